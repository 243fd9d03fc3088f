"""Live lists inside the handwritten pages: ``<!-- directory:bodies-for cfp -->`` becomes a list of today's bodies."""

import re
from collections.abc import Callable

from generator.model.countries import country_name
from generator.model.findings import DirectoryError
from generator.pages.catalogue import SOON_DAYS, Catalogue, counts
from generator.pages.happened import newest
from generator.pages.linked_data import dataset
from generator.pages.listings import Listings
from generator.pages.register import approved_now

_MARK = re.compile(r"<!-- directory:([a-z-]+)(?: ([a-z0-9-]+))? -->")
SHOWN_ON_HOME = 8


class LiveLists:
    """Fills the marks of a handwritten page. Links are written as from one folder below the root."""

    def __init__(self, catalogue: Catalogue, listings: Listings) -> None:
        self._catalogue = catalogue
        self._listings = listings
        self._approved = approved_now(catalogue)
        self._makers: dict[str, Callable[[str | None], str]] = {
            "home": self._home,
            "dataset": lambda _: f'<script type="application/ld+json">{dataset(catalogue)}</script>',
            "counts": lambda _: listings.render("counts.html", total=counts(catalogue.entries)),
            "schemes": lambda _: listings.render("groups.html", level=3),
            "bodies": lambda _: listings.render(
                "body_table.html", bodies=list(catalogue.directory.bodies.values()), approved=self._approved
            ),
            "bodies-for": lambda scheme: listings.render("bodies_for.html", bodies=self._approved[scheme]),
            "feeds": lambda _: listings.render("feeds.html", groups=self._feeds()),
            "substances": lambda _: self._terms("restricted-substances", ""),
            "categories": lambda _: self._terms("component-categories", "categories"),
        }

    def fill(self, html: str, path: str) -> str:
        """The page with its marks filled. Raises DirectoryError for a mark that is not known."""

        def made(found: re.Match) -> str:
            name, scheme = found.groups()
            if name not in self._makers:
                raise DirectoryError(
                    f"{path}: there is no live list '{found[0]}'", f"use one of: {', '.join(self._makers)}"
                )
            if name == "bodies-for" and scheme not in self._approved:
                raise DirectoryError(f"{path}: '{found[0]}' names no scheme", "name one of data/schemes/")
            return self._makers[name](scheme)

        return _MARK.sub(made, html)

    def _home(self, _: str | None) -> str:
        catalogue = self._catalogue
        return self._listings.render(
            "home.html",
            total=counts(catalogue.entries),
            changes=newest(catalogue, SHOWN_ON_HOME),
            expiring=catalogue.expiring(SOON_DAYS)[:SHOWN_ON_HOME],
        )

    def _feeds(self) -> list[tuple[str, list[tuple[str, str]]]]:
        """Heading to the feeds under it: their names, and what they are about. Those of holders are on their pages."""
        directory = self._catalogue.directory
        countries = sorted((country_name(code), code.lower()) for code in self._catalogue.by_country)
        return [
            ("Everything", [("all", "All records")]),
            ("Certification bodies", [(f"bodies/{body.id}", body.short_name) for body in directory.bodies.values()]),
            ("Schemes", [(f"schemes/{scheme.id}", scheme.name) for scheme in directory.schemes.values()]),
            ("Countries", [(f"countries/{code}", name) for name, code in countries]),
        ]

    def _terms(self, vocabulary: str, folder: str) -> str:
        return self._listings.render(
            "terms.html", vocabulary=self._catalogue.directory.vocabularies[vocabulary], folder=folder
        )
