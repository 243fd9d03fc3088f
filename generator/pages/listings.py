"""Lists of records: rows rendered once, cut into pages of at most 200, the same in every list."""

from collections.abc import Iterator
from dataclasses import dataclass

from jinja2 import Environment
from markupsafe import Markup

from generator.pages.catalogue import Catalogue, Entry
from generator.pages.page import Page

ROWS_PER_PAGE = 200


@dataclass(frozen=True, slots=True)
class Listing:
    """Which page of a list this is. The first has the plain address, the others a number behind it."""

    path: str
    page: int
    pages: int

    def name(self, number: int) -> str:
        """The file name of a page of this list."""
        stem = self.path.rpartition("/")[2].removesuffix(".html")
        return f"{stem}.html" if number == 1 else f"{stem}-{number}.html"

    @property
    def address(self) -> str:
        """The path of this page."""
        return f"{self.path.rpartition('/')[0]}/{self.name(self.page)}"


class Listings:
    """Renders rows and the pages that hold them."""

    def __init__(self, environment: Environment, catalogue: Catalogue) -> None:
        self.environment = environment
        self._catalogue = catalogue
        row = environment.get_template("row.html")
        schemes = catalogue.directory.schemes
        self._rows = {
            entry.slug: Markup(row.render(entry=entry, scheme=schemes[entry.record.scheme], as_of=catalogue.as_of))
            for entry in catalogue.entries
        }

    def rows(self, entries: list[Entry]) -> list[Markup]:
        """The rows of some records, in their order."""
        return [self._rows[entry.slug] for entry in entries]

    def render(self, template: str, **context: object) -> str:
        """A template with what every page may need."""
        return self.environment.get_template(template).render(
            catalogue=self._catalogue,
            directory=self._catalogue.directory,
            info=self._catalogue.directory.info,
            as_of=self._catalogue.as_of,
            **context,
        )

    def pages(
        self, path: str, template: str, title: str, description: str, entries: list[Entry], **context: object
    ) -> Iterator[Page]:
        """A list of any length as pages. The template gets ``rows`` and ``listing`` beside the context."""
        total = max(1, -(-len(entries) // ROWS_PER_PAGE))
        for number in range(1, total + 1):
            listing = Listing(path, number, total)
            part = entries[(number - 1) * ROWS_PER_PAGE : number * ROWS_PER_PAGE]
            fragment = self.render(
                template, title=title, entries=entries, rows=self.rows(part), listing=listing, **context
            )
            suffix = f", page {number}" if number > 1 else ""
            yield Page(listing.address, title + suffix, description, fragment)
