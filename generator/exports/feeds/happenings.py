"""What has happened to a record by a day: recorded decisions, and expiry, which follows from them."""

import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from generator.model.decisions import StatusChange, Transfer
from generator.model.directory import Told
from generator.model.record import Issue, Part, Record
from generator.model.timeline import Status, Step, issue_on
from generator.pages import words

_HOLDER: Part = ("holder", "")
_1970 = datetime.date(1970, 1, 1).toordinal()
_STATUS = {"current": "restored", "suspended": "suspended", "cancelled": "cancelled", "withdrawn": "withdrawn"}


class Happening(NamedTuple):
    """Something that has happened to a record. ``part`` is what in the record says so; an issue that a later one
    follows says with its last day that it expired, if it did."""

    day: datetime.date
    what: str
    part: Part
    fact: Issue | StatusChange | Transfer

    def instants(self, told: Told | None) -> tuple[int, int]:
        """When it could first be read in the directory, and when what it says last changed, in seconds since 1970. Both
        are never before its own day; without git they are the beginning of it."""
        begins = midnight(self.day)
        if told is None:
            return begins, begins
        return max(begins, told.since(self.part)), max(begins, told.unaltered_since(self.part, _HOLDER))

    def fresh_on(self, told: Told | None) -> int:
        """The day by which it is old or new, in seconds since 1970: its own, or that of a later entry or correction.
        What came with the record as a whole counts by its own day, so that a directory filled today has old news."""
        begins = midnight(self.day)
        return max(begins, told.came.get(self.part, 0), told.altered.get(self.part, 0)) if told else begins


def midnight(day: datetime.date) -> int:
    """The beginning of a day, UTC, in seconds since 1970."""
    return (day.toordinal() - _1970) * 86_400


def happenings(record: Record, steps: tuple[Step, ...], as_of: datetime.date) -> list[Happening]:
    """Everything by a day, in no order of time. What is recorded ahead is left out until its day."""
    found: list[Happening] = []
    before: Issue | None = None
    for issue in record.issues:
        found.append(Happening(issue.issued, _kind(issue, before), ("issue", str(issue.issue)), issue))
        before = issue
    for place, change in enumerate(record.status):
        if place:
            found.append(Happening(change.date, _STATUS[change.to], ("status", str(place)), change))
    for place, transfer in enumerate(record.transfers):
        found.append(Happening(transfer.date, "transferred", ("transfer", str(place)), transfer))
    for step in steps:
        if step.status is Status.EXPIRED and (ended := issue_on(record, step.start)):
            found.append(Happening(step.start, "expired", ("expires", str(ended.issue)), ended))
    return [one for one in found if one.day <= as_of]


def _kind(issue: Issue, before: Issue | None) -> str:
    """The first issue is issued; a later one renews if it is valid longer than the one before."""
    if before is None:
        return "issued"
    return "renewed" if before.expires and (issue.expires is None or issue.expires > before.expires) else "reissued"


@dataclass(frozen=True)
class Words:
    """What ids of the register are called; an id that is not known is shown as it is."""

    bodies: Mapping[str, str] = field(default_factory=dict)
    reasons: Mapping[str, str] = field(default_factory=dict)

    def title(self, happening: Happening, record: Record) -> str:
        """What a list of entries shows: the number, whose it is, what happened."""
        return f"{record.number} ({record.holder.name}): {self._what(happening)}"

    def summary(self, happening: Happening, record: Record) -> str:
        """A few sentences that stay true: they name the day, and say nothing of the day of reading."""
        return f"{words.KIND[record.kind]}. {getattr(self, f'_{_SAID[happening.what]}')(happening)}"

    def _what(self, happening: Happening) -> str:
        what, fact = happening.what, happening.fact
        if what == "renewed":
            return f"renewed (issue {fact.issue})"
        if what == "reissued":
            return f"issue {fact.issue}"
        if what == "transferred":
            return f"transferred from {self._body(fact.from_)} to {self._body(fact.to)}"
        return "current again" if what == "restored" else what

    def _body(self, id_: str) -> str:
        return self.bodies.get(id_, id_)

    def _issue(self, happening: Happening) -> str:
        issue = happening.fact
        about = (
            getattr(issue, "at_this_location", None) or getattr(issue, "scope", None) or getattr(issue, "subject", "")
        )
        until = f"Last day recorded: {words.day(issue.expires)}." if issue.expires else "No last day is stated."
        said = f"Issue {issue.issue} of {words.day(issue.issued)}: {sentence(issue.reason)} {until}"
        return f"{said} {', '.join(issue.standards)}. {sentence(about)}".rstrip()

    def _status(self, happening: Happening) -> str:
        change = happening.fact
        reason = self.reasons.get(change.reason or "", (change.reason or "").replace("-", " "))
        word = "Current again from" if happening.what == "restored" else f"{happening.what.capitalize()} on"
        said = f"{word} {words.day(change.date)}{f': {reason}' if reason else ''}."
        return f"{said} {sentence(change.note)}" if change.note else said

    def _transfer(self, happening: Happening) -> str:
        transfer = happening.fact
        was, is_ = self._body(transfer.from_), self._body(transfer.to)
        return f"From {words.day(transfer.date)} on {is_} answers for it, no longer {was}."

    def _expiry(self, happening: Happening) -> str:
        last = happening.fact.expires
        return f"Its last day was {words.day(last)}. No renewal was recorded for the day after." if last else "Expired."


_SAID = dict.fromkeys(_STATUS.values(), "status") | {
    "issued": "issue",
    "renewed": "issue",
    "reissued": "issue",
    "transferred": "transfer",
    "expired": "expiry",
}
_ENDS = re.compile(r"[.!?…。]$")


def sentence(text: str) -> str:
    """A text with a full stop at its end, if it has any text."""
    return text if not text or _ENDS.search(text) else f"{text}."
