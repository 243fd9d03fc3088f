"""UNTP Digital Conformity Credential 0.6.0: what becomes of which field. docs/interchange.md shows it, and a test holds
extracts and page to it."""

SCHEMA = "https://test.uncefact.org/vocabulary/untp/dcc/untp-dcc-schema-0.6.0.json"
_GROUPS: dict[str, tuple[tuple[str, bool, str], ...]] = {
    "": (
        ("@context", True, "the contexts of W3C credentials 2.0 and of this version"),
        ("type", False, "`DigitalConformityCredential`, `VerifiableCredential`"),
        ("id", True, "address of the record's page, with `#untp-dcc-0.6.0`"),
        ("name", False, "*Unsigned extract:* and the number"),
        ("description", False, "that nobody has signed it, the day, the notice, when the next one is due"),
        ("validFrom", False, "`issued` of the issue in force, from the beginning of the day, UTC"),
        ("validUntil", False, "the last day of validity, to its end, UTC; left out where none is stated"),
    ),
    "issuer.": (
        ("type", False, "`CredentialIssuer`"),
        ("id", True, "`contact.website` of the body that answers for the record now; no did is recorded"),
        ("name", True, "`name` of the body"),
        ("issuerAlsoKnownAs[].id", True, "address of the body's page"),
        ("issuerAlsoKnownAs[].name", True, "`short_name` of the body"),
    ),
    "credentialSubject.": (
        ("type", False, "`ConformityAttestation`, `Attestation`"),
        ("id", True, "address of the record's page"),
        ("name", False, "number and name of the scheme"),
        ("assessorLevel", True, "`3rdParty`"),
        ("assessmentLevel", True, "`Accredited` if the body has an accreditation on the day, else `Unspecified`"),
        ("attestationType", True, "`certification`; of a verification statement `verification`"),
        ("description", False, "`scope` and `at_this_location`; of a statement `subject`, value, unit and boundary"),
        ("issuedToParty.id", True, "address of the holder's page"),
        ("issuedToParty.name", True, "`holder.name`"),
        ("conformityCertificate.type", False, "`SecureLink`, `Link`"),
        ("conformityCertificate.linkURL", False, "address of the record's page"),
        ("conformityCertificate.linkName", False, "that the page has the status now"),
        ("scope.type", False, "`ConformityAssessmentScheme`, `Standard`"),
        ("scope.id", False, "address of the scheme's page"),
        ("scope.name", False, "`name` of the scheme"),
        ("scope.issuingParty.id", True, "address of the official system"),
        ("scope.issuingParty.name", True, "IECQ"),
    ),
    "credentialSubject.authorisation[].": (
        ("type", False, "`Endorsement`"),
        ("id", True, "address of the body's page, with `#approval-` and the scheme"),
        ("name", True, "that the body is approved for the scheme, as recorded in this directory"),
        ("issuingAuthority.id", True, "address of the directory"),
        ("issuingAuthority.name", True, "`operator` of the directory"),
    ),
    "credentialSubject.assessment[].": (
        ("type", False, "`ConformityAssessment`, `Declaration`"),
        ("id", True, "address of the record's page, with `#` and the edition"),
        ("name", False, "the edition, as in `standards`; one assessment for each"),
        ("conformance", True, "`true`: only current records have an extract"),
        ("conformityTopic", True, "`environment.emissions` for claims about products, else `governance.compliance`"),
        ("referenceStandard.type", False, "`Standard`"),
        ("referenceStandard.id", False, "address of the standard's page"),
        ("referenceStandard.name", False, "the edition"),
        ("referenceStandard.issueDate", False, "`published` of the edition, where it is known"),
        ("referenceStandard.issuingParty.id", True, "address of the publisher"),
        ("referenceStandard.issuingParty.name", True, "the publisher; without one the whole reference is left out"),
        ("assessedOrganisation.id", True, "address of the holder's page; not for a statement"),
        ("assessedOrganisation.name", True, "`holder.name`"),
        ("assessedProduct[].type", False, "statements: `ProductVerification`"),
        ("assessedProduct[].product.id", True, "statements: address of the record's page, with `#product`"),
        ("assessedProduct[].product.name", True, "statements: `subject`"),
        ("declaredValue[].type", False, "statements: `Metric`"),
        ("declaredValue[].metricName", True, "statements: carbon footprint in kg CO2e, with the unit it is for"),
        ("declaredValue[].metricValue.type", False, "statements: `Measure`"),
        ("declaredValue[].metricValue.value", True, "statements: `value`"),
        ("declaredValue[].metricValue.unit", True, "statements: `KGM`, kilogram"),
    ),
}
MAPPING = tuple((before + field, needed, ours) for before, group in _GROUPS.items() for field, needed, ours in group)
"""Their field, whether they need it where it stands, and what stands in it."""
LEFT_OUT = (
    ("proof", "a signature is the body's to give"),
    (
        "credentialStatus",
        "this directory keeps no status list; the status stands on the page, and only current records have an extract",
    ),
    ("issuer.id as a did", "no body has told one; the shape asks for an address, its words for a did"),
    ("registeredId, idScheme", "numbers of holders in registers of companies are not recorded"),
    ("credentialSubject.authorisation[].endorsementEvidence", "the accreditation has a reference, and no address"),
    ("credentialSubject.auditableEvidence", "audits are not public"),
    (
        "credentialSubject.conformityCertificate.hashDigest",
        "the page is no file that stays the same; its status changes",
    ),
    (
        "credentialSubject.assessment[].assessmentDate, auditor",
        "the day of issue is recorded, not the day of the audit, nor who audited",
    ),
    ("credentialSubject.assessment[].assessmentCriteria, referenceRegulation", "a record names whole standards"),
    (
        "credentialSubject.assessment[].assessedFacility",
        "it needs a name, and says whether the body has verified it; the address stands in the record",
    ),
    (
        "earlier issues, statuses, surveillance, transfers, activities, categories",
        "the shape has no place for them; take JSON Lines",
    ),
)
"""Their field, or what of ours has none, and why."""
