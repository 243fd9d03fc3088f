"""The browse pages under ``certificates/``: they need no JavaScript."""

from collections.abc import Iterator

from generator.model.countries import country_name
from generator.pages.catalogue import SOON_DAYS, Catalogue, counts
from generator.pages.listings import Listings
from generator.pages.page import Page

CHANGES_SHOWN = 200
TRAIL = [("Browse", "../certificates/index.html")]


def pages(catalogue: Catalogue, listings: Listings) -> Iterator[Page]:
    """The door, then one list for each year and each first letter, what expires soon, and what has changed."""
    countries = sorted(catalogue.by_country.items(), key=lambda item: country_name(item[0]))
    yield Page(
        "certificates/index.html",
        "Browse certificates and statements",
        "All certificates and verification statements by scheme, body, country, year and name.",
        listings.render(
            "browse.html",
            title="Browse certificates and statements",
            total=counts(catalogue.entries),
            countries=countries,
        ),
    )
    for year, entries in catalogue.by_year.items():
        yield from listings.pages(
            f"certificates/year-{year}.html",
            "list.html",
            f"First issued in {year}",
            f"Certificates and verification statements first issued in {year}.",
            entries,
            trail=TRAIL,
            lead="",
            total=counts(entries),
        )
    for letter, entries in catalogue.by_letter.items():
        named = "another character" if letter == "0-9" else letter.upper()
        yield from listings.pages(
            f"certificates/names-{letter}.html",
            "list.html",
            f"Holders whose name begins with {named}",
            f"Certificates and verification statements of holders whose name begins with {named}.",
            entries,
            trail=TRAIL,
            lead="",
            total=counts(entries),
        )
    soon = catalogue.expiring(SOON_DAYS)
    yield from listings.pages(
        "certificates/expiring.html",
        "list.html",
        f"Expiring within {SOON_DAYS} days",
        f"Certificates and verification statements whose last day is within {SOON_DAYS} days.",
        soon,
        trail=TRAIL,
        lead="Current and suspended records whose last day is near, soonest first.",
        total={},
    )
    yield Page(
        "certificates/changes.html",
        "Latest changes",
        "Issues, renewals, suspensions and other changes, newest first.",
        listings.render("changes.html", title="Latest changes", events=catalogue.changes[:CHANGES_SHOWN]),
    )
