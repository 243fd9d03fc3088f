"""A page before it gets its frame."""

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
