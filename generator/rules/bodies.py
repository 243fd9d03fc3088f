"""Who may issue, and who took over from whom."""

from collections.abc import Iterator

from generator.model.record import Record
from generator.model.timeline import Status, body_on, status_on
from generator.rules.rule import Context, Fault, record_rule

HERE = "rule of this directory"
TRANSFER = "IAF MD 2, as a public source quotes it; IECQ's own text was not seen"


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


@record_rule("R803", "Only a valid certificate is transferred", "G", TRANSFER)
def transferred_while_valid(record: Record, context: Context) -> Iterator[Fault]:
    """A body takes over a certification that is valid, neither suspended nor expired; number, original date and expiry
    stay. Everything else is certified anew."""
    for position, transfer in enumerate(record.transfers):
        status = status_on(record, transfer.date)
        if status is not Status.CURRENT:
            message = f"transferred on {transfer.date}, when it was {status}"
            yield Fault(("transfers", position, "date"), message, "correct the date, or issue a new certificate")


@record_rule("R804", "The body was accepted when it issued", "S", "public IECQ FAQ, certification bodies")
def body_was_accepted(record: Record, context: Context) -> Iterator[Fault]:
    """IECQ certificates come from bodies that IECQ has accepted. A body issues nothing while it is suspended, nor after
    its acceptance has ended; what becomes of its older records is another matter."""
    for position, issue in enumerate(record.issues):
        body = context.directory.bodies.get(body_on(record, issue.issued))
        if body is None:
            continue
        held = body.status_on(issue.issued)
        if held.date > issue.issued:
            said = f"was accepted on {held.date}, after the issue of {issue.issued}"
        elif held.to != "accepted":
            said = f"was {held.to} on {issue.issued}, since {held.date}"
        else:
            continue
        yield Fault(
            ("issues", position, "issued"), f"'{body.id}' {said}", f"see data/bodies/{body.id}.yaml, or correct the day"
        )


RULES = (body_was_approved, transfers_lead_here, transferred_while_valid, body_was_accepted)
