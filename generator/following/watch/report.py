"""What a run of the watcher has found, as Markdown for people and as a few lines for a terminal."""

import re
from collections import Counter
from collections.abc import Iterable

from generator.following.watch.changes import Change, Sort, whole
from generator.following.watch.families import better
from generator.following.watch.watched import Watched
from generator.model.number import slug
from generator.model.timeline import Status
from generator.pages import words
from generator.pages.catalogue import FROM_CURRENT
from generator.reading.characters import escaped

_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~&])")
_MOST_LINES = 1_000
"""Under one heading. A report of more is not read by anybody, and forges cut it off."""

_MOST_IN_SUMMARY = 20


def report(found: Watched) -> str:
    """The report, in Markdown. Text of records is text in it, whatever signs it holds."""
    parts = [
        "# Records on your list\n",
        f"{_when(found)}\n",
        f"{counted(found)}.\n",
        *(_section(sort.value, [_change(found, one) for one in found.changes if one.sort is sort]) for sort in Sort),
        "" if found.changes else "**Nothing has changed.**\n" if found.since else "",
        _section("Not current now", _not_current(found)),
        _section("Not found", _absent(found), _WHAT_ABSENT_MEANS),
        _section("Not understood", _not_understood(found)),
        _section("Not read", [f"{_plain(place)}: {_plain(text)}" for place, text in found.wanted.unread]),
    ]
    return "\n".join(filter(None, parts))


_WHAT_ABSENT_MEANS = (
    "A number that is not found is not a forged certificate. It may be mistyped, it may be of another directory, or "
    "its body may not have entered it yet: compare it with the paper, and ask the issuing body.\n"
)


def _when(found: Watched) -> str:
    of = f"Data of {words.day(found.about.as_of)}, looked at for {words.day(found.day)} (UTC)"
    then = f", compared with {words.day(found.since)}" if found.since else "; this is the first look"
    late = (
        f" **The directory was due to be made again by {words.day(found.about.next_update)}: it may be out of date.**"
        if found.is_late
        else ""
    )
    return f"{of}{then}.{late}"


def counted(found: Watched) -> str:
    """How many of each status, in one line."""
    of = Counter(seen.status for seen in found.now.values())
    parts = [f"{of[status]:,} {words.STATUS[status].word.lower()}" for status in FROM_CURRENT if of[status]]
    if found.wanted.absent:
        parts.append(f"{len(found.wanted.absent):,} not found")
    number = len(found.now) + len(found.wanted.absent)
    return f"{number:,} number{'' if number == 1 else 's'}{': ' if parts else ''}{', '.join(parts)}"


def summary(found: Watched) -> list[str]:
    """The lines for a terminal: the counts, and how many of each sort of change."""
    of = Counter(change.sort for change in found.changes)
    told = ", ".join(f"{sort.value.lower()}: {of[sort]:,}" for sort in Sort if of[sort])
    since = f"since {found.since}" if found.since else "at the first look"
    lines = [counted(found), f"{since}: {told or 'nothing has changed'}"]
    serious = [one for one in found.changes if one.sort is Sort.SERIOUS]
    lines += [f"  {one.number}: {escaped(one.text)}" for one in serious[:_MOST_IN_SUMMARY]]
    if len(serious) > _MOST_IN_SUMMARY:
        lines.append(f"  … and {len(serious) - _MOST_IN_SUMMARY:,} more")
    lines += _of_the_list(found)
    if found.is_late:
        lines.append(f"the directory is of {found.about.as_of} and was due by {found.about.next_update}")
    return lines


def _of_the_list(found: Watched) -> Iterable[str]:
    """What to look at in the list itself: numbers that are nearly there, and what was not read."""
    asked = found.wanted
    places = [*asked.absent.items(), *((text, place) for place, text in asked.not_understood)]
    nearly = [f"  {place}: {escaped(said)}{_near(found, said)}" for said, place in places if said in asked.near]
    yield from nearly[:_MOST_IN_SUMMARY]
    if asked.not_understood:
        many = len(asked.not_understood)
        yield f"{many:,} line{'' if many == 1 else 's'} without a number"
    if asked.unread:
        yield f"not read, as it may be a number or not: {len(asked.unread):,}"
        yield from (f"  {place}: {escaped(text)}" for place, text in asked.unread[:_MOST_IN_SUMMARY])


def _change(found: Watched, change: Change) -> str:
    caution = (
        f" As far as is known on {words.day(found.about.as_of)}; later renewals are not."
        if change.what == "expired" and found.is_late
        else ""
    )
    return f"{_linked(found, change.number)}: {_plain(whole(change))}{caution}"


def _not_current(found: Watched) -> Iterable[str]:
    """What is not told above already."""
    told = {change.number for change in found.changes if change.sort is Sort.SERIOUS}
    rows = [(number, seen) for number, seen in found.now.items() if number not in told]
    return [
        f"{_linked(found, number)}: {_plain(seen.sentence)}"
        for number, seen in rows
        if seen.status is not Status.CURRENT
    ] + [
        f"{_linked(found, number)}: {_plain(clause)}"
        for number, seen in rows
        if seen.status is Status.CURRENT and (clause := better(seen, found.master_of(number)))
    ]


def _absent(found: Watched) -> list[str]:
    return [
        f"{_plain(number)} ({_plain(place)}){_plain(_near(found, number))}"
        for number, place in found.wanted.absent.items()
    ]


def _not_understood(found: Watched) -> list[str]:
    lines = found.wanted.not_understood
    return [f"{_plain(place)}: {_plain(text)}{_plain(_near(found, text))}" for place, text in lines]


def _near(found: Watched, said: str) -> str:
    """The numbers of the directory that may be meant."""
    near = found.wanted.near.get(said)
    return f"; nearest in the directory: {', '.join(near)}" if near else ""


def _linked(found: Watched, number: str) -> str:
    """The number as a link to its page, and whose it is."""
    if number not in found.now:
        return f"**{_plain(number)}** ({_plain(found.holder(number))})"
    return f"[{_plain(number)}]({found.about.address}certificates/{slug(number)}.html) ({_plain(found.holder(number))})"


def _section(title: str, lines: Iterable[str], lead: str = "") -> str:
    shown = list(lines)
    if not shown:
        return ""
    more = [f"… and {len(shown) - _MOST_LINES:,} more"] if len(shown) > _MOST_LINES else []
    return f"## {title}\n\n{f'{lead}{chr(10)}' if lead else ''}" + "".join(
        f"* {line}\n" for line in [*shown[:_MOST_LINES], *more]
    )


def _plain(text: str) -> str:
    """Text as text: no markup, nobody called by @name, on one line."""
    return _MARKUP.sub(r"\\\1", escaped(text)).replace("@", "&#64;")
