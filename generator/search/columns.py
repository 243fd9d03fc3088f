"""One fact of many records as a string: a sign, or a few, for each record, in the order of the index.

Neighbouring records are alike, so the strings shrink to very little on the wire.
"""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import NamedTuple, TypeVar

SIGNS = "".join(chr(code) for code in range(35, 127) if chr(code) != "\\")
"""Signs that JSON writes as they are, one for each digit; assets/search/table.js reads them."""

Value = TypeVar("Value", bound=Hashable)
Told = TypeVar("Told")


class Column(NamedTuple):
    """The values of some neighbouring records: those that occur, and for each record the place of its own in them."""

    values: list
    places: list[int]


def column(values: Iterable[Hashable]) -> Column:
    """One value for each record."""
    place: dict[Hashable, int] = {}
    places = [place.setdefault(value, len(place)) for value in values]
    return Column(list(place), places)


def occurring(columns: Iterable[Column]) -> set:
    """All values of neighbouring parts."""
    return set().union(*(column.values for column in columns))


def each(columns: Iterable[Column], told: Mapping[Value, Told]) -> list[Told]:
    """What is told of the value of each record."""
    found: list[Told] = []
    for values, places in columns:
        known = [told[value] for value in values]
        found += [known[place] for place in places]
    return found


def signs(columns: Sequence[Column], number: Callable[[Value], int], width: int) -> dict[str, int | str]:
    """The column of numbers as the browser reads it."""
    written = {value: _sign(number(value), width) for value in occurring(columns)}
    return {"width": width, "column": "".join(each(columns, written))}


def width(count: int) -> int:
    """How many signs tell so many values apart."""
    found = 1
    while len(SIGNS) ** found < count:
        found += 1
    return found


def _sign(number: int, width: int) -> str:
    written = ""
    for _ in range(width):
        number, digit = divmod(number, len(SIGNS))
        written = SIGNS[digit] + written
    return written
