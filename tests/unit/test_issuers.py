"""Bodies, transfers and editions: what was in order on its day is in order."""

import pytest
from directories import codes, record, register, said

from generator.model.register import CertificationBody, Edition, Standard

TAKEN = {"body": "mihon", "number": "IECQ-H NRTGB 22.0006", "issued": "2022-03-14"}


def transferred(day: str, **about: object) -> list[str]:
    """What the rules say of a certificate that passed to another body on a day."""
    return codes(record(**TAKEN | {"transfers": [{"date": day, "from": "nrthq", "to": "mihon"}]} | about))


@pytest.mark.parametrize("day", ["2022-03-14", "2024-10-01", "2025-03-14"])
def test_valid_certificate_is_transferred(day: str) -> None:
    """From its first day to its last."""
    assert transferred(day) == []


def test_transfer_before_the_issues_that_are_here_is_not_judged() -> None:
    """A record that begins with its third issue may have changed hands before."""
    later = {"issue": {"issue": "2"}, "originally_issued": "2016-03-14", "number": "IECQ-H NRTGB 16.0006"}
    assert transferred("2019-10-01", **later) == []
    assert transferred("2015-10-01", **later) == ["R803"]


def test_certificate_that_was_restored_is_transferred() -> None:
    """A suspension that is over does not count."""
    status = [
        {"date": "2022-03-14", "to": "current"},
        {"date": "2023-03-14", "to": "suspended", "reason": "fees"},
        {"date": "2023-06-14", "to": "current", "reason": "restored"},
    ]
    assert transferred("2024-10-01", status=status) == []
    assert transferred("2023-05-01", status=status) == ["R803"]


def body(**about: object) -> dict[str, CertificationBody]:
    """The bodies, with changes of one."""
    bodies = register().bodies
    changed = bodies["exmpl"].model_dump(by_alias=True, mode="json") | about
    return bodies | {"exmpl": CertificationBody.model_validate(changed)}


ACCEPTED, HSPM = {"date": "2008-06-01", "to": "accepted"}, {"scheme": "hspm", "from": "2008-06-01"}


@pytest.mark.parametrize(
    ("about", "expected"),
    [
        ({}, []),
        # What became of the body after the issue is another matter.
        ({"status": [ACCEPTED, {"date": "2024-03-19", "to": "ended"}]}, []),
        ({"status": [ACCEPTED, {"date": "2024-03-19", "to": "suspended"}]}, []),
        ({"approvals": [HSPM | {"to": "2024-03-18"}]}, []),
        # A suspension that was over, an approval with a gap before.
        ({"status": [ACCEPTED, {"date": "2023-03-19", "to": "suspended"}, {"date": "2024-03-18", "to": "accepted"}]}, []),
        ({"approvals": [HSPM | {"to": "2020-01-01"}, {"scheme": "hspm", "from": "2024-03-18"}]}, []),
        # On the day before and on the day itself.
        ({"status": [ACCEPTED, {"date": "2024-03-18", "to": "ended"}]}, ["R804"]),
        ({"status": [ACCEPTED, {"date": "2024-03-18", "to": "suspended"}]}, ["R804"]),
        ({"status": [{"date": "2024-03-19", "to": "accepted"}]}, ["R804"]),
        ({"approvals": [HSPM | {"to": "2024-03-17"}]}, ["R801"]),
        # One end, one finding; a fault of the register is the register's.
        ({"status": [ACCEPTED, {"date": "2024-01-01", "to": "ended"}], "approvals": [HSPM | {"to": "2024-01-01"}]}, ["R804"]),
        ({"approvals": [HSPM | {"to": "2004-03-17"}]}, ["R905"]),
        ({"status": [ACCEPTED, {"date": "2004-03-17", "to": "ended"}]}, ["R905"]),
    ],
    ids=str,
)  # fmt: skip
def test_body_is_judged_on_the_day_of_issue(about: dict, expected: list[str]) -> None:
    """Acceptance and approval hold on the day of issue, the first and the last day included."""
    assert expected == codes(record(), bodies=body(**about))


def editions(**dates: dict) -> tuple[Standard, ...]:
    """QC 080000 in three editions with these dates."""
    made = tuple(Edition(id=f"IECQ QC 080000:{year[1:]}", **days) for year, days in dates.items())
    others = tuple(standard for standard in register().standards if standard.id != "IECQ QC 080000")
    return (Standard(id="IECQ QC 080000", title="HSPM", kind="standard", editions=made), *others)


@pytest.mark.parametrize(
    ("replaced", "expected"),
    [
        (None, []),
        ("2024-03-19", []),
        ("2024-03-18", ["R703"]),
        ("2021-03-18", ["R703"]),
        ("2021-03-17", ["R704"]),
    ],
)
def test_edition_is_judged_on_the_day_of_issue(replaced: str | None, expected: list[str]) -> None:
    """Up to the day before the replacement nothing is said, for three years after it a question is asked."""
    known = editions(y2017={"published": "2017-05-01", "replaced": replaced}, y2024={"published": replaced})
    assert expected == codes(record(), standards=known)


def test_edition_that_is_proposed_was_there() -> None:
    """Nobody is told to name an edition that was published after the issue."""
    known = editions(
        y2017={"published": "2017-05-01", "replaced": "2019-05-01"},
        y2019={"published": "2019-05-01", "replaced": "2025-05-01"},
        y2025={"published": "2025-05-01"},
    )
    assert [line.split()[0] for line in said(record(), standards=known)] == ["R704"]
    issued_to_the_newest = record(issue={"standards": ["IECQ QC 080000:2025"]})
    assert codes(issued_to_the_newest, standards=known) == ["R705"]


@pytest.mark.parametrize(
    "dates", [{"published": None, "replaced": None}, {"published": "2025-01-01", "replaced": "2019-01-01"}]
)
def test_edition_without_dates_in_order_is_not_held_against_a_record(dates: dict) -> None:
    """Dates that are not known, or contradict each other, say nothing about a record."""
    assert set(codes(record(), standards=editions(y2017=dates))) <= {"R905"}
