"""Dates stand in order."""

import datetime
from collections.abc import Iterator
from itertools import pairwise

from generator.model.findings import Route, Severity
from generator.model.record import Record, VerificationStatement
from generator.model.timeline import AHEAD, years_later
from generator.rules.rule import Context, Fault, record_rule

HERE = "rule of this directory"


@record_rule("R301", "Issues are numbered and dated upwards", "I", HERE)
def issues_ascend(record: Record, context: Context) -> Iterator[Fault]:
    """The list of issues is the record's history, oldest first: numbers rise by one or more, dates do not go back.

    Wrong: issued: 2015-03-14  # the issue above is of 2022-03-14
    Right: issued: 2025-03-14
    """
    for position, (older, newer) in enumerate(pairwise(record.issues), start=1):
        if newer.issue <= older.issue:
            yield Fault(
                ("issues", position, "issue"),
                f"issue {newer.issue} stands after issue {older.issue}",
                f"number it {older.issue + 1}; issues stand oldest first",
            )
        if newer.issued < older.issued:
            yield Fault(
                ("issues", position, "issued"),
                f"issued {newer.issued}, before the older issue of {older.issued}",
                "issues stand oldest first; correct the date or the order",
            )


@record_rule("R302", "An issue does not expire before it is issued", "I", HERE)
def expiry_after_issue(record: Record, context: Context) -> Iterator[Fault]:
    """The last day of validity is the day of issue or later, and the cycle in which it lies does not begin after it.

    Wrong: expires: 2024-10-06  # issued: 2024-10-07
    Right: expires: 2027-10-06
    """
    for position, issue in enumerate(record.issues):
        if issue.expires and issue.expires < issue.issued:
            yield Fault(
                ("issues", position, "expires"),
                f"expires {issue.expires}, before it was issued on {issue.issued}",
                "correct one of the two dates",
            )
        cycle = issue.cycle_start
        if cycle and issue.expires and cycle > issue.expires:
            yield Fault(
                ("issues", position, "cycle_start"),
                f"the cycle starts {cycle}, after the expiry on {issue.expires}",
                "the cycle starts on the day from which the three years count",
            )


@record_rule("R304", "The first issue is the original one", "I", HERE)
def original_date_is_first(record: Record, context: Context) -> Iterator[Fault]:
    """originally_issued is the day of the very first issue. Where the first issues are older than this directory, the
    list begins later, but never earlier.

    Wrong: originally_issued: 2023-11-16  # the day of the renewal
    Right: originally_issued: 2020-11-16
    """
    first = record.issues[0]
    if first.issued < record.originally_issued:
        yield Fault(
            ("originally_issued",),
            f"originally issued {record.originally_issued}, after issue {first.issue} of {first.issued}",
            f"write 'originally_issued: {first.issued}', or correct the issue",
        )
    elif first.issue == 0 and first.issued != record.originally_issued:
        yield Fault(
            ("originally_issued",),
            f"originally issued {record.originally_issued}, but issue 0 is of {first.issued}",
            "issue 0 is the original one: both carry the same date",
        )


@record_rule("R306", "The period of a statement's data has a beginning and an end", "I", HERE)
def period_is_forward(record: Record, context: Context) -> Iterator[Fault]:
    """A verified value is for data of a time that has passed: the period ends on the day it begins or later, and before
    the statement is issued.

    Wrong: period: {from: 2025-12-31, to: 2025-01-01}
    Right: period: {from: 2025-01-01, to: 2025-12-31}
    """
    if not isinstance(record, VerificationStatement):
        return
    for position, issue in enumerate(record.issues):
        period = issue.period
        if period.to < period.from_:
            message = f"the period ends {period.to}, before it begins on {period.from_}"
            yield Fault(("issues", position, "period", "to"), message, "correct one of the two dates")
        elif period.to > issue.issued:
            message = f"the period ends {period.to}, after the issue of {issue.issued}"
            yield Fault(
                ("issues", position, "period", "to"), message, "a statement is about data that is there already"
            )


@record_rule("R310", "Nothing is dated far ahead", "I", HERE, Severity.WARNING)
def nothing_is_far_ahead(record: Record, context: Context) -> Iterator[Fault]:
    """A new certificate may be entered before its day; more than a year before, it is mostly a slip in the year.

    Wrong: issued: 2037-01-11
    Right: It is of 2027, and so are the number and the expiry.
    """
    limit = years_later(context.as_of, 1)
    dated: dict[datetime.date, Route] = {}  # a day that stands twice, as that of the first issue, is one mistake
    dated.setdefault(record.issues[0].issued, ("issues", 0, "issued"))  # later ones are R313's
    dated.setdefault(record.status[0].date, ("status", 0, "date"))  # later entries are R409's
    for day, route in dated.items():
        if day > limit:
            yield Fault(route, f"{day} is more than a year ahead", "correct the year, or enter it later")


@record_rule("R313", "A further issue is entered when it is decided", "I", HERE)
def further_issues_are_near(record: Record, context: Context) -> Iterator[Fault]:
    """What is issued next is recorded at most seven days before its day. Entered longer ahead, a renewal would be told
    to readers before it holds, and until its day the certificate could neither be withdrawn nor be changed.

    Wrong: issued: 2036-10-07
    Right: It is entered in 2036, when it is issued.
    """
    for position, issue in enumerate(record.issues[1:], start=1):
        if issue.issued > context.as_of + AHEAD:
            days = (issue.issued - context.as_of).days
            message = f"issued {issue.issued}, which is {days:,} days ahead"
            hint = f"correct the day, or enter the issue at most {AHEAD.days} days before it"
            yield Fault(("issues", position, "issued"), message, hint)


RULES = (
    issues_ascend,
    expiry_after_issue,
    original_date_is_first,
    period_is_forward,
    nothing_is_far_ahead,
    further_issues_are_near,
)
