"""UNTP Digital Conformity Credential 0.6.0, made of a record; ``mapping_0_6_0`` has the table of its fields."""

from typing import Any

from generator.exports.envelope import notice
from generator.model.names import name_slug
from generator.model.record import Record, StatementIssue
from generator.model.register import CertificationBody, Scheme
from generator.pages.catalogue import Catalogue, Entry

_CONTEXT = ["https://www.w3.org/ns/credentials/v2", "https://test.uncefact.org/vocabulary/untp/dcc/0.6.0/"]
_PUBLISHERS = {
    "IEC": ("International Electrotechnical Commission", "https://www.iec.ch"),
    "IECQ": ("IECQ, the IEC Quality Assessment System for Electronic Components", "https://www.iecq.org"),
    "ISO": ("International Organization for Standardization", "https://www.iso.org"),
    "ISO/IEC": ("ISO and IEC", "https://www.iso.org"),
    "ISO/TS": ("International Organization for Standardization", "https://www.iso.org"),
    "SAE": ("SAE International", "https://www.sae.org"),
}
"""Who publishes a standard, by the first word of its number: the shape needs an address for each."""
_TOPICS = {"product-claim": "environment.emissions"}
"""By the subject of a scheme. Of the fifteen topics none is about components or processes, so others are compliance."""
_TOPIC = "governance.compliance"
_KG = "KGM"
"""Kilogram in UN/ECE Recommendation 20."""


def extract(entry: Entry, catalogue: Catalogue) -> dict[str, Any]:
    """The record in the shape of this version."""
    directory, record = catalogue.directory, entry.record
    body, page = directory.bodies[record.body], f"{directory.info.address}certificates/{entry.slug}.html"
    found: dict[str, Any] = {
        "@context": _CONTEXT,
        "type": ["DigitalConformityCredential", "VerifiableCredential"],
        "id": f"{page}#untp-dcc-0.6.0",
        "name": f"Unsigned extract: {record.number}",
        "description": _said(body, catalogue),
        "issuer": {
            "type": ["CredentialIssuer"],
            "id": body.contact.website,
            "name": body.name,
            "issuerAlsoKnownAs": [{"id": _body_page(body, catalogue), "name": body.short_name}],
        },
        "validFrom": f"{entry.issue.issued}T00:00:00Z",
    }
    if entry.until:
        found["validUntil"] = f"{entry.until}T23:59:59Z"
    return found | {"credentialSubject": _attestation(entry, catalogue, page)}


def _said(body: CertificationBody, catalogue: Catalogue) -> str:
    info = catalogue.directory.info
    return (
        f"Extract from the {info.title}, not signed by anybody: only {body.name} can sign a credential about this "
        f"record. Recorded as current on {catalogue.as_of}; the next update is due on {catalogue.next_update}. "
        f"{notice(catalogue)}"
    )


def _attestation(entry: Entry, catalogue: Catalogue, page: str) -> dict[str, Any]:
    directory, record = catalogue.directory, entry.record
    scheme, body = directory.schemes[record.scheme], directory.bodies[record.body]
    is_statement = isinstance(entry.issue, StatementIssue)
    return {
        "type": ["ConformityAttestation", "Attestation"],
        "id": page,
        "name": f"{record.number}, {scheme.name}",
        "assessorLevel": "3rdParty",
        "assessmentLevel": _level(body, catalogue),
        "attestationType": "verification" if is_statement else "certification",
        "description": _scope(entry),
        "issuedToParty": _holder(record, catalogue),
        **_authorisation(body, scheme, catalogue),
        "conformityCertificate": {
            "type": ["SecureLink", "Link"],
            "linkURL": page,
            "linkName": "Page of the record, with its status on the day you read it",
        },
        "scope": {
            "type": ["ConformityAssessmentScheme", "Standard"],
            "id": f"{directory.info.address}schemes/{scheme.id}.html",
            "name": scheme.name,
            "issuingParty": {"id": directory.info.official_system, "name": "IECQ"},
        },
        "assessment": [_assessment(edition, entry, catalogue, page) for edition in _editions(entry)],
    }


def _editions(entry: Entry) -> list[str]:
    """Standards and specifications of the issue in force, each once."""
    return list(dict.fromkeys((*entry.issue.standards, *vars(entry.issue).get("specifications", ()))))


def _level(body: CertificationBody, catalogue: Catalogue) -> str:
    day = catalogue.as_of
    held = any(one.from_ <= day and (one.to is None or day <= one.to) for one in body.accreditation)
    return "Accredited" if held else "Unspecified"


def _scope(entry: Entry) -> str:
    issue = entry.issue
    if isinstance(issue, StatementIssue):
        return f"{issue.subject}: {issue.value} kg CO2e per {issue.unit}, {issue.boundary}, {issue.assurance} assurance"
    said = vars(issue).get
    parts = [said("scope"), f"At this location: {said('at_this_location')}" if said("at_this_location") else None]
    return ". ".join(filter(None, parts))


def _holder(record: Record, catalogue: Catalogue) -> dict[str, str]:
    slug = name_slug(record.holder.name)
    return {"id": f"{catalogue.directory.info.address}holders/{slug}.html", "name": record.holder.name}


def _body_page(body: CertificationBody, catalogue: Catalogue) -> str:
    return f"{catalogue.directory.info.address}bodies/{body.id}.html"


def _authorisation(body: CertificationBody, scheme: Scheme, catalogue: Catalogue) -> dict[str, Any]:
    """The approval under which the body may issue; nothing when it has ended."""
    info = catalogue.directory.info
    if body.approval(scheme.id, catalogue.as_of) is None:
        return {}
    approval = {
        "type": ["Endorsement"],
        "id": f"{_body_page(body, catalogue)}#approval-{scheme.id}",
        "name": f"Approval of {body.short_name} for {scheme.name}, as recorded in this directory",
        "issuingAuthority": {"id": info.address, "name": info.operator},
    }
    return {"authorisation": [approval]}


def _assessment(edition: str, entry: Entry, catalogue: Catalogue, page: str) -> dict[str, Any]:
    scheme = catalogue.directory.schemes[entry.record.scheme]
    found: dict[str, Any] = {
        "type": ["ConformityAssessment", "Declaration"],
        "id": f"{page}#{name_slug(edition)}",
        "name": edition,
        "conformance": True,
        "conformityTopic": _TOPICS.get(scheme.subject, _TOPIC),
    }
    if reference := _reference(edition, catalogue):
        found["referenceStandard"] = reference
    if isinstance(entry.issue, StatementIssue):
        return found | _claim(entry.issue, page)
    return found | {"assessedOrganisation": _holder(entry.record, catalogue)}


def _reference(edition: str, catalogue: Catalogue) -> dict[str, Any] | None:
    publisher = _PUBLISHERS.get(edition.partition(" ")[0])
    if publisher is None:
        return None
    standard, known = catalogue.directory.editions[edition]
    found = {
        "type": ["Standard"],
        "id": f"{catalogue.directory.info.address}standards/{name_slug(standard.id)}.html",
        "name": edition,
        "issuingParty": {"id": publisher[1], "name": publisher[0]},
    }
    return found | {"issueDate": str(known.published)} if known.published else found


def _claim(issue: StatementIssue, page: str) -> dict[str, Any]:
    measure = {"type": ["Measure"], "value": float(issue.value), "unit": _KG}
    return {
        "assessedProduct": [
            {"type": ["ProductVerification"], "product": {"id": f"{page}#product", "name": issue.subject}}
        ],
        "declaredValue": [
            {
                "type": ["Metric"],
                "metricName": f"Carbon footprint, kg CO2e per {issue.unit}",
                "metricValue": measure,
            }
        ],
    }
