"""What a decision means for a record and its family: which sites follow, which dates come out."""

import datetime
from dataclasses import dataclass
from typing import NamedTuple

from generator.editing.record import Fields
from generator.model.directory import Directory
from generator.model.record import Certificate, Issue, Record, VerificationStatement
from generator.model.timeline import ONE_DAY, TRANSITIONS, Status, months_later, status_on, years_later

MASTER_STATUS = "master-status"
"""The reason for which a site follows its master."""


@dataclass(frozen=True, slots=True)
class Renewal:
    """The dates of a new issue, and why it is issued when nobody says otherwise."""

    issued: datetime.date
    expires: datetime.date
    cycle_start: datetime.date | None
    reason: str

    def fields(self, last: Issue, standards: list[str], reason: str | None) -> Fields:
        """The fields of the new issue that differ from those of the last one."""
        dates = {"issued": self.issued, "cycle_start": self.cycle_start, "expires": self.expires}
        named = {"standards": standards} if standards else {}
        return {"issue": last.issue + 1} | dates | named | {"reason": reason or self.reason}


def renewal(last: Issue, issued: datetime.date, expires: datetime.date | None) -> Renewal:
    """The dates of a renewal: three years less a day, from the day after the old expiry where that is allowed.

    A renewal before the expiry goes on where the old cycle ends, and one within six months after it counts from there
    too (it restores the certificate); one that is later still counts from its own day.
    """
    next_day = last.expires + ONE_DAY
    is_late = issued > next_day
    follows = issued < next_day or (is_late and issued <= months_later(last.expires, 6))
    if expires and expires <= years_later(issued, 3) and not is_late:
        follows = False
    start = next_day if follows else issued
    reason = "Restored after expiry" if is_late and follows else "Renewal"
    return Renewal(issued, expires or years_later(start, 3) - ONE_DAY, start if follows else None, reason)


class Bar(NamedTuple):
    """Why something cannot be done with a record, and the way out."""

    said: str
    way_out: str


def why_not_valid(record: Record, day: datetime.date) -> Bar | None:
    """Why nothing can be added to a record's family on a day; None when it is, or will be, current."""
    status = status_on(record, day)
    if status is Status.EXPIRED:
        return Bar(f"it expired on {record.issues[-1].expires}", f'renew it first: certdir renew "{record.number}"')
    if status is Status.SUSPENDED:
        since = record.status[-1].date
        return Bar(f"it is suspended since {since}", f'restore it first: certdir restore "{record.number}"')
    if status in (Status.WITHDRAWN, Status.CANCELLED):
        since = record.status[-1].date
        return Bar(f"it is {status} since {since}", "whoever is certified again gets a new number: certdir new")
    return None


def why_not(record: Record, to: str) -> Bar | None:
    """Why a record cannot come to a status, in plain words; None when it can."""
    last = record.status[-1]
    if isinstance(record, VerificationStatement) and to in ("suspended", "cancelled"):
        way_out = f'it stands, or it is withdrawn: certdir withdraw "{record.number}"'
        return Bar(f"a verification statement cannot be {to}", way_out)
    if to in TRANSITIONS[last.to]:
        return None
    if to == last.to:
        return Bar(f"{record.number} is already {to}, since {last.date}", "there is nothing to do")
    way_out = f"{last.to} is final; whoever is certified again gets a new number: certdir new"
    return Bar(f"{record.number} is {last.to} since {last.date}, and cannot become {to}", way_out)


def sites_to_renew(directory: Directory, master: Record, day: datetime.date) -> list[Certificate]:
    """The additional sites that are renewed with their master: those that have not ended and were not left behind."""
    return [
        site
        for site in directory.sites_of.get(master.number, ())
        if TRANSITIONS[site.status[-1].to]
        and (site.issues[-1].expires == master.issues[-1].expires or status_on(site, day) is not Status.EXPIRED)
    ]


def reasons(directory: Directory, record: Record, to: str) -> list[str]:
    """The reasons for which this record may come to a status; a master's status concerns its additional sites alone."""
    fitting = directory.reasons(to, record.kind)
    return [reason for reason in fitting if reason != MASTER_STATUS or record.site.role == "additional"]


def sites_to_follow(directory: Directory, master: Record, to: str) -> list[Certificate]:
    """The additional sites that can take the same step as their master. Restored with it are those alone that were
    suspended because of it."""
    sites = [site for site in directory.sites_of.get(master.number, ()) if to in TRANSITIONS[site.status[-1].to]]
    return [site for site in sites if to != "current" or site.status[-1].reason == MASTER_STATUS]
