"""iCalendar (RFC 5545), written as text: last days of validity, each with four alarms before it."""

import datetime
import re
import time
from collections.abc import Iterable
from typing import NamedTuple

ALARM_DAYS = (180, 90, 30, 7)
"""So many days before the last one a calendar reminds."""
_MOST_OCTETS = 75
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f]")
_NOTHING_AHEAD = (
    "BEGIN:VTIMEZONE\r\nTZID:Etc/UTC\r\nBEGIN:STANDARD\r\nDTSTART:19700101T000000\r\nTZOFFSETFROM:+0000\r\n"
    "TZOFFSETTO:+0000\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n"
)
"""A calendar holds at least one component; a zone is one, and shows nothing."""


class LastDay(NamedTuple):
    """What an event says. ``changed`` is when any of it was last changed, in seconds since 1970."""

    uid: str
    day: datetime.date
    changed: int
    number: str
    holder: str
    page: str
    remark: str = ""


def event(last: LastDay) -> str:
    """One event of a whole day, which keeps nobody from being free."""
    said = "The page says what is recorded on the day of reading."
    return "".join(
        (
            f"BEGIN:VEVENT\r\n{folded(f'UID:{last.uid}')}",
            f"DTSTAMP:{time.strftime('%Y%m%dT%H%M%SZ', time.gmtime(last.changed))}\r\n",
            f"DTSTART;VALUE=DATE:{last.day:%Y%m%d}\r\n",
            folded(f"SUMMARY:{escaped(f'{last.number} ({last.holder}): last day recorded')}"),
            folded(f"DESCRIPTION:{escaped(f'{last.remark} {said}'.lstrip())}"),
            folded(f"URL:{last.page}"),
            "TRANSP:TRANSPARENT\r\n",
            *(_alarm(days, last.number) for days in ALARM_DAYS),
            "END:VEVENT\r\n",
        )
    )


def _alarm(days: int, number: str) -> str:
    said = folded(f"DESCRIPTION:{escaped(f'{number}: last day recorded in {days} days')}")
    return f"BEGIN:VALARM\r\nACTION:DISPLAY\r\nTRIGGER:-P{days}D\r\n{said}END:VALARM\r\n"


def calendar(title: str, about: str, events: Iterable[str], address: str = "", page: str = "") -> bytes:
    """A calendar of ready events. Programs that subscribe are asked to look once a day. ``address`` is its own,
    ``page`` that of the same for people."""
    name, source = escaped(title), [f"SOURCE;VALUE=URI:{address}", f"URL:{page}"] if address else []
    top = (
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//certdir//Certificate directory//EN",
        "CALSCALE:GREGORIAN",
        f"NAME:{name}",
        f"X-WR-CALNAME:{name}",
        f"DESCRIPTION:{escaped(about)}",
        "REFRESH-INTERVAL;VALUE=DURATION:P1D",
        "X-PUBLISHED-TTL:P1D",
        *source,
    )
    inside = "".join(events) or _NOTHING_AHEAD
    return f"{''.join(map(folded, top))}{inside}END:VCALENDAR\r\n".encode()


def escaped(text: str) -> str:
    """A text as a value. What is no visible character and no line end is lost."""
    if "\n" in text or not text.isprintable():
        text = _CONTROL.sub("", text.replace("\r\n", "\n"))
    text = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return text.replace("\n", "\\n")


def folded(line: str) -> str:
    """A line with its end, cut so that no piece has more than 75 octets and no character is cut in two."""
    if line.isascii():
        if len(line) <= _MOST_OCTETS:
            return f"{line}\r\n"
        rest = [line[at : at + _MOST_OCTETS - 1] for at in range(_MOST_OCTETS, len(line), _MOST_OCTETS - 1)]
        return "\r\n ".join([line[:_MOST_OCTETS], *rest]) + "\r\n"
    return _folded_at_characters(line.encode("utf-8", "replace"))


def _folded_at_characters(octets: bytes) -> str:
    pieces, at, most = [], 0, _MOST_OCTETS
    while at < len(octets):
        end = min(at + most, len(octets))
        while end < len(octets) and octets[end] & 0xC0 == 0x80:  # in the middle of a character
            end -= 1
        pieces.append(octets[at:end].decode())
        at, most = end, _MOST_OCTETS - 1  # a blank stands before each further piece
    return "\r\n ".join(pieces) + "\r\n"
