"""Two organizations may have similar names; one organization has one name."""

import pytest
from directories import codes, record, said


def of(*holders: tuple[str, str] | tuple[str, str, str]) -> list[str]:
    """What the rules say of one certificate for each holder: name, country, and the name in its own script."""
    return said(
        *(
            record(
                f"IECQ-H EXMPL 24.{position:04}",
                holder={"name": name} | ({"name_local": local[0], "language": "zh-Hant"} if local else {}),
                address={"street": f"{position} Sample Road", "country": country},
            )
            for position, (name, country, *local) in enumerate(holders, start=1)
        )
    )


@pytest.mark.parametrize(
    "holders",
    [
        # A group has companies of one name in several countries.
        [("Hinokaze Electronics Co., Ltd.", "JP"), ("Hinokaze Electronics GmbH", "DE"), ("Hinokaze Electronics Inc.", "US")],
        [("Hinokaze Electronics Co., Ltd.", "JP"), ("Hinokaze Electronics (Suzhou) Co., Ltd.", "CN")],
        [("Nordlicht Holding AG", "CH"), ("Nordlicht Holding AG & Co. KG", "DE")],
        # Works and divisions of one company that are certified under names of their own.
        [("Example Lumen Co., Ltd. Plant 1", "TW"), ("Example Lumen Co., Ltd. Plant 2", "TW")],
        [("Example Lumen Co., Ltd., Works I", "TW"), ("Example Lumen Co., Ltd., Works II", "TW"), ("Example Lumen Co., Ltd., Works III", "TW")],
        [("Example Lumen Division A", "TW"), ("Example Lumen Division B", "TW")],
        # Families of founders.
        [("A. Beispielmann GmbH", "DE"), ("B. Beispielmann GmbH", "DE")],
        # Names that Latin script brings near each other.
        [("Jinda Electronics Co., Ltd.", "TW", "金達電子股份有限公司"), ("Jinta Electronics Co., Ltd.", "TW", "金塔電子股份有限公司")],
        [("Hanyu Sensor Co., Ltd.", "KR", "한유센서"), ("Hanyi Sensor Co., Ltd.", "KR", "한이센서")],
        # Other words, other names.
        [("Northquay Components Ltd", "GB"), ("Southquay Components Ltd", "GB")],
        [("Sunhill Power Ltd", "GB"), ("Sunhill Power Tools Ltd", "GB")],
        [("Rizan Ltd", "GB"), ("Razan Ltd", "GB")],
        [("Demo 7 Ltd", "GB"), ("Demo 9 Ltd", "GB")],
        # Letters of several languages, in words that are one script each.
        [("Würth-Demo Elektronik GmbH & Co. KG", "DE"), ("Đại Phong Điện tử", "VN"), ("Łódź Przykład Sp. z o.o.", "PL")],
        [("Завод Demo Svet", "RS"), ("Πρότυπο Demo A.E.", "GR")],
    ],
    ids=lambda holders: holders[0][0],
)  # fmt: skip
def test_different_organizations_are_not_reported(holders: list[tuple]) -> None:
    """Names that differ by what tells organizations apart are left alone."""
    assert of(*holders) == []


@pytest.mark.parametrize(
    ("known", "other", "code"),
    [
        # Typing errors.
        ("Example Lumen Co., Ltd.", "Example Lumne Co., Ltd.", "R907"),
        ("Example Lumen Co., Ltd.", "Example Lumens Co., Ltd.", "R907"),
        ("Example Lumen Co., Ltd.", "Exampel Lumen Co., Ltd.", "R907"),
        ("Beispielmüller GmbH", "Beispielmueller GmbH", "R907"),
        # The legal form alone.
        ("Thornwick Components Ltd", "Thornwick Components Limited", "R907"),
        ("Esempio S.p.A.", "Esempio S.r.l.", "R907"),
        ("Esempio SpA", "Esempio S.r.l.", "R907"),
        ("Eksempel A/S", "Eksempel ApS", "R907"),
        ("Voorbeeld B.V.", "Voorbeeld N.V.", "R907"),
        ("PT Contoh Elektronik Tbk", "Contoh Elektronik", "R907"),
        # Only looks the same.
        ("Example Lumen Co., Ltd.", "Example Lurnen Co., Ltd.", "R907"),
        ("Example Lumen Co., Ltd.", "ExampIe Lumen Co., Ltd.", "R907"),
        ("Example Lumen Co., Ltd.", "Example Lumen \u0421\u043e., Ltd.", "R907"),
        ("TEC 0 Ltd", "TEC O Ltd", "R907"),
        # A letter of another script among Latin ones is named as that.
        ("Example Lumen Co., Ltd.", "Example Lum\u0441n Co., Ltd.", "R608"),
        # The same but for signs and capitals.
        ("Example Lumen Co., Ltd.", "EXAMPLE LUMEN CO., LTD.", "R903"),
        ("Example Lumen Co., Ltd.", "Example Lumen Co Ltd", "R903"),
        ("Example Lumen Co., Ltd.", "Ex\u0430mple Lumen Co., Ltd.", "R903"),
    ],
)
def test_one_organization_in_two_ways_is_reported_once(known: str, other: str, code: str) -> None:
    """The second way to write a name is found, by one rule."""
    assert [code] == [line.split()[0] for line in of((known, "TW"), (other, "TW"))]


def test_same_name_in_its_own_script_is_one_organization() -> None:
    """A typing error in Latin letters is found although the name in its own script is there."""
    known, other = ("Jinda Electronics Co., Ltd.", "TW", "金達電子"), ("Jindo Electronics Co., Ltd.", "TW", "金達電子")
    assert [line.split()[0] for line in of(known, other)] == ["R907"]


def test_name_with_more_records_is_the_known_one() -> None:
    """Of two names, the rare one is reported, whichever is older."""
    lines = of(("Example Lumin Co., Ltd.", "TW"), ("Example Lumen Co., Ltd.", "TW"), ("Example Lumen Co., Ltd.", "TW"))
    assert lines == ["R907 'Example Lumin Co., Ltd.' looks like 'Example Lumen Co., Ltd.' of IECQ-H EXMPL 24.0003"]


def test_name_with_an_error_asks_nothing_more() -> None:
    """A holder that is another one than its master's is one finding, however alike the names are."""
    family = {"scope_activities": [{"activity": "design", "products": ["lens"]}], "at_this_location": "Design of Lens"}
    master = record("IECQ-H EXMPL 24.0001", site={"role": "master", "type": "head-office"}, issue=family)
    site = record(
        "IECQ-H EXMPL 24.0001-01",
        holder="Example Lumin Co., Ltd.",
        master=master.number,
        site={"role": "additional"},
        address={"street": "2 Sample Road"},
        issue={"at_this_location": "Design of Lens"},
    )
    assert codes(master, site) == ["R505"]
