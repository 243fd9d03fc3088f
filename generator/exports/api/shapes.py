"""What is in each file for programs. The sentence under a field is its description in the OpenAPI document and on the
page made from it (``exports/described.py``).

A field has one type. ``None`` is allowed only where it is written here; a field is never left out.
"""

import datetime
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from generator.model.timeline import Status

Address = Annotated[str, Field(json_schema_extra={"format": "uri"})]
Count = Annotated[int, Field(ge=0)]
Slug = Annotated[str, Field(pattern="^[a-z0-9]+(-[a-z0-9]+)*$")]
KindWord = Literal["certificate", "verification-statement"]


class Shape(BaseModel):
    """Base of everything that is published for programs. A model is built when the document is made."""

    model_config = ConfigDict(defer_build=True)


class Envelope(Shape):
    """What stands at the beginning of every file."""

    schema_version: Literal["1"]
    """The form of the file. What it promises stands on the page about data for programs."""
    notice: str
    """What kind of directory this is. A demonstration says here that its records are invented."""
    generated_at: datetime.datetime
    """The beginning of the day the data is shown for, in UTC. It is not read from a clock."""
    as_of: datetime.date
    """The day for which every status in the file holds."""
    next_update: datetime.date
    """The day by which the next build is due. When it has passed, the data is old."""


class ListEnvelope(Envelope):
    """What stands at the beginning of every list."""

    total: Count
    """The number of entries of the list, on all its pages."""


class Paged(ListEnvelope):
    """What stands at the beginning of a list that may go on in further files."""

    page: Annotated[int, Field(ge=1)]
    """Which page of the list this is."""
    pages: Annotated[int, Field(ge=1)]
    """How many pages the list has."""
    next: Address | None
    """The address of the next page; null on the last."""


class StatusCounts(Shape):
    """How many records have each status on the day as_of."""

    current: Count
    """Recorded as current."""
    suspended: Count
    """Suspended by the body, for a time."""
    not_yet_valid: Annotated[Count, Field(alias="not-yet-valid")]
    """The first day of the record is still to come."""
    expired: Count
    """The last day of validity has passed."""
    cancelled: Count
    """Ended at the wish of the holder, for good."""
    withdrawn: Count
    """Ended by the body, for good."""


class RecordRow(Shape):
    """A record as lists show it."""

    number: str
    """The number as printed."""
    kind: KindWord
    """Whether it is a certificate or a verification statement. The two are never the same thing."""
    scheme: Slug
    """The id of the scheme."""
    body: Slug
    """The id of the body that answers for the record."""
    holder: str
    """The name of the holder, in Latin letters."""
    holder_slug: Slug
    """The holder's name in addresses."""
    country: Annotated[str, Field(pattern="^[A-Z]{2}$")]
    """The country of the site, by its code in ISO 3166-1."""
    city: str
    """The town or city of the site."""
    status: Status
    """The status on the day as_of."""
    valid_until: datetime.date | None
    """The last day of validity; null where none is stated."""
    record: Address
    """The address of the record as JSON."""


class Counted(Shape):
    """Something that records can be divided by."""

    records: Count
    """How many records there are, whatever their status."""
    by_status: StatusCounts
    """The same, by status."""
    page: Address
    """The page for people."""
    list: Address
    """The address of its records as JSON."""


class Body(Counted):
    """A certification body."""

    id: Slug
    """Short, and never changed."""
    name: str
    """The legal name in Latin letters."""
    short_name: str
    """The name in tables."""
    name_local: str | None
    """The legal name in another script; null where there is none."""
    country: Annotated[str, Field(pattern="^[A-Z]{2}$")]
    """Where the body has its seat."""
    codes: list[str]
    """The codes by which it appears in numbers."""
    status: Literal["accepted", "suspended", "ended"]
    """Its acceptance by IECQ on the day as_of."""
    schemes: list[Slug]
    """For which schemes it may issue on the day as_of."""
    complete_as_of: datetime.date | None
    """The day on which it has declared that all its records are here; null when it has not."""


class Scheme(Counted):
    """A service of IECQ."""

    id: Slug
    """Short, and never changed."""
    name: str
    """The name of the service."""
    short_name: str
    """The name in tables."""
    group: Literal["environmental", "supply-chain", "component"]
    """The group of services it belongs to."""
    kind: KindWord
    """What an assessment under the scheme ends in."""
    letters: str
    """What stands behind IECQ- in its numbers."""
    standards: list[str]
    """What is assessed against, without edition; empty where each record declares its own."""


class Country(Counted):
    """A country in which a site is."""

    code: Annotated[str, Field(pattern="^[A-Z]{2}$")]
    """Two capital letters of ISO 3166-1."""
    name: str
    """The name in English."""


class Edition(Shape):
    """One edition of a standard."""

    id: str
    """The standard with its edition, as records name it."""
    published: datetime.date | None
    """The day it was published; null where that is not known."""
    replaced: datetime.date | None
    """The day on which a newer edition took its place; null while none has."""


class Standard(Counted):
    """A standard or specification."""

    id: str
    """Its number without edition."""
    slug: Slug
    """The same in addresses."""
    title: str
    """Its title."""
    kind: Literal["standard", "specification"]
    """Whether it is a standard, or a specification of single components."""
    editions: list[Edition]
    """Its editions, oldest first."""


class Holder(Counted):
    """An organization that holds records. Its list is in a file with other holders; see holders/{shard}.json."""

    slug: Slug
    """The name in addresses."""
    name: str
    """The name in Latin letters."""
    name_local: str | None
    """The name in its own script; null where none is recorded."""
    language: str | None
    """The language of that name; null where there is none."""


class HolderRecords(Shape):
    """A holder with its records."""

    slug: Slug
    """The name in addresses."""
    name: str
    """The name in Latin letters."""
    total: Count
    """How many records it has."""
    records: list[RecordRow]
    """All of them, by number."""


class Id(Shape):
    """What names a record."""

    number: str
    """The number as printed."""
    slug: Slug
    """The number in addresses."""


class Term(Shape):
    """A word of a vocabulary."""

    id: Slug
    """The word as records write it."""
    label: str
    """The word as pages show it."""
    note: str | None
    """When to use it, or what it covers; null where nothing is said."""


class VocabularyRow(Shape):
    """One of the closed lists of words."""

    name: Slug
    """The name of the list."""
    source: str
    """Where the words come from."""
    terms: Count
    """How many words it has."""
    list: Address
    """The address of the words."""
