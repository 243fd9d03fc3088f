"""What is shown of records, and compared with them, in files of so many neighbours each.

A sheet is kept by what the parts say that it reaches into. So a record that changes makes its own sheet anew and no
other; one that comes or goes makes those behind it, too, since their records move by one.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate, chain, pairwise
from typing import NamedTuple

from generator.cache import Cache
from generator.search.cards import packs
from generator.search.packing import compact
from generator.search.pieces import content, digest, kept

RECORDS_IN_A_SHEET = 512
"""So many records share a file of facts; packs of cards fill it without a rest."""


class Shown(NamedTuple):
    """What is shown of neighbouring records and compared with them; facts stand in columns."""

    cards: list[str]
    numbers: list[str]
    common: list[Sequence]
    places: list[Sequence]
    scopes: list[Sequence]


class Sheet(NamedTuple):
    """The files of some neighbours, as far as they follow from these records alone."""

    cards: list[bytes]
    common: bytes
    places: bytes
    scopes: bytes
    numbers: str
    """The lines behind the first number, as ``shortened`` writes them."""
    first: str
    last: str


Slice = tuple[int, int, int]
"""Which of the parts, and from where in it to where."""


def sheets(records: Sequence[int], shown: Sequence[bytes], cache: Cache) -> list[Sheet]:
    """The sheets of all parts: how many records each has, and what is shown of them."""
    found = []
    for slices in _cut(records):
        made_of = b"".join([digest(shown[at]) + start.to_bytes(8) + stop.to_bytes(8) for at, start, stop in slices])
        found.append(kept("sheet", made_of, lambda slices=slices: _sheet(slices, shown), cache))
    return found


def _cut(records: Sequence[int]) -> Iterator[list[Slice]]:
    """For each sheet what it takes of which parts."""
    before = [0, *accumulate(records)]
    for start in range(0, before[-1], RECORDS_IN_A_SHEET):
        stop = min(start + RECORDS_IN_A_SHEET, before[-1])
        parts = range(bisect_right(before, start) - 1, bisect_left(before, stop))
        yield [(at, max(start - before[at], 0), min(stop - before[at], records[at])) for at in parts]


def _sheet(slices: Sequence[Slice], pieces: Sequence[bytes]) -> Sheet:
    parts = [(content(pieces[at]), slice(start, stop)) for at, start, stop in slices]
    cards, numbers = ([one for shown, those in parts for one in shown[field][those]] for field in (0, 1))
    columns = (
        zip(*([column[those] for column in shown[field]] for shown, those in parts), strict=True) for field in (2, 3, 4)
    )
    common, places, scopes = (compact([alike(list(chain.from_iterable(column))) for column in of]) for of in columns)
    lines = [shortened(before, number) for before, number in pairwise(numbers)]
    return Sheet(packs(cards), common, places, scopes, "\n".join(lines), numbers[0], numbers[-1])


def alike(values: Sequence[str | int]) -> Sequence[str | int] | str | int:
    """A column; the value alone where it is the same in all rows."""
    return values[0] if len(set(values)) == 1 else values


def shortened(before: str, number: str) -> str:
    """A number as how many signs of the one before it begins with, as a letter, and the rest."""
    same = next((at for at, pair in enumerate(zip(before, number, strict=False)) if pair[0] != pair[1]), None)
    same = min(len(before), len(number)) if same is None else same
    return f"{chr(65 + same)}{number[same:]}"
