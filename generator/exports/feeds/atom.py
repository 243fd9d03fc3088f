"""Atom (RFC 4287), written as text: an entry is some microseconds, and a feed the joining of its entries."""

import re
import time
from collections.abc import Iterable
from html import escape
from typing import NamedTuple

_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


class Item(NamedTuple):
    """What an entry says. ``published`` and ``updated`` are seconds since 1970."""

    id: str
    title: str
    link: str
    published: int
    updated: int
    term: str
    summary: str


class Head(NamedTuple):
    """What stands at the top of a feed: who speaks of what, and where. ``address`` is that of the feed, ``page`` of the
    same for people; either may be missing where nothing is published."""

    id: str
    title: str
    subtitle: str
    author: str
    address: str = ""
    page: str = ""
    calendar: str = ""


def entry(item: Item) -> str:
    """One entry."""
    return (
        f"<entry>\n<id>{_text(item.id)}</id>\n<title>{_text(item.title)}</title>\n"
        f'<link rel="alternate" type="text/html" href="{_attribute(item.link)}"/>\n'
        f"<published>{instant(item.published)}</published>\n<updated>{instant(item.updated)}</updated>\n"
        f'<category term="{_attribute(item.term)}"/>\n<summary>{_text(item.summary)}</summary>\n</entry>\n'
    )


def feed(head: Head, updated: int, entries: Iterable[str]) -> bytes:
    """A feed of ready entries. ``updated`` is when the newest of them changed, in seconds since 1970."""
    links = (
        ("self", "application/atom+xml", head.address),
        ("alternate", "text/html", head.page),
        ("related", "text/calendar", head.calendar),
    )
    top = [
        '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">\n',
        f"<id>{_text(head.id)}</id>\n<title>{_text(head.title)}</title>\n<subtitle>{_text(head.subtitle)}</subtitle>\n",
        f"<updated>{instant(updated)}</updated>\n<author><name>{_text(head.author)}</name></author>\n",
        *(f'<link rel="{rel}" type="{kind}" href="{_attribute(to)}"/>\n' for rel, kind, to in links if to),
    ]
    return "".join([*top, *entries, "</feed>\n"]).encode()


def instant(seconds: int) -> str:
    """A time as Atom writes it."""
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(seconds))


def _text(text: str) -> str:
    return escape(_NOT_IN_XML.sub("\ufffd", text), quote=False)


def _attribute(text: str) -> str:
    return _text(text).replace('"', "&quot;")
