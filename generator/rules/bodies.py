"""Who may issue, and that names and codes lead to one body, one scheme, one holder."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from generator.model.findings import Route
from generator.model.names import name_slug
from generator.model.record import Record
from generator.model.timeline import body_on
from generator.rules.rule import Context, Fault, directory_rule, record_rule

HERE = "rule of this directory"
STANDARDS = "data/standards.yaml"
RESERVED = frozenset({"index"})
"""Addresses that lists have."""
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")


@record_rule("R801", "The body held the approval when it issued", "S", "public IECQ FAQ, carbon footprint")
def body_was_approved(record: Record, context: Context) -> Iterator[Fault]:
    """A body issues under a scheme only while it holds the approval for that scheme. The source says it of verification
    statements; this directory holds all schemes to it."""
    for position, issue in enumerate(record.issues):
        body = context.directory.bodies.get(body_on(record, issue.issued))
        if body is None or record.scheme not in context.directory.schemes:
            continue
        approvals = [approval for approval in body.approvals if approval.scheme == record.scheme]
        if not any(approval.holds_on(issue.issued) for approval in approvals):
            held = "; ".join(f"from {a.from_}" + (f" to {a.to}" if a.to else "") for a in approvals)
            yield Fault(
                ("issues", position, "issued"),
                f"'{body.id}' was not approved for '{record.scheme}' on {issue.issued}",
                f"its approval is {held}" if held else f"see data/bodies/{body.id}.yaml for its approvals",
            )


@record_rule("R802", "Transfers lead to the present body", "I", HERE)
def transfers_lead_here(record: Record, context: Context) -> Iterator[Fault]:
    """Transfers are a chain in order of date: each takes over from the body the one before ended at, and the last ends
    at the body that the record names."""
    for position, transfer in enumerate(record.transfers):
        after = record.transfers[position + 1] if position + 1 < len(record.transfers) else None
        wanted = after.from_ if after else record.body
        if transfer.to != wanted:
            yield Fault(
                ("transfers", position, "to"),
                f"goes to '{transfer.to}', but '{wanted}' has it afterwards",
                f"write 'to: {wanted}'" if after else f"write 'to: {wanted}', or correct the body",
            )
        if after and after.date <= transfer.date:
            yield Fault(
                ("transfers", position + 1, "date"),
                f"dated {after.date}, not after the transfer of {transfer.date}",
                "transfers stand oldest first",
            )


@directory_rule("R902", "A code belongs to one body", "I", HERE)
def codes_are_unique(context: Context) -> Iterator[tuple[str, Fault]]:
    """The code in a number tells who allotted it, so it has to lead to one body and no other."""
    owners: dict[str, str] = {}
    for body in context.directory.bodies.values():
        for position, code in enumerate(body.codes):
            owner = owners.setdefault(code, body.id)
            if owner != body.id:
                yield (
                    f"data/bodies/{body.id}.yaml",
                    Fault(("codes", position), f"the code '{code}' already belongs to '{owner}'", "use another code"),
                )


@directory_rule("R903", "One holder is written in one way", "I", HERE)
def holders_are_distinct(context: Context) -> Iterator[tuple[str, Fault]]:
    """All records of a holder are gathered on one page, whose address is made from the name. Two names that differ only
    in punctuation or case are almost always one organization written in two ways; the way that most records have is
    taken for the right one, else that of the lowest number."""
    spellings: dict[str, list[str]] = defaultdict(list)
    for record in sorted(context.directory.records.values(), key=lambda record: record.number):
        spellings[name_slug(record.holder.name)].append(record.holder.name)
    usual = {slug: Counter(names).most_common(1)[0][0] for slug, names in spellings.items()}
    for path, record in context.directory.records.items():
        name, slug = record.holder.name, name_slug(record.holder.name)
        if not _LATIN.search(name):
            hint = "write the name in Latin script here, and as the holder writes it under name_local"
            yield path, Fault(("holder", "name"), f"'{name}' has no Latin letters", hint)
        elif slug in RESERVED:
            message = f"'{name}' would take the address of the list of holders"
            yield path, Fault(("holder", "name"), message, "write the full name, with its legal form")
        elif name != usual[slug]:
            message = f"'{name}' is written '{usual[slug]}' in other records"
            yield path, Fault(("holder", "name"), message, f"write '{usual[slug]}' everywhere, or a name that differs")


@directory_rule("R904", "Nothing stands twice in a list", "I", HERE)
def lists_have_no_doubles(context: Context) -> Iterator[tuple[str, Fault]]:
    """Standards, editions and the words of a vocabulary are found by their id; a second one with the same id, or with
    one that makes the same address, would take the place of the first."""
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


RULES = (body_was_approved, transfers_lead_here, codes_are_unique, holders_are_distinct, lists_have_no_doubles)
