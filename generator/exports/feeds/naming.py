"""Names that stay: what a feed reader knows an entry by, and a calendar an event."""

from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlsplit

from generator.model.record import Part

_YEAR = "2026"
"""A tag names its authority and a day on which the name was that authority's (RFC 4151). It never changes: with another
year every entry would be new to every reader."""


@dataclass(frozen=True)
class Naming:
    """Names below the address of a directory, which ends with a slash. They hold numbers and places, and never words or
    days that a correction could change."""

    address: str

    @cached_property
    def _tag(self) -> str:
        return f"tag:{self._host},{_YEAR}:{self._path}"

    @cached_property
    def _host(self) -> str:
        return urlsplit(self.address).hostname or "localhost"

    @cached_property
    def _path(self) -> str:
        """Where several directories share a host, the path tells them apart."""
        return urlsplit(self.address).path.lstrip("/")

    @cached_property
    def _behind_a_slug(self) -> str:
        folders = "".join(f".{folder}" for folder in self._path.split("/") if folder)
        return f"{folders}@{self._host}"

    def feed(self, name: str) -> str:
        """The id of a feed."""
        return f"{self._tag}feeds/{name}"

    def happening(self, slug: str, part: Part) -> str:
        """The id of something that happened to a record: the part of it that says so."""
        return f"{self._tag}{slug}/{part[0]}/{part[1]}"

    def last_day(self, slug: str) -> str:
        """The id of a record's event in calendars. A renewal moves the event."""
        return f"{slug}{self._behind_a_slug}"
