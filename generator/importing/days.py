"""A date in a cell. What may be day and month or month and day is decided by its column, or refused."""

import datetime
import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from generator.importing.cells import Doubt, plain
from generator.importing.columns import COLUMNS
from generator.importing.table import Row

_MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
           "november", "december")  # fmt: skip
_YEAR_FIRST = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?")
_YEAR_LAST = re.compile(r"(\d{1,2})\s*([-/.])\s*(\d{1,2})\s*([-/.])\s*(\d{4})")
_DAY_MONTH = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[\s./-]*([a-z]{3,9})\.?[\s.,/-]*(\d{4})")
_MONTH_DAY = re.compile(r"([a-z]{3,9})\.?\s*(\d{1,2})(?:st|nd|rd|th)?[\s,]+(\d{4})")
_EARLIEST_SERIAL, _LATEST_SERIAL = 29_221, 73_415
"""1980 to 2100: a number outside of these is no day."""
_AS = "write it as 2024-03-18"


@dataclass(frozen=True, slots=True)
class _YearLast:
    """Two numbers and a year: ``03/04/2026``."""

    text: str
    first: int
    second: int
    year: int
    has_dots: bool

    @property
    def is_open(self) -> bool:
        """Whether the text alone leaves open which of the two is the day."""
        return self.first <= 12 and self.second <= 12 and self.first != self.second

    def as_day(self, day_first: bool) -> str:
        """The date in one of its two readings."""
        day, month = (self.first, self.second) if day_first else (self.second, self.first)
        return _calendar(self.text, self.year, month, day)


@dataclass(frozen=True)
class Order:
    """Which of two numbers is the day in one column, and the row with the cell that says so."""

    day_first: bool
    row: int
    says: str
    decided: list[int] = field(default_factory=list)
    """Rows whose dates were read by it."""


def orders(rows: Iterable[Row]) -> dict[str, Order]:
    """By heading the order that a column has: one cell can be read in one way only, and none in the other. Dates with
    dots say nothing about the others."""
    seen: dict[str, dict[bool, Order]] = {}
    for row in rows:
        for column in COLUMNS:
            found = _year_last(row.cells.get(column.heading)) if column.form == "day" else None
            if found and not found.has_dots and (found.first > 12) != (found.second > 12):
                is_first = found.first > 12
                seen.setdefault(column.heading, {}).setdefault(is_first, Order(is_first, row.number, found.text))
    return {heading: next(iter(ways.values())) for heading, ways in seen.items() if len(ways) == 1}


def day(cell: object, from_1904: bool = False, order: Order | None = None, row: int = 0) -> str:
    """A date, from any form that can mean only one, alone or in the order of its column."""
    if isinstance(cell, datetime.datetime):
        if cell.time() != datetime.time():
            raise Doubt(f"{cell} has a time of day", "write the day alone")
        return str(cell.date())
    if isinstance(cell, datetime.date):
        return str(cell)
    if isinstance(cell, float | int) and not isinstance(cell, bool):
        return _from_serial(float(cell), from_1904)
    found = plain(cell)
    if exact := _YEAR_FIRST.fullmatch(found):
        return _calendar(found, int(exact[1]), int(exact[2]), int(exact[3]))
    if parts := _year_last(cell):
        return _of_two_readings(parts, order, row)
    if named := _DAY_MONTH.fullmatch(found.lower()):
        return _calendar(found, int(named[3]), _month(found, named[2]), int(named[1]))
    if named := _MONTH_DAY.fullmatch(found.lower()):
        return _calendar(found, int(named[3]), _month(found, named[1]), int(named[2]))
    raise Doubt(f"'{found}' is not a date", _AS)


def _year_last(cell: object) -> _YearLast | None:
    if not isinstance(cell, str):
        return None
    try:
        text = plain(cell)
    except Doubt:
        return None
    found = _YEAR_LAST.fullmatch(text)
    return _YearLast(text, int(found[1]), int(found[3]), int(found[5]), found[2] == found[4] == ".") if found else None


def _from_serial(serial: float, from_1904: bool) -> str:
    if from_1904 or not serial.is_integer() or not _EARLIEST_SERIAL <= serial <= _LATEST_SERIAL:
        raise Doubt(f"{serial:g} is not a date", f"format the cell as a date, or {_AS}")
    return str(datetime.date(1899, 12, 30) + datetime.timedelta(days=int(serial)))


def _of_two_readings(found: _YearLast, order: Order | None, row: int) -> str:
    """With dots the day stands first, as nobody writes it otherwise."""
    if found.has_dots or not found.is_open:
        return found.as_day(found.has_dots or found.second <= 12)
    if order is None:
        message = f"'{found.text}' may be {found.as_day(True)} or {found.as_day(False)}"
        raise Doubt(message, f"{_AS}, or with dots and the day first, as 18.03.2024")
    order.decided.append(row)
    return found.as_day(order.day_first)


def _month(found: str, name: str) -> int:
    for month, whole in enumerate(_MONTHS, start=1):
        if name in (whole[:3], whole) or (name == "sept" and month == 9):
            return month
    raise Doubt(f"'{found}' is not a date", _AS)


def _calendar(found: str, year: int, month: int, day_: int) -> str:
    try:
        return str(datetime.date(year, month, day_))
    except ValueError:
        raise Doubt(f"'{found}' is not in the calendar", _AS) from None
