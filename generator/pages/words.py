"""The words of the site: statuses, dates, roles. ``overrides/assets/words.js`` has those the browser needs."""

import datetime
from dataclasses import dataclass

from generator.model.directory import Directory
from generator.model.record import Record, VerificationStatement
from generator.model.timeline import Status, body_on, change_on, issue_on, status_on


@dataclass(frozen=True, slots=True)
class StatusWord:
    """A status is a word and a shape, so that it reads without colour and on paper."""

    word: str
    shape: str


STATUS = {
    Status.WITHDRAWN: StatusWord("Withdrawn", "✕"),
    Status.CANCELLED: StatusWord("Cancelled", "✕"),
    Status.EXPIRED: StatusWord("Expired", "○"),
    Status.SUSPENDED: StatusWord("Suspended", "‖"),
    Status.NOT_YET_VALID: StatusWord("Not yet valid", "◔"),
    Status.CURRENT: StatusWord("Current", "●"),
}
KIND = {"certificate": "Certificate", "verification-statement": "Verification statement"}
KINDS = {"certificate": "certificates", "verification-statement": "verification statements"}
ROLE = {"single": "Single site", "master": "Master site", "additional": "Additional site"}
SITE_TYPE = {
    "head-office": "head office",
    "system-control-point": "system control point",
    "production": "production site",
    "warehouse": "warehouse",
    "laboratory": "laboratory",
    "office": "office",
}
SUBJECT = {
    "process": "A process of an organization",
    "management-system": "A management system",
    "component": "Component products and how they are made",
    "laboratory": "A testing laboratory",
    "product-claim": "A claim about a product or service",
}
BOUNDARY = {
    "cradle-to-gate": "cradle to gate",
    "cradle-to-grave": "cradle to grave",
    "gate-to-gate": "gate to gate",
}
BODY_STATUS = {"accepted": "Accepted", "suspended": "Acceptance suspended", "ended": "Acceptance ended"}


def day(date: datetime.date) -> str:
    """A date in prose: ``24 November 2026``."""
    return f"{date.day} {date:%B} {date.year}"


@dataclass(frozen=True, slots=True)
class Verdict:
    """The status sentence: ``lead`` is what stands in bold, ``rest`` follows."""

    status: Status
    lead: str
    rest: str


def verdict(record: Record, directory: Directory, as_of: datetime.date) -> Verdict:
    """What the record says of itself on a day, as a sentence that stays true when it is read later."""
    status = status_on(record, as_of)
    issue = issue_on(record, as_of)
    change = change_on(record, as_of)
    if status is Status.CURRENT:
        rest = f"Valid until {day(issue.expires)}." if issue.expires else "No day of expiry is stated on it."
        return Verdict(status, f"Recorded as current on {day(as_of)}.", rest)
    if status is Status.EXPIRED:
        return Verdict(status, f"Expired on {day(issue.expires)}.", "No renewal is recorded here.")
    if status is Status.NOT_YET_VALID:
        return Verdict(
            status, "Not yet valid.", f"Its first day is {day(max(record.issues[0].issued, record.status[0].date))}."
        )
    body = directory.bodies[body_on(record, change.date)].short_name
    reason = directory.terms("status-reasons").get(change.reason)
    why = f": {reason.label}" if reason else ""
    if status is Status.SUSPENDED:
        return Verdict(
            status,
            f"Suspended since {day(change.date)}",
            f"by {body}{why}. It does not count as valid while suspended.",
        )
    by = f"by {body}{why}" if status is Status.WITHDRAWN else reason.label if reason else "by the holder"
    what = "statement" if isinstance(record, VerificationStatement) else "certificate"
    return Verdict(
        status,
        f"{STATUS[status].word} on {day(change.date)}",
        f"{by}. From that day the {what} does not count as valid.",
    )
