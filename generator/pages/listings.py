"""Lists of records: rows rendered once, cut into pages of at most 200, the same in every list."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial

from jinja2 import Environment
from markupsafe import Markup

from generator.model.timeline import Step, as_text
from generator.pages.catalogue import Catalogue, Entry, parts_of
from generator.pages.page import Draft, Page
from generator.workers import Means, spread

ROWS_PER_PAGE = 200
FIRST_ROWS = 50
"""How many records the page of a body, a scheme or a standard shows."""
_DIVIDED_FOR_PROGRAMS = ("bodies/", "schemes/", "standards/", "countries/")
"""The folders whose pages have their records as JSON under the same name below ``api/v1/``."""


@dataclass(frozen=True, slots=True)
class Listing:
    """Which page of a list this is. The first has the plain address, the others a number behind it."""

    path: str
    page: int
    length: int

    @property
    def pages(self) -> int:
        """How many pages the list has; an empty one has one too."""
        return max(1, -(-self.length // ROWS_PER_PAGE))

    def name(self, number: int) -> str:
        """The file name of a page of this list. No slug has two hyphens, so it is nobody else's: ``acme-2`` may be."""
        stem = self.path.rpartition("/")[2].removesuffix(".html")
        return f"{stem}.html" if number == 1 else f"{stem}--{number}.html"

    @property
    def linked(self) -> list[int]:
        """The pages that this one links to: the ends, and 1, 2, 10, 100 … away, so that every page is a few steps away
        and links do not grow with the square of the list."""
        away = {step for power in range(len(str(self.pages))) for step in (10**power, -(10**power))} | {0, 2, -2}
        near = {self.page + step for step in away} | {1, self.pages}
        return sorted(number for number in near if 1 <= number <= self.pages)

    @property
    def part(self) -> slice:
        """What of the list is on this page."""
        return slice((self.page - 1) * ROWS_PER_PAGE, self.page * ROWS_PER_PAGE)

    @property
    def address(self) -> str:
        """The path of this page."""
        return f"{self.path.rpartition('/')[0]}/{self.name(self.page)}"


class Listings:
    """Renders rows and the pages that hold them."""

    def __init__(self, environment: Environment, catalogue: Catalogue) -> None:
        self.environment = environment
        self._catalogue = catalogue
        self._row = environment.get_template("row.html").module.row
        self._rows: dict[str, Markup] = {}

    def make_rows(self, means: Means) -> None:
        """Render the rows of all records; those of a part that has not changed are kept."""
        cache, made_of = means.cache, self._catalogue.made_of
        parts = {cache.name("rows", part[0].slug, made_of(part)): part for part in parts_of(self._catalogue.entries)}
        known = {name: cache.get(name) for name in parts} if cache.is_kept and made_of(()) else {}
        new = [name for name in parts if not isinstance(known.get(name), list)]

        def made(name: str) -> list[str]:
            rows = [str(self._made(entry)) for entry in parts[name]]
            if known:
                cache.put(name, rows)
            return rows

        known |= zip(new, spread(made, new, means, "Rows of lists, parts"), strict=True)
        for name, part in parts.items():
            self._rows.update(zip((entry.slug for entry in part), map(Markup, known[name]), strict=True))

    def rows(self, entries: list[Entry]) -> list[Markup]:
        """The rows of some records, in their order."""
        known = self._rows
        for entry in entries:
            if entry.slug not in known:
                known[entry.slug] = self._made(entry)
        return [known[entry.slug] for entry in entries]

    def _made(self, entry: Entry) -> Markup:
        scheme, as_of = self._catalogue.directory.schemes[entry.record.scheme], self._catalogue.as_of
        return self._row(entry, scheme, ahead(entry.steps, as_of), as_of)

    def render(self, template: str, **context: object) -> str:
        """A template with what every page may need."""
        return self.environment.get_template(template).render(
            catalogue=self._catalogue,
            all_feed=self.feed("all"),
            directory=self._catalogue.directory,
            info=self._catalogue.directory.info,
            as_of=self._catalogue.as_of,
            **context,
        )

    def single(
        self,
        path: str,
        template: str,
        title: str,
        description: str,
        context: Callable[[], dict],
        made_of: bytes = b"",
        feed: str = "",
        alternate: str | None = None,
    ) -> Iterator[Draft]:
        """One page of its own kind; the context is worked out when it is made."""
        feed = self.feed(feed)

        def make() -> Page:
            fragment = self.render(template, **{"title": title} | context())
            return Page(path, title, description, fragment, alternate=alternate, feed=feed)

        yield Draft(path, made_of, make)

    def page(
        self,
        path: str,
        template: str,
        title: str,
        description: str,
        entries: list[Entry],
        context: Callable[[], dict],
        feed: str = "",
    ) -> Iterator[Draft]:
        """A page about something with the first of its records; all of them are in a list of their own. The template
        gets ``entries``, the ``rows`` of the first ones and the name of the ``feed`` beside the context."""

        def whole() -> dict:
            return {"entries": entries, "rows": self.rows(entries[:FIRST_ROWS]), "feed": self.feed(feed)} | context()

        made_of = self._catalogue.made_of(entries, path)
        return self.single(path, template, title, description, whole, made_of, feed, self._as_json(path))

    def feed(self, name: str) -> str:
        """The name of a feed and a calendar that pages link to; empty when this build has none."""
        output = "holder-feeds" if name.startswith("holders/") else "feeds"
        return "" if output in self._catalogue.left_out else name

    def _as_json(self, path: str) -> str | None:
        """The address of the records of a page for programs, if there is a file of exactly these."""
        is_made = "api-lists" not in self._catalogue.left_out and path.startswith(_DIVIDED_FOR_PROGRAMS)
        return f"../api/v1/{path.removesuffix('.html')}.json" if is_made else None

    def pages(
        self,
        path: str,
        template: str,
        title: str,
        description: str,
        entries: list[Entry],
        in_bundle: bool = False,
        **context: object,
    ) -> Iterator[Draft]:
        """A list of records of any length as pages. The template gets ``rows``, the ``shown`` entries behind them, the
        ``length`` of the list and ``listing`` beside the context, which has nothing but plain values; a ``feed`` in it
        is that of the whole list."""
        context["feed"] = self.feed(str(context.get("feed", "")))
        said = "" if in_bundle else repr((template, title, description, len(entries), sorted(context.items())))
        for listing in pages_of(path, len(entries)):
            shown = entries[listing.part]
            suffix = f", page {listing.page}" if listing.page > 1 else ""
            made_of = b"" if in_bundle else self._catalogue.made_of(shown, listing.address, said)
            make = partial(self._page, listing, shown, template, title, suffix, description, context)
            yield Draft(listing.address, made_of, make)

    def _page(
        self,
        listing: Listing,
        shown: list[Entry],
        template: str,
        title: str,
        suffix: str,
        description: str,
        context: dict,
    ) -> Page:
        rows = self.rows(shown)
        fragment = self.render(
            template, title=title, length=listing.length, shown=shown, rows=rows, listing=listing, **context
        )
        alternate = self._as_json(listing.path) if listing.page == 1 else None
        return Page(listing.address, title + suffix, description, fragment, alternate=alternate, feed=context["feed"])


def ahead(steps: tuple[Step, ...], as_of: date) -> str:
    """The steps of a row that are ahead, as the browser reads them: until then the status holds that the row has.
    Nobody reads a page on a day before that of its data."""
    return as_text(tuple(step for step in steps if step.start > as_of))


def pages_of(path: str, length: int) -> list[Listing]:
    """The pages of a list of so many things."""
    first = Listing(path, 1, length)
    return [first, *(Listing(path, number, length) for number in range(2, first.pages + 1))]
