"""What every record is counted and sorted by: one sign, or a few, for each record and fact, in the order of the index.

Neighbouring records are alike, so the strings shrink to very little on the wire.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from generator.model.countries import country_name
from generator.model.names import name_slug
from generator.pages.catalogue import Catalogue, Entry
from generator.search.folding import name_length
from generator.search.packing import Packed, compact

SIGNS = "".join(chr(code) for code in range(35, 127) if chr(code) != "\\")
"""Signs that JSON writes as they are, one for each digit; assets/table.js reads them."""
LONGEST_NAME = 9


class Row(NamedTuple):
    """What one record is counted and sorted by."""

    facets: tuple[tuple[str, ...], ...]
    """For each facet the values that the record has, sorted."""
    issued: int
    """The day of the issue in force, as ``date.toordinal`` counts."""
    until: int
    """The last day of validity; 0 where none is stated."""
    holder: str
    """The name of the holder, as lists are sorted by it."""
    words: int
    """How many words the name of the holder has."""


FACETS = ("status", "kind", "scheme", "body", "country", "standard", "category")


def row(entry: Entry, catalogue: Catalogue) -> Row:
    """The row of one record."""
    directory, record, issue = catalogue.directory, entry.record, entry.issue
    categories = directory.terms("component-categories")
    named = {*issue.standards, *getattr(issue, "specifications", ())}
    return Row(
        (
            (entry.status.value,),
            (record.kind,),
            (directory.schemes[record.scheme].short_name,),
            (directory.bodies[record.body].short_name,),
            (country_name(entry.country),),
            tuple(sorted(named)),
            tuple(sorted({categories[id_].label for id_ in getattr(issue, "categories", ())})),
        ),
        issue.issued.toordinal(),
        entry.until.toordinal() if entry.until else 0,
        name_slug(record.holder.name),
        min(name_length(record.holder.name), LONGEST_NAME),
    )


def table(rows: Sequence[Row], packed: Packed) -> dict[str, str]:
    """Pack the tables: ``facets`` is needed for every answer, ``order`` only to sort or to narrow by date."""
    columns = list(zip(*(row.facets for row in rows), strict=True)) or [()] * len(FACETS)
    facets = {
        "records": len(rows),
        "facets": {name: _facet(column) for name, column in zip(FACETS, columns, strict=True)},
        "lengths": _column((row.words for row in rows), 1),
    }
    return {"facets": packed.add(compact(facets)), "order": packed.add(compact(_order(rows)))}


def _facet(sets: Sequence[tuple[str, ...]]) -> dict:
    """All values, and for each record one of the sets of values that occur."""
    known = sorted(set(sets))
    values = sorted({value for one in known for value in one})
    place = {one: position for position, one in enumerate(known)}
    at = {value: position for position, value in enumerate(values)}
    width = _width(len(known))
    return {
        "values": values,
        "sets": [[at[value] for value in one] for one in known],
        **_column((place[one] for one in sets), width),
    }


def _order(rows: Sequence[Row]) -> dict:
    """Days counted from the one before the first, 0 for none, and the place of the holder in the alphabet."""
    issued = [row.issued for row in rows]
    until = [row.until for row in rows]
    first = min([*issued, *filter(None, until)], default=1) - 1
    days = _width(max([*issued, *until], default=1) - first + 1)
    place = {holder: position for position, holder in enumerate(sorted({row.holder for row in rows}))}
    return {
        "before": first,
        "issued": _column((day - first for day in issued), days),
        "expires": _column((day - first if day else 0 for day in until), days),
        "holder": _column((place[row.holder] for row in rows), _width(len(place))),
    }


def _column(numbers: Iterable[int], width: int) -> dict:
    return {"width": width, "column": _signs(numbers, width)}


def _width(count: int) -> int:
    """How many signs tell so many values apart."""
    width = 1
    while len(SIGNS) ** width < count:
        width += 1
    return width


def _signs(numbers: Iterable[int], width: int) -> str:
    base = len(SIGNS)
    if width == 1:
        return "".join([SIGNS[number] for number in numbers])
    written = []
    for number in numbers:
        signs = ""
        for _ in range(width):
            number, digit = divmod(number, base)
            signs = SIGNS[digit] + signs
        written.append(signs)
    return "".join(written)
