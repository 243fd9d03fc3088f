"""What the Secretariat maintains around the records: bodies, schemes, standards, vocabularies, the directory itself."""

import datetime
from typing import Literal

from pydantic import Field

from generator.model.fields import (
    BaseAddress,
    BodyCode,
    Country,
    Day,
    Email,
    Fact,
    Identifier,
    LanguageTag,
    Line,
    NumberLetters,
    Prose,
    SchemeId,
    StandardName,
    Truth,
    Website,
    Whole,
)


class Approval(Fact):
    """A body may issue under ``scheme`` from ``from`` to ``to``, both days included; no ``to`` means until now."""

    scheme: SchemeId
    """The scheme it may issue under: an id of data/schemes/."""
    from_: Day = Field(alias="from")
    """The first day of the approval."""
    to: Day | None = None
    """Its last day, included; left out while it runs on."""

    def holds_on(self, day: datetime.date) -> bool:
        """Whether the approval was in force on that day."""
        return self.from_ <= day and (self.to is None or day <= self.to)


class Accreditation(Fact):
    """Accredited by a national accreditation body: a second fact beside acceptance by IECQ (public IECQ FAQ)."""

    by: Line
    """The accreditation body, by its name."""
    standard: Line
    """What it is accredited to, with the edition, as "ISO/IEC 17021-1:2015"."""
    reference: Line
    """The number under which the accreditation body lists it."""
    from_: Day = Field(alias="from")
    """The first day of the accreditation."""
    to: Day | None = None
    """Its last day, included; left out while it runs on."""


class BodyStatus(Fact):
    """From ``date`` on IECQ's acceptance of the body is ``to``."""

    date: Day
    """The day from which the entry holds."""
    to: Literal["accepted", "suspended", "ended"]
    """What the acceptance is from then on."""
    note: Line | None = None
    """One line for the reader, without names of persons."""


class Contact(Fact):
    """How to ask a body. Functions, not persons."""

    website: Website
    """Where the body speaks for itself."""
    email: Email
    """An address of an office, not of a person."""
    phone: Line | None = None
    """With the code of the country, between double quotes: "+886 2 0000 0112"."""


class Completeness(Fact):
    """The body says that on ``date`` every record it has issued is here."""

    date: Day
    """The day on which the body counted."""
    records: Whole
    """How many records it had issued by then."""


class CertificationBody(Fact):
    """A certification body (CB): it alone issues, changes and ends its records."""

    id: Identifier
    """Short, and never changed: the name of this file, of the folder of its records, and of its page."""
    name: Line
    """The legal name in Latin letters."""
    short_name: Line
    """The name in tables and sentences."""
    name_local: Line | None = None
    """The legal name in another script, as the body writes it."""
    language: LanguageTag | None = None
    """The language of ``name_local``, so that the right letters are shown."""
    country: Country
    """Where the body has its seat: two capital letters of ISO 3166-1. Its holders may be anywhere."""
    city: Line
    """Town or city of its seat, in Latin letters."""
    codes: tuple[BodyCode, ...] = Field(min_length=1)
    """The codes by which it appears in numbers."""
    status: tuple[BodyStatus, ...] = Field(min_length=1)
    """Its acceptance by IECQ, oldest first; entries are added and stay."""
    approvals: tuple[Approval, ...] = Field(min_length=1)
    """For which schemes it may issue, and since when."""
    accreditation: tuple[Accreditation, ...] = ()
    """A second fact beside acceptance by IECQ."""
    contact: Contact
    """How to ask the body about one of its records."""
    declared_complete: Completeness | None = None
    """The body's own word that all its records are here; helps to judge what "not found" means."""
    maintainers: tuple[Whole, ...] = ()
    """Numeric account ids at the forge: a login can be taken over by somebody else, a numeric id cannot."""

    def status_on(self, day: datetime.date) -> BodyStatus:
        """The status that holds on a day; the first one before it."""
        return next((status for status in reversed(self.status) if status.date <= day), self.status[0])

    def approval(self, scheme: str, day: datetime.date) -> Approval | None:
        """The approval for a scheme that was in force on a day."""
        return next((held for held in self.approvals if held.scheme == scheme and held.holds_on(day)), None)


class RuleDocument(Fact):
    """A document whose rules a scheme follows. ``title`` only where a source printed it."""

    id: Line
    """Its number, as "IECQ 03-5"."""
    title: Line | None = None
    """Its title, as a source printed it."""


class Scheme(Fact):
    """One service of IECQ, in exactly one of the three groups (named in the public IECQ FAQ)."""

    id: Identifier
    """Short, and never changed: the name of this file and of the scheme's page."""
    name: Line
    """The name of the service, as IECQ writes it."""
    short_name: Line
    """The name in tables and sentences."""
    group: Literal["environmental", "supply-chain", "component"]
    """The group of services it belongs to (public IECQ FAQ, services and schemes)."""
    kind: Literal["certificate", "verification-statement"]
    """What an assessment under this scheme ends in."""
    subject: Literal["process", "management-system", "component", "laboratory", "product-claim"]
    """What is assessed."""
    summary: Prose
    """What is assessed and for whom, in one or two sentences."""
    certifies: Prose
    """What a record under this scheme means."""
    does_not_certify: Prose
    """What such a record is often taken for, and is not."""
    standards: tuple[StandardName, ...] = ()
    """Families in standards.yaml, without edition; empty where the standard is declared per certificate."""
    rule_documents: tuple[RuleDocument, ...] = ()
    """The rules that the scheme follows."""
    letters: NumberLetters
    """What stands between ``IECQ-`` and the code of the body in a number."""
    letters_confirmed: Truth
    """Whether a real number with these letters was seen; the others are made up for this demonstration."""
    in_source: Truth
    """Whether the FAQ this directory was built from names the scheme."""
    categories_required: Truth = False
    """Component categories are named on every record (approved components)."""
    substances: Truth = False
    """Show the restricted substances."""


class Edition(Fact):
    """One edition. ``replaced`` is the day on which a newer edition took its place."""

    id: Line
    """The standard with its edition, as records name it: "IEC 61340-5-1:2024"."""
    published: Day | None = None
    """The day it was published; left out where it is not known."""
    replaced: Day | None = None
    """The day on which a newer edition took its place."""


class Standard(Fact):
    """A standard or specification with all its editions, oldest first."""

    id: Line
    """Its number without edition, as "IEC 61340-5-1"."""
    title: Line
    """Its title, as the publisher prints it."""
    kind: Literal["standard", "specification"]
    """Whether it is a standard, or a specification of single components."""
    editions: tuple[Edition, ...] = Field(min_length=1)
    """All its editions that a record may name, oldest first."""


class Group(Fact):
    """One of the three groups of services."""

    id: Literal["environmental", "supply-chain", "component"]
    """The word by which schemes name their group."""
    name: Line
    """The name of the group, as IECQ writes it."""
    summary: Prose
    """What the services of the group have in common."""


class StandardsFile(Fact):
    """data/standards.yaml."""

    standards: tuple[Standard, ...]
    """Every standard and specification that a record or a scheme may name."""


class DirectoryInfo(Fact):
    """data/directory.yaml: what the directory says of itself."""

    title: Line
    """The name of the directory, at the head of its pages."""
    kind: Literal["demonstration", "official"]
    """A demonstration says on every page that its records are invented."""
    operator: Line
    """Who answers for the directory."""
    address: BaseAddress
    """Where the site is published: the base of every permalink. Ends with a slash."""
    official_system: Website
    """Where the official system is."""
    repository: Website | None = None
    """The repository at a forge: the form in the browser links to its page for a new file, in GitHub's way. Left out
    where there is none, or the forge has other addresses."""
    branch: Line = "main"
    """The branch of the repository that the site is made from."""
    contact: Email
    """The address for questions."""
    report_to: Email
    """The address that every page names for reporting a problem."""
    operators: tuple[Whole, ...] = ()
    """Numeric account ids at the forge of those who keep the register; they alone change anything but records."""
    update_every_days: Whole
    """After how many days at the latest the pages are made again; a page says when it is older."""
    groups: tuple[Group, ...]
    """The groups of services, in the order in which pages show them."""
