"""The whole directory in memory: what was read, and the look-ups that rules and pages share."""

import datetime
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property

from generator.model.findings import Route
from generator.model.names import name_slug
from generator.model.number import slug
from generator.model.record import Certificate, EntryName, Part, Record
from generator.model.register import CertificationBody, DirectoryInfo, Edition, Scheme, Standard
from generator.model.vocabulary import Term, VocabularyFile


@dataclass(frozen=True, slots=True)
class Revision:
    """The last commit that changed something; ``modified`` when files differ from it."""

    commit: str
    date: datetime.date
    modified: bool = False
    seconds: int = 0
    """When it was made, in seconds of UTC since 1970, where that was asked for."""


@dataclass(frozen=True, slots=True)
class Told:
    """Since when a record says what it says, in seconds of UTC since 1970, as far as git knows it."""

    first: int
    """When its file came into the directory."""
    came: dict[Part, int] = field(default_factory=dict)
    """When a part came that the first version of the file did not have."""
    altered: dict[Part, int] = field(default_factory=dict)
    """When a part was last put otherwise than it first stood there."""

    @property
    def last(self) -> int:
        """When any part of it last became what it is."""
        return max([self.first, *self.came.values(), *self.altered.values()])

    def since(self, *parts: Part) -> int:
        """When all of these parts had come."""
        return max(self.came.get(part, self.first) for part in parts)

    def unaltered_since(self, *parts: Part) -> int:
        """When the last of these parts became what it is now."""
        return max(self.altered.get(part) or self.came.get(part, self.first) for part in parts)


@dataclass(frozen=True, slots=True)
class Change:
    """A file in one generation and in the one before: its versions as git calls them, empty where there is none."""

    path: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Generation:
    """A commit on main that touched the directory; ``before`` is that of the generation before, empty for the first."""

    number: int
    commit: str
    before: str
    date: datetime.date
    seconds: int
    """When it was made, in seconds of UTC since 1970."""
    changes: tuple[Change, ...]


def is_at_home(path: str, record: Record) -> bool:
    """Whether the file has the name of the record's number."""
    return path.rpartition("/")[2] == f"{slug(record.number)}.yaml"


@dataclass(frozen=True)
class Directory:
    """Everything that was read. The keys of ``records`` are paths from the folder that holds ``data/``."""

    info: DirectoryInfo
    schemes: dict[str, Scheme]
    bodies: dict[str, CertificationBody]
    standards: tuple[Standard, ...]
    vocabularies: dict[str, VocabularyFile]
    records: dict[str, Record]
    unread: frozenset[str] = frozenset()
    """Stems of files that could not be read: a reference to one of them is not called unknown."""
    is_part: bool = False
    """Whether only a part of the records was read: what is not here may be elsewhere."""
    digests: dict[str, bytes] = field(default_factory=dict)
    """Path of every file that was read to a hash of it."""
    revisions: dict[str, Revision] = field(default_factory=dict)
    """Path to last change, as far as git knows it."""
    entered: dict[str, dict[EntryName, datetime.date]] = field(default_factory=dict)
    """Path to the days on which its issues and changes of status came into the directory, as far as git knows them."""
    told: dict[str, Told] = field(default_factory=dict)
    """Path to since when its parts say what they say, as far as git knows it."""
    revision: Revision | None = None
    """The commit the whole was read at."""
    warnings: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Path of each file that the check warns of to the codes of its warnings, each once."""
    generations: tuple[Generation, ...] = ()
    """Every commit on main that touched the directory, oldest first, as far as git knows them."""

    @cached_property
    def by_number(self) -> dict[str, Record]:
        """Number to record. Of two files that claim one, the one named by it has it; R104 reports the other."""
        found: dict[str, Record] = {}
        for _, record in sorted(self.records.items(), key=lambda item: (not is_at_home(*item), item[0])):
            found.setdefault(record.number, record)
        return found

    @cached_property
    def paths(self) -> dict[str, str]:
        """Number to path, as ``by_number``."""
        return {record.number: path for path, record in self.records.items() if self.by_number[record.number] is record}

    @cached_property
    def sites_of(self) -> dict[str, tuple[Certificate, ...]]:
        """Master's number to its additional sites, by number."""
        found: dict[str, list[Certificate]] = defaultdict(list)
        for record in self.records.values():
            if record.master:
                found[record.master].append(record)
        return {number: tuple(sorted(sites, key=lambda site: site.number)) for number, sites in found.items()}

    def master_of(self, record: Record) -> Certificate | None:
        """The record that an additional site names as its master, if it is here."""
        master = self.by_number.get(record.master) if record.master else None
        return master if master and isinstance(master, Certificate) else None

    def family_of(self, path: str) -> list[str]:
        """The paths of a record's master and of all sites of it, as far as they are here; none for one that stands
        alone."""
        record = self.records[path]
        centre = record.master or record.number
        return self._families.get(centre, [])

    @cached_property
    def _families(self) -> dict[str, list[str]]:
        """Number of each record that sites name as their master to the paths of the family."""
        numbers = {centre: [centre, *(site.number for site in sites)] for centre, sites in self.sites_of.items()}
        return {centre: [self.paths[one] for one in family if one in self.paths] for centre, family in numbers.items()}

    @cached_property
    def holders_of_stray_sites(self) -> frozenset[str]:
        """Names of holders with an additional site whose master is not here, or is another's: their families cannot be
        compared."""
        return frozenset(
            record.holder.name
            for record in self.records.values()
            if isinstance(record, Certificate) and record.site.role == "additional" and not self._has_master(record)
        )

    def _has_master(self, record: Certificate) -> bool:
        master = self.master_of(record)
        return master is not None and master.site.role == "master" and not self.differences(record, master)

    @staticmethod
    def differences(site: Certificate, master: Certificate) -> list[tuple[Route, str, str]]:
        """Where a site and its master are not one family: the route, and what the two say."""
        compared: list[tuple[Route, str, str]] = [
            (("scheme",), site.scheme, master.scheme),
            (("body",), site.body, master.body),
            (("holder", "name"), site.holder.name, master.holder.name),
        ]
        # Two spellings of one holder are R903's.
        return [each for each in compared if each[1] != each[2] and name_slug(each[1]) != name_slug(each[2])]

    @cached_property
    def editions(self) -> dict[str, tuple[Standard, Edition]]:
        """Edition id, as a record names it, to its standard and itself."""
        return {edition.id: (standard, edition) for standard in self.standards for edition in standard.editions}

    def terms(self, vocabulary: str) -> dict[str, Term]:
        """A vocabulary as id to term; empty when its file could not be read."""
        return self._terms.get(vocabulary, {})

    def reasons(self, status: str, kind: str) -> tuple[str, ...]:
        """The reasons for which a record of a kind may come to a status; ``first`` is the entry it begins with."""
        return tuple(id_ for id_, term in self.terms("status-reasons").items() if term.may_lead_to(status, kind))

    @cached_property
    def _terms(self) -> dict[str, dict[str, Term]]:
        return {name: {term.id: term for term in words.terms} for name, words in self.vocabularies.items()}
