"""Everything pages say of records more than once, worked out once: rows, counts, groups."""

import datetime
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from generator.cache import files_in_a_name, hashed
from generator.model.directory import Directory
from generator.model.names import name_slug
from generator.model.number import slug
from generator.model.record import Issue, Record, Site
from generator.model.timeline import Status, Step, issue_on, last_day, step_on, steps
from generator.reading.parts import cut


@dataclass(frozen=True, slots=True)
class Entry:
    """A record with what follows from it and the day of the build. ``issue`` is the one in force, else the first."""

    path: str
    record: Record
    slug: str
    issue: Issue
    status: Status
    steps: tuple[Step, ...]
    until: datetime.date | None
    """The last day of validity as recorded; None where none is stated."""
    digest: bytes = b""
    """A hash of the record's file; empty when that is not known."""

    @property
    def country(self) -> str:
        """The country of the site, as a code."""
        return self.record.site.address.country

    @property
    def city(self) -> str:
        """The city of the site."""
        return self.record.site.address.city


FROM_CURRENT = (
    Status.CURRENT,
    Status.SUSPENDED,
    Status.NOT_YET_VALID,
    Status.EXPIRED,
    Status.CANCELLED,
    Status.WITHDRAWN,
)
"""The order in which pages count statuses: what most people look for first."""
SOON_DAYS = 90
"""How near the last day is when a record is listed as expiring soon."""
PERIODS = (30, SOON_DAYS, 180)
"""Within how many days something expires: a list for each, the same as the search offers."""

_NEVER = datetime.date.min
Key = TypeVar("Key")


class Catalogue:
    """The directory seen on one day."""

    def __init__(self, directory: Directory, as_of: datetime.date, left_out: frozenset[str] = frozenset()) -> None:
        self.directory = directory
        self.as_of = as_of
        self.left_out = left_out
        """The outputs that are not made, by the names in ``exports/outputs.py``: nothing is to lead to them."""
        self.entries = tuple(
            sorted(
                (self._entry(path, record) for path, record in directory.records.items()), key=lambda entry: entry.slug
            )
        )
        self.by_number = {entry.record.number: entry for entry in self.entries}

    def _entry(self, path: str, record: Record) -> Entry:
        issue = issue_on(record, self.as_of) or record.issues[0]
        found = steps(record)
        now = step_on(found, self.as_of)
        status = now.status if now else Status.NOT_YET_VALID
        digest = self.directory.digests.get(path, b"")
        return Entry(path, record, slug(record.number), issue, status, found, last_day(found, self.as_of), digest)

    def made_of(self, entries: Iterable[Entry], *more: bytes | str) -> bytes:
        """A hash of what a page follows from: the day, everything that is no record, these records in their order, and
        what else the page says. Empty when it was not noted what was read."""
        return hashed(self._around, b"".join([entry.digest for entry in entries]), *more) if self._around else b""

    @cached_property
    def _around(self) -> bytes:
        directory = self.directory
        if not directory.records.keys() <= directory.digests.keys():
            return b""
        others = sorted(path for path in directory.digests if path not in directory.records)
        around = (str(self.as_of), repr(sorted(self.left_out)))
        return hashed(*around, *files_in_a_name(others, directory.digests))

    @property
    def next_update(self) -> datetime.date:
        """The day by which the next build is due."""
        return self.as_of + datetime.timedelta(days=self.directory.info.update_every_days)

    @cached_property
    def by_scheme(self) -> dict[str, list[Entry]]:
        return self._by(lambda entry: entry.record.scheme)

    @cached_property
    def by_body(self) -> dict[str, list[Entry]]:
        return self._by(lambda entry: entry.record.body)

    @cached_property
    def by_country(self) -> dict[str, list[Entry]]:
        return self._by(lambda entry: entry.country)

    @cached_property
    def by_holder(self) -> dict[str, list[Entry]]:
        """Slug of the holder's name to its records."""
        return self._by(lambda entry: name_slug(entry.record.holder.name))

    @cached_property
    def by_year(self) -> dict[int, list[Entry]]:
        """Year of the original issue."""
        return self._by(lambda entry: entry.record.originally_issued.year)

    @cached_property
    def by_letter(self) -> dict[str, list[Entry]]:
        """First letter of the holder's name, a to z; ``0-9`` for the rest."""
        found = self._by(lambda entry: _letter(entry.record.holder.name))
        for entries in found.values():
            entries.sort(key=lambda entry: name_slug(entry.record.holder.name))  # those of one name stay in order
        return found

    @cached_property
    def by_edition(self) -> dict[str, list[Entry]]:
        """Edition of a standard or specification, as named by the issue in force."""
        return self._by_each(lambda entry: [*entry.issue.standards, *entry.issue.specifications])

    @cached_property
    def by_standard(self) -> dict[str, list[Entry]]:
        """Standard or specification without edition; a record that names two editions of it is there once."""
        editions = self.directory.editions
        return self._by_each(
            lambda entry: dict.fromkeys(
                editions[edition][0].id for edition in (*entry.issue.standards, *entry.issue.specifications)
            )
        )

    @cached_property
    def by_status(self) -> dict[Status, list[Entry]]:
        """Every status, also those that no record has."""
        found = self._by(lambda entry: entry.status)
        return {status: found.get(status, []) for status in FROM_CURRENT}

    @cached_property
    def by_category(self) -> dict[str, list[Entry]]:
        return self._by_each(lambda entry: entry.issue.categories)

    def _by(self, key: Callable[[Entry], Key]) -> dict[Key, list[Entry]]:
        found = defaultdict(list)
        for entry in self.entries:
            found[key(entry)].append(entry)
        return dict(sorted(found.items()))

    def _by_each(self, keys: Callable[[Entry], Iterable[Key]]) -> dict[Key, list[Entry]]:
        """Where an entry may have several keys, or none."""
        found = defaultdict(list)
        for entry in self.entries:
            for key in keys(entry):
                found[key].append(entry)
        return dict(sorted(found.items()))

    def expiring(self, days: int) -> list[Entry]:
        """Current and suspended records whose last day is within so many days, soonest first."""
        limit = self.as_of + datetime.timedelta(days=days)
        live = (Status.CURRENT, Status.SUSPENDED)
        found = [entry for entry in self.entries if entry.status in live and entry.until and entry.until <= limit]
        return sorted(found, key=lambda entry: (entry.until, entry.slug))

    @cached_property
    def changed(self) -> list[tuple[int, int]]:
        """For each record the day of its newest event that is not ahead, negative, and its place in the order."""
        found = []
        for at, entry in enumerate(self.entries):
            record = entry.record
            days = [issue.issued for issue in record.issues]
            days += [change.date for change in record.status[1:]]
            days += [transfer.date for transfer in record.transfers]
            found.append((-max((day for day in days if day <= self.as_of), default=_NEVER).toordinal(), at))
        return found


def parts_of(entries: Sequence[Entry]) -> Iterator[Sequence[Entry]]:
    """Records in their order, cut so that one more changes one part, or two, and leaves the others as they are."""
    start = 0
    for part in cut([entry.slug for entry in entries]):
        yield entries[start : start + len(part)]
        start += len(part)


def counts(entries: Iterable[Entry]) -> dict[Status, int]:
    """How many of each status that occurs, current first."""
    found = Counter(entry.status for entry in entries)
    return {status: found[status] for status in FROM_CURRENT if found[status]}


def sites_of(entries: Sequence[Entry]) -> list[tuple[Site, list[Entry]]]:
    """The places of some records, each with the records for it, in the order of the records."""
    found: dict[tuple, tuple[Site, list[Entry]]] = {}
    for entry in entries:
        site = entry.record.site
        found.setdefault((site.name, site.address), (site, []))[1].append(entry)
    return list(found.values())


def _letter(name: str) -> str:
    first = name_slug(name)[:1]
    return first if first.isalpha() else "0-9"
