"""A record: one certificate or one verification statement, for one site. One file each.

Recorded facts are attributes; what follows from them and a date is in ``timeline``.
"""

from typing import Literal

from pydantic import Field

from generator.model.fields import (
    Amount,
    CertificateNumber,
    CountryCode,
    Day,
    Fact,
    Identifier,
    LanguageTag,
    Line,
    Prose,
    Whole,
)

RecordedStatus = Literal["current", "suspended", "cancelled", "withdrawn"]
SiteRole = Literal["single", "master", "additional"]


class Holder(Fact):
    """The organization a record was issued to. ``name`` is in Latin script; ``name_local`` as the holder writes it."""

    name: Line
    name_local: Line | None = None
    language: LanguageTag | None = None


class Address(Fact):
    """Where a site is. A facility has a street, a city and a country (the public IECQ FAQ:
    the organization and its facilities comply)."""

    street: Line
    city: Line
    region: Line | None = None
    postal_code: Line | None = None
    country: CountryCode


class Site(Fact):
    """The certified place. ``name`` tells sites of one family apart, as "Plant 2"."""

    role: SiteRole
    type: Literal["head-office", "system-control-point", "production", "warehouse", "laboratory", "office"] | None = (
        None
    )
    name: Line | None = None
    address: Address


class Activity(Fact):
    """What is done, on what: ``design`` of ``[LED frames, lens]``. Makes subset and coverage decidable."""

    activity: Identifier
    products: tuple[Line, ...] = Field(min_length=1)

    @property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        """Each product with the activity, as one fact."""
        return tuple((self.activity, product) for product in self.products)


class Issue(Fact):
    """What both kinds of issue say. The first issue has number 0, as in the sister system IECEx."""

    issue: Whole
    issued: Day
    standards: tuple[Line, ...] = Field(min_length=1)
    """Editions, as "IEC 61340-5-1:2024"; at least one (public IECQ FAQ, steps of certification)."""
    reason: Line


class CertificateIssue(Issue):
    """One issue of a certificate. Earlier issues stay in the file."""

    expires: Day
    """The last day of validity; a certificate is valid until the end of it, UTC."""
    cycle_start: Day | None = None
    """Where the three years count from, if not the day of issue: a change inside a cycle, an early renewal."""
    specifications: tuple[Line, ...] = ()
    scope: Prose | None = None
    """Scope of Certification, of all sites together; on an additional site it may be left out."""
    scope_activities: tuple[Activity, ...] = ()
    """The scope of all sites together, taken apart; on a master only."""
    at_this_location: Prose | None = None
    activities: tuple[Activity, ...] = Field(min_length=1)
    """What is done at this site."""
    categories: tuple[Identifier, ...] = ()
    approval_type: Literal["qualification", "capability", "technology"] | None = None

    @property
    def counts_from(self):
        """The day from which the three years of validity count."""
        return self.cycle_start or self.issued


class Period(Fact):
    """A span of days, both ends included."""

    from_: Day = Field(alias="from")
    to: Day


class StatementIssue(Issue):
    """One issue of a verification statement: a claimed footprint that the body found to be right."""

    expires: Day | None = None
    """Only where the paper states one; whether IECQ statements expire is not known."""
    subject: Line
    """Any product or service (public IECQ FAQ, carbon footprint)."""
    unit: Line
    """The functional or declared unit that the value is for."""
    boundary: Literal["cradle-to-gate", "cradle-to-grave", "gate-to-gate"]
    value: Amount
    """kg CO2e per unit."""
    period: Period
    """The time the data is from."""
    assurance: Literal["limited", "reasonable"]


class StatusChange(Fact):
    """One entry of the recorded status: from ``date`` on it is ``to``."""

    date: Day
    to: RecordedStatus
    reason: Identifier | None = None
    note: Line | None = None


class Transfer(Fact):
    """The record passed from one body to another; the number stays."""

    date: Day
    from_: Identifier = Field(alias="from")
    to: Identifier


class Record(Fact):
    """What certificates and verification statements have in common."""

    number: CertificateNumber
    scheme: Identifier
    body: Identifier
    holder: Holder
    site: Site
    originally_issued: Day
    status: tuple[StatusChange, ...] = Field(min_length=1)
    """Append-only, oldest first; the first entry is ``current``."""
    transfers: tuple[Transfer, ...] = ()


class Certificate(Record):
    """Attests that a process, a system, a component or a laboratory conforms, for three years under surveillance."""

    kind: Literal["certificate"]
    master: CertificateNumber | None = None
    issues: tuple[CertificateIssue, ...] = Field(min_length=1)
    """Append-only, oldest first."""
    surveillance: tuple[Day, ...] = ()
    """Days on which a surveillance audit was completed, oldest first. That there is surveillance is said by the public
    IECQ FAQ, how often is not; a body may leave the list out."""


class VerificationStatement(Record):
    """Attests that one stated claim is right. It is never called a certificate."""

    kind: Literal["verification-statement"]
    issues: tuple[StatementIssue, ...] = Field(min_length=1)
    """Append-only, oldest first."""


KINDS: dict[str, type[Record]] = {"certificate": Certificate, "verification-statement": VerificationStatement}
