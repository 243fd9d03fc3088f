"""What every record is counted and sorted by."""

from collections.abc import Sequence
from typing import NamedTuple

from generator.model.countries import country_name
from generator.model.names import name_slug
from generator.pages.catalogue import Catalogue, Entry
from generator.search.columns import Column, occurring, signs, width
from generator.search.folding import name_length
from generator.search.packing import Packed, compact

LONGEST_NAME = 9
FACETS = ("status", "kind", "scheme", "body", "country", "standard", "category")


class Row(NamedTuple):
    """What one record is counted and sorted by: for each facet the values that the record has, sorted; then days, the
    name of the holder as lists are sorted by it, and how many words it has."""

    status: tuple[str, ...]
    kind: tuple[str, ...]
    scheme: tuple[str, ...]
    body: tuple[str, ...]
    country: tuple[str, ...]
    standard: tuple[str, ...]
    category: tuple[str, ...]
    issued: int
    """The day of the issue in force, as ``date.toordinal`` counts."""
    until: int
    """The last day of validity; 0 where none is stated."""
    holder: str
    words: int


def row(entry: Entry, catalogue: Catalogue) -> Row:
    """The row of one record."""
    directory, record, issue = catalogue.directory, entry.record, entry.issue
    categories = directory.terms("component-categories")
    named = {*issue.standards, *getattr(issue, "specifications", ())}
    return Row(
        (entry.status.value,),
        (record.kind,),
        (directory.schemes[record.scheme].short_name,),
        (directory.bodies[record.body].short_name,),
        (country_name(entry.country),),
        tuple(sorted(named)),
        tuple(sorted({categories[id_].label for id_ in getattr(issue, "categories", ())})),
        issue.issued.toordinal(),
        entry.until.toordinal() if entry.until else 0,
        name_slug(record.holder.name),
        min(name_length(record.holder.name), LONGEST_NAME),
    )


def table(records: int, rows: dict[str, Sequence[Column]], packed: Packed) -> dict[str, str]:
    """Pack the tables of all rows, each field in neighbouring columns: ``facets`` is needed for every answer, ``order``
    only to sort or to narrow by date."""
    facets = {
        "records": records,
        "facets": {name: _facet(rows[name]) for name in FACETS},
        "lengths": signs(rows["words"], int, 1),
    }
    return {"facets": packed.add(compact(facets)), "order": packed.add(compact(_order(rows)))}


def _facet(columns: Sequence[Column]) -> dict:
    """All values, and for each record one of the sets of values that occur."""
    known = sorted(occurring(columns))
    values = sorted({value for one in known for value in one})
    place = {one: position for position, one in enumerate(known)}
    at = {value: position for position, value in enumerate(values)}
    sets = [[at[value] for value in one] for one in known]
    return {"values": values, "sets": sets, **signs(columns, place.__getitem__, width(len(known)))}


def _order(rows: dict[str, Sequence[Column]]) -> dict:
    """Days counted from the one before the first, 0 for none, and the place of the holder in the alphabet."""
    days = occurring([*rows["issued"], *rows["until"]])
    first = min(filter(None, days), default=1) - 1
    of_days = width(max(days, default=1) - first + 1)
    place = {holder: position for position, holder in enumerate(sorted(occurring(rows["holder"])))}
    return {
        "before": first,
        "issued": signs(rows["issued"], lambda day: day - first, of_days),
        "expires": signs(rows["until"], lambda day: day - first if day else 0, of_days),
        "holder": signs(rows["holder"], place.__getitem__, width(len(place))),
    }
