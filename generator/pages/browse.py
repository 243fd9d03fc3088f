"""The browse pages under ``certificates/``: they need no JavaScript."""

import datetime
from collections.abc import Iterator
from functools import partial

from generator.model.countries import country_name
from generator.model.names import name_slug
from generator.pages import words
from generator.pages.catalogue import PERIODS, SOON_DAYS, Catalogue, Entry, counts
from generator.pages.happened import newest
from generator.pages.listings import Listings
from generator.pages.page import Draft, Unit

CHANGES_SHOWN = 200
TRAIL = [("Browse", "../certificates/index.html")]


def units(catalogue: Catalogue, listings: Listings) -> Iterator[Unit]:
    """The door, a list for each thing that records can be divided by, what expires soon, and what has changed."""
    countries = sorted(catalogue.by_country.items(), key=lambda item: country_name(item[0]))
    yield partial(
        listings.single,
        "certificates/index.html",
        "browse.html",
        "Browse certificates and statements",
        "All certificates and verification statements by scheme, body, country, status, year and name.",
        lambda: {
            "total": counts(catalogue.entries),
            "countries": countries,
            "periods": {days: (expiring_page(days), len(catalogue.expiring(days))) for days in PERIODS},
        },
    )
    yield from _by_time(catalogue, listings)
    yield from _by_status(catalogue, listings)
    yield from _by_name(catalogue, listings)
    yield from _by_register(catalogue, listings)
    for days in PERIODS:
        yield partial(_expiring, catalogue, listings, days)
    yield partial(
        listings.single,
        "certificates/changes.html",
        "changes.html",
        "Latest changes",
        "Issues, renewals, suspensions and other changes, newest first.",
        lambda: {"events": newest(catalogue, CHANGES_SHOWN)},
        feed="all",
    )


def expiring_page(days: int) -> str:
    """The file of what expires within so many days; the usual number has the plain name."""
    return "expiring.html" if days == SOON_DAYS else f"expiring-{days}.html"


def _by_time(catalogue: Catalogue, listings: Listings) -> Iterator[Unit]:
    for year, entries in catalogue.by_year.items():
        yield partial(_list, listings, f"year-{year}", f"First issued in {year}", entries)


def _by_status(catalogue: Catalogue, listings: Listings) -> Iterator[Unit]:
    day = words.day(catalogue.as_of)
    for status, entries in catalogue.by_status.items():
        word = words.STATUS[status].word
        lead = f"What was recorded on {day}; the status beside a number is that of the day of reading, if scripts run."
        yield partial(_list, listings, f"status-{status}", f"{word} on {day}", entries, lead)


def _by_name(catalogue: Catalogue, listings: Listings) -> Iterator[Unit]:
    for letter, entries in catalogue.by_letter.items():
        named = "another character" if letter == "0-9" else letter.upper()
        yield partial(_list, listings, f"names-{letter}", f"Holders whose name begins with {named}", entries)


def _by_register(catalogue: Catalogue, listings: Listings) -> Iterator[Unit]:
    """All records of each scheme, body and standard, whose own pages show the first ones only."""
    directory = catalogue.directory
    for scheme in directory.schemes.values():
        title = f"{scheme.short_name}: all {words.KINDS[scheme.kind]}"
        trail = [(scheme.short_name, f"../schemes/{scheme.id}.html")]
        yield partial(
            _list, listings, f"scheme-{scheme.id}", title, catalogue.by_scheme.get(scheme.id, []), scheme.name, trail
        )
    for body in directory.bodies.values():
        trail = [(body.short_name, f"../bodies/{body.id}.html")]
        title = f"{body.short_name}: all records"
        yield partial(_list, listings, f"body-{body.id}", title, catalogue.by_body.get(body.id, []), body.name, trail)
    for standard in directory.standards:
        slug = name_slug(standard.id)
        trail = [(standard.id, f"../standards/{slug}.html")]
        entries = catalogue.by_standard.get(standard.id, [])
        yield partial(
            _list, listings, f"standard-{slug}", f"{standard.id}: all records", entries, standard.title, trail
        )


def _list(
    listings: Listings, name: str, title: str, entries: list[Entry], lead: str = "", trail: list | None = None
) -> Iterator[Draft]:
    yield from listings.pages(
        f"certificates/{name}.html",
        "list.html",
        title,
        f"{title}: certificates and verification statements.",
        entries,
        trail=TRAIL + (trail or []),
        lead=lead,
        total=counts(entries),
        search="",
    )


def _expiring(catalogue: Catalogue, listings: Listings, days: int) -> Iterator[Draft]:
    first, last = (words.day(catalogue.as_of + datetime.timedelta(days=each)) for each in (0, days))
    yield from listings.pages(
        f"certificates/{expiring_page(days)}",
        "expiring.html",
        f"Expiring within {days} days",
        f"Certificates and verification statements whose last day is within {days} days of {first}.",
        catalogue.expiring(days),
        days=days,
        periods={period: expiring_page(period) for period in PERIODS},
        last=last,
    )
