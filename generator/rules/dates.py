"""Dates stand in order, and a certificate is valid for three years."""

from collections.abc import Iterator
from itertools import pairwise

from generator.model.record import Certificate, Record, VerificationStatement
from generator.model.timeline import ONE_DAY, years_later
from generator.rules.rule import Context, Fault, record_rule

HERE = "rule of this directory"


@record_rule("R301", "Issues are numbered and dated upwards", "I", HERE)
def issues_ascend(record: Record, context: Context) -> Iterator[Fault]:
    """The list of issues is the record's history, oldest first: numbers rise by one or more, dates do not go back."""
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
    """The last day of validity is the day of issue or later, and the cycle in which it lies does not begin after it."""
    for position, issue in enumerate(record.issues):
        if issue.expires and issue.expires < issue.issued:
            yield Fault(
                ("issues", position, "expires"),
                f"expires {issue.expires}, before it was issued on {issue.issued}",
                "correct one of the two dates",
            )
        cycle = getattr(issue, "cycle_start", None)
        if cycle and issue.expires and cycle > issue.expires:
            yield Fault(
                ("issues", position, "cycle_start"),
                f"the cycle starts {cycle}, after the expiry on {issue.expires}",
                "the cycle starts on the day from which the three years count",
            )


@record_rule("R303", "A certificate is valid for at most three years", "S", "public IECQ FAQ, validity")
def valid_for_three_years(record: Record, context: Context) -> Iterator[Fault]:
    """IECQ certification is valid for three years. They count from the day of issue, or from cycle_start where a change
    inside a cycle or an early renewal makes that another day. The day three years later and the day before it are both
    accepted as the last day."""
    if not isinstance(record, Certificate):
        return
    early = ", or for an early renewal name the day after the old expiry as cycle_start"
    for position, issue in enumerate(record.issues):
        limit = years_later(issue.counts_from, 3)
        if issue.expires > limit:
            yield Fault(
                ("issues", position, "expires"),
                f"expires {issue.expires}, more than three years after {issue.counts_from}",
                f"write at most {limit - ONE_DAY}" + (early if position and not issue.cycle_start else ""),
            )


@record_rule("R304", "The first issue is the original one", "I", HERE)
def original_date_is_first(record: Record, context: Context) -> Iterator[Fault]:
    """originally_issued is the day of the very first issue. Where the first issues are older than this directory, the
    list begins later, but never earlier."""
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


@record_rule("R305", "A cycle starts near its issue", "I", HERE)
def cycle_is_reachable(record: Record, context: Context) -> Iterator[Fault]:
    """cycle_start lies before the day of issue (a change inside a cycle), or is the day after the expiry of the issue
    before (an early renewal, decided at most a year ahead). Otherwise it could be used to stretch the three years."""
    if not isinstance(record, Certificate):
        return
    for position, issue in enumerate(record.issues):
        start = issue.cycle_start
        if not start or not issue.issued < start <= issue.expires:
            continue
        before = record.issues[position - 1].expires if position else None
        if before is None or start not in (before, before + ONE_DAY):
            message = f"the cycle starts {start}, after the issue of {issue.issued}"
            hint = "leave it out, or name the day after the expiry of the issue before"
            yield Fault(("issues", position, "cycle_start"), message, hint)
        elif start > years_later(issue.issued, 1):
            message = f"renewed on {issue.issued}, more than a year before the cycle starts on {start}"
            yield Fault(("issues", position, "cycle_start"), message, "renew within the last year of a cycle")


@record_rule("R306", "The period of a statement's data has a beginning and an end", "I", HERE)
def period_is_forward(record: Record, context: Context) -> Iterator[Fault]:
    """A verified value is for data of a time that has passed: the period ends on the day it begins or later, and before
    the statement is issued."""
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


RULES = (
    issues_ascend,
    expiry_after_issue,
    valid_for_three_years,
    original_date_is_first,
    cycle_is_reachable,
    period_is_forward,
)
