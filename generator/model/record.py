"""A record: one certificate or one verification statement, for one site. One file each.

Recorded facts are attributes; what follows from them and a date is in ``timeline``.
"""

from typing import Literal

from pydantic import Field

from generator.model.fields import (
    ActivityWord,
    Amount,
    BodyId,
    CategoryWord,
    CertificateNumber,
    Country,
    Day,
    EditionName,
    Fact,
    LanguageTag,
    Line,
    Prose,
    ReasonWord,
    SchemeId,
    Whole,
)

RecordedStatus = Literal["current", "suspended", "cancelled", "withdrawn"]
SiteRole = Literal["single", "master", "additional"]


class Holder(Fact):
    """The organization a record was issued to. ``name`` is in Latin script; ``name_local`` as the holder writes it."""

    name: Line
    """In Latin letters, spelled the same in all records of the holder."""
    name_local: Line | None = None
    """The name in another script, as the holder writes it."""
    language: LanguageTag | None = None
    """The language of ``name_local``, so that the right letters are shown."""


class Address(Fact):
    """Where a site is. A facility has a street, a city and a country (the public IECQ FAQ:
    the organization and its facilities comply)."""

    street: Line
    """Street and number of the facility."""
    city: Line
    """Town or city, in Latin letters."""
    region: Line | None = None
    """State, province or county, where the address has one."""
    postal_code: Line | None = None
    """With its zeros: in the file it stands between double quotes when it is all digits."""
    country: Country
    """The country in which the facility is, not the one of the body; two capital letters of ISO 3166-1."""


class Site(Fact):
    """The certified place. ``name`` tells sites of one family apart, as "Plant 2"."""

    role: SiteRole
    """In a family of sites ``master`` or ``additional``, else ``single`` (IECQ 03-1 clause 5.2, in the public FAQ)."""
    type: Literal["head-office", "system-control-point", "production", "warehouse", "laboratory", "office"] | None = (
        None
    )
    """What kind of place it is. A master is ``head-office`` or ``system-control-point`` (IECQ 03-1 Annex D)."""
    name: Line | None = None
    """Tells the sites of one family apart, as "Plant 2"."""
    address: Address
    """Where the site is now: after a move it is changed here, and the file's history keeps the old one."""


class Activity(Fact):
    """What is done, on what: ``design`` of ``[LED frames, lens]``. Makes subset and coverage decidable."""

    activity: ActivityWord
    """What is done: a word of data/vocabularies/activities.yaml."""
    products: tuple[Line, ...] = Field(min_length=1)
    """What it is done on, in free words; the same product is written the same way in a whole family of sites."""

    @property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        """Each product with the activity, as one fact."""
        return tuple((self.activity, product) for product in self.products)


class Issue(Fact):
    """What both kinds of issue say. The first issue has number 0, as in the sister system IECEx."""

    issue: Whole
    """The number of the issue. The first one is 0, and numbers rise (this directory's rule, after IECEx)."""
    issued: Day
    """The day from which this issue is in force."""
    standards: tuple[EditionName, ...] = Field(min_length=1)
    """Editions, as "IEC 61340-5-1:2024"; at least one (public IECQ FAQ, steps of certification)."""
    reason: Line = Field(examples=["First issue", "Renewal", "Scope extended by connectors"])
    """Why there is this issue, in a few words."""


class CertificateIssue(Issue):
    """One issue of a certificate. Earlier issues stay in the file."""

    expires: Day
    """The last day of validity; a certificate is valid until the end of it, UTC. The days in between are three years at
    most (public IECQ FAQ, validity)."""
    cycle_start: Day | None = None
    """Where the three years count from, if not the day of issue: a change inside a cycle, an early renewal."""
    specifications: tuple[EditionName, ...] = ()
    """Further specifications with their editions, as in data/standards.yaml."""
    scope: Prose | None = None
    """Scope of Certification, of all sites together; on an additional site it may be left out."""
    scope_activities: tuple[Activity, ...] = ()
    """The scope of all sites together, taken apart; on a master only."""
    at_this_location: Prose | None = None
    """What is done at this site, in the words of the paper; needed on a master and on an additional site."""
    activities: tuple[Activity, ...] = Field(min_length=1)
    """What is done at this site."""
    categories: tuple[CategoryWord, ...] = ()
    """Categories of components and materials; at least one under Approved Component (public IECQ FAQ, coverage)."""
    approval_type: Literal["qualification", "capability", "technology"] | None = None
    """For components: by which of the three ways they were approved."""

    @property
    def counts_from(self):
        """The day from which the three years of validity count."""
        return self.cycle_start or self.issued


class Period(Fact):
    """A span of days, both ends included."""

    from_: Day = Field(alias="from")
    """The first day, included."""
    to: Day
    """The last day, included."""


class StatementIssue(Issue):
    """One issue of a verification statement: a claimed footprint that the body found to be right."""

    expires: Day | None = None
    """Only where the paper states one; whether IECQ statements expire is not known."""
    subject: Line
    """Any product or service (public IECQ FAQ, carbon footprint)."""
    unit: Line = Field(examples=["1 heat sink", "1 kg of solder paste"])
    """The functional or declared unit that the value is for."""
    boundary: Literal["cradle-to-gate", "cradle-to-grave", "gate-to-gate"]
    """Which part of the life of the product is counted."""
    value: Amount
    """kg CO2e per unit."""
    period: Period
    """The time the data is from."""
    assurance: Literal["limited", "reasonable"]
    """How deeply the claim was looked into; reasonable is the stronger word (general practice in verification)."""


class StatusChange(Fact):
    """One entry of the recorded status: from ``date`` on it is ``to``."""

    date: Day
    """The day of the decision, from which the entry holds."""
    to: RecordedStatus
    """What it is from then on: the body withdraws, the holder cancels, and both are final. Expiry is never recorded."""
    reason: ReasonWord | None = None
    """A word of data/vocabularies/status-reasons.yaml; needed on every entry after the first."""
    note: Line | None = None
    """One line for the reader, without findings of an audit and without names of persons."""


class Transfer(Fact):
    """The record passed from one body to another; the number stays."""

    date: Day
    """The day from which the body that takes over answers for the record."""
    from_: BodyId = Field(alias="from")
    """The body that gave the record up."""
    to: BodyId
    """The body that took it over."""


class Record(Fact):
    """What certificates and verification statements have in common."""

    number: CertificateNumber = Field(examples=["IECQ-H EXMPL 24.0012", "IECQ-H EXMPL 24.0012-01"])
    """As printed: ``IECQ-``, letters of the scheme, code of the body, year and running number. It never changes."""
    scheme: SchemeId
    """The one scheme it was assessed under: an id of data/schemes/."""
    body: BodyId
    """The body that answers for the record now: an id of data/bodies/, and the folder the file lies in."""
    holder: Holder
    """Whom the record was issued to."""
    site: Site
    """The one place it is for; every certified site has its own record (IECQ 03-1 clause 5.2, in the public FAQ)."""
    originally_issued: Day
    """The day of the very first issue. It stays through renewals and transfers."""
    status: tuple[StatusChange, ...] = Field(min_length=1)
    """Append-only, oldest first; the first entry is ``current``."""
    transfers: tuple[Transfer, ...] = ()
    """Only if another body has taken the record over; oldest first. The Secretariat writes it."""


class Certificate(Record):
    """Attests that a process, a system, a component or a laboratory conforms, for three years under surveillance."""

    kind: Literal["certificate"]
    """The scheme decides which kind of record it is."""
    master: CertificateNumber | None = None
    """The number of the master certificate; on additional sites only."""
    issues: tuple[CertificateIssue, ...] = Field(min_length=1)
    """Append-only, oldest first."""
    surveillance: tuple[Day, ...] = ()
    """Days on which a surveillance audit was completed, oldest first. That there is surveillance is said by the public
    IECQ FAQ, how often is not; a body may leave the list out."""


class VerificationStatement(Record):
    """Attests that one stated claim is right. It is never called a certificate."""

    kind: Literal["verification-statement"]
    """The scheme decides which kind of record it is."""
    issues: tuple[StatementIssue, ...] = Field(min_length=1)
    """Append-only, oldest first."""


KINDS: dict[str, type[Record]] = {"certificate": Certificate, "verification-statement": VerificationStatement}
