"""The generations of a directory: each commit on main that touched it, with the versions of files that it changed.

The number of a generation is the count of such commits from the first on; its key is the commit. So both stay while
the history stays, whatever a clock says.
"""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from generator.model.directory import Change, Generation
from generator.model.record import Record
from generator.reading import characters, files, git, history
from generator.reading.revisions import fact

_LOG = ("log", "--first-parent", "--diff-merges=first-parent", "--format=%x00%H %cs %ct", "--raw", "--no-abbrev")
_CHANGE = re.compile(r":[0-7]+ (?P<mode>[0-7]+) (?P<old>[0-9a-f]+) (?P<new>[0-9a-f]+) [A-Z]\t(?P<path>.+)")
_A_LINK = "120000"


def generations(data: Path) -> tuple[Generation, ...]:
    """Oldest first; none for a shallow clone or without git."""
    found: list[Generation] = []
    before = ""
    for number, (revision, lines) in enumerate(reversed(list(history.log(data, *_LOG, "--relative"))), start=1):
        found.append(
            Generation(number, revision.commit, before, revision.date, revision.seconds, tuple(_changes(lines)))
        )
        before = revision.commit
    return tuple(found)


def _changes(lines: Iterable[str]) -> Iterator[Change]:
    for line in lines:
        if change := _CHANGE.fullmatch(line):
            new = "" if change["mode"] == _A_LINK else change["new"].strip("0") and change["new"]
            yield Change(f"data/{change['path']}", change["old"].strip("0") and change["old"], new)


def records_in(data: Path, versions: Iterable[tuple[str, str]]) -> dict[tuple[str, str], Record | None]:
    """What versions of files say, by path and blob, read as files of today are; None for one that says no record."""
    wanted = [(path, blob) for path, blob in dict.fromkeys(versions) if blob and files.RECORD.fullmatch(path)]
    contents = git.contents(data, [blob for _, blob in wanted], characters.MOST_BYTES)
    read = {(path, blob): fact(path, contents.get(blob)) for path, blob in wanted}
    return {version: found if isinstance(found, Record) else None for version, found in read.items()}
