"""A record, and all of them together, in the words of schema.org, as data inside a page. It is never run, and says
itself what it is not."""

import datetime
import re

from markupsafe import Markup
from pydantic_core import to_json

from generator.model.countries import country_name
from generator.model.record import VerificationStatement
from generator.model.register import CertificationBody, DirectoryInfo
from generator.model.timeline import Status
from generator.pages import words
from generator.pages.catalogue import Catalogue, Entry

_OUTSIDE_OF_TEXT = re.compile("[<>&\u2028\u2029]")
"""Signs that could end the element, written as JSON may write them: nothing in a text becomes markup."""


def linked_data(entry: Entry, body: CertificationBody, info: DirectoryInfo, as_of: datetime.date) -> Markup:
    """The record as a ``Certification``: active only while it is recorded as current."""
    record, issue = entry.record, entry.issue
    address = f"{info.address}certificates/{entry.slug}.html"
    active = "Active" if entry.status is Status.CURRENT else "Inactive"
    surveillance = [day for day in record.surveillance if day <= as_of]
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
    return _as_data(content)


def dataset(catalogue: Catalogue) -> Markup:
    """All records together, as a ``Dataset`` with the file with which a program begins."""
    info, directory = catalogue.directory.info, catalogue.directory
    invented = "" if info.kind == "official" else " Demonstration with invented records."
    download = {
        "@type": "DataDownload",
        "name": "Entrance to all lists",
        "encodingFormat": "application/json",
        "contentUrl": f"{info.address}api/v1/index.json",
    }
    content = {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "name": info.title,
        "description": f"{len(catalogue.entries):,} certificates and verification statements with holder, site, scope, "
        f"issues and status, as recorded on {catalogue.as_of}.{invented}",
        "url": f"{info.address}api.html",
        "version": directory.revision.commit if directory.revision else None,
        "dateModified": catalogue.as_of,
        "isAccessibleForFree": True,
        "creator": {"@type": "Organization", "name": info.operator, "url": info.address},
        "distribution": [download],
        "variableMeasured": ["number", "holder", "site", "scope", "standard", "issue", "status"],
    }
    return _as_data(content)


def _as_data(content: dict) -> Markup:
    text = to_json(_filled(content)).decode()
    return Markup(_OUTSIDE_OF_TEXT.sub(lambda sign: f"\\u{ord(sign[0]):04x}", text))


def _description(entry: Entry, info: DirectoryInfo, as_of: datetime.date) -> str:
    said = f"Recorded as {words.STATUS[entry.status].word.lower()} on {as_of} in the {info.title}."
    if info.kind == "official":
        return said
    return f"{said} Demonstration with invented records; the official system is at {info.official_system}"


def _about(entry: Entry) -> dict | list:
    holder, site = entry.record.holder, entry.record.site.address
    address = {
        "@type": "PostalAddress",
        "streetAddress": site.street,
        "postalCode": site.postal_code,
        "addressLocality": site.city,
        "addressRegion": site.region,
        "addressCountry": country_name(site.country),
    }
    organization = {
        "@type": "Organization",
        "name": holder.name,
        "alternateName": holder.name_local,
        "address": _filled(address),
    }
    if isinstance(entry.record, VerificationStatement):
        return [{"@type": "Thing", "name": entry.issue.subject}, _filled(organization)]
    return _filled(organization)


def _filled(content: dict) -> dict:
    """Without what is not stated."""
    return {name: value for name, value in content.items() if value is not None}
