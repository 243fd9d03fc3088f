"""What is in the files in which the site speaks of itself: what the register is, and what was built."""

import datetime
from typing import Literal

from generator.exports.api.shapes import Address, Count, ListEnvelope, Shape


class Numbers(Shape):
    """How numbers look, and how a number becomes an address."""

    pattern: str
    """A regular expression for the whole number as printed."""
    example: str | None
    """A number of this directory; null while it has none."""
    slug: str
    """The rule by which a number becomes a slug, in words."""
    record: str
    """The address of a record as JSON, by its slug."""
    page: str
    """The address of its page, by its slug."""


class Parts(Shape):
    """Where the parts begin. A part that this host leaves out is null."""

    api: Address | None
    """The entrance of the API."""
    openapi: Address | None
    """The description of all files."""
    documentation: Address | None
    """The page about data for programs."""
    record_schema: Address | None
    """The JSON Schema of a record."""
    mark: Address
    """What was built, and when the next build is due."""
    changes: Address | None
    """What differs from one publication to the next."""
    feeds: Address | None
    """Feeds and calendars."""
    dumps: Address | None
    """All records in single files."""


class DescriptionFile(ListEnvelope):
    """What the register is, who keeps it, and where its parts are. ``total`` is the number of records."""

    title: str
    """The name of the directory."""
    kind: Literal["demonstration", "official"]
    """A demonstration has invented records."""
    operator: str
    """Who answers for the directory."""
    address: Address
    """The address of the site; every other one begins with it."""
    official_system: Address
    """Where the official system is."""
    contact: str
    """The e-mail address for questions."""
    report_to: str
    """The e-mail address for reporting a problem."""
    repository: Address | None
    """Where the records are kept in git; null where that is not public."""
    licence: str | None
    """Under which licence the data may be used; null while none is stated."""
    languages: list[str]
    """The languages of search and status; the pages are in the first one."""
    numbers: Numbers
    """How a number leads to a record."""
    parts: Parts
    """Where the parts begin."""


class MarkFile(Shape):
    """What was built; small, for whoever watches the site."""

    address: Address
    """The address of the site."""
    as_of: datetime.date
    """The day the data is shown for."""
    next_update: datetime.date
    """The day by which the next build is due."""
    records: Count
    """How many records there are."""
    commit: str | None
    """The commit it was built from; null where no history is known."""
    modified: bool | None
    """Whether files differed from that commit; null where no history is known."""
