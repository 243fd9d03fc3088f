"""What was measured, and how it grows."""

from dataclasses import dataclass, field

STEPS = {
    "read and check": ("reading and checking", "history"),
    "render and write": ("catalogue", "rows of lists", "drafts", "pages", "checking links", "publishing"),
    "search index": ("index of records", "help index", "waiting for Pagefind"),
    "waiting for MkDocs": ("waiting for MkDocs",),
}
"""The steps that a reader knows, and those of ``certdir build --report`` in each."""


@dataclass(frozen=True, slots=True)
class Run:
    """One run: seconds, seconds of CPU, bytes of memory at most, what it wrote, and seconds of its own steps."""

    wall: float
    cpu: float
    peak: int
    files: int = 0
    bytes: int = 0
    steps: dict[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Size:
    """All runs with one number of records."""

    records: int
    runs: dict[str, Run]

    @property
    def floor(self) -> float:
        """Seconds to read the data and to write the site, and nothing else."""
        return self.runs["floor, reading"].wall + self.runs["floor, writing"].wall


def steps(run: Run) -> dict[str, float]:
    """Seconds of the steps that a reader knows; a step of the report that is not in ``STEPS`` keeps its own name, and
    what no step covers (starting Python, ending it) is ``the rest``."""
    known = {part: name for name, parts in STEPS.items() for part in parts}
    found: dict[str, float] = {}
    for part, seconds in run.steps.items():
        name = known.get(part, part)
        found[name] = found.get(name, 0.0) + seconds
    return found | {"the rest": run.wall - sum(run.steps.values())}


def growth(smaller: float, smaller_records: int, larger: float, larger_records: int) -> float:
    """A figure per record at the larger size over that at the smaller: 1 is linear, less is better than linear."""
    return (larger / larger_records) / (smaller / smaller_records)
