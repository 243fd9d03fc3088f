"""The pages of countries, and their index as a picture and as a table."""

from collections.abc import Iterator
from functools import partial
from urllib.parse import urlencode

from generator.model.countries import country_name
from generator.pages.catalogue import Catalogue, counts
from generator.pages.listings import Listings
from generator.pages.page import Unit
from generator.pages.world import world


def units(catalogue: Catalogue, listings: Listings) -> Iterator[Unit]:
    """A list for each country in which a site is, and all of them at once."""
    total = {}
    for code, entries in catalogue.by_country.items():
        name, total[code] = country_name(code), counts(entries)
        yield partial(
            listings.pages,
            f"countries/{code.lower()}.html",
            "list.html",
            name,
            f"Records for sites in {name}.",
            entries,
            trail=[("Countries", "index.html")],
            lead="Records whose site is in this country; the issuing body may be elsewhere.",
            total=total[code],
            search=urlencode({"country": name}),
            feed=f"countries/{code.lower()}",
        )
    yield partial(
        listings.single,
        "countries/index.html",
        "countries.html",
        "Countries",
        f"Records here are for sites in {len(total)} countries.",
        lambda: {
            "world": world(total),
            "total": dict(sorted(total.items(), key=lambda item: country_name(item[0]))),
            "all": counts(catalogue.entries),
        },
    )
