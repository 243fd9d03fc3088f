"""What is in the files about the whole: the list of dumps, what has changed, and the quality of the data."""

import datetime
from typing import Annotated

from pydantic import Field

from generator.exports.api.shapes import Address, Count, Envelope, ListEnvelope, Shape, Slug

Sha256 = Annotated[str, Field(pattern="^[0-9a-f]{64}$")]


class Dump(Shape):
    """One file with all records."""

    name: str
    """Its name below ``dumps/``."""
    about: str
    """What is in it."""
    media_type: str
    """What kind of file it is."""
    bytes: Count
    """Its size."""
    sha256: Sha256
    """The hash of its bytes."""
    unpacked_media_type: str | None
    """What it unpacks to; null for a file that is not packed."""
    unpacked_bytes: Count | None
    """The size of that."""
    unpacked_sha256: Sha256 | None
    """The hash of that."""


class DumpList(ListEnvelope):
    """All dumps. ``total`` is the number of records in each."""

    licence: str
    """On what terms the data may be used."""
    files: list[Dump]
    """Each file."""


class Snapshot(Shape):
    """All records at the head, one a line."""

    path: str
    """Where it is, from the root of the site."""
    records: Count
    """How many lines it has."""
    bytes: Count
    """The size of what it unpacks to."""
    sha256: Sha256
    """The hash of what it unpacks to."""


class Head(Shape):
    """The generation that is published."""

    number: Count
    """How many commits have touched the data so far."""
    commit: str
    """The last of them."""
    date: datetime.date
    """The day of that commit."""


class Chunk(Shape):
    """A file with deltas, one generation a line."""

    path: str
    """Where it is, from the root of the site."""
    from_: Annotated[Count, Field(alias="from")]
    """The first generation in it."""
    to: Count
    """The last generation in it."""
    bytes: Count
    """Its size."""
    sha256: Sha256
    """The hash of its bytes."""


class ChangesFile(Envelope):
    """What has changed, from generation to generation."""

    snapshot: Snapshot
    """All records as they are now."""
    head: Head | None
    """The generation that is published; null when it cannot be told."""
    no_head_because: str | None
    """Why there is no head; null when there is one."""
    oldest: Count | None
    """The oldest generation from which a copy can be brought up to date; null without a head."""
    chunks: list[Chunk]
    """The files with deltas, in order."""


class TrendOfAll(Shape):
    """How many warnings there were at the ends of past months."""

    rules: list[str]
    """The codes that have a trend: those of rules that look at one record alone."""
    days: list[datetime.date]
    """The days that have a number in every trend."""
    warnings: list[Count]
    """The number of warnings on each of these days."""
    unread_at_most: Count
    """How many records of a past day could not be read by the rules of today, at most."""


class DelayRule(Shape):
    """How the delay from issue to publication is worked out."""

    months: Count
    """How many months back they were issued at most."""
    fewest_issues: Count
    """For fewer than these no median is told."""


class QualityOfBody(Shape):
    """What the check marks in the data of a body, and how fresh these are."""

    id: Slug
    """The id of the body."""
    name: str
    """The name of the body."""
    records: Count
    """How many records it has."""
    records_with_warnings: Count
    """How many of these bear a warning."""
    warnings: dict[str, Count]
    """Code to the number of warnings in its records."""
    warnings_of_its_entry: list[str]
    """The codes of warnings about the entry of the body itself."""
    trend: list[Count]
    """The number of warnings on each of the days."""
    complete_as_of: datetime.date | None
    """The day for which the body last declared its records complete; null when it never did."""
    declared_records: Count | None
    """How many records it then declared to have."""
    counted_from: datetime.date | None
    """From which day on issues are counted for the delay; null when that is not known."""
    issues: Count
    """How many issues are counted."""
    median_delay_days: float | None
    """The median of the days from issue to publication; null for too few issues."""


class QualityOfRule(Shape):
    """What one rule marks."""

    code: str
    """Its code."""
    title: str
    """What it says."""
    explanation: Address
    """Where it is explained."""
    warnings: Count
    """How many warnings there are on the day as_of."""
    trend: list[Count] | None
    """The number on each of the days; null for a rule that compares records."""


class Marked(Shape):
    """A record that bears a warning."""

    number: str
    """Its number."""
    page: Address
    """Its page."""
    codes: list[str]
    """The codes of its warnings."""


class QualityFile(Envelope):
    """What the check marks, per body and rule. A warning is a question about the data, and judges nobody."""

    records: Count
    """How many records there are."""
    records_with_warnings: Count
    """How many of them bear a warning."""
    trend: TrendOfAll
    """The number of all warnings over time."""
    delay: DelayRule
    """Of which issues the delay is worked out."""
    bodies: list[QualityOfBody]
    """Every body."""
    rules: list[QualityOfRule]
    """Every rule that warns."""
    marked: list[Marked]
    """Every record that bears a warning."""
