"""What has to be known of a new record: one table for the options and for the questions."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from types import UnionType
from typing import Union, get_args, get_origin

from generator.editing import notation
from generator.model.countries import country_meant
from generator.model.directory import Directory
from generator.model.findings import DirectoryError, Problem, Route
from generator.model.hints import nearest_edition
from generator.model.record import KINDS, CertificateIssue, Site, StatementIssue
from generator.model.register import Scheme
from generator.reading.fields import fault_at
from generator.rules.sites import OF_A_MASTER


@dataclass
class Draft:
    """A record that is being put together, with what is known of it already."""

    directory: Directory
    scheme: Scheme
    tree: dict
    role: str

    @property
    def is_statement(self) -> bool:
        """Whether it becomes a verification statement."""
        return self.scheme.kind == "verification-statement"

    def get(self, route: Route) -> object:
        """The value at a route; None when there is none yet."""
        found = self.tree
        for step in route:
            found = found[step] if isinstance(step, int) else found.get(step)
            if found is None:
                return None
        return found

    def put(self, route: Route, value: object) -> None:
        """Set the value at a route."""
        at = self.tree
        for step in route[:-1]:
            at = at[step] if isinstance(step, int) else at.setdefault(step, {})
        at[route[-1]] = value


def _always(_: Draft) -> bool:
    return True


def _never(_: Draft) -> bool:
    return False


def _on_certificates(draft: Draft) -> bool:
    return not draft.is_statement


def _on_statements(draft: Draft) -> bool:
    return draft.is_statement


def _on_components(draft: Draft) -> bool:
    return draft.scheme.categories_required


def _on_masters(draft: Draft) -> bool:
    return draft.role == "master"


def _on_further_sites(draft: Draft) -> bool:
    return draft.role == "additional"


def _on_families(draft: Draft) -> bool:
    return draft.role in ("master", "additional")


@dataclass(frozen=True)
class Question:
    """One thing to know: its option, where it stands in the record, when it makes sense and when it is needed."""

    option: str
    route: Route
    ask: str
    concerns: Callable[[Draft], bool] = _always
    needed: Callable[[Draft], bool] = _never
    read: Callable[[str], object] = str
    words: Callable[[Draft], Iterable[str]] | None = None

    @property
    def parameter(self) -> str:
        """The name under which click hands the option on."""
        return self.option.removeprefix("--").replace("-", "_")

    def value(self, draft: Draft, text: str) -> object:
        """An answer as the record will have it. Raises DirectoryError with the words of the check."""
        value = self.read(text)
        fault: Problem | None = fault_at(KINDS[draft.scheme.kind], self.route, value)
        if fault:
            raise DirectoryError(fault.message, fault.hint)
        if self.words:
            _only_words(value, list(self.words(draft)))
        return value


def _only_words(value: object, allowed: list[str]) -> None:
    for part in value if isinstance(value, list) else [value]:
        word = part["activity"] if isinstance(part, dict) else part
        if word not in allowed:
            hint = nearest_edition(word, allowed, f"use one of: {', '.join(allowed)}")
            raise DirectoryError(f"'{word}' cannot stand here", hint)


def _literals(model: type, field: str) -> list[str]:
    """The words that a field of a model may have."""
    annotation = model.model_fields[field].annotation
    kinds = get_args(annotation) if get_origin(annotation) in (Union, UnionType) else (annotation,)
    return [word for kind in kinds for word in get_args(kind)]


def _fixed(model: type, field: str) -> Callable[[Draft], list[str]]:
    return lambda draft: _literals(model, field)


def _terms(vocabulary: str) -> Callable[[Draft], Iterable[str]]:
    return lambda draft: draft.directory.terms(vocabulary)


def _editions(draft: Draft) -> list[str]:
    families = draft.scheme.standards
    known = draft.directory.editions.items()
    return [name for name, (standard, _) in known if not families or standard.id in families]


_HOLDER, _SITE, _ADDRESS, _ISSUE = ("holder",), ("site",), ("site", "address"), ("issues", 0)
_PARTS = "as 'design: LED frames, lens; manufacture: LED frames'"

OF_HOLDER = (
    Question("--holder", (*_HOLDER, "name"), "Holder, in Latin letters", needed=_always),
    Question("--holder-local", (*_HOLDER, "name_local"), "Holder, in its own script"),
    Question("--language", (*_HOLDER, "language"), "Language of that name, as zh-Hant or ja",
             concerns=lambda draft: bool(draft.get((*_HOLDER, "name_local"))), needed=_always),
)  # fmt: skip
OF_SITE = (
    Question(
        "--type",
        (*_SITE, "type"),
        "Type of site",
        needed=_on_masters,
        words=lambda draft: OF_A_MASTER if draft.role == "master" else _literals(Site, "type"),
    ),
    Question("--site-name", (*_SITE, "name"), "Name of the site, as Plant 2"),
    Question("--street", (*_ADDRESS, "street"), "Street and number", needed=_always),
    Question("--city", (*_ADDRESS, "city"), "City, in Latin letters", needed=_always),
    Question("--region", (*_ADDRESS, "region"), "State, province or county"),
    Question("--postal-code", (*_ADDRESS, "postal_code"), "Postal code"),
    Question(
        "--country",
        (*_ADDRESS, "country"),
        "Country, two capitals as TW",
        needed=_always,
        read=lambda text: country_meant(text) or text.upper(),
    ),
)
OF_ISSUE = (
    Question("--issued", (*_ISSUE, "issued"), "Day of issue", needed=_always),
    Question("--cycle-start", (*_ISSUE, "cycle_start"), "Day from which the three years count, if not the day of issue",
             concerns=_on_further_sites),
    Question("--expires", (*_ISSUE, "expires"), "Last day of validity", needed=_on_certificates),
    Question("--standards", (*_ISSUE, "standards"), "Standards with edition, separated by ;", needed=_always,
             read=notation.words, words=_editions),
    Question("--specifications", (*_ISSUE, "specifications"), "Specifications, separated by ;",
             concerns=_on_components, read=notation.words, words=lambda draft: draft.directory.editions),
    Question("--scope", (*_ISSUE, "scope"), "Scope of all sites, in the words of the paper",
             concerns=lambda draft: _on_certificates(draft) and draft.role != "additional", needed=_always),
    Question("--scope-activities", (*_ISSUE, "scope_activities"), f"The scope taken apart, {_PARTS}",
             concerns=_on_masters, needed=_always,
             read=notation.activities, words=_terms("activities")),
    Question("--at-this-location", (*_ISSUE, "at_this_location"), "What is done here, in the words of the paper",
             concerns=_on_families, needed=_always),
    Question("--activities", (*_ISSUE, "activities"), f"The activities at this site, {_PARTS}",
             concerns=_on_certificates, needed=_always, read=notation.activities, words=_terms("activities")),
    Question("--categories", (*_ISSUE, "categories"), "Component categories, separated by ;",
             concerns=_on_components, needed=_always, read=notation.words, words=_terms("component-categories")),
    Question("--approval-type", (*_ISSUE, "approval_type"), "Approval type",
             concerns=_on_components, words=_fixed(CertificateIssue, "approval_type")),
    Question("--subject", (*_ISSUE, "subject"), "Product or service", concerns=_on_statements, needed=_always),
    Question("--unit", (*_ISSUE, "unit"), "Unit that the value is for, as 1 heat sink",
             concerns=_on_statements, needed=_always),
    Question("--boundary", (*_ISSUE, "boundary"), "Boundary",
             concerns=_on_statements, needed=_always, words=_fixed(StatementIssue, "boundary")),
    Question("--value", (*_ISSUE, "value"), "kg CO2e per unit", concerns=_on_statements, needed=_always),
    Question("--period", (*_ISSUE, "period"), "Time of the data, as 2025-01-01 to 2025-12-31",
             concerns=_on_statements, needed=_always, read=notation.span),
    Question("--assurance", (*_ISSUE, "assurance"), "Assurance",
             concerns=_on_statements, needed=_always, words=_fixed(StatementIssue, "assurance")),
)  # fmt: skip
