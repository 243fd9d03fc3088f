"""The files themselves: what is in each of them as a whole, put together of ``shapes``."""

import datetime
from typing import Annotated, Any

from pydantic import Field

from generator.exports.api.shapes import (
    Address,
    Body,
    Count,
    Country,
    Envelope,
    Holder,
    HolderRecords,
    Id,
    ListEnvelope,
    Paged,
    RecordRow,
    Scheme,
    Shape,
    Slug,
    Standard,
    Status,
    Term,
    VocabularyRow,
)

RECORDED = "Recorded"
"""The component that describes what stands in git; ``exports/schema.py`` makes it."""


class Links(Shape):
    """The addresses of the parts. Those of a part that this host leaves out are null."""

    ids: Address | None
    """The number and the slug of every record."""
    bodies: Address | None
    """The certification bodies."""
    schemes: Address | None
    """The schemes."""
    countries: Address | None
    """The countries in which sites are."""
    standards: Address | None
    """The standards and specifications."""
    holders: Address | None
    """The holders."""
    vocabularies: Address
    """The closed lists of words."""
    openapi: Address
    """The description of all files, as OpenAPI 3.1."""
    reference: Address
    """The same as a page."""
    description: Address
    """What describes the register as a whole: the file at /.well-known/."""


class Templates(Shape):
    """Addresses with a part to fill in, in the way of RFC 6570."""

    record: str
    """A record, by its slug."""
    page: str
    """The page of a record, by its slug."""
    badge: str | None
    """The picture of a record, by its slug; null where this host leaves pictures out."""


class IndexFile(ListEnvelope):
    """The entrance: where everything is. ``total`` is the number of records."""

    links: Links
    """The parts."""
    templates: Templates
    """What is reached by a slug."""


class IdList(Paged):
    """Numbers and slugs only, at most 10,000 in a file."""

    records: list[Id]
    """The entries, by slug."""


class BodyList(ListEnvelope):
    """All certification bodies."""

    bodies: list[Body]
    """The entries, by id."""


class SchemeList(ListEnvelope):
    """All schemes."""

    schemes: list[Scheme]
    """The entries, by id."""


class CountryList(ListEnvelope):
    """All countries in which a site is."""

    countries: list[Country]
    """The entries, by code."""


class StandardList(ListEnvelope):
    """All standards and specifications."""

    standards: list[Standard]
    """The entries, in the order of the register."""


class HolderList(Paged):
    """All holders, at most 1,000 in a file."""

    holders: list[Holder]
    """The entries, by slug."""


class RecordList(Paged):
    """The records of one body, scheme, country or standard, at most 1,000 in a file."""

    of: str
    """The id, code or slug of what the list is about."""
    name: str
    """Its name."""
    records: list[RecordRow]
    """The entries, by slug."""


class HolderShard(ListEnvelope):
    """The holders whose slug has a hash that begins in the same way, each with its records."""

    shard: Annotated[str, Field(pattern="^[0-9a-f]{2}$")]
    """The first two hexadecimal digits of SHA-256 of the slug."""
    holders: list[HolderRecords]
    """The entries, by slug."""


class VocabularyList(ListEnvelope):
    """The closed lists of words."""

    vocabularies: list[VocabularyRow]
    """The entries, by name."""


class VocabularyFile(ListEnvelope):
    """One closed list of words."""

    name: Slug
    """The name of the list."""
    source: str
    """Where the words come from."""
    terms: list[Term]
    """The words, in the order in which pages show them."""


class Step(Shape):
    """From a day on, one status."""

    from_: Annotated[datetime.date, Field(alias="from")]
    """The first day."""
    status: Status
    """The status from then on."""


class Derived(Shape):
    """What follows from what is recorded on the day as_of."""

    status: Status
    """The status on the day as_of."""
    issue_in_force: Count | None
    """The number of the issue that counts; null before the first."""
    valid_until: datetime.date | None
    """The last day of validity; null where none is stated."""
    steps: list[Step]
    """Every change of the status with its first day, oldest first: for any day the last one that has begun holds."""
    sites: list[str]
    """The numbers of the additional sites; empty but on a master."""


class RecordFile(Envelope):
    """One record: what is recorded, and apart from it what follows from it on a day."""

    commit: str | None
    """The commit with which it last changed; null where no history is known."""
    last_changed: datetime.date | None
    """The day of that commit; null where no history is known."""
    page: Address
    """The page for people; the address to quote."""
    badge: Address | None
    """The picture to show elsewhere; null where this host leaves pictures out."""
    recorded: dict[str, Any]
    """What the body wrote, as in git."""
    derived: Derived
    """What follows from it."""
