"""What a page says to programs is the record and no more, and never ends the element it stands in."""

import json
import re
from dataclasses import replace

import pytest
from given import AS_OF, SOUND
from hostile import Filling, strings

from generator import build
from generator.model.directory import Directory
from generator.pages.catalogue import Catalogue, Entry
from generator.pages.linked_data import linked_data


@pytest.fixture(scope="module")
def sound() -> Directory:
    """The small sound directory."""
    return build.check(SOUND / "data", AS_OF).directory


def data_of(directory: Directory, number: str) -> dict:
    """The data in the page of one record."""
    catalogue = Catalogue(directory, AS_OF)
    return json.loads(text_of(catalogue, catalogue.by_number[number]))


def text_of(catalogue: Catalogue, entry: Entry) -> str:
    """The same as it stands in the page."""
    body = catalogue.directory.bodies[entry.record.body]
    return str(linked_data(entry, body, catalogue.directory.info, AS_OF))


def test_certificate_in_words_of_schema_org(sound: Directory) -> None:
    """Every statement comes from the record, and the description says that it is invented."""
    assert data_of(sound, "IECQ-H EXMPL 24.0012") == {
        "@context": "https://schema.org",
        "@type": "Certification",
        "url": "https://directory.example/certificates/iecq-h-exmpl-24-0012.html",
        "name": "Certificate IECQ-H EXMPL 24.0012",
        "description": "Recorded as current on 2026-11-24 in the IECQ certificate directory. Demonstration with invented records; the official system is at https://www.iecq.org",
        "certificationIdentification": "IECQ-H EXMPL 24.0012",
        "identifier": "IECQ-H EXMPL 24.0012",
        "certificationStatus": "https://schema.org/CertificationActive",
        "issuedBy": {"@type": "Organization", "name": "Example Certification Taiwan Ltd."},
        "about": {
            "@type": "Organization",
            "name": "Example Lumen Co., Ltd.",
            "alternateName": "例示光電股份有限公司",
            "address": {
                "@type": "PostalAddress",
                "streetAddress": "1 Sample Road",
                "postalCode": "30078",
                "addressLocality": "Sampleton",
                "addressCountry": "Taiwan",
            },
        },
        "datePublished": "2024-03-18",
        "validFrom": "2024-03-18",
        "expires": "2027-03-17",
    }


def test_only_what_is_current_is_active(sound: Directory) -> None:
    """Suspended, expired, ended or to come: inactive."""
    catalogue = Catalogue(sound, AS_OF)
    found = {}
    for entry in catalogue.entries:
        said = json.loads(text_of(catalogue, entry))["certificationStatus"].rpartition("/")[2]
        found.setdefault(entry.status, set()).add(said)
    assert len(found) > 1
    assert {"CertificationActive"} == found.pop("current")
    assert {"CertificationInactive"} == set().union(*found.values())


def test_official_directory_does_not_call_itself_a_demonstration(sound: Directory) -> None:
    """The description follows what kind of directory it is."""
    official = replace(sound, info=sound.info.model_copy(update={"kind": "official"}))
    assert "emonstration" not in json.dumps(data_of(official, "IECQ-H EXMPL 24.0012"))


def test_no_text_ends_the_element(sound: Directory) -> None:
    """With hostile texts in all fields: no angle bracket and no ampersand in it, and every text comes back to the letter."""
    hostile = Catalogue(Filling(iter(strings(5_000))).directory(sound), AS_OF)
    for entry in hostile.entries:
        text = text_of(hostile, entry)
        assert re.findall("[<>&\u2028\u2029]", text) == []
        said = json.loads(text)
        assert entry.record.number == said["identifier"]
        about = said["about"][-1] if isinstance(said["about"], list) else said["about"]
        assert entry.record.holder.name == about["name"]
