"""How many records bore a warning at the end of each month, as far as history tells.

Counted are the rules that look at one record alone and at no day: what another record says, or how old something is,
belongs to the day on which it is asked.
"""

import datetime
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from generator.cache import files_in_a_name, hashed
from generator.model.directory import Directory, Generation
from generator.model.record import Record
from generator.model.timeline import ONE_DAY, months_later
from generator.reading import files
from generator.reading.generations import records_in
from generator.rules import RULES
from generator.rules.rule import Context
from generator.workers import Means, spread

ALONE = ("R107", "R307", "R308", "R309", "R603", "R604", "R605", "R608", "R610", "R703", "R913")
"""The rules whose warnings follow from one record, and from the register of today."""
MONTHS = 24
_AT_ONCE = 200
_NO_DAY = datetime.date(9000, 1, 1)
_RULES = [rule for rule in RULES if rule.explanation.code in ALONE]
Version = tuple[str, str]
"""A path, and what git calls what lay there."""


@dataclass(frozen=True, slots=True)
class Point:
    """The directory at the end of a day."""

    day: datetime.date
    records: dict[str, int]
    """Id of each body to the number of its records."""
    warned: dict[tuple[str, str], int]
    """Body and code to the number of its records that bear a warning of this code."""
    unread: int
    """Records in a form that cannot be read today."""


def points(directory: Directory, data: Path, as_of: datetime.date, means: Means) -> tuple[Point, ...]:
    """The last day of each of the months before ``as_of``, and that day, oldest first; none without history."""
    states = list(_states(directory.generations, as_of))
    codes = _known(directory)
    unknown = sorted({version for _, state in states for version in state.items()} - codes.keys())
    codes |= _codes(directory, data, unknown, means)
    return tuple(_point(day, state, codes) for day, state in states)


def codes_of(record: Record, context: Context) -> tuple[str, ...]:
    """The codes that are counted and that one record bears."""
    return tuple(rule.explanation.code for rule in _RULES if any(rule.check(record, context)))


def days(as_of: datetime.date) -> list[datetime.date]:
    """The last days of the months before, then the day itself."""
    first = as_of.replace(day=1)
    return [*(months_later(first, -back) - ONE_DAY for back in reversed(range(MONTHS))), as_of]


def _states(past: Iterable[Generation], as_of: datetime.date) -> Iterator[tuple[datetime.date, dict[str, str]]]:
    """Each day that has a generation, with the version of every record then."""
    state: dict[str, str] = {}
    waiting = list(past)
    for day in days(as_of):
        until = max((at for at, one in enumerate(waiting, start=1) if one.date <= day), default=0)
        for one in waiting[:until]:
            for change in one.changes:
                if not change.new:
                    state.pop(change.path, None)
                elif files.RECORD.fullmatch(change.path):
                    state[change.path] = change.new
        del waiting[:until]
        if state:
            yield day, dict(state)


def _known(directory: Directory) -> dict[Version, tuple[str, ...] | None]:
    """What the check has said of the records of today, which most of the older ones are too."""
    if directory.revision is None or directory.revision.modified:
        return {}
    newest = {change.path: change.new for one in directory.generations for change in one.changes}
    return {
        (path, newest[path]): tuple(code for code in directory.warnings.get(path, ()) if code in ALONE)
        for path in directory.records
        if path in newest
    }


def _codes(
    directory: Directory, data: Path, versions: list[Version], means: Means
) -> dict[Version, tuple[str, ...] | None]:
    """What older versions bear, None for one that cannot be read. What an earlier run has found is not read again."""
    around = sorted(path for path in directory.digests if path not in directory.records)
    register = hashed(*files_in_a_name(around, directory.digests))
    name = means.cache.name("trend", register)
    kept = means.cache.get(name)
    known = kept if isinstance(kept, dict) else {}
    new = [version for version in versions if version not in known]
    context = Context(replace(directory, records={}), _NO_DAY)

    def read(part: list[Version]) -> dict[Version, tuple[str, ...] | None]:
        found = records_in(data, part)
        return {version: codes_of(record, context) if record else None for version, record in found.items()}

    parts = [new[at : at + _AT_ONCE] for at in range(0, len(new), _AT_ONCE)]
    found = {version: known[version] for version in versions if version in known}
    for part in spread(read, parts, means, "Reading older records, parts"):
        found |= part
    if new:
        means.cache.put(name, found)
    return found


def _point(day: datetime.date, state: dict[str, str], codes: dict[Version, tuple[str, ...] | None]) -> Point:
    records: Counter[str] = Counter()
    warned: Counter[tuple[str, str]] = Counter()
    unread = 0
    for version in state.items():
        body = version[0].split("/")[2]
        records[body] += 1
        said = codes[version]
        unread += said is None
        warned.update((body, code) for code in said or ())
    return Point(day, dict(sorted(records.items())), dict(sorted(warned.items())), unread)
