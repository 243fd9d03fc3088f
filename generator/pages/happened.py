"""What has happened to records, in the order of time: to one of them, and lately to any."""

import datetime
import heapq
from typing import NamedTuple

from generator.model.record import Issue
from generator.pages.catalogue import Catalogue, Entry


class Event(NamedTuple):
    """Something that happened to a record on a day; ``detail`` is what an issue says beside its reason."""

    date: datetime.date
    text: str
    entry: Entry
    detail: str = ""


def newest(catalogue: Catalogue, count: int) -> list[Event]:
    """What has happened last by the day of the build, newest first. Only records that changed last are looked at: so
    many of them have so many events that are as new."""
    entries = [catalogue.entries[at] for _, at in heapq.nsmallest(count, catalogue.changed)]
    found = [event for entry in entries for event in decisions(entry, catalogue) if event.date <= catalogue.as_of]
    return sorted(found, key=lambda event: (-event.date.toordinal(), event.entry.slug))[:count]


def history(entry: Entry, catalogue: Catalogue) -> list[Event]:
    """Everything that is recorded of a record in one order of time, what is recorded ahead included."""
    seen = [Event(day, "Surveillance completed", entry) for day in entry.record.surveillance]
    return sorted(decisions(entry, catalogue) + seen, key=lambda event: event.date)


def decisions(entry: Entry, catalogue: Catalogue) -> list[Event]:
    """Issues, changes of status and transfers of a record in one order of time."""
    directory, record = catalogue.directory, entry.record
    found = [
        Event(issue.issued, f"Issue {issue.issue}: {issue.reason}", entry, _detail(issue)) for issue in record.issues
    ]
    reasons = directory.terms("status-reasons")
    for change in record.status[1:]:
        word = "Current again" if change.to == "current" else change.to.capitalize()
        why = f": {reasons[change.reason].label}" if change.reason else ""
        found.append(Event(change.date, f"{word}{why}", entry, change.note or ""))
    for transfer in record.transfers:
        names = [directory.bodies[body].short_name for body in (transfer.from_, transfer.to)]
        found.append(Event(transfer.date, f"Transferred from {names[0]} to {names[1]}", entry))
    return sorted(found, key=lambda event: event.date)


def _detail(issue: Issue) -> str:
    """What an issue was for, so that an older one stays readable after a newer has taken its place."""
    until = f"until {issue.expires}" if issue.expires else ""
    about = issue.at_this_location or issue.scope or getattr(issue, "subject", "")
    return "; ".join(filter(None, [until, ", ".join(issue.standards), about]))
