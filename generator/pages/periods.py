"""The life of a record as spans of days, each with one status and one issue, and when that came into the directory."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass

from generator.model.record import EntryName, Record
from generator.model.timeline import ONE_DAY, Status, Step, change_on, issue_on, step_on
from generator.pages import words

Days = Mapping[EntryName, datetime.date]
_UNDER_AN_ISSUE = (Status.CURRENT, Status.SUSPENDED)
_OF_THE_STATUS_ALONE = (Status.CANCELLED, Status.WITHDRAWN)


@dataclass(frozen=True, slots=True)
class Period:
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
    begins = {step.start for step in steps}
    begins.update(
        issue.issued
        for issue in record.issues
        if (step := step_on(steps, issue.issued)) and step.status in _UNDER_AN_ISSUE
    )
    days = sorted(begins)
    ends = [day - ONE_DAY for day in days[1:]]
    return tuple(_period(record, steps, entered, *span) for span in zip(days, [*ends, None], strict=True))


def _period(
    record: Record, steps: tuple[Step, ...], entered: Days, start: datetime.date, end: datetime.date | None
) -> Period:
    status = step_on(steps, start).status
    issue, change = issue_on(record, start), change_on(record, start)
    rests_on = []
    if change:
        rests_on.append((change.to, str(change.date)))
    if issue and status not in _OF_THE_STATUS_ALONE:
        rests_on.append(("issue", str(issue.issue)))
    known = [entered.get(name) for name in rests_on]
    return Period(
        start,
        end,
        status,
        issue.issue if issue and status in _UNDER_AN_ISSUE else None,
        max(known) if known and None not in known else None,
    )


def as_text(found: tuple[Period, ...]) -> str:
    """Periods as pages carry them: ``2024-03-18 current 0 2026-11-24;2027-03-18 expired - 2026-11-24``."""
    return ";".join(
        f"{one.start} {one.status} {'-' if one.issue is None else one.issue} {one.entered or '-'}" for one in found
    )


def cited(found: tuple[Period, ...], day: datetime.date) -> str:
    """What held on a day, in the words of a citation: ``current, issue 0``."""
    now = next((one for one in reversed(found) if one.start <= day), None)
    word = words.STATUS[now.status if now else Status.NOT_YET_VALID].word.lower()
    return f"{word}, issue {now.issue}" if now and now.issue is not None else word
