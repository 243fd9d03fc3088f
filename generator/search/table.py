"""What every record is counted and sorted by: one sign, or a few, for each record and fact, in the order of the index.

Neighbouring records are alike, so the strings shrink to very little on the wire.
"""

from collections.abc import Callable, Iterable, Sequence

from generator.model.countries import country_name
from generator.model.names import name_slug
from generator.pages.catalogue import Catalogue, Entry
from generator.search.folding import name_length
from generator.search.packing import Packed, compact

SIGNS = "".join(chr(code) for code in range(35, 127) if chr(code) != "\\")
"""Signs that JSON writes as they are, one for each digit; assets/table.js reads them."""
LONGEST_NAME = 9


def table(catalogue: Catalogue, packed: Packed) -> dict[str, str]:
    """Pack the tables: ``facets`` is needed for every answer, ``order`` only to sort or to narrow by date."""
    entries = catalogue.entries
    lengths = [min(name_length(entry.record.holder.name), LONGEST_NAME) for entry in entries]
    facets = {"records": len(entries), "facets": _facets(catalogue), "lengths": _column(lengths, 1)}
    return {"facets": packed.add(compact(facets)), "order": packed.add(compact(_order(entries)))}


def _facets(catalogue: Catalogue) -> dict[str, dict]:
    directory, entries = catalogue.directory, catalogue.entries
    categories = directory.terms("component-categories")
    return {
        "status": _facet(entries, lambda entry: [entry.status.value]),
        "kind": _facet(entries, lambda entry: [entry.record.kind]),
        "scheme": _facet(entries, lambda entry: [directory.schemes[entry.record.scheme].short_name]),
        "body": _facet(entries, lambda entry: [directory.bodies[entry.record.body].short_name]),
        "country": _facet(entries, lambda entry: [country_name(entry.country)]),
        "standard": _facet(
            entries, lambda entry: [*entry.issue.standards, *getattr(entry.issue, "specifications", ())]
        ),
        "category": _facet(
            entries, lambda entry: [categories[id].label for id in getattr(entry.issue, "categories", ())]
        ),
    }


def _facet(entries: Sequence[Entry], values_of: Callable[[Entry], Iterable[str]]) -> dict:
    """All values, and for each record one of the sets of values that occur."""
    sets = [tuple(sorted(set(values_of(entry)))) for entry in entries]
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


def _order(entries: Sequence[Entry]) -> dict:
    """Days counted from the one before the first, 0 for none, and the place of the holder in the alphabet."""
    issued = [entry.issue.issued.toordinal() for entry in entries]
    until = [entry.until.toordinal() if entry.until else 0 for entry in entries]
    first = min([*issued, *filter(None, until)], default=1) - 1
    days = _width(max([*issued, *until], default=1) - first + 1)
    holders = [name_slug(entry.record.holder.name) for entry in entries]
    place = {holder: position for position, holder in enumerate(sorted(set(holders)))}
    return {
        "before": first,
        "issued": _column((day - first for day in issued), days),
        "expires": _column((day - first if day else 0 for day in until), days),
        "holder": _column((place[holder] for holder in holders), _width(len(place))),
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
