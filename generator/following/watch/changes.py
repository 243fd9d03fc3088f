"""What has changed of a record between two runs, in plain words."""

import datetime
from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple

from generator.exports.feeds.happenings import Happening, Words, happenings, sentence
from generator.exports.feeds.ics import ALARM_DAYS
from generator.model.fields import Fact
from generator.model.record import Record
from generator.model.timeline import Status, last_day, status_on, steps
from generator.pages import words

WORDS = Words()
"""Bodies and reasons are called by their ids: the file with all records holds no register."""
ENDS = ("suspended", "cancelled", "withdrawn", "expired")
_TITLES = {"soon": "last day ahead", "first": "", "master": "its master", "sites": "its sites"}
_LISTS = ("issues", "status", "transfers", "surveillance")


class Sort(Enum):
    """Under which heading something is told. What is serious ends in another exit code."""

    SERIOUS = "Serious"
    NEW = "What has happened"
    CORRECTED = "Corrected"
    SOON = "Last day ahead"


class Change(NamedTuple):
    """Something to tell of a record. ``name`` is what stays of it, below the record: the part that says it."""

    sort: Sort
    number: str
    text: str
    what: str
    name: tuple[str, str]


class Seen:
    """A record as it is on a day."""

    def __init__(self, record: Record, day: datetime.date) -> None:
        self.record, self.day = record, day
        self.steps = steps(record)
        self.status = status_on(record, day)
        self.until = last_day(self.steps, day)
        self.happenings = {one.part: one for one in happenings(record, self.steps, day)}

    @property
    def ahead(self) -> datetime.date | None:
        """The last day of a current or suspended record, if it is still ahead."""
        is_live = self.status in (Status.CURRENT, Status.SUSPENDED)
        return self.until if is_live and self.until and self.until >= self.day else None

    @property
    def alarm(self) -> int | None:
        """The shortest of the alarms that has rung, in days."""
        rung = [days for days in ALARM_DAYS if self.ahead and (self.ahead - self.day).days <= days]
        return min(rung, default=None)

    @property
    def sentence(self) -> str:
        """How it stands, as a clause that names its days."""
        word = words.STATUS[self.status].word.lower()
        if self.status is Status.CURRENT:
            until = f", last day {words.day(self.until)}" if self.until else ", no last day stated"
            return f"recorded as current on {words.day(self.day)}{until}"
        since = next((step.start for step in reversed(self.steps) if step.start <= self.day), None)
        if self.status is Status.EXPIRED:
            return f"expired, last day {words.day(self.until)}" if self.until else "expired"
        return f"{word} since {words.day(since)}" if since else word


def first_look(seen: Seen) -> Iterator[Change]:
    """What to tell of a record that was not on the list before: only what stands against it, and what is near."""
    if seen.status.value in ENDS:
        yield Change(Sort.SERIOUS, seen.record.number, seen.sentence, seen.status.value, ("first", "look"))
    yield from _alarm(seen, None)


def changes(was: Seen, now: Seen) -> Iterator[Change]:
    """What has happened since, what was put right, and what has come near."""
    number = now.record.number
    for part, one in now.happenings.items():
        if part not in was.happenings:
            sort = Sort.SERIOUS if one.what in ENDS else Sort.NEW
            yield Change(sort, number, WORDS.summary(one, now.record).partition(". ")[2], one.what, part)
        elif was.happenings[part] != one and part[0] != "expires":  # the issue itself says what of it was put right
            text = f"{_of(one)}: {_in_words(was.happenings[part], one)}"
            yield Change(Sort.CORRECTED, number, text, "corrected", part)
    for part, one in was.happenings.items():
        if part not in now.happenings:
            text = f"{_of(one)} is no longer recorded; it was: {WORDS.summary(one, was.record)}"
            yield Change(Sort.CORRECTED, number, text, "corrected", part)
    yield from _of_the_record(was.record, now.record)
    yield from _alarm(now, was)


def _of(one: Happening) -> str:
    """What an entry of a record is called: ``issue 1``, ``the suspension``."""
    if one.part[0] == "issue":
        return f"issue {one.part[1]}"
    if one.part[0] == "expires":
        return f"the end of issue {one.part[1]}"
    return {"transferred": "the transfer", "restored": "the end of the suspension"}.get(
        one.what, f"the entry '{one.what}'"
    )


def _in_words(was: Happening, now: Happening) -> str:
    found = [] if was.what == now.what else [f"it was {was.what}, and is {now.what}"]
    if type(was.fact) is type(now.fact):
        found += [f"{name} from {before} to {after}" for name, before, after in differences(was.fact, now.fact)]
    return "; ".join(found) or "put otherwise"


def _of_the_record(was: Record, now: Record) -> Iterator[Change]:
    """Fields that stand once, such as the name and the address, and what is new in the list of audits."""
    handed_over = len(now.transfers) > len(was.transfers)
    for name, before, after in differences(was, now, leave=(*_LISTS, *(("body",) if handed_over else ()))):
        yield Change(Sort.CORRECTED, now.number, f"{name} from {before} to {after}", "corrected", ("field", name))
    for name, before, after in differences(was.status[0], now.status[0]):
        text = f"the first status, {name} from {before} to {after}"
        yield Change(Sort.CORRECTED, now.number, text, "corrected", ("field", "status"))
    days = sorted(set(getattr(now, "surveillance", ())) - set(getattr(was, "surveillance", ())))
    for day in days:
        text = f"surveillance completed on {words.day(day)}"
        yield Change(Sort.NEW, now.number, text, "surveillance", ("surveillance", str(day)))


def _alarm(now: Seen, was: Seen | None) -> Iterator[Change]:
    """Told once for each of the alarms, and again when the last day has moved."""
    if now.alarm and (was is None or (was.alarm, was.ahead) != (now.alarm, now.ahead)):
        left = (now.ahead - now.day).days
        text = f"last day recorded {words.day(now.ahead)}, {'today' if not left else f'in {left} days'}"
        yield Change(Sort.SOON, now.record.number, text, "soon", ("soon", f"{now.ahead}/{now.alarm}"))


def differences(was: Fact, now: Fact, leave: tuple[str, ...] = ()) -> Iterator[tuple[str, str, str]]:
    """The fields that differ, by what people call them, with both values in words."""
    for name, field in type(was).model_fields.items():
        before, after = getattr(was, name), getattr(now, name, None)
        if before == after or name in leave:
            continue
        title = field.title or name
        if isinstance(before, Fact) and isinstance(after, Fact):
            for inner, old, new in differences(before, after):
                yield f"{title}, {inner}", old, new
        else:
            yield title, _shown(before), _shown(after)


def _shown(value: object) -> str:
    if value is None or value == ():
        return "nothing"
    if isinstance(value, datetime.date):
        return words.day(value)
    if isinstance(value, tuple):
        return "; ".join(map(_shown, value))
    if isinstance(value, Fact):
        return " ".join(_shown(one) for one in vars(value).values() if one not in (None, ()))
    return f"'{value}'"


def title(change: Change, holder: str) -> str:
    """One line for a list of entries."""
    what = _TITLES.get(change.what, change.what)
    return f"{change.number} ({holder}): {what}"


def whole(change: Change) -> str:
    """The text as a sentence."""
    return sentence(change.text[:1].upper() + change.text[1:])
