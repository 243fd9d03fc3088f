"""On which day each issue and each change of status came into the directory, as git knows it.

What takes effect on a day is often entered on a later one. The day of entry is that of the first commit on main whose
file says it; of a merge it is the day of merging, which whoever wrote the branch cannot choose.
"""

import datetime
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from generator.cache import NOTHING_KEPT, Cache
from generator.model.directory import Generation
from generator.model.record import EntryName, Record
from generator.reading import characters, git, text
from generator.reading.refusal import Refusal

Version = tuple[str, datetime.date]
"""What git calls a version of a file, and the day of the commit that made it."""
Days = dict[EntryName, datetime.date]


def entries(
    data: Path, records: dict[str, Record], generations: Iterable[Generation], cache: Cache = NOTHING_KEPT
) -> dict[str, Days]:
    """Path of each record to the days of its entries; an entry that is not committed has none. Empty without
    generations.

    A file always had its first issue and its first status, so only what was added to a file later has to be looked for
    in its older versions. They are found by its name, which stays when another body takes the record over.
    """
    versions = _versions(generations)
    known = {path: versions[_name(path)] for path in records if _name(path) in versions}
    grown = {path for path in known if len(records[path].issues) > 1 or len(records[path].status) > 1}
    said = _said(data, [name for path in grown for name, _ in known[path]], cache)
    return {
        path: _first_days(found, said) if path in grown else dict.fromkeys(records[path].entries, found[0][1])
        for path, found in known.items()
    }


def _said(data: Path, names: list[str], cache: Cache) -> dict[str, list[EntryName]]:
    """What each version of a file said. That never changes, so what an earlier run has read is not read again."""
    kept = cache.name("entered")
    known = cache.get(kept)
    known = known if isinstance(known, dict) else {}
    new = [name for name in names if name not in known]
    contents = git.contents(data, new, characters.MOST_BYTES)
    said = {name: known[name] if name in known else _entries_of(contents.get(name, b"")) for name in names}
    if new:
        cache.put(kept, said)
    return said


def _name(path: str) -> str:
    return path.rpartition("/")[2]


def _versions(generations: Iterable[Generation]) -> dict[str, list[Version]]:
    """Name of each file to all its versions, oldest first."""
    found: dict[str, list[Version]] = defaultdict(list)
    for generation in generations:
        for change in generation.changes:
            found[_name(change.path)].append((change.new, generation.date))
    return found


def _first_days(versions: list[Version], said: dict[str, list[EntryName]]) -> Days:
    days: Days = {}
    for name, day in versions:
        for entry in said[name]:
            days.setdefault(entry, day)
    return days


def _entries_of(raw: bytes) -> list[EntryName]:
    """What a version of a file said; nothing when it cannot be read or has another form than today's."""
    try:
        tree = text.load(characters.decode(raw))
        issues = [("issue", str(issue["issue"])) for issue in tree["issues"]]
        return issues + [(change["to"], change["date"]) for change in tree["status"]]
    except (Refusal, KeyError, TypeError):
        return []
