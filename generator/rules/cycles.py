"""A certificate is valid for three years, is renewed or changed in between, and is looked after meanwhile."""

import datetime
import re
from collections.abc import Iterator
from itertools import pairwise

from generator.model.findings import Severity
from generator.model.record import Certificate, CertificateIssue, Record
from generator.model.timeline import AHEAD, ONE_DAY, Status, months_later, status_on, years_later
from generator.rules.rule import Context, Fault, record_rule

HERE = "rule of this directory"
RESTORED = "ISO/IEC 17021-1 clause 9.6.3.2.5, as a public source quotes it; IECQ's own text was not seen"
SURVEILLANCE = "ISO/IEC 17021-1, as a public source quotes it; the public IECQ FAQ names no interval"
_AFTER_EXPIRY = re.compile(r"\bafter (?:its |the )?expir", re.IGNORECASE)


@record_rule("R303", "A certificate is valid for at most three years", "S", "public IECQ FAQ, validity")
def valid_for_three_years(record: Record, context: Context) -> Iterator[Fault]:
    """IECQ certification is valid for three years. They count from the day of issue, or from cycle_start where a change
    inside a cycle or an early renewal makes that another day. The day three years later and the day before it are both
    accepted as the last day.

    Wrong: expires: 2028-10-06  # issued: 2024-10-07
    Right: expires: 2027-10-06
    """
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


@record_rule("R305", "A cycle starts near its issue", "I", HERE)
def cycle_is_reachable(record: Record, context: Context) -> Iterator[Fault]:
    """cycle_start lies before the day of issue (a change inside a cycle), or is the day after the expiry of the issue
    before (an early renewal, decided at most a year ahead), or that of the issue before when an early renewal was
    changed. A site that joins a family then has the cycle of its master. Otherwise it could be used to stretch the
    three years.

    Wrong: cycle_start: 2026-06-01  # the issue above expired on 2026-05-21
    Right: cycle_start: 2026-05-22
    """
    if not isinstance(record, Certificate):
        return
    for position, issue in enumerate(record.issues):
        start = issue.cycle_start
        if not start or not issue.issued < start <= issue.expires:
            continue
        before = record.issues[position - 1] if position else None
        master = context.directory.master_of(record) if before is None else None
        if master and start in (issue.cycle_start for issue in master.issues):
            continue
        if before is None or start not in (before.expires, before.expires + ONE_DAY, before.cycle_start):
            message = f"the cycle starts {start}, after the issue of {issue.issued}"
            hint = "leave it out, or name the day after the expiry of the issue before"
            yield Fault(("issues", position, "cycle_start"), message, hint)
        elif start > years_later(issue.issued, 1):
            message = f"renewed on {issue.issued}, more than a year before the cycle starts on {start}"
            yield Fault(("issues", position, "cycle_start"), message, "renew within the last year of a cycle")


@record_rule("R307", "A change inside a cycle keeps the expiry", "I", HERE, Severity.WARNING)
def reissue_keeps_expiry(record: Record, context: Context) -> Iterator[Fault]:
    """A new issue for another scope or address does not make the certificate valid for longer; only a renewal does, and
    that begins a cycle of three years. A date that is neither the old one nor three years on is mostly a slip.

    Wrong: expires: 2029-05-12  # cycle_start: 2026-05-22
    Right: expires: 2029-05-21
    """
    if not isinstance(record, Certificate):
        return
    for position, (older, newer) in enumerate(pairwise(record.issues), start=1):
        route, kept = ("issues", position, "expires"), older.expires
        if newer.expires == kept:
            continue
        if newer.cycle_start and newer.cycle_start == older.counts_from:
            message = f"expires {newer.expires}, moved from {kept} inside one cycle"
            yield Fault(route, message, f"write {kept}; a renewal starts a cycle of its own")
        elif newer.expires not in _three_years_after(newer.counts_from) + _three_years_after(kept + ONE_DAY):
            message, full = f"expires {newer.expires}, not three years", min(_three_years_after(newer.counts_from))
            hint = f"write {full}, unless it was issued for a shorter time"
            if newer.counts_from <= kept:
                message = f"expires {newer.expires}, neither {kept} as before nor three years"
                hint = f"write {kept} for a change inside a cycle, {full} for a renewal"
            yield Fault(route, f"{message} after {newer.counts_from}", hint)


def _three_years_after(day: datetime.date) -> tuple[datetime.date, datetime.date]:
    limit = years_later(day, 3)
    return limit - ONE_DAY, limit


@record_rule("R308", "A renewal after the expiry is explained", "G", RESTORED, Severity.WARNING)
def late_renewal_is_explained(record: Record, context: Context) -> Iterator[Fault]:
    """Within six months after its expiry a certification can be restored when what was outstanding is completed. The
    certificate was not valid in between, so the reason says that it was restored after expiry, and the three years
    count from the old expiry.

    Wrong: reason: Late renewal  # of 2025-06-02; the issue above expired on 2025-03-13
    Right: reason: Restored after expiry
    """
    for position, older, newer in _late_renewals(record, context):
        if newer.issued > months_later(older.expires, 6):
            continue
        limit = years_later(older.expires, 3)
        if not _AFTER_EXPIRY.search(newer.reason):
            message = f"renewed on {newer.issued}, after the expiry on {older.expires}"
            hint = "write 'reason: Restored after expiry', if it was"
            if newer.expires > limit:
                hint += f", and at most 'expires: {limit}'"
            yield Fault(("issues", position, "reason"), message, hint)
        elif newer.expires > limit:
            message = f"expires {newer.expires}, more than three years after the expiry on {older.expires}"
            yield Fault(("issues", position, "expires"), message, f"write at most {limit}")


@record_rule("R309", "Long after its expiry a certificate is not renewed", "G", RESTORED, Severity.WARNING)
def lapsed_certificates_stay(record: Record, context: Context) -> Iterator[Fault]:
    """More than six months after the expiry a certification is not restored: whoever is certified again is certified
    anew, with a number of its own.

    Wrong: issued: 2025-10-01  # the issue above expired on 2025-03-13
    Right: A record of its own, with a new number.
    """
    for position, older, newer in _late_renewals(record, context):
        if newer.issued > months_later(older.expires, 6):
            message = f"renewed on {newer.issued}, more than six months after the expiry on {older.expires}"
            yield Fault(("issues", position, "issued"), message, "make it a new record with a number of its own")


def _late_renewals(record: Record, context: Context) -> Iterator[tuple[int, CertificateIssue, CertificateIssue]]:
    """Issues that begin after the one before had expired; those that are dated far ahead are R313's."""
    if isinstance(record, Certificate):
        for position, (older, newer) in enumerate(pairwise(record.issues), start=1):
            if older.expires + ONE_DAY < newer.issued <= context.as_of + AHEAD:
                yield position, older, newer


@record_rule("R311", "Surveillance is on time", "G", SURVEILLANCE, Severity.WARNING)
def surveillance_is_on_time(record: Record, context: Context) -> Iterator[Fault]:
    """Where a body records surveillance, the first is at most twelve months after the certificate was issued, and each
    calendar year has one unless the certificate was renewed or suspended in it. A list may begin in a later cycle. An
    overdue one is shown to the body and changes no status.

    Wrong: surveillance: [2024-04-15]  # none in 2025
    Right: surveillance: [2024-04-15, 2025-05-12]
    """
    if not isinstance(record, Certificate) or not record.surveillance:
        return
    first, first_due = record.surveillance[0], months_later(record.originally_issued, 12)
    if first_due < first <= record.issues[0].expires and record.issues[0].issue == 0:
        message = f"the first surveillance was on {first}, due by {first_due}"
        yield Fault(("surveillance", 0), message, "correct the date, or enter the one before")
    done = {day.year for day in record.surveillance}
    done |= {newer.issued.year for older, newer in pairwise(record.issues) if newer.expires != older.expires}
    done |= {change.date.year for change in record.status if change.to == "suspended"}
    end = min(context.as_of, max(issue.expires for issue in record.issues)).year
    missing = [year for year in range(first.year, end) if year not in done]
    if missing and record.status[-1].to == "current":
        message = f"no surveillance is recorded in {', '.join(map(str, missing))}"
        yield Fault(("surveillance",), message, "enter its day, or suspend the certificate if there was none")


@record_rule("R312", "Surveillance lies within the life of a certificate", "I", HERE)
def surveillance_is_in_order(record: Record, context: Context) -> Iterator[Fault]:
    """Surveillance is recorded when it is done: after the first issue, oldest first, and not for days to come. Once a
    certificate has ended there is none.

    Wrong: surveillance: [2024-04-15, 2025-05-12, 2027-05-10]  # the last is planned
    Right: surveillance: [2024-04-15, 2025-05-12]
    """
    days = record.surveillance if isinstance(record, Certificate) else ()
    for position, day in enumerate(days):
        before = days[position - 1] if position else record.originally_issued
        if day <= before:
            message = f"surveillance on {day}, not after {before}"
            yield Fault(("surveillance", position), message, "the days stand oldest first, after the first issue")
        elif day > context.as_of:
            message = f"surveillance on {day}, which is still to come"
            yield Fault(("surveillance", position), message, "enter it when it is done")
        elif (status := status_on(record, day)) in _ENDED:
            message = f"surveillance on {day}, when the certificate was {status}"
            yield Fault(("surveillance", position), message, "correct the day, or take it out")


_ENDED = (Status.EXPIRED, Status.CANCELLED, Status.WITHDRAWN)


RULES = (
    valid_for_three_years,
    cycle_is_reachable,
    reissue_keeps_expiry,
    late_renewal_is_explained,
    lapsed_certificates_stay,
    surveillance_is_on_time,
    surveillance_is_in_order,
)
