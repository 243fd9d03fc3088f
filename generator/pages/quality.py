"""The quality of the data on one page: warnings and how they went, declarations, and how soon an issue is here.

These are marks of the data. What a body's work is worth they do not say, and the page says so.
"""

import datetime
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from generator.cache import hashed
from generator.changes.trend import ALONE, Point
from generator.model.explanations import Explanation
from generator.model.findings import Severity
from generator.model.register import CertificationBody
from generator.model.timeline import months_later
from generator.pages.catalogue import Catalogue
from generator.pages.charts import BAR_HEIGHT, WIDTH
from generator.pages.listings import Listings
from generator.pages.page import Draft

PATH = "quality.html"
MARKED_SHOWN = 200
DELAY_MONTHS = 24
FEWEST = 5
"""Of fewer issues than this a median says nothing."""
_SPARK = 20
_LONGEST = 160


@dataclass(frozen=True, slots=True)
class OfRule:
    """One rule that warns; ``trend`` is empty for one that is counted for today alone."""

    code: str
    title: str
    now: int
    trend: tuple[int, ...]

    @property
    def is_seen(self) -> bool:
        """Whether any record bears its mark, or bore it."""
        return self.now > 0 or any(self.trend)


@dataclass(frozen=True, slots=True)
class OfBody:
    """One body. ``entry`` are the codes of warnings about its own entry in the register."""

    id: str
    name: str
    records: int
    marked: int
    codes: dict[str, int]
    entry: tuple[str, ...]
    trend: tuple[int, ...]
    declared: datetime.date | None
    declared_records: int | None
    counted_from: datetime.date | None
    """The day on which its first record came in; None without history."""
    issues: int
    """Issues of the last months that could be here in time."""
    median_delay: float | None


@dataclass(frozen=True, slots=True)
class Board:
    """Everything the page says. Trends have a number for each of ``days``."""

    records: int
    marked: int
    days: tuple[datetime.date, ...]
    trend: tuple[int, ...]
    unread: int
    bodies: tuple[OfBody, ...]
    rules: tuple[OfRule, ...]
    marked_records: tuple[tuple[str, str, tuple[str, ...]], ...]
    """Slug, number and codes of each record that bears a warning."""

    @property
    def has_history(self) -> bool:
        return bool(self.days)


def board(catalogue: Catalogue, explanations: Sequence[Explanation], points: Sequence[Point]) -> Board:
    """The figures of one day."""
    warnings = catalogue.directory.warnings
    marked = tuple(
        (entry.slug, entry.record.number, warnings[entry.path]) for entry in catalogue.entries if entry.path in warnings
    )
    now = Counter(code for codes in warnings.values() for code in codes)
    return Board(
        records=len(catalogue.entries),
        marked=len(marked),
        days=tuple(point.day for point in points),
        trend=tuple(sum(point.warned.values()) for point in points),
        unread=max((point.unread for point in points), default=0),
        bodies=tuple(_of_body(body, catalogue, points) for body in catalogue.directory.bodies.values()),
        rules=tuple(_of_rule(about, now[about.code], points) for about in explanations if _warns(about)),
        marked_records=marked,
    )


def _warns(about: Explanation) -> bool:
    return about.severity is Severity.WARNING and about.code.startswith("R")


def _of_rule(about: Explanation, now: int, points: Sequence[Point]) -> OfRule:
    of_code = (sum(number for (_, code), number in point.warned.items() if code == about.code) for point in points)
    return OfRule(about.code, about.title, now, tuple(of_code) if about.code in ALONE else ())


def _of_body(body: CertificationBody, catalogue: Catalogue, points: Sequence[Point]) -> OfBody:
    warnings, entries = catalogue.directory.warnings, catalogue.by_body.get(body.id, [])
    said = [warnings[entry.path] for entry in entries if entry.path in warnings]
    trend = (sum(number for (id_, _), number in point.warned.items() if id_ == body.id) for point in points)
    since, delays = _delays(body, catalogue)
    declared = body.declared_complete
    return OfBody(
        id=body.id,
        name=body.short_name,
        records=len(entries),
        marked=len(said),
        codes=dict(sorted(Counter(code for codes in said for code in codes).items())),
        entry=warnings.get(f"data/bodies/{body.id}.yaml", ()),
        trend=tuple(trend),
        declared=declared.date if declared else None,
        declared_records=declared.records if declared else None,
        counted_from=since,
        issues=len(delays),
        median_delay=median(delays) if len(delays) >= FEWEST else None,
    )


def _delays(body: CertificationBody, catalogue: Catalogue) -> tuple[datetime.date | None, list[int]]:
    """Since when the body's issues can be here in time, and the days from issue to publication of those since then.

    What was issued before the body's first record came in was brought along with it; how long that took says nothing.
    """
    days = {entry.path: catalogue.directory.entered.get(entry.path, {}) for entry in catalogue.by_body.get(body.id, [])}
    since = min((day for found in days.values() for day in found.values()), default=None)
    if since is None:
        return None, []
    first = max(since, months_later(catalogue.as_of, -DELAY_MONTHS))
    delays = []
    for entry in catalogue.by_body[body.id]:
        for issue in entry.record.issues:
            entered = days[entry.path].get(("issue", str(issue.issue)))
            if entered and first <= issue.issued <= catalogue.as_of and entered <= catalogue.as_of:
                delays.append(max(0, (entered - issue.issued).days))
    return since, delays


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar of a picture, from its top down to the ground."""

    left: float
    top: float
    width: float
    height: float
    number: int
    day: datetime.date


def bars(numbers: Sequence[int], days: Sequence[datetime.date], width: int, height: int) -> list[Bar]:
    """Numbers over time as bars beside each other; the highest fills the height."""
    step, most = width / max(1, len(numbers)), max([1, *numbers])
    return [
        Bar(
            left=round(step * (at + 0.15), 1),
            top=round(height - height * number / most, 1),
            width=round(step * 0.7, 1),
            height=round(height * number / most, 1),
            number=number,
            day=day,
        )
        for at, (number, day) in enumerate(zip(numbers, days, strict=True))
    ]


def draft(board: Board, catalogue: Catalogue, listings: Listings) -> Iterator[Draft]:
    """The page."""
    delays = [body.median_delay for body in board.bodies if body.median_delay is not None]
    return listings.single(
        PATH,
        "quality.html",
        "Quality of the data",
        "Warnings of the check over time, declarations of completeness, and how soon an issue is published.",
        lambda: {
            "board": board,
            "by_month": bars(board.trend, board.days, WIDTH, BAR_HEIGHT),
            "spark": lambda numbers: bars(numbers, board.days, 4 * len(numbers), _SPARK),
            "by_code": _by_code(board),
            "longest": max([1, *delays]),
            "row": _LONGEST,
            "alone": ALONE,
            "shown": MARKED_SHOWN,
            "fewest": FEWEST,
            "months": DELAY_MONTHS,
        },
        hashed(catalogue.made_of(()), repr(board)) if catalogue.made_of(()) else b"",
    )


def _by_code(board: Board) -> dict[str, list[tuple[str, str]]]:
    """Code to the records that bear it."""
    found = defaultdict(list)
    for slug, number, codes in board.marked_records:
        for code in codes:
            found[code].append((slug, number))
    return dict(sorted(found.items()))
