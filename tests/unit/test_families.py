"""A family of sites lives on: sites join, end, are renewed one after the other; only what does not fit is reported."""

import datetime
from typing import Any

import pytest
from directories import codes, record, said

from generator.model.record import Record

FRAMES, LENS = "LED frames", "lens"


def listed(done: dict[str, list[str]]) -> list[dict]:
    """Activities with their products, as they stand in a record."""
    return [{"activity": activity, "products": products} for activity, products in done.items()]


def in_words(done: dict[str, list[str]]) -> str:
    """The same as a text."""
    return "; ".join(f"{activity.capitalize()} of {' and '.join(products)}" for activity, products in done.items())


def site(position: int, *issues: tuple, then: tuple = (), **about: Any) -> Record:
    """The master (0) or an additional site: issued, expires, what is done there and, at the master, everywhere."""
    written = []
    for number, (issued, expires, here, *more) in enumerate(issues):
        everywhere, changes = (*more, None)[0], dict(*more[1:2])
        written.append(
            {
                "issue": str(number),
                "issued": issued,
                "expires": expires,
                "standards": ["IECQ QC 080000:2017"],
                "scope": in_words(everywhere) if everywhere else None,
                "scope_activities": listed(everywhere) if everywhere else (),
                "at_this_location": in_words(here),
                "activities": listed(here),
                "reason": "Renewal" if number else "First issue",
            }
            | changes
        )
    begun, number = issues[0][0], "IECQ-H EXMPL 21.0012" if issues[0][0] == FIRST[0] else "IECQ-H EXMPL 24.0012"
    return record(
        f"{number}-{position:02}" if position else number,
        master=number if position else None,
        site={"role": "additional" if position else "master", "type": None if position else "head-office"},
        address={"street": f"{position + 1} Sample Road"},
        originally_issued=begun,
        issues=written,
        status=[{"date": begun, "to": "current"}, *then],
        **about,
    )


FIRST = ("2021-03-18", "2024-03-17")
NOW = ("2024-03-18", "2027-03-17")
ALL = {"design": [FRAMES, LENS], "manufacture": [FRAMES, LENS]}
HERE = {"design": [FRAMES, LENS], "manufacture": [FRAMES]}
THERE = {"manufacture": [LENS]}
LESS = {"design": [FRAMES, LENS], "manufacture": [FRAMES]}


def ended(to: str, day: str = "2025-06-02") -> tuple[dict]:
    """The entry that ends a certificate."""
    return ({"date": day, "to": to, "reason": "holder-request"},)


@pytest.mark.parametrize("to", ["cancelled", "withdrawn"])
def test_site_that_ended_stays_as_it_was(to: str) -> None:
    """The scope no longer has what only that site did, and the site's record, which is history, may still say it."""
    master = site(0, (*NOW, HERE, ALL), ("2025-06-02", "2027-03-17", HERE, LESS))
    assert said(master, site(1, (*NOW, THERE), then=ended(to))) == []


@pytest.mark.parametrize("to", ["cancelled", "withdrawn"])
def test_whole_family_can_end(to: str) -> None:
    """When master and sites end on one day, nothing has to be taken out of the scope before."""
    assert said(site(0, (*NOW, HERE, ALL), then=ended(to)), site(1, (*NOW, THERE), then=ended(to))) == []


def test_site_that_was_not_renewed_stays_as_it_was() -> None:
    """A site that expired when its master was renewed keeps scope, edition and expiry of its time."""
    old = {"standards": ["IECQ QC 080000:2012"]}
    master = site(0, (*FIRST, HERE, ALL, old), (*NOW, HERE, LESS))
    left = site(1, (*FIRST, THERE, None, old))
    assert said(master, left) == []


def test_site_that_is_not_renewed_yet_is_a_warning() -> None:
    """While a renewal is entered site by site, the days differ, and nothing blocks."""
    renewal = {"cycle_start": "2027-03-18"}
    master = site(0, (*NOW, HERE, ALL), ("2026-11-16", "2030-03-17", HERE, ALL, renewal))
    assert codes(master, site(1, (*NOW, THERE))) == ["R513"]
    renewed = site(1, (*NOW, THERE), ("2026-11-20", "2030-03-17", THERE, None, renewal))
    assert said(master, renewed) == []


def test_site_may_join_within_the_cycle() -> None:
    """A site that is added later expires with its master."""
    master = site(0, (*NOW, HERE, LESS), ("2025-06-02", "2027-03-17", HERE, ALL))
    assert said(master, site(1, ("2025-06-02", "2027-03-17", THERE))) == []


@pytest.mark.parametrize("scope", [None, in_words(ALL), f"{in_words(ALL)}\n"])
def test_site_may_repeat_the_scope(scope: str | None) -> None:
    """An additional site says the Scope of Certification in the same words, or leaves it out."""
    assert said(site(0, (*NOW, HERE, ALL)), site(1, (*NOW, THERE, None, {"scope": scope}))) == []


def test_two_sites_may_do_the_same() -> None:
    """What is done at two sites is covered while one of them is suspended."""
    suspended = ({"date": "2026-10-05", "to": "suspended", "reason": "fees"},)
    family = site(0, (*NOW, HERE, ALL)), site(1, (*NOW, THERE), then=suspended), site(2, (*NOW, THERE))
    assert said(*family) == []
    assert codes(*family[:2]) == ["R514"]


def test_suspended_family_is_no_finding() -> None:
    """When the master is suspended and its sites with it, everything is said."""
    suspended = ({"date": "2026-10-05", "to": "suspended", "reason": "fees"},)
    assert said(site(0, (*NOW, HERE, ALL), then=suspended), site(1, (*NOW, THERE), then=suspended)) == []


@pytest.mark.parametrize("as_of", ["2027-03-17", "2027-03-18", "2028-01-01"])
def test_family_expires_without_a_finding(as_of: str) -> None:
    """The day after the last one, nothing that was sound becomes an error."""
    family = site(0, (*NOW, HERE, ALL)), site(1, (*NOW, THERE))
    assert said(*family, as_of=datetime.date.fromisoformat(as_of)) == []


@pytest.mark.parametrize(
    ("there", "expected"),
    [
        ({"manufacture": [LENS, "housings"]}, ["R508"]),
        ({"manufacture": ["lenses"]}, ["R511"]),
        ({"manufacture": ["Lens"]}, ["R511"]),
        ({"manufacture": [FRAMES]}, ["R509"]),
        ({"test": [LENS]}, ["R508"]),
        ({"manufacture": ["optics"]}, ["R508"]),
    ],
    ids=str,
)
def test_site_that_does_not_fit_is_reported(there: dict, expected: list[str]) -> None:
    """More than the scope, other words for it, or too little: each is found."""
    assert expected == codes(site(0, (*NOW, HERE, ALL)), site(1, (*NOW, there)))


def test_site_that_still_lives_is_held_to_the_scope() -> None:
    """A site that was neither ended nor left behind fits the newest scope."""
    master = site(0, (*NOW, HERE, ALL), ("2025-06-02", "2027-03-17", HERE, LESS))
    assert codes(master, site(1, (*NOW, THERE))) == ["R508"]
