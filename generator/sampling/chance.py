"""Chance that is the same on every machine.

Of Python's generator only ``random()`` stays the same between versions, and of arithmetic only what is exact by IEEE
754; so nothing else is used here, neither ``shuffle`` nor a logarithm.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate
from random import Random
from typing import Generic, TypeVar

Item = TypeVar("Item")


class Weighted(Generic[Item]):
    """Things to choose from, each with its weight."""

    def __init__(self, weights: Iterable[tuple[Item, float]]) -> None:
        pairs = tuple(weights)
        self.items = tuple(item for item, _ in pairs)
        self.sums = tuple(accumulate(weight for _, weight in pairs))


class Chance:
    """A stream of decisions; the same seed makes the same decisions."""

    def __init__(self, *seed: object) -> None:
        self._next = Random("/".join(map(str, seed))).random

    def happens(self, share: float) -> bool:
        """True in this share of all cases."""
        return self._next() < share

    def below(self, limit: int) -> int:
        """A whole number from 0 up to, and without, the limit."""
        return int(self._next() * limit)

    def between(self, least: int, most: int) -> int:
        """A whole number, both ends included."""
        return least + int(self._next() * (most - least + 1))

    def one(self, items: Sequence[Item]) -> Item:
        """One of several, all alike."""
        return items[int(self._next() * len(items))]

    def some(self, items: Sequence[Item], count: int) -> list[Item]:
        """Several different ones, in the order in which they were chosen; all, when there are not so many."""
        left = list(items)
        return [left.pop(self.below(len(left))) for _ in range(min(count, len(left)))]

    def weighted(self, weights: Weighted[Item]) -> Item:
        """One of several by weight."""
        return weights.items[min(bisect_right(weights.sums, self._next() * weights.sums[-1]), len(weights.items) - 1)]

    def filled(self, pattern: str) -> str:
        """A pattern with a figure for each ``#`` and a capital for each ``@``."""
        return "".join(
            str(self.below(10)) if sign == "#" else chr(65 + self.below(26)) if sign == "@" else sign
            for sign in pattern
        )
