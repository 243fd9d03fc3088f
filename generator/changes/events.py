"""What a change means for a certificate, in the words of a decision: suspended, renewed, scope lost."""

from dataclasses import dataclass
from enum import IntEnum

from generator.changes.comparison import FileChange
from generator.changes.history import fields_that_differ
from generator.model.directory import Directory
from generator.model.record import Certificate, Record


class Weight(IntEnum):
    """How serious a change is for somebody who relies on the record; the smallest comes first."""

    REMOVED = 0
    ENDED = 1
    SUSPENDED = 2
    CORRECTED = 3
    REDUCED = 4
    TRANSFERRED = 5
    MOVED = 6
    RESTORED = 7
    ISSUED = 8
    CHANGED = 9


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happens to a record."""

    weight: Weight
    text: str


_OF_STATUS = {
    "withdrawn": Weight.ENDED,
    "cancelled": Weight.ENDED,
    "suspended": Weight.SUSPENDED,
    "current": Weight.RESTORED,
}


def events(change: FileChange, was: Record | None, becomes: Record | None, directory: Directory | None) -> list[Event]:
    """Everything that happens to one record, the most serious first."""
    if becomes is None:
        text = "would be removed" if change.is_gone else "cannot be read as a record"
        return [Event(Weight.REMOVED, text)]
    if was is None:
        return [Event(Weight.ISSUED, _new(becomes))]
    found = [*_status(was, becomes, directory), *_identity(was, becomes), *_issue(was, becomes), *_place(was, becomes)]
    return sorted(found, key=lambda event: event.weight) or [Event(Weight.CHANGED, _rest(was, becomes))]


def _rest(was: Record, becomes: Record) -> str:
    names = [name for name, _, _ in fields_that_differ(was, becomes)]
    return f"changed: {', '.join(names)}" if names else "comments and layout only"


def _new(record: Record) -> str:
    issue = record.issues[-1]
    until = f", until {issue.expires}" if issue.expires else ""
    kind = "certificate" if record.kind == "certificate" else "verification statement"
    site = {"additional": f", site of {getattr(record, 'master', '')}", "master": ", master"}.get(record.site.role, "")
    where = f"{record.site.address.city}, {record.site.address.country}"
    return f"new {kind} ({record.scheme}{site}), {where}, issued {issue.issued}{until}"


def _status(was: Record, becomes: Record, directory: Directory | None) -> list[Event]:
    if was.status == becomes.status:
        return []
    reasons = directory.terms("status-reasons") if directory else {}
    if becomes.status[: len(was.status)] != was.status:
        return [Event(Weight.CORRECTED, f"status entries rewritten; now {becomes.status[-1].to}")]
    found, before = [], was.status[-1].to
    for entry in becomes.status[len(was.status) :]:
        reason = reasons[entry.reason].label if entry.reason in reasons else entry.reason
        why = f" ({reason})" if reason else ""
        found.append(Event(_OF_STATUS[entry.to], f"{before} → {entry.to} from {entry.date}{why}"))
        before = entry.to
    return found


def _identity(was: Record, becomes: Record) -> list[Event]:
    found = []
    pairs = (
        ("number", was.number, becomes.number),
        ("scheme", was.scheme, becomes.scheme),
        ("holder", was.holder.name, becomes.holder.name),
        ("holder's own script", was.holder.name_local, becomes.holder.name_local),
        ("originally issued", was.originally_issued, becomes.originally_issued),
        ("master", getattr(was, "master", None), getattr(becomes, "master", None)),
    )
    for name, before, after in pairs:
        if before != after:
            found.append(Event(Weight.CORRECTED, f"{name} {before} → {after}"))
    if was.body != becomes.body:
        found.append(Event(Weight.TRANSFERRED, f"transferred from {was.body} to {becomes.body}"))
    return found


def _issue(was: Record, becomes: Record) -> list[Event]:
    before, after = was.issues[-1], becomes.issues[-1]
    if was.issues == becomes.issues:
        return []
    if becomes.issues[: len(was.issues)] != was.issues:
        return [
            Event(Weight.CORRECTED, f"published issue {old.issue}: {name} {before} → {after}")
            for old, new in zip(was.issues, becomes.issues, strict=False)
            for name, before, after in fields_that_differ(old, new)
        ] or [Event(Weight.CORRECTED, f"published issues removed: {len(was.issues)} → {len(becomes.issues)}")]
    found = [Event(Weight.CHANGED, f"issue {after.issue} of {after.issued}: {after.reason}")]
    if before.expires != after.expires:
        found.append(Event(Weight.ISSUED, f"expiry {before.expires} → {after.expires}"))
    if set(before.standards) != set(after.standards):
        found.append(Event(Weight.CHANGED, f"{', '.join(before.standards)} → {', '.join(after.standards)}"))
    if isinstance(was, Certificate) and isinstance(becomes, Certificate):
        found += _scope(was, becomes)
    return found


def _scope(was: Certificate, becomes: Certificate) -> list[Event]:
    found = []
    for field, what in (("scope_activities", "scope"), ("activities", "this site")):
        before, after = (
            {pair for activity in getattr(record.issues[-1], field) for pair in activity.pairs}
            for record in (was, becomes)
        )
        for weight, verb, pairs in (
            (Weight.REDUCED, "loses", before - after),
            (Weight.CHANGED, "gains", after - before),
        ):
            if pairs:
                named = ", ".join(f"'{done}' of '{product}'" for done, product in sorted(pairs))
                found.append(Event(weight, f"{what} {verb} {named}"))
    return found


def _place(was: Record, becomes: Record) -> list[Event]:
    found = []
    for name, before, after in fields_that_differ(was.site, becomes.site):
        if name != "address":
            found.append(
                Event(Weight.CORRECTED if name == "role" else Weight.CHANGED, f"site {name} {before} → {after}")
            )
    if was.site.address != becomes.site.address:
        before, after = (", ".join(filter(None, vars(one.site.address).values())) for one in (was, becomes))
        weight = Weight.MOVED if len(was.issues) == len(becomes.issues) else Weight.CHANGED
        found.append(Event(weight, f"address {before} → {after}"))
    days = set(getattr(becomes, "surveillance", ())) - set(getattr(was, "surveillance", ()))
    found += [Event(Weight.CHANGED, f"surveillance on {day}") for day in sorted(days)]
    return found
