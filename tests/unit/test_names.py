"""A name becomes an address that anybody can type."""

import random

import pytest
from slugify import slugify

from generator.model.names import name_slug


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Example Lumen Co., Ltd.", "example-lumen-co-ltd"),
        ("Würth-Demo GmbH", "wurth-demo-gmbh"),
        ("Grünaulicht Elektronik GmbH & Co. KG", "grunaulicht-elektronik-gmbh-co-kg"),
        ("Công ty TNHH Đại Phong Điện tử", "cong-ty-tnhh-dai-phong-dien-tu"),
        ("Brzękowiec Elektronika Sp. z o.o.", "brzekowiec-elektronika-sp-z-o-o"),
        ("Fjellørret Sensorer AS", "fjellorret-sensorer-as"),
        ("Électrons du Vallonnet SAS", "electrons-du-vallonnet-sas"),
        ("例示光電股份有限公司", "li-shi-guang-dian-gu-fen-you-xian-gong-si"),
        ("별가온전자 주식회사", "byeolgaonjeonja-jusighoesa"),
        ("3M-like Films", "3m-like-films"),
    ],
)
def test_holder_has_an_address_in_plain_letters(name: str, expected: str) -> None:
    """Marks fall off, other scripts are written in Latin letters, and the rest becomes hyphens."""
    assert expected == name_slug(name)


@pytest.mark.parametrize("other", ["EXAMPLE LUMEN CO., LTD.", "Example Lumen Co Ltd", "Example  Lumen Co.,Ltd."])
def test_case_and_punctuation_make_no_other_holder(other: str) -> None:
    """One organization written in two ways has one address, so that it can be noticed."""
    assert name_slug("Example Lumen Co., Ltd.") == name_slug(other)


@pytest.mark.parametrize(
    ("identifier", "expected"),
    [
        ("IECQ QC 080000", "iecq-qc-080000"),
        ("IEC 61340-5-1", "iec-61340-5-1"),
        ("ISO/IEC 27001", "iso-iec-27001"),
        ("ISO/TS 14067", "iso-ts-14067"),
    ],
)
def test_standard_has_an_address(identifier: str, expected: str) -> None:
    """The identifier of a standard is readable in its address."""
    assert expected == name_slug(identifier)


def test_plain_names_are_as_slugify_has_them() -> None:
    """The short way for names without anything special gives the same addresses as the library."""
    chance = random.Random(3)
    names = ["".join(chance.choices("AbZz09 ./()-,,  .&'é", k=chance.randint(0, 14))) for _ in range(20_000)]
    assert [slugify(name) for name in names] == [name_slug(name) for name in names]
