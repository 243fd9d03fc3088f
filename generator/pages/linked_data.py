"""A record in the words of schema.org, as data inside its page. It is never run, and says itself what it is not."""

import datetime
import json
import re

from markupsafe import Markup

from generator.model.countries import country_name
from generator.model.record import VerificationStatement
from generator.model.register import CertificationBody, DirectoryInfo
from generator.model.timeline import Status
from generator.pages import words
from generator.pages.catalogue import Entry

_OUTSIDE_OF_TEXT = re.compile("[<>&\u2028\u2029]")
"""Signs that could end the element, written as JSON may write them: nothing in a text becomes markup."""


def linked_data(entry: Entry, body: CertificationBody, info: DirectoryInfo, as_of: datetime.date) -> Markup:
    """The record as a ``Certification``: active only while it is recorded as current."""
    record, issue = entry.record, entry.issue
    address = f"{info.address}certificates/{entry.slug}.html"
    active = "Active" if entry.status is Status.CURRENT else "Inactive"
    surveillance = [day for day in getattr(record, "surveillance", ()) if day <= as_of]
    content = {
        "@context": "https://schema.org",
        "@type": "Certification",
        "url": address,
        "name": f"{words.KIND[record.kind]} {record.number}",
        "description": _description(entry, info, as_of),
        "certificationIdentification": record.number,
        "identifier": record.number,
        "certificationStatus": f"https://schema.org/Certification{active}",
        "issuedBy": {"@type": "Organization", "name": body.name},
        "about": _about(entry),
        "datePublished": record.originally_issued,
        "validFrom": issue.issued,
        "expires": entry.until,
        "auditDate": max(surveillance, default=None),
    }
    text = json.dumps(_filled(content), ensure_ascii=False, separators=(",", ":"), default=str)
    return Markup(_OUTSIDE_OF_TEXT.sub(lambda sign: f"\\u{ord(sign[0]):04x}", text))


def _description(entry: Entry, info: DirectoryInfo, as_of: datetime.date) -> str:
    said = f"Recorded as {words.STATUS[entry.status].word.lower()} on {as_of} in the {info.title}."
    if info.kind == "official":
        return said
    return f"{said} Demonstration with invented records; the official system is at {info.official_system}"


def _about(entry: Entry) -> dict | list:
    holder, address = entry.record.holder, entry.record.site.address
    organization = {
        "@type": "Organization",
        "name": holder.name,
        "alternateName": holder.name_local,
        "address": {
            "@type": "PostalAddress",
            "streetAddress": address.street,
            "postalCode": address.postal_code,
            "addressLocality": address.city,
            "addressRegion": address.region,
            "addressCountry": country_name(address.country),
        },
    }
    if isinstance(entry.record, VerificationStatement):
        return [{"@type": "Thing", "name": entry.issue.subject}, _filled(organization)]
    return _filled(organization)


def _filled(content: dict) -> dict:
    """Without what is not stated."""
    return {
        name: _filled(value) if isinstance(value, dict) else value
        for name, value in content.items()
        if value is not None
    }
