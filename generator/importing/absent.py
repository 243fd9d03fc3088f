"""A row that only changes a record, and no such record is there: which one may be meant."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from generator.importing.table import Row
from generator.model.number import reading

_OF_A_NEW_ONE = frozenset(("Scheme", "Holder", "Street", "City", "Country"))
"""Whoever enters a new record fills in one of these at least."""
_MOST_NAMED = 3


def only_changes(row: Row) -> bool:
    """Whether a row can only be about a record that is there: it has no cell that tells what a new one is about."""
    return _OF_A_NEW_ONE.isdisjoint(row.cells)


@dataclass
class Numbers:
    """The numbers of one body, to look up what is nearly one of them. Two readings that differ by one sign share one of
    the texts that are left when one sign is taken out, so the time does not grow with the number of records."""

    by_shorter: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    @classmethod
    def of(cls, numbers: Iterable[str]) -> "Numbers":
        """Note all numbers."""
        found = cls()
        for number in numbers:
            for text in _shorter(reading(number)):
                found.by_shorter[text].add(number)
        return found

    def nearest(self, text: str) -> list[str]:
        """The numbers one edit away from a text: first those that only look alike, then those with the same signs in
        another order."""
        wanted = reading(text)
        near = {number for key in _shorter(wanted) for number in self.by_shorter.get(key, ())}
        near = {number for number in near if _differ_by_one(wanted, reading(number))}
        return sorted(near, key=lambda one: (reading(one) != wanted, sorted(reading(one)) != sorted(wanted), one))

    def hint(self, text: str) -> str:
        """What to do about a number that is not there."""
        near = self.nearest(text)
        if not near:
            return "correct the number; a row for a new record also needs its scheme, holder and address"
        return f"nearest: {', '.join(near[:_MOST_NAMED])}" + (" …" if len(near) > _MOST_NAMED else "")


def _shorter(text: str) -> set[str]:
    return {text, *(text[:at] + text[at + 1 :] for at in range(len(text)))}


def _differ_by_one(one: str, other: str) -> bool:
    """Whether a sign is put in, left out, changed or swapped with the next, or nothing differs at all."""
    start = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    mine, theirs = one[start:], other[start:]
    edits = ((mine[1:], theirs), (mine, theirs[1:]), (mine[1:], theirs[1:]), (mine[1::-1] + mine[2:], theirs))
    return any(left == right for left, right in edits)
