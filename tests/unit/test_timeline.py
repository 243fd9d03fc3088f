"""A record's status follows from what is recorded and the day; nothing else decides it."""

import datetime
from collections.abc import Iterable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.model.record import Certificate, Record, VerificationStatement
from generator.model.timeline import (
    BY_SERIOUSNESS,
    ONE_DAY,
    TRANSITIONS,
    Status,
    Step,
    body_on,
    change_on,
    issue_on,
    lapsed_since,
    status_on,
    steps,
    years_later,
)

HOLDER = {"name": "Example Lumen Co., Ltd."}
SITE = {"role": "single", "address": {"street": "1 Sample Road", "city": "Sampleton", "country": "TW"}}


def day(text: str) -> datetime.date:
    """A date as it stands in a record."""
    return datetime.date.fromisoformat(text)


def record(issues: Iterable[tuple], status: Iterable[tuple], transfers: Iterable[tuple] = ()) -> Record:
    """A certificate with (issued, expires) and (date, status); without any expires a verification statement."""
    issues = list(issues)
    common = {
        "number": "IECQ-H EXMPL 24.0012",
        "scheme": "hspm",
        "body": "mihon",
        "holder": HOLDER,
        "site": SITE,
        "originally_issued": issues[0][0],
        "status": [{"date": date, "to": to} for date, to in status],
        "transfers": [{"date": date, "from": old, "to": new} for date, old, new in transfers],
    }
    of_issue = [
        {"issue": position, "issued": issued, "expires": expires, "standards": ["S:2017"], "reason": "Renewal"}
        for position, (issued, expires) in enumerate(issues)
    ]
    if all(expires is None for _, expires in issues):
        claim = {
            "subject": "Heat sink",
            "unit": "1 heat sink",
            "boundary": "cradle-to-gate",
            "value": "4.37",
            "period": {"from": "2023-01-01", "to": "2023-12-31"},
            "assurance": "limited",
        }
        statements = [issue | claim for issue in of_issue]
        return VerificationStatement.model_validate(common | {"kind": "verification-statement", "issues": statements})
    done = {"activities": [{"activity": "design", "products": ["lens"]}]}
    certificates = [issue | done for issue in of_issue]
    return Certificate.model_validate(common | {"kind": "certificate", "issues": certificates})


THREE_YEARS = [("2024-03-18", "2027-03-17")]
CURRENT = [("2024-03-18", "current")]

# The issue in force on 2026-11-24: none yet, one, one that has run out.
FUTURE = [("2027-01-11", "2030-01-10")]
IN_FORCE = THREE_YEARS
RUN_OUT = [("2020-11-16", "2023-11-15")]


@pytest.mark.parametrize(
    ("recorded", "issues", "expected"),
    [
        ([("2027-01-11", "current")], FUTURE, Status.NOT_YET_VALID),
        ([("2027-01-11", "current")], IN_FORCE, Status.NOT_YET_VALID),
        ([("2027-01-11", "current")], RUN_OUT, Status.EXPIRED),
        ([("2020-11-16", "current")], FUTURE, Status.NOT_YET_VALID),
        ([("2020-11-16", "current")], IN_FORCE, Status.CURRENT),
        ([("2020-11-16", "current")], RUN_OUT, Status.EXPIRED),
        ([("2020-11-16", "suspended")], FUTURE, Status.SUSPENDED),
        ([("2020-11-16", "suspended")], IN_FORCE, Status.SUSPENDED),
        ([("2020-11-16", "suspended")], RUN_OUT, Status.EXPIRED),
        ([("2020-11-16", "cancelled")], FUTURE, Status.CANCELLED),
        ([("2020-11-16", "cancelled")], IN_FORCE, Status.CANCELLED),
        ([("2020-11-16", "cancelled")], RUN_OUT, Status.CANCELLED),
        ([("2020-11-16", "withdrawn")], FUTURE, Status.WITHDRAWN),
        ([("2020-11-16", "withdrawn")], IN_FORCE, Status.WITHDRAWN),
        ([("2020-11-16", "withdrawn")], RUN_OUT, Status.WITHDRAWN),
    ],
)
def test_most_serious_status_is_shown(recorded: list, issues: list, expected: Status) -> None:
    """Withdrawn, cancelled, expired, suspended, not yet valid, current: the first that holds is shown."""
    assert expected == status_on(record(issues, recorded), day("2026-11-24"))


def test_every_status_has_its_place_in_the_order() -> None:
    """No status is forgotten in the order of seriousness, and what may follow a recorded one is recorded, too."""
    assert sorted(Status) == sorted(BY_SERIOUSNESS)
    assert {"current", "suspended", "cancelled", "withdrawn"} == set(TRANSITIONS)
    assert set(TRANSITIONS) >= {to for following in TRANSITIONS.values() for to in following}


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("0001-01-01", Status.NOT_YET_VALID),
        ("2024-03-17", Status.NOT_YET_VALID),
        ("2024-03-18", Status.CURRENT),
        ("2027-03-17", Status.CURRENT),
        ("2027-03-18", Status.EXPIRED),
        ("9999-12-31", Status.EXPIRED),
    ],
)
def test_first_and_last_day_are_included(date: str, expected: Status) -> None:
    """A certificate is valid from its first day to the end of its last."""
    assert expected == status_on(record(THREE_YEARS, CURRENT), day(date))


def test_statement_without_a_last_day_never_expires() -> None:
    """Where the paper states no day of expiry, none is made up."""
    statement = record([("2024-03-18", None)], CURRENT)
    assert status_on(statement, day("9999-12-31")) is Status.CURRENT
    assert steps(statement) == (Step(day("2024-03-18"), Status.CURRENT),)


def test_early_renewal_leaves_no_gap() -> None:
    """A renewal before the old last day is in force at once, and the certificate stays current throughout."""
    renewed = record([("2023-05-22", "2026-05-21"), ("2026-04-28", "2029-05-21")], [("2023-05-22", "current")])
    assert issue_on(renewed, day("2026-04-27")).issue == 0
    assert issue_on(renewed, day("2026-04-28")).issue == 1
    assert steps(renewed) == (
        Step(day("2023-05-22"), Status.CURRENT),
        Step(day("2029-05-22"), Status.EXPIRED),
    )


def test_late_renewal_leaves_a_gap() -> None:
    """Between the old last day and the new issue the certificate has expired."""
    renewed = record([("2020-11-16", "2023-11-15"), ("2023-12-04", "2026-12-03")], [("2020-11-16", "current")])
    assert steps(renewed) == (
        Step(day("2020-11-16"), Status.CURRENT),
        Step(day("2023-11-16"), Status.EXPIRED),
        Step(day("2023-12-04"), Status.CURRENT),
        Step(day("2026-12-04"), Status.EXPIRED),
    )


def test_suspension_ends_on_the_day_of_its_end() -> None:
    """A change of status counts from the beginning of its day."""
    changes = [*CURRENT, ("2025-04-14", "suspended"), ("2025-08-04", "current"), ("2026-10-20", "withdrawn")]
    assert steps(record(THREE_YEARS, changes)) == (
        Step(day("2024-03-18"), Status.CURRENT),
        Step(day("2025-04-14"), Status.SUSPENDED),
        Step(day("2025-08-04"), Status.CURRENT),
        Step(day("2026-10-20"), Status.WITHDRAWN),
    )


def test_suspended_record_expires_all_the_same() -> None:
    """The last day passes whether the record is suspended or not."""
    suspended = record(THREE_YEARS, [*CURRENT, ("2026-10-20", "suspended")])
    assert steps(suspended)[-1] == Step(day("2027-03-18"), Status.EXPIRED)


def test_nothing_is_in_force_before_the_first_day() -> None:
    """Before the first issue and the first entry there is neither an issue nor a status."""
    certificate = record(THREE_YEARS, CURRENT)
    assert issue_on(certificate, day("2024-03-17")) is None
    assert change_on(certificate, day("2024-03-17")) is None
    assert change_on(certificate, day("2024-03-18")).to == "current"


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("2023-05-01", "nrthq"),
        ("2023-05-02", "exmpl"),
        ("2024-09-30", "exmpl"),
        ("2024-10-01", "mihon"),
        ("2026-11-24", "mihon"),
    ],
)
def test_body_of_a_day_follows_the_transfers(date: str, expected: str) -> None:
    """From the day of a transfer on, the body that took over is responsible."""
    transfers = [("2023-05-02", "nrthq", "exmpl"), ("2024-10-01", "exmpl", "mihon")]
    assert expected == body_on(record(THREE_YEARS, CURRENT, transfers), day(date))


@pytest.mark.parametrize(
    ("date", "years", "expected"),
    [
        ("2024-03-18", 3, "2027-03-18"),
        ("2024-02-29", 3, "2027-02-28"),
        ("2024-02-29", 4, "2028-02-29"),
        ("2023-02-28", 1, "2024-02-28"),
        ("2024-12-31", 1, "2025-12-31"),
    ],
)
def test_years_later_is_the_same_day_of_the_calendar(date: str, years: int, expected: str) -> None:
    """A leap day becomes 28 February where there is none."""
    assert day(expected) == years_later(day(date), years)


DAYS = st.dates(day("2020-01-01"), day("2030-12-31"))
LAST_DAYS = st.none() | DAYS


@settings(max_examples=200, derandomize=True, deadline=None)
@given(
    st.lists(st.tuples(DAYS, LAST_DAYS), min_size=1, max_size=4),
    st.lists(st.tuples(DAYS, st.sampled_from(sorted(TRANSITIONS))), min_size=1, max_size=5),
)
def test_looking_up_a_step_is_working_out_the_status(issues: list, status: list) -> None:
    """The list of steps that the browser looks a day up in says what status_on says, on any day of any record."""
    if any(expires for _, expires in issues):
        issues = [(issued, expires or issued) for issued, expires in issues]
    made = record(issues, status)
    found = steps(made)
    assert list(found) == sorted(found, key=lambda step: step.start)
    ends = [expires for _, expires in issues if expires]
    for boundary in {*ends, *(issued for issued, _ in issues), *(date for date, _ in status)}:
        for near in (boundary - ONE_DAY, boundary, boundary + ONE_DAY, boundary + 2 * ONE_DAY):
            passed = [step.status for step in found if step.start <= near]
            assert (passed[-1] if passed else Status.NOT_YET_VALID) == status_on(made, near)


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        ("2025-02-28", None),
        ("2025-03-01", "2025-03-01"),
        ("2026-06-02", "2025-03-01"),
        ("2026-08-01", None),
        ("2027-01-01", "2026-12-31"),
    ],
)
def test_lapse_counts_from_its_first_day(on: str, expected: str | None) -> None:
    """Suspended, then expired: the lapse began with the suspension; a restoration ends it."""
    life = (
        Step(day("2024-03-01"), Status.CURRENT),
        Step(day("2025-03-01"), Status.SUSPENDED),
        Step(day("2026-06-01"), Status.EXPIRED),
        Step(day("2026-07-01"), Status.CURRENT),
        Step(day("2026-12-31"), Status.WITHDRAWN),
    )
    assert (day(expected) if expected else None) == lapsed_since(life, day(on))
