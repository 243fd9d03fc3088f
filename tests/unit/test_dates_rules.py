"""Lives of certificates that are in order get no finding; a slip in one date gets one."""

import datetime
from typing import Any

import pytest
from directories import codes, record, said

from generator.model.record import Record

AS_OF = datetime.date(2026, 11, 24)


def life(*issues: tuple[str, ...], number: str = "IECQ-H EXMPL 20.0001", first: int = 0, **about: Any) -> Record:
    """A certificate with these issues: issued, expires, and optionally the reason and the start of the cycle."""
    written = [
        {
            "issue": str(position),
            "issued": issued,
            "expires": expires,
            "cycle_start": (*more, None, None)[1],
            "standards": ["IECQ QC 080000:2017"],
            "scope": "Design of Lens",
            "activities": [{"activity": "design", "products": ["lens"]}],
            "reason": (*more, "Renewal" if position else "First issue")[0],
        }
        for position, (issued, expires, *more) in enumerate(issues, start=first)
    ]
    begun = issues[0][0]
    status = [{"date": begun, "to": "current"}, *about.pop("then", ())]
    return record(number, **{"issues": written, "originally_issued": begun, "status": status} | about)


FIRST = ("2020-03-18", "2023-03-17")
RENEWED = ("2023-03-18", "2026-03-17")
AGAIN = ("2026-03-18", "2029-03-17")


@pytest.mark.parametrize(
    "issues",
    [
        # Renewed on the day after, and on the last day itself.
        [FIRST, RENEWED, AGAIN],
        [FIRST, ("2023-03-17", "2026-03-16")],
        # The day three years later, and the day before it.
        [("2020-03-18", "2023-03-18"), ("2023-03-18", "2026-03-18")],
        [("2020-03-18", "2023-03-18"), ("2023-03-19", "2026-03-18")],
        # Renewed weeks ahead: counted from the issue, or from the old expiry.
        [FIRST, ("2023-02-20", "2026-02-19")],
        [FIRST, ("2023-02-20", "2026-03-17", "Renewal", "2023-03-18")],
        [FIRST, ("2023-02-20", "2026-03-16", "Renewal", "2023-03-17")],
        [FIRST, ("2022-06-20", "2026-03-17", "Renewal", "2023-03-18")],
        # Changed inside a cycle, with and without its start.
        [FIRST, ("2021-05-03", "2023-03-17", "Change of address")],
        [FIRST, ("2021-05-03", "2023-03-17", "Scope extended", "2020-03-18")],
        [FIRST, ("2021-05-03", "2023-03-17", "Scope extended"), ("2021-05-03", "2023-03-17", "Spelling corrected")],
        [FIRST, ("2021-05-03", "2023-03-17", "Scope extended"), RENEWED, ("2024-01-08", "2026-03-17", "Scope reduced")],
        # Changed after it was renewed early, before and after the new cycle has begun.
        [FIRST, ("2023-02-20", "2026-03-17", "Renewal", "2023-03-18"), ("2023-03-06", "2026-03-17", "Change of name", "2023-03-18")],
        [FIRST, ("2023-02-20", "2026-03-17", "Renewal", "2023-03-18"), ("2024-03-06", "2026-03-17", "Change of name", "2023-03-18")],
        [FIRST, ("2023-02-20", "2026-03-17", "Renewal", "2023-03-18"), ("2024-03-06", "2026-03-17", "Change of name")],
        # Restored after its expiry.
        [FIRST, ("2023-06-05", "2026-03-17", "Restored after expiry")],
        [FIRST, ("2023-09-17", "2026-03-17", "Restored after its expiry on 17 March 2023")],
        [FIRST, ("2023-06-05", "2026-03-17", "Certification restored after the expiration")],
        [FIRST, ("2023-06-05", "2026-03-17", "Restored after expiry", "2023-03-18")],
        # 29 February.
        [("2020-02-29", "2023-02-28"), ("2023-03-01", "2026-02-28")],
        [("2020-02-29", "2023-02-27"), ("2023-02-28", "2026-02-27")],
        [("2021-03-01", "2024-02-29"), ("2024-03-01", "2027-02-28")],
        [("2021-02-28", "2024-02-28"), ("2024-02-29", "2027-02-28")],
        # Entered ahead, within seven days.
        [FIRST, RENEWED, AGAIN, ("2026-12-01", "2029-03-17", "Change of address")],
        # For less than three years from the beginning, as to the end of a transition.
        [("2020-03-18", "2021-12-31")],
    ],
    ids=lambda issues: " ".join(f"{issued}/{expires}" for issued, expires, *_ in issues),
)  # fmt: skip
def test_sound_life_is_not_reported(issues: list[tuple]) -> None:
    """Renewals, changes, early and late decisions are entered without a finding."""
    number = f"IECQ-H EXMPL {issues[0][0][2:4]}.0001"
    assert said(life(*issues, number=number)) == []


@pytest.mark.parametrize(
    ("issues", "code"),
    [
        ([FIRST, ("2021-05-03", "2024-03-17", "Change of address", "2020-03-18")], "R303"),
        ([FIRST, ("2023-02-20", "2026-03-17")], "R303"),
        ([("2020-02-29", "2023-03-01")], "R303"),
        ([FIRST, ("2023-02-20", "2026-03-18", "Renewal", "2023-03-20")], "R305"),
        ([FIRST, ("2021-05-03", "2023-03-16", "Change of address", "2020-03-18")], "R307"),
        ([FIRST, ("2021-05-03", "2023-03-27", "Change of address")], "R307"),
        ([FIRST, ("2023-03-18", "2026-02-17")], "R307"),
        ([FIRST, ("2023-03-19", "2026-03-18")], "R308"),
        ([FIRST, ("2023-06-05", "2026-06-04")], "R308"),
        ([FIRST, ("2023-06-05", "2026-06-04", "Restored after expiry")], "R308"),
        ([FIRST, ("2023-09-18", "2026-03-17", "Restored after expiry")], "R309"),
        ([FIRST, RENEWED, AGAIN, ("2026-12-02", "2029-03-17", "Change of address")], "R313"),
        ([FIRST, RENEWED, ("2027-11-25", "2030-11-24")], "R313"),
        ([FIRST, RENEWED, ("2036-03-18", "2039-03-17")], "R313"),
    ],
    ids=lambda value: value if isinstance(value, str) else str(value[-1]),
)
def test_slip_in_a_life_is_one_finding(issues: list[tuple], code: str) -> None:
    """A day too many, a cycle that stretches, a gap: each is found, by one rule."""
    assert [code] == codes(life(*issues))


def test_new_record_ten_years_ahead_is_asked_about_once() -> None:
    """The day of issue and that of the first status are one slip."""
    far = life(("2034-03-18", "2037-03-17"), number="IECQ-H EXMPL 34.0001")
    assert codes(far) == ["R310"]


@pytest.mark.parametrize(
    ("number", "issued", "expected"),
    [
        ("IECQ-H EXMPL 24.0001", "2024-01-02", []),
        ("IECQ-H EXMPL 23.0913", "2024-01-15", []),
        ("IECQ-H EXMPL 23.0913", "2024-02-01", ["R107"]),
        ("IECQ-H EXMPL 25.0001", "2024-12-30", ["R107"]),
        ("IECQ-H EXMPL 22.0001", "2024-01-15", ["R107"]),
    ],
)
def test_number_of_december_is_issued_in_january(number: str, issued: str, expected: list[str]) -> None:
    """A number may be allotted weeks before the certificate is issued, and is of the year in which it was allotted."""
    assert expected == codes(record(number, issued=issued))


def test_number_survives_renewals() -> None:
    """A certificate of 2009 that is recorded from its renewal in 2023 on keeps its number."""
    old = {"number": "IECQ-H EXMPL 09.0267", "first": 5, "originally_issued": "2009-07-20"}
    assert said(life(("2023-07-18", "2026-07-17"), ("2026-07-18", "2029-07-17"), **old)) == []


@pytest.mark.parametrize(
    ("days", "about"),
    [
        # Each year one; a year with a renewal needs none.
        (["2021-03-01", "2022-03-01", "2024-03-01", "2025-03-01"], {}),
        (["2021-03-18", "2022-12-30", "2023-01-09", "2024-03-01", "2025-03-01"], {}),
        # Two in one year.
        (["2020-09-18", "2021-03-01", "2022-03-01", "2024-03-01", "2025-03-01"], {}),
        # Recorded from a later cycle on.
        (["2024-03-01", "2025-03-01"], {}),
        (["2026-04-07"], {}),
        # None could take place, and the certificate was suspended.
        (
            ["2021-03-01", "2022-03-01", "2024-03-01"],
            {
                "then": [
                    {"date": "2025-10-20", "to": "suspended", "reason": "audit-not-allowed"},
                    {"date": "2026-01-12", "to": "current", "reason": "restored"},
                ]
            },
        ),
        # To restore it, one was held while it was suspended.
        (
            ["2021-03-01", "2022-03-01", "2024-03-01", "2025-11-03"],
            {
                "then": [
                    {"date": "2025-10-20", "to": "suspended", "reason": "audit-not-allowed"},
                    {"date": "2025-11-12", "to": "current", "reason": "restored"},
                ]
            },
        ),
        # The last of this year is still to come.
        (["2021-03-01", "2022-03-01", "2024-03-01", "2025-12-31"], {}),
    ],
    ids=str,
)
def test_surveillance_in_time_is_not_reported(days: list[str], about: dict) -> None:
    """What is recorded is judged, and what was excused is excused."""
    assert said(life(FIRST, RENEWED, AGAIN, surveillance=days, **about)) == []


def test_surveillance_of_a_certificate_that_has_ended_is_history() -> None:
    """What was missing when it was withdrawn is not asked for now."""
    withdrawn = ({"date": "2022-12-01", "to": "withdrawn", "reason": "audit-not-allowed"},)
    assert said(life(FIRST, surveillance=["2020-11-03"], then=withdrawn)) == []


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (["2021-03-19", "2022-03-01", "2024-03-01", "2025-03-01"], ["R311 the first surveillance was on 2021-03-19, due by 2021-03-18"]),
        (["2021-03-01", "2024-03-01", "2025-03-01"], ["R311 no surveillance is recorded in 2022"]),
        (["2024-03-01"], ["R311 no surveillance is recorded in 2025"]),
        (["2020-03-18", "2021-03-01"], ["R312 surveillance on 2020-03-18, not after 2020-03-18"]),
        (["2021-03-01", "2021-03-01"], ["R312 surveillance on 2021-03-01, not after 2021-03-01"]),
        (["2021-03-01", "2026-11-25"], ["R312 surveillance on 2026-11-25, which is still to come"]),
    ],
    ids=str,
)  # fmt: skip
def test_surveillance_out_of_time_is_reported(days: list[str], expected: list[str]) -> None:
    """A late first one, a year without, and days that cannot be are found."""
    assert expected == said(life(FIRST, RENEWED, AGAIN, surveillance=days))


def test_change_of_scope_is_no_surveillance() -> None:
    """A year in which only the scope was changed needs its surveillance."""
    changed = life(FIRST, ("2022-05-03", "2023-03-17", "Scope extended"), RENEWED, AGAIN, surveillance=["2021-03-01"])
    assert said(changed) == ["R311 no surveillance is recorded in 2022, 2024, 2025"]


@pytest.mark.parametrize(
    ("since", "expected"), [("2026-05-24", []), ("2026-05-23", ["R406"]), ("2026-11-24", []), ("2025-01-13", ["R406"])]
)
def test_suspension_is_asked_about_after_six_months(since: str, expected: list[str]) -> None:
    """On the day six months later nothing is said yet."""
    suspended = {"date": since, "to": "suspended", "reason": "fees"}
    assert expected == codes(record(status=[{"date": "2024-03-18", "to": "current"}, suspended]), as_of=AS_OF)


def test_suspension_that_was_resolved_or_has_expired_is_history() -> None:
    """A long suspension that is over is not asked about for ever."""
    begun, suspended = (
        {"date": "2020-03-18", "to": "current"},
        {"date": "2021-01-11", "to": "suspended", "reason": "fees"},
    )
    restored = {"date": "2022-01-11", "to": "current", "reason": "restored"}
    assert said(life(FIRST, status=[begun, suspended])) == []
    assert said(life(FIRST, RENEWED, AGAIN, status=[begun, suspended, restored])) == []
