"""Which feeds and calendars the site has, and what stands in each: one for everything, and one for each body, scheme,
country and holder."""

import datetime
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property, partial
from typing import NamedTuple

from generator.exports.envelope import notice
from generator.exports.feeds import atom, ics
from generator.exports.feeds.happenings import Happening, Words, happenings, midnight
from generator.exports.feeds.naming import Naming
from generator.model.countries import country_name
from generator.model.names import name_slug
from generator.model.timeline import Status, change_on
from generator.pages import words
from generator.pages.catalogue import Catalogue, Entry
from generator.pages.page import Draft, Unit

MOST_ENTRIES = 100
"""A reader that looks once a month misses nothing of a body with a thousand records."""
NEWS_DAYS = 366
"""How long something stays in feeds. The newest entry of each stays however old it is, so that a feed is empty only
where nothing has happened yet."""
AHEAD_DAYS = 400
"""How far ahead shared calendars look: more than twice the first alarm. A holder's calendar holds all of its days."""
_HOLDERS_IN_A_UNIT = 200


class Channel(NamedTuple):
    """What a feed and a calendar are about. ``name`` is their address below ``feeds/``, without an ending."""

    name: str
    title: str
    page: str


class News(NamedTuple):
    """Something that has happened to a record, with its instants."""

    entry: Entry
    happening: Happening
    published: int
    updated: int


class Feeds:
    """All of them. What a record has in several is written out once."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._naming = Naming(catalogue.directory.info.address)
        self._words = Words(
            {body.id: body.short_name for body in catalogue.directory.bodies.values()},
            {id_: term.label for id_, term in catalogue.directory.terms("status-reasons").items()},
        )

    def units(self) -> Iterator[Unit]:
        """The shared ones together, so that an entry of several is written out once; those of holders apart."""
        _ = self._news, self._last_days  # before the work is spread, for all processes
        yield partial(self._drafts, list(self._shared()))
        holders = [
            Channel(f"holders/{slug}", entries[0].record.holder.name, f"holders/{slug}.html")
            for slug, entries in self._catalogue.by_holder.items()
        ]
        for start in range(0, len(holders), _HOLDERS_IN_A_UNIT):
            yield partial(self._drafts, holders[start : start + _HOLDERS_IN_A_UNIT])

    def _shared(self) -> Iterator[Channel]:
        directory = self._catalogue.directory
        yield Channel("all", "All records", "certificates/changes.html")
        for body in directory.bodies.values():
            yield Channel(f"bodies/{body.id}", body.name, f"bodies/{body.id}.html")
        for scheme in directory.schemes.values():
            yield Channel(f"schemes/{scheme.id}", scheme.name, f"schemes/{scheme.id}.html")
        for code in self._catalogue.by_country:
            yield Channel(f"countries/{code.lower()}", country_name(code), f"countries/{code.lower()}.html")

    @cached_property
    def _channels_of(self) -> dict[str, tuple[str, ...]]:
        """Slug of a record to the names of the feeds it is in."""
        return {
            entry.slug: (
                "all",
                f"bodies/{entry.record.body}",
                f"schemes/{entry.record.scheme}",
                f"countries/{entry.country.lower()}",
                f"holders/{name_slug(entry.record.holder.name)}",
            )
            for entry in self._catalogue.entries
        }

    @cached_property
    def _news(self) -> dict[str, list[News]]:
        """Name of a feed to what stands in it: what was changed last comes first."""
        since = midnight(self._catalogue.as_of - datetime.timedelta(days=NEWS_DAYS))
        told, found = self._catalogue.directory.told, []
        for entry in self._catalogue.entries:
            known = told.get(entry.path)
            for happening in happenings(entry.record, entry.steps, self._catalogue.as_of):
                published, updated = happening.instants(known)
                order = (-updated, -happening.day.toordinal(), entry.slug, happening.part)
                found.append((order, News(entry, happening, published, updated), happening.fresh_on(known) >= since))
        chosen: dict[str, list[News]] = defaultdict(list)
        for _, news, is_fresh in sorted(found, key=lambda one: one[0]):
            for name in self._names(news):
                if len(chosen[name]) < (MOST_ENTRIES if is_fresh else 1):
                    chosen[name].append(news)
        return chosen

    def _names(self, news: News) -> Iterable[str]:
        """A body that gave a record up learns of that, too."""
        names = self._channels_of[news.entry.slug]
        return (*names, f"bodies/{news.happening.fact.from_}") if news.happening.what == "transferred" else names

    @cached_property
    def _last_days(self) -> dict[str, list[Entry]]:
        """Name of a calendar to the current and suspended records whose last day is ahead, soonest first."""
        as_of, found = self._catalogue.as_of, defaultdict(list)
        limit = as_of + datetime.timedelta(days=AHEAD_DAYS)
        live = [
            entry
            for entry in self._catalogue.entries
            if entry.status in (Status.CURRENT, Status.SUSPENDED) and entry.until and entry.until >= as_of
        ]
        for entry in sorted(live, key=lambda entry: (entry.until, entry.slug)):
            *shared, holder = self._channels_of[entry.slug]
            found[holder].append(entry)
            for name in shared if entry.until <= limit else ():
                found[name].append(entry)
        return found

    def _drafts(self, channels: list[Channel]) -> Iterator[Draft]:
        entries = _Once(self._entry, lambda news: (news.entry.slug, news.happening.part))
        events = _Once(self._event, lambda entry: entry.slug)
        for channel in channels:
            news, days = self._news[channel.name], self._last_days[channel.name]
            said = "".join(f"{one.happening.part}{one.published}{one.updated};" for one in news)
            made_of = self._catalogue.made_of([one.entry for one in news], repr(channel), said)
            yield Draft(f"feeds/{channel.name}.atom", made_of, partial(self._feed, channel, news, entries))
            said = ";".join(str(self._changed(entry)) for entry in days)
            made_of = self._catalogue.made_of(days, repr(channel), said)
            yield Draft(f"feeds/{channel.name}.ics", made_of, partial(self._calendar, channel, days, events))

    def _feed(self, channel: Channel, news: list[News], entries: "_Once") -> bytes:
        info = self._catalogue.directory.info
        where = f"{info.address}feeds/{channel.name}"
        head = atom.Head(
            self._naming.feed(channel.name),
            f"{channel.title}: what has changed",
            f"What has happened to records, up to {MOST_ENTRIES} entries of a year. {notice(self._catalogue)}",
            info.operator,
            f"{where}.atom",
            f"{info.address}{channel.page}",
            f"{where}.ics",
        )
        newest = max((one.updated for one in news), default=midnight(self._catalogue.as_of))
        return atom.feed(head, newest, map(entries, news))

    def _entry(self, news: News) -> str:
        entry, happening = news.entry, news.happening
        return atom.entry(
            atom.Item(
                self._naming.happening(entry.slug, happening.part),
                self._words.title(happening, entry.record),
                f"{self._catalogue.directory.info.address}certificates/{entry.slug}.html",
                news.published,
                news.updated,
                happening.what,
                self._words.summary(happening, entry.record),
            )
        )

    def _calendar(self, channel: Channel, days: list[Entry], events: "_Once") -> bytes:
        address = self._catalogue.directory.info.address
        reach = "" if channel.name.startswith("holders/") else f" of the next {AHEAD_DAYS} days"
        about = f"Last days{reach} of records that are current or suspended. {notice(self._catalogue)}"
        where = f"{address}feeds/{channel.name}.ics"
        return ics.calendar(f"{channel.title}: last days", about, map(events, days), where, f"{address}{channel.page}")

    def _event(self, entry: Entry) -> str:
        change = change_on(entry.record, self._catalogue.as_of)
        remark = f"Suspended since {words.day(change.date)}." if change and entry.status is Status.SUSPENDED else ""
        return ics.event(
            ics.LastDay(
                self._naming.last_day(entry.slug),
                entry.until,
                self._changed(entry),
                entry.record.number,
                entry.record.holder.name,
                f"{self._catalogue.directory.info.address}certificates/{entry.slug}.html",
                remark,
            )
        )

    def _changed(self, entry: Entry) -> int:
        """When any part of a record was last changed, as git knows it; without git the day of issue."""
        told = self._catalogue.directory.told.get(entry.path)
        return told.last if told else midnight(entry.issue.issued)


class _Once:
    """Makes a text for each thing once."""

    def __init__(self, make: Callable, key: Callable) -> None:
        self._make, self._key, self._known = make, key, {}

    def __call__(self, thing: object) -> str:
        key = self._key(thing)
        if key not in self._known:
            self._known[key] = self._make(thing)
        return self._known[key]
