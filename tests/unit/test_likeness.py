"""Addresses, certificates and numbers that are nearly the same, and such that only seem so."""

import pytest
from directories import codes, record, said, statement

from generator.model.record import Record

TWO = ("Example Lumen Co., Ltd.", "Beispiel Optik GmbH")


def at(number: str, holder: str = TWO[0], **address: str) -> Record:
    """A certificate of a holder at an address."""
    return record(number, holder=holder, address=address, site={"name": f"Plant {number[-1]}"})


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # Numbers in another order are another house.
        ({"street": "No. 21, Lane 88, Danmu Street"}, {"street": "No. 88, Lane 21, Danmu Street"}),
        ({"street": "1-9-33 Kazemachi, Sawara-ku", "country": "JP"}, {"street": "9-1-33 Kazemachi, Sawara-ku", "country": "JP"}),
        # Floors and rooms of one building.
        ({"street": "5F, No. 21, Danmu Street"}, {"street": "6F, No. 21, Danmu Street"}),
        ({"street": "Room 1201, Building A, 9 Keji Road", "country": "CN"}, {"street": "Room 1201, Building B, 9 Keji Road", "country": "CN"}),
        # Two streets of one name.
        ({"street": "1 Sample Road", "city": "Sampleton"}, {"street": "1 Sample Road", "city": "Exampleton"}),
        ({"street": "1 Sample Road", "country": "TW"}, {"street": "1 Sample Road", "country": "GB"}),
        # Neighbours, and the same address in the same words.
        ({"street": "1 Sample Road"}, {"street": "2 Sample Road"}),
        ({"street": "1 Sample Road", "postal_code": "30078"}, {"street": "1 Sample Road", "postal_code": "30078"}),
    ],
)  # fmt: skip
@pytest.mark.parametrize("holders", [TWO, (TWO[0], TWO[0])], ids=["two holders", "one holder"])
def test_other_place_is_not_reported(one: dict, other: dict, holders: tuple[str, str]) -> None:
    """Addresses that differ are two addresses."""
    assert said(at("IECQ-H EXMPL 24.0001", holders[0], **one), at("IECQ-H EXMPL 24.0002", holders[1], **other)) == []


def test_one_street_in_two_districts_is_two_places() -> None:
    """Large cities have a street of one name in many districts; the postal code tells them apart."""
    one = at("IECQ-H EXMPL 24.0001", TWO[0], street="8 Zhongshan Road", city="New Taipei", postal_code="220")
    other = at("IECQ-H EXMPL 24.0002", TWO[1], street="8 Zhongshan Road", city="New Taipei", postal_code="236")
    assert said(one, other) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"street": "1 Sample Road"}, {"street": "No. 1, Sample Rd."}),
        ({"street": "1 Sample Road"}, {"street": "1, SAMPLE ROAD"}),
        ({"street": "Musterstraße 5", "country": "DE"}, {"street": "Musterstrasse 5", "country": "DE"}),
        ({"street": "Lô B7, Khu công nghiệp", "country": "VN"}, {"street": "Lo B7, Khu cong nghiep", "country": "VN"}),
        ({"street": "9 Keji Road, Bldg 3"}, {"street": "Building 3, 9 Keji Road"}),
        ({"street": "No. 21, Lane 88, Danmu St."}, {"street": "Danmu Street, Lane 88, No. 21"}),
        ({"city": "Sampleton", "postal_code": "30078"}, {"city": "Sample Town", "postal_code": "30078"}),
        ({"region": "Hsinchu", "postal_code": "30078"}, {"postal_code": "30078"}),
    ],
)
def test_one_place_in_two_ways_is_reported(one: dict, other: dict) -> None:
    """What a person takes for one address is written in one way."""
    shared = {"postal_code": "30078"}
    first = at("IECQ-H EXMPL 24.0001", TWO[0], **(shared | one))
    assert codes(first, at("IECQ-H EXMPL 24.0002", TWO[1], **(shared | other))) == ["R908"]


def test_plants_on_one_campus_are_two_sites() -> None:
    """The name of a site tells two of one address apart."""
    one = record("IECQ-H EXMPL 24.0001", site={"name": "Plant 1"})
    assert said(one, record("IECQ-H EXMPL 24.0002", site={"name": "Plant 2"})) == []
    assert codes(one, record("IECQ-H EXMPL 24.0002", site={"name": "Plant 1"})) == ["R909"]


def test_new_number_after_the_old_certificate_is_no_overlap() -> None:
    """A certification anew, entered ahead, begins when the old certificate has expired."""
    old = record("IECQ-H EXMPL 24.0001", issued="2024-01-15")
    anew = {"issued": "2027-01-16", "site": {"role": "single"}}
    assert said(old, record("IECQ-H EXMPL 27.0001", **anew)) == []
    assert codes(old, record("IECQ-H EXMPL 26.0001", issued="2026-11-16")) == ["R909"]


@pytest.mark.parametrize("ended", ["cancelled", "withdrawn"])
def test_certificate_that_has_ended_overlaps_with_none(ended: str) -> None:
    """Whoever ended one certificate may get another one."""
    status = [{"date": "2024-03-18", "to": "current"}, {"date": "2025-03-18", "to": ended, "reason": "holder-request"}]
    old = record("IECQ-H EXMPL 24.0001", status=status)
    assert said(old, record("IECQ-H EXMPL 25.0002", issued="2025-04-18")) == []


def test_two_schemes_at_one_site_are_no_overlap() -> None:
    """A site is certified under as many schemes as it likes."""
    esd = {"standards": ["IEC 61340-5-1:2016"]}
    assert said(record(), record("IECQ-ESD EXMPL 24.0001", scheme="ap-esd", issue=esd)) == []


def test_claims_of_one_product_for_two_years_are_two() -> None:
    """What was verified for the data of one year stays true when that of the next is verified."""
    next_year = {"period": {"from": "2025-01-01", "to": "2025-12-31"}}
    later = statement("IECQ-VS EXMPL 26.0001", next_year, issued="2026-03-18")
    assert said(statement("IECQ-VS EXMPL 25.0001"), later) == []
    assert codes(statement("IECQ-VS EXMPL 25.0001"), statement("IECQ-VS EXMPL 25.0002")) == ["R909"]


def test_claims_with_two_boundaries_are_two() -> None:
    """From cradle to gate and from cradle to grave are two claims."""
    grave = statement("IECQ-VS EXMPL 25.0002", {"boundary": "cradle-to-grave"})
    assert said(statement("IECQ-VS EXMPL 25.0001"), grave) == []


def row(*sequence: int, letters: str = "H", year: int = 24) -> list[Record]:
    """Certificates of one body with these running numbers, each of a holder of its own."""
    return [
        record(
            f"IECQ-{letters} EXMPL {year:02}.{number:04}",
            holder=f"Holder {number} Ltd",
            issued=f"20{year:02}-03-18",
            address={"street": f"{number} Sample Road"},
        )
        for number in sequence
    ]


@pytest.mark.parametrize(
    "numbers",
    [
        [1],
        [12, 267, 941, 1890, 2433],
        [900, 1900],
        list(range(1, 13)),
        [1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21],
        [*range(1, 9), 10],
        [*range(1, 10), 12, 13],
        [5, *range(7, 15)],
    ],
    ids=str,
)
def test_sparse_numbers_are_not_reported(numbers: list[int]) -> None:
    """Only a few of a body's records are here, or two of ten are missing: that says nothing."""
    assert said(*row(*numbers)) == []


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        ([12, 1013], ["R910 the number is 1,001 beyond the next lower of this body and scheme"]),
        ([12, 10012], ["R910 the number is 10,000 beyond the next lower of this body and scheme"]),
        ([*range(1, 10), 11], ["R911 IECQ-H EXMPL 24.0010 is not here"]),
        ([1, *range(3, 12)], ["R911 IECQ-H EXMPL 24.0002 is not here"]),
        ([*range(1, 10), *range(12, 21)], ["R911 IECQ-H EXMPL 24.0010, IECQ-H EXMPL 24.0011 are not here"]),
    ],
    ids=str,
)
def test_jump_and_gap_are_reported(numbers: list[int], expected: list[str]) -> None:
    """A digit too many, and what is missing in a row that is nearly complete, is found."""
    assert expected == said(*row(*numbers))


def test_rows_of_two_years_are_two() -> None:
    """Each year has its row; what is between the last of one and the first of the next is no gap."""
    assert said(*row(*range(1, 7)), *row(*range(9, 15), year=25)) == []
