"""The life of a record as spans of days, each with one status and one issue, and when that came into the directory."""

import datetime
from collections.abc import Mapping
from typing import NamedTuple

from generator.model.record import EntryName, Issue, Record
from generator.model.timeline import ONE_DAY, Status, Step, change_on, issue_on, step_on
from generator.pages import words

Days = Mapping[EntryName, datetime.date]
_UNDER_AN_ISSUE = (Status.CURRENT, Status.SUSPENDED)
_OF_THE_STATUS_ALONE = (Status.CANCELLED, Status.WITHDRAWN)


class Period(NamedTuple):
    """From ``start`` to ``end``, both included, or on from ``start`` where nothing that is recorded ends it."""

    start: datetime.date
    end: datetime.date | None
    status: Status
    issue: int | None
    """The issue in force; None when the record has expired or ended."""
    entered: datetime.date | None
    """The day by which all of it stood in the directory; None when that is not known."""


def periods(record: Record, steps: tuple[Step, ...], entered: Days) -> tuple[Period, ...]:
    """Every period, oldest first; before the first one the record is not yet valid."""
    begins = {step.start: step.status for step in steps}
    for issue in record.issues:
        step = step_on(steps, issue.issued)
        if step and step.status in _UNDER_AN_ISSUE:
            begins[issue.issued] = step.status
    days = sorted(begins)
    ends = [*[day - ONE_DAY for day in days[1:]], None]
    return tuple([_period(record, entered, *span, begins[span[0]]) for span in zip(days, ends, strict=True)])


def _period(record: Record, entered: Days, start: datetime.date, end: datetime.date | None, status: Status) -> Period:
    issue = issue_on(record, start)
    known = _entered(record, entered, start, None if status in _OF_THE_STATUS_ALONE else issue) if entered else []
    return Period(
        start,
        end,
        status,
        issue.issue if issue and status in _UNDER_AN_ISSUE else None,
        max(known) if known and None not in known else None,
    )


def _entered(record: Record, entered: Days, day: datetime.date, issue: Issue | None) -> list[datetime.date | None]:
    """When what holds on a day came into the directory."""
    change = change_on(record, day)
    rests_on = [(change.to, str(change.date))] if change else []
    if issue:
        rests_on.append(("issue", str(issue.issue)))
    return [entered.get(name) for name in rests_on]


def as_text(found: tuple[Period, ...]) -> str:
    """Periods as pages carry them: ``2024-03-18 current 0 2026-11-24;2027-03-18 expired - 2026-11-24``."""
    return ";".join(
        [f"{one.start} {one.status} {'-' if one.issue is None else one.issue} {one.entered or '-'}" for one in found]
    )


def cited(found: tuple[Period, ...], day: datetime.date) -> str:
    """What held on a day, in the words of a citation: ``current, issue 0``."""
    now = next((one for one in reversed(found) if one.start <= day), None)
    word = words.STATUS[now.status if now else Status.NOT_YET_VALID].word.lower()
    return f"{word}, issue {now.issue}" if now and now.issue is not None else word
