"""The periods of a record say of every day what the rules of status say of it, and when it came to be known here."""

import datetime

import pytest
from given import AS_OF, ROOT

from generator import build
from generator.model.record import Certificate, Record
from generator.model.timeline import ONE_DAY, Status, issue_on, status_on, steps
from generator.pages.periods import as_text, cited, periods


@pytest.fixture(scope="module")
def records() -> list[Record]:
    """Every record of the directory."""
    return list(build.check(ROOT / "data", AS_OF).directory.records.values())


def certificate(issues: list[tuple[str, str]], status: list[tuple[str, str]]) -> Certificate:
    """A certificate with (issued, expires) and (date, to)."""
    return Certificate.model_validate(
        {
            "number": "IECQ-H EXMPL 24.0012",
            "kind": "certificate",
            "scheme": "hspm",
            "body": "exmpl",
            "holder": {"name": "Example Lumen Co., Ltd."},
            "site": {"role": "single", "address": {"street": "1 Sample Road", "city": "Sampleton", "country": "TW"}},
            "originally_issued": issues[0][0],
            "issues": [
                {
                    "issue": number,
                    "issued": issued,
                    "expires": expires,
                    "standards": ["IECQ QC 080000:2017"],
                    "scope": "Design of Lens",
                    "activities": [{"activity": "design", "products": ["lens"]}],
                    "reason": "First issue",
                }
                for number, (issued, expires) in enumerate(issues)
            ],
            "status": [{"date": date, "to": to} for date, to in status],
        }
    )


def test_periods_follow_each_other_without_a_gap_and_agree_with_the_status(records: list[Record]) -> None:
    """On the first and the last day of each period of each record: the same status, and the issue in force."""
    seen = 0
    for record in records:
        found = periods(record, steps(record), {})
        assert found[0].start == min(issue.issued for issue in record.issues)
        assert [one.start - ONE_DAY for one in found[1:]] == [one.end for one in found[:-1]]
        assert found[-1].end is None
        for one in found:
            for day in (one.start, one.end or one.start + 400 * ONE_DAY):
                assert one.status == status_on(record, day)
                if one.issue is not None:
                    assert one.issue == issue_on(record, day).issue
                    seen += 1
    assert seen > 300


def test_day_of_entry_is_the_last_that_a_period_rests_on() -> None:
    """A suspension entered late leaves what was known before; a renewal takes effect with its own day of entry."""
    record = certificate(
        [("2022-05-01", "2025-04-30"), ("2025-05-01", "2028-04-30")],
        [("2022-05-01", "current"), ("2023-01-10", "suspended"), ("2023-03-01", "current")],
    )
    days = {
        ("issue", "0"): "2022-05-03",
        ("current", "2022-05-01"): "2022-05-03",
        ("suspended", "2023-01-10"): "2023-01-20",
        ("current", "2023-03-01"): "2023-03-02",
        ("issue", "1"): "2025-04-11",
    }
    entered = {name: datetime.date.fromisoformat(day) for name, day in days.items()}
    assert as_text(periods(record, steps(record), entered)).split(";") == [
        "2022-05-01 current 0 2022-05-03",
        "2023-01-10 suspended 0 2023-01-20",
        "2023-03-01 current 0 2023-03-02",
        "2025-05-01 current 1 2025-04-11",
        "2028-05-01 expired - 2025-04-11",
    ]


def test_what_is_not_known_stays_not_known() -> None:
    """One entry without a day, as when it is not committed yet, and the period has none."""
    record = certificate([("2022-05-01", "2025-04-30")], [("2022-05-01", "current")])
    found = periods(record, steps(record), {("issue", "0"): datetime.date(2022, 5, 3)})
    assert as_text(found) == "2022-05-01 current 0 -;2025-05-01 expired - -"


def test_end_rests_on_its_decision_alone() -> None:
    """After a withdrawal no issue is in force, and no later issue changes when the end was entered."""
    record = certificate([("2022-05-01", "2025-04-30")], [("2022-05-01", "current"), ("2023-01-10", "withdrawn")])
    entered = {("withdrawn", "2023-01-10"): datetime.date(2023, 1, 12)}
    last = periods(record, steps(record), entered)[-1]
    assert (Status.WITHDRAWN, None, datetime.date(2023, 1, 12)) == (last.status, last.issue, last.entered)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2022-04-30", "not yet valid"),
        ("2022-05-01", "current, issue 0"),
        ("2025-04-30", "current, issue 0"),
        ("2025-05-01", "expired"),
    ],
)
def test_citation_names_status_and_issue_of_its_day(day: str, expected: str) -> None:
    """Before the first day, on it, on the last, and after it."""
    record = certificate([("2022-05-01", "2025-04-30")], [("2022-05-01", "current")])
    found = periods(record, steps(record), {})
    assert expected == cited(found, datetime.date.fromisoformat(day))
