"""What the JSON Schema of the UNTP Digital Conformity Credential 0.6.0 asks for, written down in our own way.

No licence stands in or beside the published file, so no copy of it is kept here. This says the same of everything that
an extract may use: names, kinds of values, what is needed, closed lists, and where further names are refused. Formats
that JSON Schema only notes (an address, a date) are patterns here, so that they are looked at.
"""

Schema = dict[str, object]

ADDRESS: Schema = {"type": "string", "pattern": r"^(https|did|urn):\S+$"}
TEXT: Schema = {"type": "string"}
DAY: Schema = {"type": "string", "pattern": r"^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"}
MOMENT: Schema = {
    "type": "string",
    "pattern": r"^[0-9]{4}-[01][0-9]-[0-3][0-9]T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\.[0-9]+)?(Z|[+-][0-9:]{5})$",
}
TOPICS = {
    "environment": ("energy", "emissions", "water", "waste", "deforestation", "biodiversity"),
    "circularity": ("content", "design"),
    "social": ("labour", "rights", "community", "safety"),
    "governance": ("ethics", "compliance", "transparency"),
}


def named(*types: str) -> Schema:
    """A list of type names that has all of these."""
    return {"type": "array", "items": TEXT, "allOf": [{"contains": {"const": name}} for name in types]}


def thing(needed: str, closed: bool = False, **fields: Schema) -> Schema:
    """An object: the names it cannot be without, and whether it may have only those that are listed."""
    return {"type": "object", "required": needed.split(), "properties": fields, "additionalProperties": not closed}


def several(one: Schema) -> Schema:
    """A list of such values."""
    return {"type": "array", "items": one}


def word(*words: str) -> Schema:
    """A closed list."""
    return {"enum": list(words)}


SCHEME_OF_IDS = thing("id name", type=named("IdentifierScheme"), id=ADDRESS, name=TEXT)
PARTY = thing("id name", id=ADDRESS, name=TEXT, registeredId=TEXT, idScheme=SCHEME_OF_IDS, description=TEXT)
LINK = {"linkURL": ADDRESS, "linkName": TEXT, "linkType": TEXT}
STANDARD = {"id": ADDRESS, "name": TEXT, "issuingParty": PARTY, "issueDate": DAY}
MEASURE = thing("value unit", closed=True, type=named("Measure"), value={"type": "number"}, unit=TEXT)
METRIC = thing(
    "metricName metricValue",
    closed=True,
    type=named("Metric"),
    metricName=TEXT,
    metricValue=MEASURE,
    score=TEXT,
    accuracy={"type": "number"},
)
ENDORSEMENT = thing(
    "id name issuingAuthority",
    type=named("Endorsement"),
    id=ADDRESS,
    name=TEXT,
    issuingAuthority=PARTY,
    endorsementEvidence=thing("", closed=True, type=named("Link"), **LINK),
)
CERTIFICATE = thing(
    "",
    closed=True,
    type=named("SecureLink", "Link"),
    **LINK,
    hashDigest=TEXT,
    hashMethod=word("SHA-256", "SHA-1"),
    encryptionMethod=word("none", "AES"),
)
ASSESSMENT = thing(
    "id conformance conformityTopic",
    type=named("ConformityAssessment", "Declaration"),
    id=ADDRESS,
    name=TEXT,
    description=TEXT,
    assessmentDate=DAY,
    referenceStandard=thing("issuingParty", closed=True, type=named("Standard"), **STANDARD),
    declaredValue=several(METRIC),
    conformance={"type": "boolean"},
    conformityTopic=word(*(f"{group}.{topic}" for group, topics in TOPICS.items() for topic in topics)),
    assessedProduct=several(
        thing("", type=named("ProductVerification"), product=PARTY, IDverifiedByCAB={"type": "boolean"})
    ),
    assessedFacility=several(
        thing("", type=named("FacilityVerification"), facility=PARTY, IDverifiedByCAB={"type": "boolean"})
    ),
    assessedOrganisation=PARTY,
    auditor=PARTY,
)
ATTESTATION = thing(
    "id assessorLevel assessmentLevel attestationType issuedToParty",
    type=named("ConformityAttestation", "Attestation"),
    id=ADDRESS,
    name=TEXT,
    assessorLevel=word("Self", "Commercial", "Buyer", "Membership", "Unspecified", "3rdParty"),
    assessmentLevel=word("GovtApproval", "GlobalMRA", "Accredited", "Verified", "Validated", "Unspecified"),
    attestationType=word(
        "certification", "declaration", "inspection", "testing", "verification", "validation", "calibration"
    ),
    description=TEXT,
    issuedToParty=PARTY,
    authorisation=several(ENDORSEMENT),
    conformityCertificate=CERTIFICATE,
    auditableEvidence=CERTIFICATE,
    scope=thing("issuingParty", closed=True, type=named("ConformityAssessmentScheme", "Standard"), **STANDARD),
    assessment=several(ASSESSMENT),
)
CONTEXT: Schema = {
    "type": "array",
    "minItems": 2,
    "uniqueItems": True,
    "prefixItems": [
        {"const": "https://www.w3.org/ns/credentials/v2"},
        {"const": "https://test.uncefact.org/vocabulary/untp/dcc/0.6.0/"},
    ],
    "items": TEXT,
}
ISSUER = thing(
    "id name", closed=True, type=named("CredentialIssuer"), id=ADDRESS, name=TEXT, issuerAlsoKnownAs=several(PARTY)
)
CREDENTIAL: Schema = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    **thing(
        "@context id issuer",
        **{"@context": CONTEXT},
        type=named("DigitalConformityCredential", "VerifiableCredential"),
        id=ADDRESS,
        issuer=ISSUER,
        validFrom=MOMENT,
        validUntil=MOMENT,
        credentialSubject=ATTESTATION,
    ),
}
