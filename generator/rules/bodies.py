"""Who may issue, and who took over from whom."""

import datetime
from collections.abc import Iterator

from generator.model.record import Issue, Record
from generator.model.register import CertificationBody
from generator.model.timeline import Status, body_on, status_on
from generator.rules.register import bodies_in_order
from generator.rules.rule import Context, Fault, record_rule

HERE = "rule of this directory"
TRANSFER = "IAF MD 2, as a public source quotes it; IECQ's own text was not seen"


@record_rule("R801", "The body held the approval when it issued", "S", "public IECQ FAQ, carbon footprint")
def body_was_approved(record: Record, context: Context) -> Iterator[Fault]:
    """A body issues under a scheme only while it holds the approval for that scheme. The source says it of verification
    statements; this directory holds all schemes to it.

    Wrong: - {scheme: cfp, from: 2026-09-01}  # a statement is of 2026-06-15
    Right: - {scheme: cfp, from: 2022-09-01}
    """
    for position, issue, body in _issuers(record, context):
        if record.scheme not in context.directory.schemes or _not_accepted(body, issue.issued):
            continue  # what a body issues without being accepted is R804's
        if not body.approval(record.scheme, issue.issued):
            approvals = [approval for approval in body.approvals if approval.scheme == record.scheme]
            held = "; ".join(f"from {a.from_}" + (f" to {a.to}" if a.to else "") for a in approvals)
            yield Fault(
                ("issues", position, "issued"),
                f"'{body.id}' was not approved for '{record.scheme}' on {issue.issued}",
                f"its approval is {held}" if held else f"see data/bodies/{body.id}.yaml for its approvals",
            )


@record_rule("R802", "Transfers lead to the present body", "I", HERE)
def transfers_lead_here(record: Record, context: Context) -> Iterator[Fault]:
    """Transfers are a chain in order of date: each takes over from the body the one before ended at, and the last ends
    at the body that the record names.

    Wrong: - {date: 2024-10-01, from: nrthq, to: exmpl}  # body: mihon
    Right: - {date: 2024-10-01, from: nrthq, to: mihon}
    """
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
    stay. Everything else is certified anew.

    Wrong: - {date: 2028-10-01, from: nrthq, to: mihon}  # expires: 2028-03-13
    Right: - {date: 2024-10-01, from: nrthq, to: mihon}
    """
    for position, transfer in enumerate(record.transfers):
        if record.originally_issued <= transfer.date < record.issues[0].issued:
            continue  # the issues of that time are older than this directory
        status = status_on(record, transfer.date)
        if status is not Status.CURRENT:
            message = f"transferred on {transfer.date}, when it was {status.replace('-', ' ')}"
            yield Fault(("transfers", position, "date"), message, "correct the date, or issue a new certificate")


@record_rule("R804", "The body was accepted when it issued", "S", "public IECQ FAQ, certification bodies")
def body_was_accepted(record: Record, context: Context) -> Iterator[Fault]:
    """IECQ certificates come from bodies that IECQ has accepted. A body issues nothing while it is suspended, nor after
    its acceptance has ended, and takes over no record then; what becomes of its older ones is another matter.

    Wrong: - {date: 2023-09-03, to: accepted}  # a certificate is of 2023-05-22
    Right: - {date: 2007-09-03, to: accepted}
    """
    for position, issue, body in _issuers(record, context):
        if said := _not_accepted(body, issue.issued):
            hint = f"see data/bodies/{body.id}.yaml, or correct the day"
            yield Fault(("issues", position, "issued"), f"the acceptance of '{body.id}' {said}", hint)
    for position, transfer in enumerate(record.transfers):
        body = bodies_in_order(context).get(transfer.to)
        if body and body.status_on(transfer.date).to != "accepted":
            held = body.status_on(transfer.date)
            message = f"the acceptance of '{body.id}' was {held.to} on {held.date}, before it took over"
            yield Fault(("transfers", position, "to"), message, "name a body that is accepted, or correct the day")


def _issuers(record: Record, context: Context) -> Iterator[tuple[int, Issue, CertificationBody]]:
    """Every issue with its position and the body that issued it, when that body is known and its dates in order."""
    for position, issue in enumerate(record.issues):
        if body := bodies_in_order(context).get(body_on(record, issue.issued)):
            yield position, issue, body


def _not_accepted(body: CertificationBody, day: datetime.date) -> str | None:
    """Why a body could not issue on a day; None if it could."""
    held = body.status_on(day)
    if held.date > day:
        return f"began on {held.date}, and the issue is of {day}"
    if held.to != "accepted":
        return f"was {held.to} on {held.date}, and the issue is of {day}"
    return None


RULES = (body_was_approved, transfers_lead_here, transferred_while_valid, body_was_accepted)
