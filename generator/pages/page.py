"""A page before it gets its frame, and before it is made."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from generator.model.directory import Revision


class Page(NamedTuple):
    """``fragment`` is the HTML inside the frame; its links are written as from one folder below the root."""

    path: str
    title: str
    description: str
    fragment: str
    changed: Revision | None = None
    alternate: str | None = None
    """The address of the same facts as JSON, relative to the page."""
    feed: str = ""
    """The name below ``feeds/`` of the feed and the calendar about the same, without an ending."""


class Draft(NamedTuple):
    """What is to stand at a path: a page, or a file as it is. It is made only if it is not published already."""

    path: str
    made_of: bytes
    """A hash of all that it follows from, the program and the frame aside; empty when that is not known, or known of
    its bundle."""
    make: Callable[[], Page | bytes]


Unit = Callable[[], Iterable[Draft]]
"""Some drafts that one process makes together."""


class Bundle(NamedTuple):
    """A unit of which it is known what all its files follow from together: is it published, it is taken over whole,
    and none of its drafts is looked at. If not, all are made: that takes a few hundredths of a second for a hundred
    records, and what each follows from need not be worked out."""

    made_of: bytes
    """A hash as that of a draft."""
    drafts: Unit

    def __call__(self) -> Iterable[Draft]:
        """The drafts, to be made one by one."""
        return self.drafts()
