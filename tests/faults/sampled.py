"""Which faults are tried: many of each class, spread over fields, files and looks; the same ones in every run."""

import random
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from faults import of_characters, of_fields, of_meaning, of_yaml
from faults.located import Base, Edit, FaultClass, Spot

CLASSES: tuple[FaultClass, ...] = tuple(
    of
    for module in (of_fields, of_meaning, of_characters, of_yaml)
    for of in vars(module).values()
    if isinstance(of, FaultClass)
)
OF_EACH = 20

Places = list[tuple[Base, Spot]]


@dataclass(frozen=True)
class Fault:
    """One fault in one file: what the file holds then, and where which code has to be shown."""

    of: FaultClass
    base: Base
    spot: Spot
    edit: Edit

    @property
    def path(self) -> str:
        """The file, as findings name it."""
        return f"data/{self.base.path}"

    @property
    def code(self) -> str:
        """The code that is right for it."""
        return self.edit.code or self.of.code

    @property
    def content(self) -> bytes:
        """The file with the fault in it."""
        return self.base.bytes_with(self.edit)

    @property
    def place(self) -> tuple[int, int]:
        """Line and column, from 1, where it has to be shown."""
        return self.base.place(self.edit)

    def __str__(self) -> str:
        return f"{self.of.name}: {self.path} {self.place} {self.edit.new!r}"


def sample(bases: list[Base], seed: int) -> Iterator[Fault]:
    """For each class its share; the fields that had the fewest faults come first, then they take turns."""
    by_field: dict[str, Places] = defaultdict(list)
    for base in bases:
        for spot in base.spots.values():
            by_field[spot.kind].append((base, spot))
    had: Counter[str] = Counter()
    for of in CLASSES:
        rng = random.Random(f"{seed} {of.name}")
        fields = sorted(rng.sample(list(by_field), len(by_field)), key=had.__getitem__)
        for fault in _of_one(of, [rng.sample(by_field[field], len(by_field[field])) for field in fields], rng):
            had[fault.spot.kind] += 1
            yield fault


def _of_one(of: FaultClass, waiting: list[Places], rng: random.Random) -> Iterator[Fault]:
    made = 0
    while waiting and made < OF_EACH:
        places = waiting.pop(0)
        while places:
            base, spot = places.pop()
            if edit := of.inject(base, spot, rng):
                made += 1
                yield Fault(of, base, spot, edit)
                waiting.append(places)
                break
