"""A record: one certificate or one verification statement, for one site. One file each.

Recorded facts are attributes; what follows from them and a date is in ``timeline``.
"""

from typing import ClassVar, Literal

from pydantic import Field

from generator.model.decisions import StatusChange, Transfer
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
    SchemeId,
    Whole,
    meanings,
)

SiteRole = Literal["single", "master", "additional"]
SiteType = Literal["head-office", "system-control-point", "production", "warehouse", "laboratory", "office"]
_ROLES = {
    "single": "One site alone",
    "master": "The master of a family of sites",
    "additional": "A further site of a master",
}


class Holder(Fact):
    """The organization a record was issued to. ``name`` is in Latin script; ``name_local`` as the holder writes it."""

    name: Line = Field(title="Name of the organization")
    """In Latin letters, spelled the same in all records of the holder."""
    name_local: Line | None = Field(None, title="Name in its own script")
    """The name in another script than Latin, as the holder writes it."""
    language: LanguageTag | None = Field(None, title="Language of that name")
    """So that the right letters are shown: zh-Hant, ja, ko."""


class Address(Fact):
    """Where a site is. A facility has a street, a city and a country (the public IECQ FAQ:
    the organization and its facilities comply)."""

    street: Line = Field(title="Street and number")
    """Of the facility."""
    city: Line = Field(title="Town or city")
    """In Latin letters."""
    region: Line | None = Field(None, title="State, province or county")
    """Where the address has one."""
    postal_code: Line | None = Field(None, title="Postal code")
    """With its zeros. All digits stand between double quotes in the file."""
    country: Country = Field(title="Country")
    """The country in which the facility is, not that of the body, by its code in ISO 3166-1."""


class Site(Fact):
    """The certified place. ``name`` tells sites of one family apart, as "Plant 2"."""

    role: SiteRole = Field(title="One site or several", json_schema_extra=meanings(_ROLES))
    """Whether the certificate is for one site, or for a family of them (IECQ 03-1 clause 5.2, in the public FAQ)."""
    type: SiteType | None = Field(None, title="Kind of place")
    """A master is a head office or a system control point (IECQ 03-1 Annex D)."""
    name: Line | None = Field(None, title="Name of the site")
    """Tells the sites of one family apart, as "Plant 2"."""
    address: Address = Field(title="Address")
    """Where the site is now: after a move it is changed here, and the file's history keeps the old one."""


class Activity(Fact):
    """What is done, on what: ``design`` of ``[LED frames, lens]``. Makes subset and coverage decidable."""

    activity: ActivityWord = Field(title="What is done")
    """One activity; another one is an entry of its own."""
    products: tuple[Line, ...] = Field(min_length=1, title="On which products")
    """In free words; the same product is written the same way in a whole family of sites."""

    @property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        """Each product with the activity, as one fact."""
        return tuple((self.activity, product) for product in self.products)


class Issue(Fact):
    """What both kinds of issue say. The first issue has number 0, as in the sister system IECEx."""

    issue: Whole = Field(title="Number of the issue")
    """The first one is 0, and numbers rise (this directory's rule, after IECEx)."""
    issued: Day = Field(title="Day of issue")
    """The day from which this issue is in force."""
    standards: tuple[EditionName, ...] = Field(min_length=1, title="Standards")
    """What was assessed against, with the edition: "IEC 61340-5-1:2024" (public IECQ FAQ, steps of certification)."""
    reason: Line = Field(title="Why there is this issue", examples=["Renewal", "Scope extended by connectors"])
    """In a few words."""


class CertificateIssue(Issue):
    """One issue of a certificate. Earlier issues stay in the file."""

    expires: Day = Field(title="Last day of validity")
    """The certificate is valid until the end of this day, UTC; three years at most (public IECQ FAQ, validity)."""
    cycle_start: Day | None = Field(None, title="Three years count from")
    """If not from the day of issue: after a change inside a cycle, and with an early renewal."""
    specifications: tuple[EditionName, ...] = Field((), title="Specifications")
    """Further specifications, with their editions."""
    scope: Prose | None = Field(None, title="Scope of Certification")
    """Of all sites together, in the words of the paper; on an additional site it may be left out."""
    scope_activities: tuple[Activity, ...] = Field((), title="The scope of all sites, taken apart")
    """What is done at all sites together; on a master only."""
    at_this_location: Prose | None = Field(None, title="At this location")
    """What is done at this site, in the words of the paper; needed on a master and on an additional site."""
    activities: tuple[Activity, ...] = Field(min_length=1, title="What is done at this site, taken apart")
    """The same as the text says, so that sites can be compared and activities counted."""
    categories: tuple[CategoryWord, ...] = Field((), title="Component categories")
    """Kinds of components and materials; at least one under Approved Component (public IECQ FAQ, coverage)."""
    approval_type: Literal["qualification", "capability", "technology"] | None = Field(None, title="Type of approval")
    """By which of the three ways the components were approved."""

    @property
    def counts_from(self):
        """The day from which the three years of validity count."""
        return self.cycle_start or self.issued


class Period(Fact):
    """A span of days, both ends included."""

    from_: Day = Field(alias="from", title="From")
    """The first day, included."""
    to: Day = Field(title="To")
    """The last day, included."""


class StatementIssue(Issue):
    """One issue of a verification statement: a claimed footprint that the body found to be right."""

    expires: Day | None = Field(None, title="Last day of validity")
    """Only where the paper states one; whether IECQ statements expire is not known."""
    subject: Line = Field(title="Product or service")
    """What the claim is about; any product or service (public IECQ FAQ, carbon footprint)."""
    unit: Line = Field(title="Unit that the value is for", examples=["1 heat sink", "1 kg of solder paste"])
    """The functional or declared unit."""
    boundary: Literal["cradle-to-gate", "cradle-to-grave", "gate-to-gate"] = Field(title="System boundary")
    """Which part of the life of the product is counted."""
    value: Amount = Field(title="Carbon footprint")
    """In kg CO2e per unit."""
    period: Period = Field(title="Time of the data")
    """The time the data is from."""
    assurance: Literal["limited", "reasonable"] = Field(title="Level of assurance")
    """How deeply the claim was looked into; reasonable is the stronger word (general practice in verification)."""

    # What is asked of every issue and a statement never has; no fields, so none of it may stand in a file.
    cycle_start: ClassVar[None] = None
    scope: ClassVar[None] = None
    at_this_location: ClassVar[None] = None
    approval_type: ClassVar[None] = None
    specifications: ClassVar[tuple[()]] = ()
    categories: ClassVar[tuple[()]] = ()
    scope_activities: ClassVar[tuple[()]] = ()
    activities: ClassVar[tuple[()]] = ()


Part = tuple[str, str]
"""What names a part of a record that says one thing: ``("issue", "1")`` by its number, ``("expires", "1")`` its last
day alone; ``("status", "0")`` and ``("transfer", "0")`` by their place in the list; ``("holder", "")`` the name."""
EntryName = tuple[str, str]
"""What names an entry of a record: an issue by its number, a change of status by what it changes to and its day."""


class Record(Fact):
    """What certificates and verification statements have in common."""

    number: CertificateNumber = Field(title="Number", examples=["IECQ-H EXMPL 24.0012", "IECQ-H EXMPL 24.0012-01"])
    """As printed: ``IECQ-``, letters of the scheme, code of the body, year and running number. It never changes."""
    scheme: SchemeId = Field(title="Scheme")
    """The one scheme it was assessed under. It decides the kind of record, and the letters in the number."""
    body: BodyId = Field(title="Certification body")
    """The body that answers for the record now. The file lies in the folder of this body."""
    holder: Holder = Field(title="Holder")
    """The organization the record was issued to."""
    site: Site = Field(title="Site")
    """The one place it is for; every certified site has its own record (IECQ 03-1 clause 5.2, in the public FAQ)."""
    originally_issued: Day = Field(title="Day of the very first issue")
    """It stays through renewals and transfers."""
    status: tuple[StatusChange, ...] = Field(min_length=1, title="Status")
    """Oldest first; entries are added and stay. The first one is ``current``."""
    transfers: tuple[Transfer, ...] = Field((), title="Transfers")
    """Only if another body has taken the record over; oldest first. The Secretariat writes it."""

    @property
    def entries(self) -> list[EntryName]:
        """The names of all its issues, then of all its changes of status."""
        changes = [(change.to, str(change.date)) for change in self.status]
        return [("issue", str(issue.issue)) for issue in self.issues] + changes


class Certificate(Record):
    """Attests that a process, a system, a component or a laboratory conforms, for three years under surveillance."""

    kind: Literal["certificate"] = Field(title="Kind of record")
    """The scheme decides it."""
    master: CertificateNumber | None = Field(None, title="Number of the master")
    """The master certificate that this site belongs to; on additional sites only."""
    issues: tuple[CertificateIssue, ...] = Field(min_length=1, title="Issues")
    """Oldest first; issues are added and stay."""
    surveillance: tuple[Day, ...] = Field((), title="Surveillance")
    """Days on which a surveillance audit was completed, oldest first. That there is surveillance is said by the public
    IECQ FAQ, how often is not; a body may leave the list out."""


class VerificationStatement(Record):
    """Attests that one stated claim is right. It is never called a certificate."""

    kind: Literal["verification-statement"] = Field(title="Kind of record")
    """The scheme decides it."""
    issues: tuple[StatementIssue, ...] = Field(min_length=1, title="Issues")
    """Oldest first; issues are added and stay."""

    # What is asked of every record and a statement never has.
    master: ClassVar[None] = None
    surveillance: ClassVar[tuple[()]] = ()


KINDS: dict[str, type[Record]] = {"certificate": Certificate, "verification-statement": VerificationStatement}
