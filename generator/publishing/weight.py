"""What each output of a build weighs, and what a host with a limit has to do without."""

import os
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path

from generator.exports.outputs import ALWAYS, OPTIONAL, Output, output_of


@dataclass(slots=True)
class Weight:
    """Some files together: what the limits of hosts are about."""

    files: int = 0
    bytes: int = 0
    largest: int = 0
    folders: Counter[str] = field(default_factory=Counter)
    """How many of them are in which folder."""

    @property
    def in_one_folder(self) -> int:
        """How many are in the fullest folder."""
        return max(self.folders.values(), default=0)

    def add(self, path: str, size: int) -> None:
        """One more file."""
        self.files += 1
        self.bytes += size
        self.largest = max(self.largest, size)
        self.folders[path.rpartition("/")[0]] += 1

    @classmethod
    def of(cls, parts: Iterable["Weight"]) -> "Weight":
        """Several parts together."""
        found = cls()
        for part in parts:
            found.files += part.files
            found.bytes += part.bytes
            found.largest = max(found.largest, part.largest)
            found.folders.update(part.folders)
        return found


Weights = dict[str, Weight]
"""By the name of the output; those that have files, in the order in which they are shown."""


def files_of(folder: Path) -> Iterator[tuple[str, int]]:
    """Every file of a site on the disk: its path, and how many bytes it has."""
    for found, _, names in os.walk(folder):
        below = Path(found).relative_to(folder).as_posix()
        for name in names:
            path = name if below == "." else f"{below}/{name}"
            yield path, os.stat(os.path.join(found, name)).st_size


def weigh(files: Iterable[tuple[str, int]]) -> Weights:
    """What each output weighs."""
    found = {output.name: Weight() for output in (*ALWAYS, *OPTIONAL)}
    for path, size in files:
        found[output_of(path).name].add(path, size)
    return {name: weight for name, weight in found.items() if weight.files}


def ways(weights: Weights) -> Iterator[tuple[tuple[Output, ...], Weight]]:
    """What is left of a site without some of the outputs it has: without one of them first, then without two, and of as
    many those first that are missed least."""
    there = [output for output in OPTIONAL if output.name in weights]
    for number in range(1, len(there) + 1):
        for without in combinations(there, number):
            names = {output.name for output in without}
            yield without, Weight.of(weight for name, weight in weights.items() if name not in names)
