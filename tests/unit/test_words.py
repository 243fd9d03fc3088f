"""The status sentence of a record is true, dated, and names who decided and why."""

import datetime
from pathlib import Path

import pytest

from generator.model.decisions import StatusChange
from generator.model.directory import Directory
from generator.model.record import Record
from generator.model.timeline import Status, steps
from generator.pages import words
from generator.reading import loading


def sentence(record: Record, directory: Directory, day: datetime.date) -> words.Verdict:
    """The status sentence of a record on a day."""
    return words.verdict(record, steps(record), directory, day)


SOUND = Path(__file__).parents[1] / "examples" / "sound" / "data"
AS_OF = datetime.date(2026, 11, 24)


@pytest.fixture(scope="module")
def directory() -> Directory:
    """The small sound directory."""
    found = loading.read_directory(SOUND).directory
    assert found is not None
    return found


def changed(record: Record, date: str, to: str, reason: str | None = None) -> Record:
    """The record with one more entry of its status."""
    change = StatusChange.model_validate({"date": date, "to": to, "reason": reason})
    return record.model_copy(update={"status": (*record.status, change)})


@pytest.mark.parametrize(
    ("number", "status", "lead", "rest"),
    [
        (
            "IECQ-H EXMPL 24.0012",
            Status.CURRENT,
            "Recorded as current on 24 November 2026.",
            "Valid until 17 March 2027.",
        ),
        (
            "IECQ-VS EXMPL 26.0025",
            Status.CURRENT,
            "Recorded as current on 24 November 2026.",
            "No day of expiry is stated on it.",
        ),
        (
            "IECQ-ESD EXMPL 20.0050",
            Status.EXPIRED,
            "Expired on 15 November 2026.",
            "No renewal is recorded here.",
        ),
        (
            "IECQ-H MHNJP 27.0001",
            Status.NOT_YET_VALID,
            "Not yet valid.",
            "Its first day is 11 January 2027.",
        ),
        (
            "IECQ-ESD MHNJP 24.0006",
            Status.SUSPENDED,
            "Suspended since 20 October 2026",
            "by Mihon Assessment: fees were not paid. It does not count as valid while suspended.",
        ),
        (
            "IECQ-H NRTHQ 16.0004",
            Status.WITHDRAWN,
            "Withdrawn on 15 February 2021",
            "by Northquay Assurance: requirements were not met and not put right in time. "
            "From that day the certificate does not count as valid.",
        ),
    ],
)
def test_sentence_says_the_status(directory: Directory, number: str, status: Status, lead: str, rest: str) -> None:
    """Each status has its sentence, with the day it counts from or until."""
    assert words.Verdict(status, lead, rest) == sentence(directory.by_number[number], directory, AS_OF)


def test_renewal_recorded_ahead_counts(directory: Directory) -> None:
    """The last day is that of the renewal, as soon as it is recorded: there is no day between on which it lapses."""
    renewed = directory.by_number["IECQ-H MHNJP 23.0018"]
    before = sentence(renewed, directory, datetime.date(2026, 4, 27))
    after = sentence(renewed, directory, datetime.date(2026, 4, 28))
    assert before.rest == after.rest == "Valid until 21 May 2029."


def test_gap_before_a_renewal_is_not_hidden(directory: Directory) -> None:
    """An expired record whose renewal begins later says from when, and not that there is none."""
    record = directory.by_number["IECQ-H MHNJP 23.0018"]
    late = record.issues[-1].model_copy(update={"issued": datetime.date(2026, 7, 1), "cycle_start": None})
    lapsed = record.model_copy(update={"issues": (*record.issues[:-1], late)})
    found = sentence(lapsed, directory, datetime.date(2026, 6, 1))
    assert found.lead == "Expired on 21 May 2026."
    assert found.rest == "A renewal is recorded from 1 July 2026 on."


def test_transferred_record_names_who_decided_then(directory: Directory) -> None:
    """A suspension before a transfer was decided by the body that had the record then."""
    suspended = changed(directory.by_number["IECQ-H NRTGB 22.0006"], "2024-09-02", "suspended", "fees")
    assert sentence(suspended, directory, AS_OF).rest.startswith("by Northquay Assurance: fees were not paid.")


def test_cancelled_is_not_the_bodys_decision(directory: Directory) -> None:
    """Whoever cancels is the holder; no body is named."""
    cancelled = changed(directory.by_number["IECQ-H EXMPL 24.0012"], "2026-03-02", "cancelled", "holder-request")
    found = sentence(cancelled, directory, AS_OF)
    assert found.lead == "Cancelled on 2 March 2026"
    assert "holder" in found.rest
    assert "Example Cert" not in found.rest


def test_withdrawn_statement_is_not_called_a_certificate(directory: Directory) -> None:
    """A verification statement is a statement in every sentence."""
    withdrawn = changed(directory.by_number["IECQ-VS EXMPL 26.0025"], "2026-09-14", "withdrawn", "claim-wrong")
    rest = sentence(withdrawn, directory, AS_OF).rest
    assert rest == (
        "by Example Cert: the verified claim turned out to be wrong. From that day the statement does not count as valid."
    )


def test_change_without_a_reason_makes_none_up(directory: Directory) -> None:
    """Where no reason is recorded, the sentence has none."""
    suspended = changed(directory.by_number["IECQ-H EXMPL 24.0012"], "2026-03-02", "suspended")
    assert sentence(suspended, directory, AS_OF).rest == (
        "by Example Cert. It does not count as valid while suspended."
    )


def test_first_day_is_the_later_of_issue_and_status(directory: Directory) -> None:
    """A record counts from the day on which it has both an issue and a status."""
    record = directory.by_number["IECQ-H MHNJP 27.0001"]
    late = record.model_copy(update={"status": (StatusChange.model_validate({"date": "2027-02-01", "to": "current"}),)})
    assert sentence(late, directory, AS_OF).rest == "Its first day is 1 February 2027."


def test_every_status_has_a_word_and_a_shape() -> None:
    """No status depends on colour."""
    assert set(Status) == set(words.STATUS)
    assert all(word.word and len(word.shape) == 1 for word in words.STATUS.values())


def test_day_is_written_out() -> None:
    """A date in prose has no leading zero and cannot be read in two ways."""
    assert words.day(datetime.date(2027, 1, 4)) == "4 January 2027"
