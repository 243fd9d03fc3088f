"""The recorded status moves along allowed ways only."""

from collections.abc import Iterator
from itertools import pairwise

from generator.model.findings import Severity
from generator.model.record import Record, VerificationStatement
from generator.model.timeline import ONE_DAY, TRANSITIONS, Status, months_later, status_on
from generator.rules.rule import Context, Fault, record_rule

HERE = "rule of this directory"
SUSPENSION = "ISO/IEC 17021-1 clause 9.6.5, as a public source quotes it; IECQ's own text was not seen"


@record_rule("R401", "The first status is current", "I", HERE)
def first_is_current(record: Record, context: Context) -> Iterator[Fault]:
    """A record begins its life as current, on the day of the first issue in the file.

    Wrong: - {date: 2042-03-18, to: current}  # issued: 2024-03-18
    Right: - {date: 2024-03-18, to: current}
    """
    if record.status[0].to != "current":
        yield Fault(
            ("status", 0, "to"),
            f"the first status is '{record.status[0].to}'",
            f"put an entry before it: {{date: {record.issues[0].issued}, to: current}}",
        )
    elif record.status[0].date not in {record.originally_issued, *(issue.issued for issue in record.issues)}:
        first = record.issues[0].issued
        message = f"current from {record.status[0].date} on, but first issued {first}"
        yield Fault(("status", 0, "date"), message, f"write 'date: {first}', or correct the issue")


@record_rule("R402", "The status changes along the allowed ways", "I", HERE)
def transitions_are_allowed(record: Record, context: Context) -> Iterator[Fault]:
    """Current may become suspended, cancelled or withdrawn; suspended may become current again, cancelled or withdrawn.
    Cancelled and withdrawn are final: whoever is certified again gets a new number.

    Wrong: - {date: 2023-11-16, to: current}  # the day of the renewal
    Right: A renewal is a new entry under issues; the status stays as it is.
    """
    for position, (before, after) in enumerate(pairwise(record.status), start=1):
        allowed = TRANSITIONS[before.to]
        if after.to in allowed:
            continue
        if after.to == before.to == "current":
            way_out = "a renewal is a new entry under issues, not a status"
        elif allowed:
            way_out = f"after {before.to}: {', '.join(allowed)}"
        else:
            way_out = f"{before.to} is final; a new certificate has a new number"
        yield Fault(("status", position, "to"), f"'{before.to}' cannot become '{after.to}'", way_out)


@record_rule("R403", "Status entries stand oldest first", "I", HERE)
def dates_ascend(record: Record, context: Context, path: str) -> Iterator[Fault]:
    """The list of status entries is history: each later entry is of a later day.

    Wrong: - {date: 2024-09-01, to: suspended, reason: fees}  # below 2024-10-07
    Right: - {date: 2026-09-01, to: suspended, reason: fees}
    """
    for position, (before, after) in enumerate(pairwise(record.status), start=1):
        if after.to == before.to and after.date == before.date:
            continue  # the same entry twice is R402's
        if after.date <= before.date:
            message = f"dated {after.date}, not after the entry of {before.date}"
            hint = "status entries stand oldest first, one a day; correct the day, or date the new one later"
            if after.date == before.date:
                hint = f"{_ONE_A_DAY}, take it back: git restore --staged --worktree {path}"
            yield Fault(("status", position, "date"), message, hint)


_ONE_A_DAY = "one entry a day: date the new one later; or, if the earlier one is a slip that no commit has yet"


@record_rule("R404", "A change of status has a reason", "I", HERE)
def changes_have_reasons(record: Record, context: Context) -> Iterator[Fault]:
    """Somebody who relies on a certificate has a right to know why it was suspended, restored or ended. The reason is a
    word of data/vocabularies/status-reasons.yaml, not the findings of an audit.

    Wrong: - {date: 2026-10-20, to: suspended}
    Right: - {date: 2026-10-20, to: suspended, reason: fees}
    """
    for position, (before, change) in enumerate(pairwise(record.status), start=1):
        if not change.reason and change.to in TRANSITIONS[before.to]:
            fitting = ", ".join(context.directory.reasons(change.to, record.kind))
            hint = f"add 'reason: …' ({fitting})" if fitting else "add 'reason: …'"
            yield Fault(("status", position), f"the change to '{change.to}' has no reason", hint)


@record_rule("R405", "A verification statement is not suspended", "I", HERE)
def statements_are_not_suspended(record: Record, context: Context) -> Iterator[Fault]:
    """A statement says that one claim was right when it was checked. There is no surveillance that could suspend it; it
    stands, or it is withdrawn.

    Wrong: - {date: 2026-09-14, to: suspended, reason: claim-wrong}
    Right: - {date: 2026-09-14, to: withdrawn, reason: claim-wrong}
    """
    if isinstance(record, VerificationStatement):
        for position, change in enumerate(record.status):
            if change.to in ("suspended", "cancelled"):
                yield Fault(
                    ("status", position, "to"), f"a verification statement cannot be '{change.to}'", "use withdrawn"
                )


@record_rule("R406", "A suspension is resolved within six months", "G", SUSPENSION, Severity.WARNING)
def suspension_is_resolved(record: Record, context: Context) -> Iterator[Fault]:
    """In most cases a suspension does not last longer than six months: by then the holder is certified again, with a
    smaller scope if need be, or the certificate is withdrawn.

    Wrong: - {date: 2025-11-03, to: suspended, reason: nonconformity}  # and no entry since
    Right: An entry below it restores, cancels or withdraws the certificate.
    """
    last = record.status[-1]
    if status_on(record, context.as_of) is Status.SUSPENDED and context.as_of > months_later(last.date, 6):
        message = f"suspended since {last.date}, more than six months"
        yield Fault(("status", len(record.status) - 1), message, "restore, cancel or withdraw it with a new entry")


@record_rule("R407", "Nothing is issued after the end", "I", HERE)
def nothing_is_issued_after_the_end(record: Record, context: Context) -> Iterator[Fault]:
    """Cancelled and withdrawn are final, so no issue is dated later. Whoever is certified again gets a new number; a
    certificate that was only suspended is restored first.

    Wrong: - {date: 2022-09-01, to: withdrawn, reason: nonconformity}  # an issue is of 2023-11-16
    Right: Whoever is certified again has a new record, with a new number.
    """
    last = record.status[-1]
    for position, issue in enumerate(record.issues):
        if not TRANSITIONS[last.to] and (issue.issued > last.date or (position and issue.issued == last.date)):
            message = f"issued on {issue.issued}, after it was {last.to} on {last.date}"
            hint = "make it a new record with a number of its own"
            if issue.issued > context.as_of:
                hint = f"wait until {issue.issued}, or let an operator take the issue back that was recorded ahead"
            yield Fault(("issues", position, "issued"), message, hint)


@record_rule("R408", "A reason fits the status", "I", HERE)
def reasons_fit(record: Record, context: Context) -> Iterator[Fault]:
    """Each reason of data/vocabularies/status-reasons.yaml says which statuses it may lead to: what was restored is
    current, and only the verified claim of a statement can turn out to be wrong. A reason that contradicts its status
    leaves the reader with two stories.

    Wrong: - {date: 2026-10-20, to: suspended, reason: restored}
    Right: - {date: 2026-10-20, to: suspended, reason: fees}
    """
    terms = context.directory.terms("status-reasons")
    for position, change in enumerate(record.status):
        term = terms.get(change.reason or "")
        to = change.to if position else "first"
        if term and term.fits and not term.may_lead_to(to, record.kind) and not _goes_astray(record, position):
            message = f"'{term.id}' is no reason {_for_which(record, position)}"
            fitting = ", ".join(context.directory.reasons(to, record.kind))
            hint = f"use one of: {fitting}" if position else "the first entry needs no reason; leave it out"
            yield Fault(("status", position, "reason"), message, hint)


@record_rule("R409", "A change of status is entered when it is decided", "I", HERE)
def changes_are_decided(record: Record, context: Context) -> Iterator[Fault]:
    """The date is the day of the decision, and what is published stays. A suspension that is only planned may yet be
    averted; entered ahead, it could neither be taken back nor be followed by anything until its day. One day ahead is
    let through, as the day begins earlier in the east.

    Wrong: - {date: 2062-10-20, to: suspended, reason: fees}
    Right: - {date: 2026-10-20, to: suspended, reason: fees}
    """
    for position, change in enumerate(record.status[1:], start=1):
        if change.date > context.as_of + ONE_DAY:
            message = f"'{change.to}' from {change.date} on, which is still to come"
            yield Fault(("status", position, "date"), message, "correct the day, or enter it when that day has come")


def _goes_astray(record: Record, position: int) -> bool:
    """Whether the status itself cannot stand there, which other rules say."""
    to = record.status[position].to
    if record.kind == "verification-statement" and to in ("suspended", "cancelled"):
        return True
    return to not in TRANSITIONS[record.status[position - 1].to] if position else to != "current"


def _for_which(record: Record, position: int) -> str:
    if not position:
        return "to begin with"
    what = "statement" if record.kind == "verification-statement" else "certificate"
    to = record.status[position].to
    return f"for a {what} to become {'current again' if to == 'current' else to}"


RULES = (
    first_is_current,
    transitions_are_allowed,
    dates_ascend,
    changes_have_reasons,
    statements_are_not_suspended,
    suspension_is_resolved,
    nothing_is_issued_after_the_end,
    reasons_fit,
    changes_are_decided,
)
