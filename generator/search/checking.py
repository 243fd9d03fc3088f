"""What checking a whole list needs: all numbers in one small file, and the facts of records in columns.

``cards`` serve a page of results; ten thousand lines would load every one of them. Here a fact that only some lists
speak of, as the scope, lies apart, and neighbours stand in columns, which shrink to few bytes on the wire. So do days
that are told by how long after the one before they come: most certificates are valid for the same three years.
Records are told by their place in the order of the index, holders by theirs in the order of names.
"""

import datetime
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from generator.pages.catalogue import Catalogue, Entry
from generator.search.packing import Packed, compact

RECORDS_IN_A_PART = 512
HOLDERS_IN_A_PART = 512
_DAY_0 = datetime.date(2000, 1, 1)


class Facts(NamedTuple):
    """What a line of a list is compared with."""

    number: str
    holder: tuple[str, str, str]
    """Name, local name, and the language of that."""
    common: tuple[str | int, ...]
    """What every list needs, as ``COMMON`` in assets/check/facts.js names it."""
    place: tuple[str, ...]
    """Street and region."""
    scope: tuple[str, ...]
    """The scope of the whole family and the activities at this location, or the subject of a statement."""


def facts(entry: Entry, catalogue: Catalogue) -> Facts:
    """The facts of one record."""
    record, issue = entry.record, entry.issue
    holder, address = record.holder, record.site.address
    common = (
        record.site.name or "",
        entry.city,
        entry.country,
        catalogue.directory.schemes[record.scheme].short_name,
        record.kind,
        ", ".join(issue.standards),
        _after(_DAY_0, ((step.start, step.status.value) for step in entry.steps)),
        _after(entry.steps[0].start, ((one.issued, str(one.issue)) for one in record.issues)),
        (record.originally_issued - record.issues[0].issued).days,
    )
    scope = getattr(issue, "scope", None) or getattr(issue, "subject", None) or ""
    return Facts(
        record.number,
        (holder.name, holder.name_local or "", holder.language or ""),
        common,
        (address.street, address.region or ""),
        (scope, getattr(issue, "at_this_location", None) or ""),
    )


def _after(day: datetime.date, then: Iterable[tuple[datetime.date, str]]) -> str:
    """Days, each with a word, as how many days they come after the one before: ``8843 current;1095 expired``."""
    told = []
    for next_day, word in then:
        told.append(f"{(next_day - day).days} {word}")
        day = next_day
    return ";".join(told)


def listed(found: Sequence[Facts], packed: Packed) -> str:
    """Pack the facts of all records in the order of the index; the name of the list of their parts."""
    records_of: dict[tuple[str, str, str], list[int]] = {}
    for position, one in enumerate(found):
        records_of.setdefault(one.holder, []).append(position)
    holders = sorted(records_of)
    place = {holder: at for at, holder in enumerate(holders)}
    common = [(*one.common, place[one.holder]) for one in found]
    names = [(*holder, *_steps(records_of[holder])) for holder in holders]
    return packed.add(
        compact(
            {
                "recordsInAPart": RECORDS_IN_A_PART,
                "holdersInAPart": HOLDERS_IN_A_PART,
                "numbers": packed.add(compact(_shortened([one.number for one in found]))),
                "common": _columns(common, packed),
                "places": _columns([one.place for one in found], packed),
                "scopes": _columns([one.scope for one in found], packed),
                "holders": _rows(names, packed),
            }
        )
    )


def _columns(rows: Sequence[tuple], packed: Packed) -> list[str]:
    """Neighbouring rows as columns, a file for each so many of them."""
    parts = (rows[start : start + RECORDS_IN_A_PART] for start in range(0, len(rows), RECORDS_IN_A_PART))
    return [packed.add(compact([_column(column) for column in zip(*part, strict=True)])) for part in parts]


def _column(values: Sequence[str | int]) -> list | str | int:
    """A column; the value alone where it is the same in all rows."""
    return values[0] if len(set(values)) == 1 else list(values)


def _rows(rows: Sequence[tuple], packed: Packed) -> list[str]:
    starts = range(0, len(rows), HOLDERS_IN_A_PART)
    return [packed.add(compact(rows[start : start + HOLDERS_IN_A_PART])) for start in starts]


def _shortened(numbers: Iterable[str]) -> str:
    """Each number as how many signs of the one before it begins with, as a letter, and the rest; a line for each."""
    lines, before = [], ""
    for number in numbers:
        same = next((at for at, pair in enumerate(zip(before, number, strict=False)) if pair[0] != pair[1]), None)
        same = min(len(before), len(number)) if same is None else same
        lines.append(f"{chr(65 + same)}{number[same:]}")
        before = number
    return "\n".join(lines)


def _steps(positions: Sequence[int]) -> list[int]:
    """``3,5,12`` as ``3,2,7``."""
    return [position - before for before, position in zip([0, *positions], positions, strict=False)]
