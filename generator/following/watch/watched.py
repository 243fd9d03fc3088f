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

    def holder(self, number: str) -> str:
        """Whose a record is, as far as it is there or was."""
        seen = self.now.get(number) or self.was.get(number)
        return seen.record.holder.name if seen else ""
