"""What a record is on a day, derived from what is recorded: the one place where status is decided.

A record's life is a list of steps: from a day on, one status. Python looks a step up for the day the pages are made,
the browser looks it up in the same list for the day it is read (``assets/status.js``); so both always agree.
"""

import calendar
import datetime
from dataclasses import dataclass
from functools import cache, lru_cache

from generator.model.decisions import StatusChange
from generator.model.record import Issue, Record
from generator.model.word import Word

ONE_DAY = datetime.timedelta(days=1)
AHEAD = datetime.timedelta(days=7)
"""So long before its day a further issue may be recorded."""


class Status(Word):
    """The shown status. The first four are recorded; the other two are derived and never written down."""

    CURRENT = "current"
    SUSPENDED = "suspended"
    CANCELLED = "cancelled"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"
    NOT_YET_VALID = "not-yet-valid"


BY_SERIOUSNESS = (
    Status.WITHDRAWN,
    Status.CANCELLED,
    Status.EXPIRED,
    Status.SUSPENDED,
    Status.NOT_YET_VALID,
    Status.CURRENT,
)
TRANSITIONS: dict[str, tuple[str, ...]] = {
    "current": ("suspended", "cancelled", "withdrawn"),
    "suspended": ("current", "cancelled", "withdrawn"),
    "cancelled": (),
    "withdrawn": (),
}
"""From each recorded status, where it may go. Source: this directory's rule, after comparable registers."""


@dataclass(frozen=True, slots=True)
class Step:
    """From the beginning of ``start`` (UTC) on, the record is shown as ``status``."""

    start: datetime.date
    status: Status


def issue_on(record: Record, day: datetime.date) -> Issue | None:
    """The issue in force on a day: the newest issued by then; None before the first."""
    for issue in reversed(record.issues):
        if issue.issued <= day:
            return issue
    return None


def change_on(record: Record, day: datetime.date) -> StatusChange | None:
    """The recorded status entry that holds on a day; None before the first."""
    for change in reversed(record.status):
        if change.date <= day:
            return change
    return None


def status_on(record: Record, day: datetime.date) -> Status:
    """The shown status on a day: the most serious that holds, in the order of ``BY_SERIOUSNESS``."""
    change, issue = change_on(record, day), issue_on(record, day)
    has_expired = issue is not None and issue.expires is not None and issue.expires < day
    return _shown(change.to if change else None, issue is not None, has_expired)


@cache
def _shown(recorded: str | None, is_issued: bool, has_expired: bool) -> Status:
    holding = {Status.CURRENT}
    if recorded is None or not is_issued:
        holding.add(Status.NOT_YET_VALID)
    if recorded:
        holding.add(Status(recorded))
    if has_expired:
        holding.add(Status.EXPIRED)
    return next(status for status in BY_SERIOUSNESS if status in holding)


def steps(record: Record) -> tuple[Step, ...]:
    """Every change of the shown status, oldest first. Before the first step the record is not yet valid."""
    days = {change.date for change in record.status}
    for issue in record.issues:
        days.add(issue.issued)
        if issue.expires:
            days.add(issue.expires + ONE_DAY)
    found: list[Step] = []
    for day in sorted(days):
        status = status_on(record, day)
        if not found or found[-1].status != status:
            found.append(Step(day, status))
    return tuple(found)


def as_text(found: tuple[Step, ...]) -> str:
    """Steps as pages carry them: ``2024-03-18 current;2027-03-18 expired``."""
    return ";".join([f"{step.start} {step.status}" for step in found])


def step_on(found: tuple[Step, ...], day: datetime.date) -> Step | None:
    """The step that has begun last by a day; None before the first."""
    for step in reversed(found):
        if step.start <= day:
            return step
    return None


def next_step(found: tuple[Step, ...], day: datetime.date, status: Status) -> Step | None:
    """The first step to a status that begins after a day."""
    for step in found:
        if step.start > day and step.status is status:
            return step
    return None


def last_day(found: tuple[Step, ...], day: datetime.date) -> datetime.date | None:
    """The last day of validity as seen on a day, renewals that are recorded already included; None if none is stated.

    On a day after expiry it is the day that was the last.
    """
    now = step_on(found, day)
    end = now if now and now.status is Status.EXPIRED else next_step(found, day, Status.EXPIRED)
    return end.start - ONE_DAY if end else None


def lapsed_since(found: tuple[Step, ...], day: datetime.date) -> datetime.date | None:
    """Since when, without a break, a record has not been current on a day; None when it is, or has not begun."""
    since = None
    for step in found:
        if step.start > day:
            break
        if step.status is Status.CURRENT:
            since = None
        elif since is None:
            since = step.start
    return since


def body_on(record: Record, day: datetime.date) -> str:
    """The id of the body responsible on a day, following the transfers back from the present one."""
    for transfer in record.transfers:
        if day < transfer.date:
            return transfer.from_
    return record.body


def years_later(day: datetime.date, years: int) -> datetime.date:
    """The same calendar day some years later; 29 February becomes 28 February where there is none."""
    return months_later(day, 12 * years)


@lru_cache(maxsize=65_536)
def months_later(day: datetime.date, months: int) -> datetime.date:
    """The same day of the month some months later; the last of the month where it is shorter."""
    year, month = divmod(12 * day.year + day.month - 1 + months, 12)
    return datetime.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
