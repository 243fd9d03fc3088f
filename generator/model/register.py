"""What the Secretariat maintains around the records: bodies, schemes, standards, vocabularies, the directory itself."""

import datetime
from typing import Literal

from pydantic import Field

from generator.model.fields import (
    BaseAddress,
    BodyCode,
    CountryCode,
    Day,
    Email,
    Fact,
    Identifier,
    LanguageTag,
    Line,
    NumberLetters,
    Prose,
    Truth,
    Website,
    Whole,
)


class Approval(Fact):
    """A body may issue under ``scheme`` from ``from`` to ``to``, both days included; no ``to`` means until now."""

    scheme: Identifier
    from_: Day = Field(alias="from")
    to: Day | None = None

    def holds_on(self, day: datetime.date) -> bool:
        """Whether the approval was in force on that day."""
        return self.from_ <= day and (self.to is None or day <= self.to)


class Accreditation(Fact):
    """Accredited by a national accreditation body: a second fact beside acceptance by IECQ (public IECQ FAQ)."""

    by: Line
    standard: Line
    reference: Line
    from_: Day = Field(alias="from")
    to: Day | None = None


class BodyStatus(Fact):
    """From ``date`` on IECQ's acceptance of the body is ``to``."""

    date: Day
    to: Literal["accepted", "suspended", "ended"]
    note: Line | None = None


class Contact(Fact):
    """How to ask a body. Functions, not persons."""

    website: Website
    email: Email
    phone: Line | None = None


class Completeness(Fact):
    """The body says that on ``date`` every record it has issued is here."""

    date: Day
    records: Whole


class CertificationBody(Fact):
    """A certification body (CB): it alone issues, changes and ends its records."""

    id: Identifier
    name: Line
    short_name: Line
    name_local: Line | None = None
    language: LanguageTag | None = None
    country: CountryCode
    city: Line
    codes: tuple[BodyCode, ...] = Field(min_length=1)
    """The codes by which it appears in numbers."""
    status: tuple[BodyStatus, ...] = Field(min_length=1)
    approvals: tuple[Approval, ...] = Field(min_length=1)
    accreditation: tuple[Accreditation, ...] = ()
    contact: Contact
    declared_complete: Completeness | None = None
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
    title: Line | None = None


class Scheme(Fact):
    """One service of IECQ, in exactly one of the three groups (named in the public IECQ FAQ)."""

    id: Identifier
    name: Line
    short_name: Line
    group: Literal["environmental", "supply-chain", "component"]
    kind: Literal["certificate", "verification-statement"]
    subject: Literal["process", "management-system", "component", "laboratory", "product-claim"]
    summary: Prose
    certifies: Prose
    """What a record under this scheme means."""
    does_not_certify: Prose
    standards: tuple[Line, ...] = ()
    """Families in standards.yaml, without edition; empty where the standard is declared per certificate."""
    rule_documents: tuple[RuleDocument, ...] = ()
    letters: NumberLetters
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
    published: Day | None = None
    replaced: Day | None = None


class Standard(Fact):
    """A standard or specification with all its editions, oldest first."""

    id: Line
    title: Line
    kind: Literal["standard", "specification"]
    editions: tuple[Edition, ...] = Field(min_length=1)


class Term(Fact):
    """One word of a closed list."""

    id: Identifier
    label: Line
    note: Line | None = None
    also: tuple[Line, ...] = ()
    """Other words for the same, in small letters, which are not used here: the check names the word that is."""


class Group(Fact):
    """One of the three groups of services."""

    id: Literal["environmental", "supply-chain", "component"]
    name: Line
    summary: Prose


class StandardsFile(Fact):
    """data/standards.yaml."""

    standards: tuple[Standard, ...]


class VocabularyFile(Fact):
    """data/vocabularies/*.yaml: one list, with where it comes from."""

    source: Line
    terms: tuple[Term, ...] = Field(min_length=1)


class DirectoryInfo(Fact):
    """data/directory.yaml: what the directory says of itself."""

    title: Line
    kind: Literal["demonstration", "official"]
    operator: Line
    address: BaseAddress
    """Where the site is published: the base of every permalink. Ends with a slash."""
    official_system: Website
    contact: Email
    report_to: Email
    update_every_days: Whole
    groups: tuple[Group, ...]
