"""How records live: issues and renewals, suspensions, ends. Sites of a family live with their master."""

import datetime
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from generator.model.timeline import ONE_DAY, months_later, years_later
from generator.sampling.chance import Chance, Weighted

_REASONS = {
    "withdrawn": Weighted([("nonconformity", 4), ("fees", 3), ("audit-not-allowed", 2), ("misuse", 1), ("other", 1)]),
    "cancelled": Weighted([("holder-request", 7), ("site-closed", 3)]),
    "suspended": Weighted([("nonconformity", 4), ("audit-not-allowed", 3), ("fees", 3), ("holder-request", 1)]),
}
FIRST, EXTENDED, RENEWED = "First issue", "Scope extended", "Renewal"


@dataclass(frozen=True, slots=True)
class Span:
    """One issue; ``starts`` is the day from which its three years count."""

    issued: datetime.date
    expires: datetime.date
    starts: datetime.date
    reason: str


@dataclass(frozen=True, slots=True)
class Change:
    """One entry of the status."""

    date: datetime.date
    to: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Life:
    """All issues and status entries of a record."""

    spans: tuple[Span, ...]
    status: tuple[Change, ...]

    @property
    def has_ended(self) -> bool:
        """Whether the record was withdrawn or cancelled."""
        return self.status[-1].to in ("withdrawn", "cancelled")


def life(first: datetime.date, fate: str, as_of: datetime.date, changes: bool, chance: Chance) -> Life:
    """The life of a record that has come to its fate by a day; ``changes`` when its scope may grow."""
    until, stop = as_of, as_of
    if fate == "expired":
        until = _end_of_life(first, as_of, chance) - _days(50)
    elif fate in ("withdrawn", "cancelled"):
        stop = first + _days(chance.between(120, (as_of - first).days - 5))
        until = stop - _days(40)
    spans = tuple(_spans(first, until, changes, chance))
    return Life(spans, (Change(first, "current"), *_status(spans[-1], fate, stop, as_of, chance)))


def _spans(first: datetime.date, until: datetime.date, changes: bool, chance: Chance) -> Iterator[Span]:
    last = Span(first, years_later(first, 3) - ONE_DAY, first, FIRST)
    while last.issued <= until:
        yield last
        changed = last.issued + _days(chance.between(120, 800))
        if changes and chance.happens(0.07) and changed < min(last.expires - _days(60), until):
            last = replace(last, issued=changed, reason=EXTENDED)
            changes = False
            yield last
        last = _renewal(last, until, chance)


def _renewal(last: Span, until: datetime.date, chance: Chance) -> Span:
    begins = last.expires + ONE_DAY
    ends = years_later(begins, 3) - ONE_DAY
    if chance.happens(0.3):
        return Span(begins - _days(chance.between(8, 45)), ends, begins, RENEWED)
    late = begins + _days(chance.between(12, 120))
    # After an end of February, three years from the old expiry and from its morrow are not the same day.
    if chance.happens(0.03) and late <= until and (begins.month, begins.day) != (3, 1):
        return Span(late, ends, late, "Restored after expiry")
    return Span(begins, ends, begins, RENEWED)


def _end_of_life(first: datetime.date, as_of: datetime.date, chance: Chance) -> datetime.date:
    """One of the last two days on which a cycle has ended."""
    ends = [years_later(first, years) for years in (3, 6, 9, 12)]
    passed = [end for end in ends if end < as_of - _days(20)]
    return chance.one(passed[-2:])


def _status(last: Span, fate: str, stop: datetime.date, as_of: datetime.date, chance: Chance) -> Iterator[Change]:
    """What follows the first entry; all of it lies in the last issue."""
    if fate == "suspended":
        since = max(as_of - _days(chance.between(5, 110)), last.issued + _days(2))
        if since <= as_of:
            yield Change(since, fate, chance.weighted(_REASONS[fate]))
    elif fate in ("withdrawn", "cancelled"):
        end = max(min(stop, last.expires), last.issued + _days(20))
        before = end - _days(chance.between(40, 150))
        if fate == "withdrawn" and before > last.issued and chance.happens(0.5):
            yield Change(before, "suspended", chance.weighted(_REASONS["suspended"]))
        yield Change(end, fate, chance.weighted(_REASONS[fate]))
    elif chance.happens(0.04):
        since = last.issued + _days(chance.between(40, 400))
        restored = since + _days(chance.between(20, 150))
        if restored < min(as_of, last.expires):
            yield Change(since, "suspended", chance.weighted(_REASONS["suspended"]))
            yield Change(restored, "current", "restored")


def of_site(
    master: Life, as_of: datetime.date, same: Callable[[datetime.date, datetime.date], bool], chance: Chance
) -> Life:
    """The life of an additional site: with its master from the beginning or from a later day, and sometimes shorter.

    ``same`` tells whether the standards were the same on two days; otherwise no site joins the family in between.
    """
    spans = master.spans
    if chance.happens(0.2):
        latest = (master.status[-1].date if master.has_ended else as_of) - _days(150)
        at, day = _join(spans, chance)
        if day < min(latest, spans[at].expires - _days(90)) and same(spans[at].issued, day):
            spans = (replace(spans[at], issued=day, reason=FIRST), *spans[at + 1 :])
    status = [Change(spans[0].issued, "current")]
    now = master.status[-1]
    if now.to != "current":
        status.append(Change(now.date, now.to, "master-status"))
    elif chance.happens(0.04) and (left := spans[-1].issued + _days(chance.between(30, 300))) < as_of:
        status.append(Change(min(left, spans[-1].expires), "cancelled", chance.one(("site-closed", "holder-request"))))
    return Life(spans, tuple(status))


def _join(spans: tuple[Span, ...], chance: Chance) -> tuple[int, datetime.date]:
    """A day inside of an issue, and which one that is."""
    at = chance.below(len(spans))
    return at, spans[at].starts + _days(chance.between(30, 600))


def surveillance(of: Life, as_of: datetime.date, chance: Chance) -> tuple[datetime.date, ...]:
    """Days of surveillance, one a year, as long as the record was valid; none when that was not without a break."""
    if any(newer.issued > older.expires + ONE_DAY for older, newer in pairwise(of.spans)):
        return ()
    latest = min(as_of, of.spans[-1].expires, of.status[-1].date - ONE_DAY if of.has_ended else as_of)
    offset = chance.between(9, 11)
    days = (months_later(of.spans[0].issued, 12 * years + offset) for years in range(12))
    return tuple(day for day in days if day <= latest)


def _days(count: int) -> datetime.timedelta:
    return datetime.timedelta(count)
