"""The register around the records: bodies, standards, vocabularies."""

import datetime
from collections import Counter
from collections.abc import Iterable, Iterator

from generator.model.findings import Route, Severity
from generator.model.names import name_slug
from generator.model.record import Record
from generator.model.register import CertificationBody, Completeness, Edition
from generator.model.timeline import body_on
from generator.rules.rule import Context, Fault, Noted, directory_rule, once

HERE = "rule of this directory"
STANDARDS = "data/standards.yaml"
RESERVED = frozenset({"index"})
"""Addresses that lists have."""


@directory_rule("R902", "A code belongs to one body", "I", HERE)
def codes_are_unique(context: Context) -> Iterator[tuple[str, Fault]]:
    """The code in a number tells who allotted it, so it has to lead to one body and no other.

    Wrong: codes: [NRTHQ, NRTGB, MHNJP]  # MHNJP is the code of mihon
    Right: codes: [NRTHQ, NRTGB]
    """
    owners: dict[str, str] = {}
    for body in context.directory.bodies.values():
        for position, code in enumerate(body.codes):
            owner = owners.setdefault(code, body.id)
            if owner != body.id:
                yield (
                    f"data/bodies/{body.id}.yaml",
                    Fault(("codes", position), f"the code '{code}' already belongs to '{owner}'", "use another code"),
                )


@directory_rule("R904", "Nothing stands twice in a list", "I", HERE)
def lists_have_no_doubles(context: Context) -> Iterator[tuple[str, Fault]]:
    """Standards, editions and the words of a vocabulary are found by their id; a second one with the same id, or with
    one that makes the same address, would take the place of the first.

    Wrong: - {id: IECQ QC 080000:2017}  # the same line as above
    Right: Each edition stands there once.
    """
    taken: set[str] = {*RESERVED}
    for position, standard in enumerate(context.directory.standards):
        route = ("standards", position)
        yield from _second(STANDARDS, (*route, "id"), standard.id, name_slug(standard.id), taken)
    taken = set()
    for position, standard in enumerate(context.directory.standards):
        for index, edition in enumerate(standard.editions):
            yield from _second(
                STANDARDS, ("standards", position, "editions", index, "id"), edition.id, edition.id, taken
            )
    for name, vocabulary in context.directory.vocabularies.items():
        taken = {*RESERVED}
        for position, term in enumerate(vocabulary.terms):
            yield from _second(f"data/vocabularies/{name}.yaml", ("terms", position, "id"), term.id, term.id, taken)


def _second(path: str, route: Route, name: str, key: str, taken: set[str]) -> Iterator[tuple[str, Fault]]:
    if key in taken:
        yield path, Fault(route, f"'{name}' is taken already", "remove the second one, or give it its own id")
    taken.add(key)


@directory_rule("R905", "The dates of a body and of an edition are in order", "I", HERE)
def register_dates_ascend(context: Context) -> Iterator[tuple[str, Fault]]:
    """An approval ends after it begins, a body's status entries stand oldest first, an edition is replaced after it was
    published, and editions stand oldest first. Who was entitled to what on a day is read from these.

    Wrong: - {scheme: hspm, from: 2007-03-05, to: 2005-06-30}
    Right: - {scheme: hspm, from: 2007-03-05, to: 2025-06-30}
    """
    for body in context.directory.bodies.values():
        for fault in body_dates(body):
            yield f"data/bodies/{body.id}.yaml", fault
    for position, standard in enumerate(context.directory.standards):
        before: datetime.date | None = None
        for index, edition in enumerate(standard.editions):
            for fault in edition_dates(("standards", position, "editions", index), edition, before):
                yield STANDARDS, fault
            before = edition.published or before


@once
def bodies_in_order(context: Context) -> dict[str, CertificationBody]:
    """Id to body, for those whose dates are in order: no record is held to others until they are put right."""
    return {id_: body for id_, body in context.directory.bodies.items() if not any(body_dates(body))}


@once
def editions_in_order(context: Context) -> dict[str, Edition]:
    """Name to edition, for those whose dates are in order."""
    editions = context.directory.editions
    return {name: edition for name, (_, edition) in editions.items() if not any(edition_dates((), edition, None))}


def body_dates(body: CertificationBody) -> Iterator[Fault]:
    """What is wrong with the dates of a body."""
    for index, change in enumerate(body.status):
        if index and change.date <= body.status[index - 1].date:
            message = f"dated {change.date}, not after the entry of {body.status[index - 1].date}"
            yield Fault(("status", index, "date"), message, "status entries stand oldest first")
    for field in ("approvals", "accreditation"):
        for index, held in enumerate(getattr(body, field)):
            if held.to and held.to < held.from_:
                message = f"ends {held.to}, before it begins on {held.from_}"
                yield Fault((field, index, "to"), message, "correct one of the two dates")


def edition_dates(route: Route, edition: Edition, before: datetime.date | None) -> Iterator[Fault]:
    """What is wrong with the dates of an edition."""
    if edition.published and edition.replaced and edition.replaced <= edition.published:
        message = f"replaced on {edition.replaced}, not after it was published on {edition.published}"
        yield Fault((*route, "replaced"), message, "correct one of the two dates")
    if before and edition.published and edition.published < before:
        message = f"published {edition.published}, before the edition above it of {before}"
        yield Fault((*route, "published"), message, "editions stand oldest first")


def _declared(context: Context) -> dict[str, Completeness]:
    bodies = context.directory.bodies
    return {id_: body.declared_complete for id_, body in bodies.items() if body.declared_complete}


def _here(records: dict[str, Record], context: Context) -> dict[str, int]:
    """How many of some records count for each body that has declared something."""
    declared, here = _declared(context), Counter()
    for record in records.values() if declared else ():
        for id_ in {record.body, *(transfer.from_ for transfer in record.transfers)} & declared.keys():
            day = declared[id_].date
            here[id_] += record.originally_issued <= day and body_on(record, day) == id_
    return dict(here)


@directory_rule(
    "R906", "A body has the records that it declared", "I", HERE, Severity.WARNING, needs_all=True, notes=_here
)
def declared_records_are_here(context: Context, noted: Iterable[Noted]) -> Iterator[tuple[str, Fault]]:
    """A body may declare that all its records up to a day are here, and how many. Somebody who does not find a number
    relies on that, so the number of records is counted.

    Wrong: declared_complete: {date: 2026-11-16, records: 6}  # 5 are here
    Right: declared_complete: {date: 2026-11-16, records: 5}
    """
    if context.faulty:
        return  # what has a fault may lie elsewhere or be somebody else's; it is not missing
    here: Counter[str] = Counter()
    for _, counted in noted:
        here.update(counted)
    for id_, said in _declared(context).items():
        path, route = f"data/bodies/{id_}.yaml", ("declared_complete",)
        if said.date > context.as_of:
            yield path, Fault((*route, "date"), f"complete on {said.date}, which is still to come", "correct the day")
        elif here[id_] != said.records:
            message = f"declared are {said.records} records on {said.date}, but {here[id_]} are here"
            hint = (
                "add what is missing, or ask an operator to declare anew"
                if here[id_] < said.records
                else "ask an operator to declare anew"
            )
            yield path, Fault((*route, "records"), message, hint)


@directory_rule("R914", "A reason says which statuses it fits", "I", HERE)
def reasons_say_what_they_fit(context: Context) -> Iterator[tuple[str, Fault]]:
    """The reasons for a status are offered, and accepted, where they fit. One that fits nowhere could never be used,
    and words of other lists are no reasons.

    Wrong: - {id: fees, label: fees were not paid}
    Right: - {id: fees, label: fees were not paid, fits: [suspended, withdrawn]}
    """
    for name, vocabulary in context.directory.vocabularies.items():
        path, has_reasons = f"data/vocabularies/{name}.yaml", name == "status-reasons"
        for position, term in enumerate(vocabulary.terms):
            if has_reasons and not term.fits:
                hint = "add 'fits: […]' with what it may lead to: first, current, suspended, cancelled, withdrawn"
                yield path, Fault(("terms", position), f"the reason '{term.id}' fits no status", hint)
            for field in ("fits", "kind"):
                if not has_reasons and getattr(term, field):
                    message = f"'{term.id}' is no reason for a status"
                    yield path, Fault(("terms", position, field), message, f"remove '{field}'")


@directory_rule("R915", "An account speaks for one body, and each body has two", "I", HERE, Severity.WARNING)
def accounts_are_apart(context: Context) -> Iterator[tuple[str, Fault]]:
    """With one account a body can do nothing while its owner is ill, and nobody of it can approve what a second person
    has to look at. An account of two bodies, or of a body and the operator, could approve its own proposals.

    Wrong: maintainers: [999000000301]
    Right: maintainers: [999000000301, 999000000302]
    """
    operators = context.directory.info.operators
    owners: dict[int, str] = dict.fromkeys(operators, "the operators")
    for body in context.directory.bodies.values():
        path = f"data/bodies/{body.id}.yaml"
        accepted = body.status_on(context.as_of).to == "accepted"
        if accepted and len(set(body.maintainers)) < _FEWEST:
            said = "one account alone" if body.maintainers else "no account"
            hint = "ask the body for another, so that one can be ill and one can approve"
            yield path, Fault(("maintainers",) if body.maintainers else (), f"{said} for '{body.id}'", hint)
        for position, account in enumerate(body.maintainers):
            owner = owners.setdefault(account, f"'{body.id}'")
            if owner != f"'{body.id}'":
                message = f"the account {account} is one of {owner} already"
                yield path, Fault(("maintainers", position), message, "one account speaks for one side; ask which")


_FEWEST = 2


@directory_rule("R916", "An approval begins with the acceptance or later", "I", HERE, Severity.WARNING)
def approvals_follow_acceptance(context: Context) -> Iterator[tuple[str, Fault]]:
    """IECQ approves for a scheme a body that it has accepted, so no approval is older than the first acceptance.

    Wrong: - {scheme: hspm, from: 2006-09-03}  # accepted on 2007-09-03
    Right: - {scheme: hspm, from: 2007-09-03}
    """
    for body in context.directory.bodies.values():
        first = min((change.date for change in body.status if change.to == "accepted"), default=None)
        for position, approval in enumerate(body.approvals):
            if first and approval.from_ < first and not any(body_dates(body)) and not _has_faulty(body, context):
                message = f"approved for '{approval.scheme}' from {approval.from_}, before it was accepted on {first}"
                hint = f"write 'from: {first}' or later, or correct the day of the acceptance"
                yield f"data/bodies/{body.id}.yaml", Fault(("approvals", position, "from"), message, hint)


def _has_faulty(body: CertificationBody, context: Context) -> bool:
    """Whether a record of a body has an error: it may be of the same slip in the day of the acceptance."""
    return any(path.startswith(f"data/certificates/{body.id}/") for path in context.faulty)


RULES = (
    codes_are_unique,
    lists_have_no_doubles,
    register_dates_ascend,
    declared_records_are_here,
    reasons_say_what_they_fit,
    accounts_are_apart,
    approvals_follow_acceptance,
)
