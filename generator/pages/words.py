"""The words of the site: statuses, dates, roles. ``overrides/assets/words.js`` has those the browser needs."""

import datetime
from dataclasses import dataclass
from functools import cache

from generator.model.directory import Directory
from generator.model.record import Record, VerificationStatement
from generator.model.timeline import Status, Step, body_on, change_on, last_day, next_step, step_on


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
LANGUAGES = ("en", "zh-Hans", "zh-Hant", "ja", "ko")
"""Those in which search and status are told; overrides/assets/language.js offers the same."""
BADGE_SIZE = (320, 96)
"""Width and height of the picture that other sites show."""
BODY_STATUS = {"accepted": "Accepted", "suspended": "Acceptance suspended", "ended": "Acceptance ended"}


@cache
def day(date: datetime.date) -> str:
    """A date in prose: ``24 November 2026``."""
    return f"{date.day} {date:%B} {date.year}"


@dataclass(frozen=True, slots=True)
class Verdict:
    """The status sentence: ``lead`` is what stands in bold, ``rest`` follows."""

    status: Status
    lead: str
    rest: str


def verdict(record: Record, steps: tuple[Step, ...], directory: Directory, as_of: datetime.date) -> Verdict:
    """What the record says of itself on a day, as a sentence that stays true when it is read later."""
    now = step_on(steps, as_of)
    status = now.status if now else Status.NOT_YET_VALID
    until = last_day(steps, as_of)
    if status is Status.CURRENT:
        rest = f"Valid until {day(until)}." if until else "No day of expiry is stated on it."
        return Verdict(status, f"Recorded as current on {day(as_of)}.", rest)
    again = next_step(steps, as_of, Status.CURRENT)
    if status is Status.EXPIRED:
        rest = f"A renewal is recorded from {day(again.start)} on." if again else "No renewal is recorded here."
        return Verdict(status, f"Expired on {day(until)}.", rest)
    if status is Status.NOT_YET_VALID:
        return Verdict(status, "Not yet valid.", f"Its first day is {day(again.start)}." if again else "")
    change = change_on(record, as_of)
    by = f"by {directory.bodies[body_on(record, change.date)].short_name}"
    reason = directory.terms("status-reasons").get(change.reason)
    because = f"{by}: {reason.label}" if reason else by
    if status is Status.SUSPENDED:
        rest = f"{because}. It does not count as valid while suspended."
        return Verdict(status, f"Suspended since {day(change.date)}", rest)
    if status is Status.CANCELLED:
        because = reason.label if reason else "by the holder"
    what = "statement" if isinstance(record, VerificationStatement) else "certificate"
    rest = f"{because}. From that day the {what} does not count as valid."
    return Verdict(status, f"{STATUS[status].word} on {day(change.date)}", rest)


def recorded_as(status: Status, as_of: datetime.date) -> str:
    """A status with its day, short enough for a picture: it says what was recorded, and not what is. The day stands
    first: behind "cancelled" it would seem to be that of the cancellation."""
    return f"On {as_of} recorded as {STATUS[status].word.lower()}"


def validity(steps: tuple[Step, ...], as_of: datetime.date) -> str:
    """The last day for a table; for what has ended before it, when that was."""
    now = step_on(steps, as_of)
    if now and now.status in (Status.WITHDRAWN, Status.CANCELLED):
        return f"ended {now.start}"
    return str(last_day(steps, as_of) or "not stated")
