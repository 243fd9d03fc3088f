"""Who may issue, and that names and codes lead to one body, one scheme, one holder."""

from collections.abc import Iterator

from generator.model.names import holder_slug
from generator.model.record import Record
from generator.model.timeline import body_on
from generator.rules.rule import Context, Fault, directory_rule, record_rule

HERE = "rule of this directory"


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


@directory_rule("R901", "A file of the register is named by its id", "I", HERE)
def ids_are_file_names(context: Context) -> Iterator[tuple[str, Fault]]:
    """Bodies and schemes are found by their id, in addresses and in records; the file has the same name."""
    for folder, ids in (("bodies", context.directory.bodies), ("schemes", context.directory.schemes)):
        named = {path for path in context.directory.paths if path.startswith(f"data/{folder}/")}
        for path in sorted(named - {f"data/{folder}/{id_}.yaml" for id_ in ids}):
            yield path, Fault(("id",), "the id is not the file's name", "name the file as the id, or correct the id")


@directory_rule("R902", "A code belongs to one body", "I", HERE)
def codes_are_unique(context: Context) -> Iterator[tuple[str, Fault]]:
    """The code in a number has to lead to one body."""
    owners: dict[str, str] = {}
    for body in context.directory.bodies.values():
        for position, code in enumerate(body.codes):
            owner = owners.setdefault(code, body.id)
            if owner != body.id:
                yield (
                    f"data/bodies/{body.id}.yaml",
                    Fault(("codes", position), f"the code '{code}' already belongs to '{owner}'", "use another code"),
                )


@directory_rule("R903", "Different holders have different addresses", "I", HERE)
def holders_are_distinct(context: Context) -> Iterator[tuple[str, Fault]]:
    """All records of a holder are gathered on one page, whose address is made from the name. Two names that differ only
    in punctuation or case are almost always one organization written in two ways."""
    first: dict[str, tuple[str, str]] = {}
    for path, record in context.directory.records.items():
        name, other = first.setdefault(holder_slug(record.holder.name), (record.holder.name, path))
        if name != record.holder.name:
            yield (
                path,
                Fault(
                    ("holder", "name"),
                    f"'{record.holder.name}' is written '{name}' in {other}",
                    "write both the same way",
                ),
            )


RULES = (body_was_approved, transfers_lead_here, ids_are_file_names, codes_are_unique, holders_are_distinct)
