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
from generator.search.columns import Column, each, occurring
from generator.search.packing import Packed, compact
from generator.search.sheets import RECORDS_IN_A_SHEET, Sheet, alike, shortened

HOLDERS_IN_A_PART = 512
_DAY_0 = datetime.date(2000, 1, 1)

Holder = tuple[str, str, str]
"""Name, local name, and the language of that."""


class Facts(NamedTuple):
    """What a line of a list is compared with."""

    common: tuple[str | int, ...]
    """What every list needs, in the order of ``COMMON`` in assets/check/facts.js; the last, the holder, is apart."""
    place: tuple[str, ...]
    """Street and region."""
    scope: tuple[str, ...]
    """The scope of the whole family and the activities at this location, or the subject of a statement."""


def facts(entry: Entry, catalogue: Catalogue) -> Facts:
    """The facts of one record."""
    record, issue = entry.record, entry.issue
    address = record.site.address
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
        common, (address.street, address.region or ""), (scope, getattr(issue, "at_this_location", None) or "")
    )


def holder(entry: Entry) -> Holder:
    """The holder of one record."""
    named = entry.record.holder
    return named.name, named.name_local or "", named.language or ""


def _after(day: datetime.date, then: Iterable[tuple[datetime.date, str]]) -> str:
    """Days, each with a word, as how many days they come after the one before: ``8843 current;1095 expired``."""
    told = []
    for next_day, word in then:
        told.append(f"{(next_day - day).days} {word}")
        day = next_day
    return ";".join(told)


def listed(sheets: Sequence[Sheet], holders: Sequence[Column], packed: Packed) -> str:
    """Pack the facts of all records in the order of the index; the name of the list of their parts."""
    names = sorted(occurring(holders))
    place = {name: at for at, name in enumerate(names)}
    place_of_each = each(holders, place)
    return packed.add(
        compact(
            {
                "recordsInAPart": RECORDS_IN_A_SHEET,
                "holdersInAPart": HOLDERS_IN_A_PART,
                "numbers": packed.add(compact(_numbers(sheets))),
                "common": _common(sheets, place_of_each, packed),
                "places": [packed.add(sheet.places) for sheet in sheets],
                "scopes": [packed.add(sheet.scopes) for sheet in sheets],
                "holders": _holders(names, place_of_each, packed),
            }
        )
    )


def _common(sheets: Sequence[Sheet], holders: Sequence[int], packed: Packed) -> list[str]:
    """What every list needs of each sheet; the place of the holder is the last column."""
    starts = range(0, len(holders), RECORDS_IN_A_SHEET)
    last = (holders[start : start + RECORDS_IN_A_SHEET] for start in starts)
    return [
        packed.add(sheet.common[:-1] + b"," + compact(alike(column)) + b"]")
        for sheet, column in zip(sheets, last, strict=True)
    ]


def _holders(names: Sequence[Holder], place_of_each: Sequence[int], packed: Packed) -> list[str]:
    """All holders, each with its records as the steps between them: ``3,5,12`` as ``3,2,7``."""
    rows: list[list[str | int]] = [list(name) for name in names]
    last = [0] * len(names)
    for record, place in enumerate(place_of_each):
        rows[place].append(record - last[place])
        last[place] = record
    starts = range(0, len(rows), HOLDERS_IN_A_PART)
    return [packed.add(compact(rows[start : start + HOLDERS_IN_A_PART])) for start in starts]


def _numbers(sheets: Sequence[Sheet]) -> str:
    """The numbers of all sheets, each as what differs from the one before it."""
    lines, before = [], ""
    for sheet in sheets:
        lines.append(shortened(before, sheet.first))
        lines += filter(None, [sheet.numbers])
        before = sheet.last
    return "\n".join(lines)
