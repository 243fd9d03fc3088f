"""The watcher's own feed and calendar. Events of records have the ids that they have in public feeds and calendars."""

import datetime
from collections.abc import Iterator

from generator.exports.feeds import atom, ics
from generator.exports.feeds.every import NEWS_DAYS
from generator.exports.feeds.happenings import Happening, midnight
from generator.exports.feeds.naming import Naming
from generator.following.watch.changes import WORDS, Seen, title, whole
from generator.following.watch.kept import Entry
from generator.following.watch.watched import Watched
from generator.model.number import key, slug
from generator.model.record import Part
from generator.model.timeline import Status, change_on
from generator.pages import words

_MOST_ENTRIES = 1_000
_TOLD_ONCE = ("corrected", "soon", "surveillance", "found", "gone", "master", "sites")
"""What is told when it is seen, and cannot be worked out again from the record."""


def entries(found: Watched, last: dict[str, Entry]) -> dict[str, Entry]:
    """The entries of a year, what was changed last first. One that says the same as last time keeps its instants; one
    that says something else is updated, however often that happens on a day."""
    now, oldest = midnight(found.day), midnight(found.day - datetime.timedelta(days=NEWS_DAYS))
    made: dict[str, Entry] = {}
    for entry in (*_of_happenings(found), *_of_changes(found)):
        if old := last.get(entry.id):
            is_same = (old.title, old.summary) == (entry.title, entry.summary)
            entry.published, entry.updated = old.published, old.updated if is_same else max(now, old.updated + 1)
        made[entry.id] = entry
    on_list = {key(number) for number in (*found.wanted.found, *found.wanted.absent)}
    for old in last.values():
        if old.term in _TOLD_ONCE and key(old.number) in on_list:
            made.setdefault(old.id, old)
    fresh = [one for one in made.values() if one.updated >= oldest]
    newest = sorted(fresh, key=lambda one: (-one.updated, -one.published, one.number, one.id))
    return {one.id: one for one in newest[:_MOST_ENTRIES]}


def _of_happenings(found: Watched) -> Iterator[Entry]:
    naming = Naming(found.about.address)
    for number, seen in found.now.items():
        for part, one in seen.happenings.items():
            published, updated = _instants(found, number, part, one)
            said = WORDS.title(one, seen.record), one.what, WORDS.summary(one, seen.record)
            yield Entry(naming.happening(slug(number), part), number, *said, published, updated)


def _instants(found: Watched, number: str, part: Part, one: Happening) -> tuple[int, int]:
    """On a first look everything has its own day; later what is new or put right has the day of the run."""
    own, now = midnight(one.day), midnight(found.day)
    if number not in found.was:
        return own, own
    known = found.was[number].happenings
    return (now, now) if part not in known else (own, own if known[part] == one else now)


def _of_changes(found: Watched) -> Iterator[Entry]:
    """What no event of a record says: fields put right, audits, last days that come near, and what went or came."""
    naming, now = Naming(found.about.address), midnight(found.day)
    corrected: dict[str, list[str]] = {}
    for change in found.changes:
        if change.what == "corrected":
            if change.name not in found.now[change.number].happenings:
                corrected.setdefault(change.number, []).append(whole(change))
        elif change.what in _TOLD_ONCE:
            name = naming.happening(slug(change.number), change.name)
            said = title(change, found.holder(change.number)), change.what, whole(change)
            yield Entry(name, change.number, *said, now, now)
    for number, texts in corrected.items():
        name = naming.happening(slug(number), ("corrected", str(found.day)))
        heading = f"{number} ({found.holder(number)}): corrected"
        yield Entry(name, number, heading, "corrected", " ".join(texts), now, now)


def feed(found: Watched) -> bytes:
    """The feed of the list."""
    address = found.about.address
    about = f"What has happened to the records of one list in the directory at {address}"
    head = atom.Head(Naming(address).feed("watch"), "Records on a list", about, address, page=address)
    newest = max((one.updated for one in found.entries.values()), default=midnight(found.day))
    return atom.feed(head, newest, (atom.entry(_item(one, address)) for one in found.entries.values()))


def _item(one: Entry, address: str) -> atom.Item:
    page = f"{address}certificates/{slug(one.number)}.html"
    return atom.Item(one.id, one.title, page, one.published, one.updated, one.term, one.summary)


def calendar(found: Watched) -> bytes:
    """The last days that are ahead, however far."""
    ahead = sorted((seen.ahead, number) for number, seen in found.now.items() if seen.ahead)
    events = (_event(found.now[number], found.about.address) for _, number in ahead)
    about = f"Last days of the records of one list in the directory at {found.about.address}"
    return ics.calendar("Records on a list: last days", about, events)


def _event(seen: Seen, address: str) -> str:
    record, of = seen.record, slug(seen.record.number)
    change = change_on(record, seen.day)
    is_suspended = change and seen.status is Status.SUSPENDED
    return ics.event(
        ics.LastDay(
            Naming(address).last_day(of),
            seen.ahead,
            midnight(max(issue.issued for issue in record.issues)),
            record.number,
            record.holder.name,
            f"{address}certificates/{of}.html",
            f"Suspended since {words.day(change.date)}." if is_suspended else "",
        )
    )
