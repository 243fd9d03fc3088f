"""Charts as places of bars: issued by year, and by status. ``charts.html`` draws them and puts their numbers beside."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from generator.model.timeline import Status
from generator.pages.catalogue import Entry, counts

WIDTH = 320
"""All charts are drawn this wide, about the width of a phone, so that their words stay readable there."""
BAR_HEIGHT = 100
WIDEST_STEP = 32
WIDTH_OF_A_FIGURE = 6
"""How much a figure above a bar takes; where the longest number does not fit, only the highest bar has its number."""
WIDTH_OF_A_YEAR = 32
"""How much a year below a bar takes, with the space to the next."""
LONGEST_ROW = 150
ROW_HEIGHT = 22


@dataclass(frozen=True, slots=True)
class Column:
    """One year: its bar in two parts, current below and all others above it."""

    year: int
    statuses: dict[Status, int]
    middle: float
    left: float
    width: float
    current_height: float
    height: float
    named: bool
    """Whether the year stands below the bar; not every year finds room."""
    numbered: bool
    """Whether the number stands above the bar."""

    @property
    def total(self) -> int:
        return sum(self.statuses.values())

    @property
    def current(self) -> int:
        return self.statuses.get(Status.CURRENT, 0)


@dataclass(frozen=True, slots=True)
class Row:
    """One status: its bar lies behind its word, its number behind the bar."""

    status: Status
    number: int
    top: int
    length: float


@dataclass(frozen=True, slots=True)
class Charts:
    """What the page of a body or a scheme draws of its records."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    total: int


def charts(entries: Sequence[Entry]) -> Charts | None:
    """The charts of some records; None where there is nothing to draw."""
    if not entries:
        return None
    return Charts(_columns(entries), _rows(counts(entries)), len(entries))


def _columns(entries: Sequence[Entry]) -> tuple[Column, ...]:
    """A column for each year from the first to the last, those without a record included."""
    of_year: dict[int, list[Entry]] = defaultdict(list)
    for entry in entries:
        of_year[entry.record.originally_issued.year].append(entry)
    years = range(min(of_year), max(of_year) + 1)
    highest = max(map(len, of_year.values()))
    step = min(WIDEST_STEP, WIDTH / len(years))
    all_numbered = len(str(highest)) * WIDTH_OF_A_FIGURE <= step
    every = ceil(WIDTH_OF_A_YEAR / step)
    found = []
    for position, year in enumerate(years):
        statuses = counts(of_year.get(year, ()))
        number = sum(statuses.values())
        found.append(
            Column(
                year=year,
                statuses=statuses,
                middle=round((position + 0.5) * step, 1),
                left=round((position + 0.15) * step, 1),
                width=round(0.7 * step, 1),
                current_height=round(BAR_HEIGHT * statuses.get(Status.CURRENT, 0) / highest, 1),
                height=round(BAR_HEIGHT * number / highest, 1),
                named=(len(years) - 1 - position) % every == 0,
                numbered=number > 0 and (all_numbered or number == highest),
            )
        )
    return tuple(found)


def _rows(total: dict[Status, int]) -> tuple[Row, ...]:
    most = max(total.values())
    return tuple(
        Row(status, number, ROW_HEIGHT * position, round(max(1, LONGEST_ROW * number / most), 1))
        for position, (status, number) in enumerate(total.items())
    )
