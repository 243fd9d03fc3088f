"""Free text may hold nearly everything; what must not be published is found wherever it stands."""

from typing import Any

import pytest
from directories import codes, record


@pytest.mark.parametrize(
    "street",
    [
        "5F, No. 21, Lane 88, Sec. 2, Danmu Street, Tucheng District",
        "1-9-33 Kazemachi, Sawara-ku",
        "190 Byeolteo-daero 12beon-gil, Oksan-myeon",
        "Lô B7, Khu công nghiệp Vân Hạc",
        "Prof.-Beispiel-Straße 5",
        "Ms-Moser-Weg 3",
        "Depo Box Road 12",
        "12 PO Boxwood Lane",
        "Plot 12, Sample Free Zone, P.O. Box 17000",
        "Postfachweg 3",
        "Unit B #5, Gate 2",
        "1 Sample Road (Bldg. A/B)",
        "Null Street 0",
        "Testerstraße 1",
        "None Such House",
        "¼ Mile Road",
    ],
)
def test_address_of_the_world_is_not_reported(street: str) -> None:
    """Streets are named after persons, trees and numbers."""
    assert codes(record(address={"street": street})) == []


@pytest.mark.parametrize("city", ["Å", "Ii", "Y", "Testour", "Nonesuch", "'s-Hertogenbosch", "Xuxa", "Sameville"])
def test_short_and_odd_cities_are_not_reported(city: str) -> None:
    """A name of one letter is one."""
    assert codes(record(address={"city": city})) == []


@pytest.mark.parametrize(
    "reason",
    [
        "Renewal",
        "Scope extended by storage; change of address",
        "Renewal & change of name (AT&T;)",
        "Major change of the process, minor change of the address",
        "Audited on the day of the move",
        "Transition to IECQ QC 080000:2017",
        "Correction: 5 EUR-pallets instead of EUR 1 pallets",
        "USB and EURO plugs added",
        "Threshold < 5 ppm, > 3 ppm",
        "Products of 10 kΩ, 5 μm, 3 µF, ±5 %, −40…+125 °C",
        "Outputs +12 / +5 / +3.3 V",
        "Model +49-0815",
        "Site {B} of [A]",
        "Sold by Mrx and Msy",
    ],
)
def test_reason_in_plain_words_is_not_reported(reason: str) -> None:
    """Ampersands, plus signs, currencies of pallets and the word audit are no faults by themselves."""
    assert codes(record(issue={"reason": reason})) == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("quality@lumen.example", "R606"),
        ("see Q.Lin+audit@mail.lumen.example", "R606"),
        ("by Ms Lin", "R606"),
        ("by Mrs. Lin", "R606"),
        ("call +886-3-000-0112", "R606"),
        ("call +49 (0)89 000112", "R606"),
        ("for € 4.200", "R606"),
        ("for 4200 EUR", "R606"),
        ("for NT$90,000", "R606"),
        ("after 3 man-days", "R606"),
        ("after 3 mandays", "R606"),
        ("2 major non-conformities closed", "R606"),
        ("one minor finding", "R606"),
        ("<br>", "R607"),
        ("A<!-- B -->", "R607"),
        ("A &nbsp; B", "R607"),
        ("A &#8211; B", "R607"),
        ("Caf&eacute;", "R607"),
        ("{% if x %}", "R607"),
        ("http://lumen.example", "R607"),
        ("JavaScript:alert(1)", "R607"),
        ("Le\u043ds", "R608"),
        ("\u0421hange of address", "R608"),
    ],
)
@pytest.mark.parametrize("where", ["reason", "site name", "note", "product"])
def test_what_is_not_published_is_found_wherever_it_stands(text: str, code: str, where: str) -> None:
    """Each free text of a record is looked at, and one fault is one finding."""
    about: dict[str, Any] = {
        "reason": {"issue": {"reason": f"Renewal {text}"}},
        "site name": {"site": {"name": f"Plant {text}"}},
        "note": {"status": [{"date": "2024-03-18", "to": "current", "note": f"Note {text}"}]},
        "product": {"issue": {"scope": f"Design of lens {text}", "activities": [{"activity": "design", "products": [f"lens {text}"]}]}},
    }[where]  # fmt: skip
    found = codes(record(**about))
    assert {code} == set(found)
    assert len(found) == (2 if where == "product" else 1)


@pytest.mark.parametrize(
    "text", ["TBD", "tbc", "N/A", "n.a.", "-", "...", "Unknown", "none", "XXX", "same", "To be confirmed"]
)
@pytest.mark.parametrize("field", ["street", "city", "region", "postal_code"])
def test_placeholder_is_found_in_each_part_of_an_address(field: str, text: str) -> None:
    """What fills a field and says nothing is no address."""
    assert codes(record(address={field: text})) == ["R609"]
