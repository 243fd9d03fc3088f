"""What a run of the watcher has found."""

import datetime
from dataclasses import dataclass, field

from generator.following.watch.changes import Change, Seen, Sort
from generator.following.watch.kept import Entry
from generator.following.watch.published import About
from generator.following.watch.wanted import Wanted


@dataclass(frozen=True)
class Watched:
    """The records on a list as they are, beside what they were at the last run."""

    about: About
    day: datetime.date
    since: datetime.date | None
    """The day of the last run; None for the first one."""
    wanted: Wanted
    now: dict[str, Seen]
    """Number to the record, in the order of the list."""
    was: dict[str, Seen]
    """The same of the last run, for the numbers that were on the list then."""
    masters: dict[str, Seen] = field(default_factory=dict)
    """Number to the record, of masters that are not on the list, and sites of theirs are."""
    masters_were: dict[str, Seen] = field(default_factory=dict)
    """The same of the last run."""
    changes: tuple[Change, ...] = ()
    entries: dict[str, Entry] = field(default_factory=dict)
    """Id to entry of the feed, what was changed last first."""

    @property
    def is_serious(self) -> bool:
        """Whether something has happened that ends what somebody relies on."""
        return any(change.sort is Sort.SERIOUS for change in self.changes)

    @property
    def is_late(self) -> bool:
        """Whether the directory should have been made anew by now."""
        return self.about.next_update < self.day

    def master_of(self, number: str) -> Seen | None:
        """The master of a record as it is."""
        return _master(self.now[number], self.now, self.masters)

    def family_before(self, number: str) -> tuple[Seen, Seen | None] | None:
        """A record and its master as they were at the last run; None when the record was not on the list then."""
        seen = self.was.get(number)
        return (seen, _master(seen, self.was, self.masters_were)) if seen else None

    def holder(self, number: str) -> str:
        """Whose a record is, as far as it is there or was."""
        seen = self.now.get(number) or self.was.get(number)
        return seen.record.holder.name if seen else ""


def _master(seen: Seen, listed: dict[str, Seen], beside: dict[str, Seen]) -> Seen | None:
    number = getattr(seen.record, "master", None) or ""
    return listed.get(number) or beside.get(number)
