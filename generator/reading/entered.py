"""When each issue and each change of status came into the directory, as git knows it, and when it was last put
otherwise.

What takes effect on a day is often entered on a later one. The day of entry is that of the first commit on main whose
file says it; of a merge it is the day of merging, which whoever wrote the branch cannot choose.
"""

import datetime
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from generator.cache import NOTHING_KEPT, Cache, hashed
from generator.model.directory import Generation, Told
from generator.model.record import EntryName, Part, Record
from generator.reading import characters, git, text
from generator.reading.refusal import Refusal

Days = dict[EntryName, datetime.date]
Said = tuple[list[EntryName], dict[Part, bytes]]
"""What a version of a file said: the names of its entries, and of each part a hash."""


class Version(NamedTuple):
    """What git calls a version of a file, empty where it was removed, and when the commit was made."""

    name: str
    day: datetime.date
    seconds: int


def entries(
    data: Path, records: dict[str, Record], generations: Iterable[Generation], cache: Cache = NOTHING_KEPT
) -> dict[str, Days]:
    """Path of each record to the days of its entries; an entry that is not committed has none. Empty without
    generations."""
    return read(data, records, generations, cache)[0]


def read(
    data: Path, records: dict[str, Record], generations: Iterable[Generation], cache: Cache = NOTHING_KEPT
) -> tuple[dict[str, Days], dict[str, Told]]:
    """Path of each record to the days of its entries, and to since when it says what it says.

    A file always had its first issue and its first status, so versions are read only of one that has several, or has
    grown. They are found by its name, which stays when another body takes the record over.
    """
    versions = _versions(generations)
    known = {path: versions[_name(path)] for path in records if _name(path) in versions}
    changed = {path: found for path, found in known.items() if len(found) > 1 or _has_grown(records[path])}
    said = _said(data, [version.name for found in changed.values() for version in found], cache)
    days = {
        path: _first_days(found, said) if path in changed else dict.fromkeys(records[path].entries, found[0].day)
        for path, found in known.items()
    }
    told = {path: _told(found, said) if path in changed else Told(found[0].seconds) for path, found in known.items()}
    return days, told


def _has_grown(record: Record) -> bool:
    return len(record.issues) > 1 or len(record.status) > 1


def _said(data: Path, names: list[str], cache: Cache) -> dict[str, Said]:
    """What each version of a file said. That never changes, so what an earlier run has read is not read again."""
    kept = cache.name("entered")
    known = cache.get(kept)
    known = known if isinstance(known, dict) else {}
    new = [name for name in names if name not in known]
    contents = git.contents(data, new, characters.MOST_BYTES)
    said = {name: known[name] if name in known else _of_version(contents.get(name, b"")) for name in names}
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
            found[_name(change.path)].append(Version(change.new, generation.date, generation.seconds))
    return found


def _first_days(versions: list[Version], said: dict[str, Said]) -> Days:
    days: Days = {}
    for version in versions:
        for entry in said[version.name][0]:
            days.setdefault(entry, version.day)
    return days


def _told(versions: list[Version], said: dict[str, Said]) -> Told:
    """A version that cannot be read is passed over: what stood before it and stands behind it was not altered."""
    told = Told(versions[0].seconds)
    last: dict[Part, bytes] = {}
    for version in versions:
        for part, digest in said[version.name][1].items():
            if part in last and last[part] != digest:
                told.altered[part] = version.seconds
            elif part not in last and version.seconds != told.first:
                told.came[part] = version.seconds
            last[part] = digest
    return told


def _of_version(raw: bytes) -> Said:
    """What a version of a file said; nothing when it cannot be read or has another form than today's."""
    try:
        tree = text.load(characters.decode(raw))
        issues = [("issue", str(issue["issue"])) for issue in tree["issues"]]
        return issues + [(change["to"], change["date"]) for change in tree["status"]], _parts(tree)
    except (Refusal, AttributeError, KeyError, TypeError):
        return [], {}


def _parts(tree: dict) -> dict[Part, bytes]:
    found = {("holder", ""): tree["holder"]["name"]}
    for issue in tree["issues"]:
        found["issue", issue["issue"]] = sorted(issue.items())
        found["expires", issue["issue"]] = issue.get("expires")
    for name, field in (("status", "status"), ("transfer", "transfers")):
        for place, entry in enumerate(tree.get(field, ())):
            found[name, str(place)] = sorted(entry.items())
    return {part: hashed(repr(value)) for part, value in found.items()}
