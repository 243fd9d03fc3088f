"""Everything that is made of data, as work that processes can share: pages, and the files beside them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial

from generator.changes.trend import Point
from generator.exports import dumps, form, generations, outputs
from generator.exports import quality as quality_json
from generator.exports.api import lists
from generator.exports.api import register as register_for_programs
from generator.exports.api.register import OPENAPI, REFERENCE
from generator.exports.badge import badge_draft
from generator.exports.envelope import readable
from generator.exports.feeds.every import Feeds
from generator.exports.record_json import record_draft
from generator.importing import template
from generator.model.explanations import FAMILIES, Explanation
from generator.pages import browse, fields, quality, register
from generator.pages.catalogue import Catalogue, Entry, parts_of
from generator.pages.listings import Listings
from generator.pages.page import Bundle, Draft, Unit
from generator.pages.records import RecordPages


@dataclass(frozen=True, slots=True)
class Past:
    """What there is to say of the directory as it was."""

    window: generations.Window | None
    """None when it is not wanted."""
    trend: tuple[Point, ...]


def units(catalogue: Catalogue, listings: Listings, explanations: list[Explanation], past: Past) -> Iterator[Unit]:
    """All of it but what is left out."""
    yield from outputs.kept(_all(catalogue, listings, explanations, past), catalogue.left_out)


def _all(catalogue: Catalogue, listings: Listings, explanations: list[Explanation], past: Past) -> Iterator[Unit]:
    """What takes longest comes first, so that no process waits for another in the end."""
    if "dumps" not in catalogue.left_out:
        yield from dumps.units(catalogue)
    if past.window:
        yield from generations.units(catalogue, past.window)
    yield from lists.units(catalogue)
    yield from register_for_programs.units(catalogue)
    yield _about_the_api(catalogue, listings)
    yield partial(_form, catalogue)
    yield from browse.units(catalogue, listings)
    yield from register.units(catalogue, listings)
    yield from _about_the_files(catalogue, listings, explanations)
    yield from _quality(catalogue, listings, explanations, past)
    yield from _records(catalogue, listings)
    if "feeds" not in catalogue.left_out:
        yield from Feeds(catalogue).units()


def _records(catalogue: Catalogue, listings: Listings) -> Iterator[Unit]:
    """The pages of records, and the same as JSON."""
    pages = RecordPages(listings.environment, catalogue)

    def drafts(part: Sequence[Entry]) -> Iterator[Draft]:
        for entry in part:
            yield pages.draft(entry)
            yield record_draft(entry, catalogue)
            yield badge_draft(entry, catalogue)

    for part in parts_of(catalogue.entries):
        yield Bundle(pages.made_of(part), partial(drafts, part))


def _about_the_api(catalogue: Catalogue, listings: Listings) -> Bundle:
    """The description of the files for programs, and the same as a page. They follow from all records, and from the
    last change of the one that is an example."""
    shown = [catalogue.directory.revisions.get(entry.path) for entry in catalogue.entries[:1]]

    def drafts() -> Iterator[Draft]:
        from generator.exports.api import (  # here, as they make models, and mostly nothing has changed
            openapi,
            reference,
        )

        document = cache(partial(openapi.document, catalogue))
        yield Draft(OPENAPI, b"", lambda: readable(document()))
        yield from listings.single(
            REFERENCE,
            "api_reference.html",
            "Every file for programs",
            "Each file of the API: its address, what is in it, what may be null, and an example out of this directory.",
            lambda: reference.context(document()),
        )

    return Bundle(catalogue.made_of(catalogue.entries, "about the API", repr(shown)), drafts)


def _form(catalogue: Catalogue) -> Iterator[Draft]:
    """What the form in the browser has to know."""
    made_of = catalogue.made_of(catalogue.entries, form.PATH)
    yield Draft(form.PATH, made_of, partial(form.facts, catalogue.directory))


def _quality(catalogue: Catalogue, listings: Listings, explanations: list[Explanation], past: Past) -> Iterator[Unit]:
    """The quality of the data, to read and for programs."""
    board = quality.board(catalogue, explanations, past.trend)
    yield lambda: quality.draft(board, catalogue, listings)
    yield lambda: quality_json.drafts(board, catalogue)


def _about_the_files(catalogue: Catalogue, listings: Listings, explanations: list[Explanation]) -> Iterator[Unit]:
    """What every code and every field means, and what is needed to write a file: forms of tables, and schemas."""

    def drafts() -> Iterator[Draft]:
        from generator.exports import schema  # here, as it takes a tenth of a second and few builds need it

        yield from _messages(listings, explanations)
        yield from _fields(listings, schema.schemas(catalogue.directory), schema.KINDS)
        yield Draft("contributing/import-template.xlsx", b"", template.as_xlsx)
        yield Draft("contributing/import-template.csv", b"", template.as_csv)
        for name, content in schema.files(catalogue.directory).items():
            yield Draft(f"{schema.FOLDER}/{name}", b"", partial(bytes, content))

    yield Bundle(catalogue.made_of(()), drafts)


def _messages(listings: Listings, explanations: list[Explanation]) -> Iterator[Draft]:
    return listings.single(
        "contributing/messages.html",
        "messages.html",
        "Messages of the check",
        "Every code of the check: what it means, what it looks like wrong and right, and where it comes from.",
        lambda: {"families": FAMILIES, "explanations": explanations},
    )


def _fields(listings: Listings, schemas: dict[str, dict], kinds: Mapping[str, fields.Kind]) -> Iterator[Draft]:
    return listings.single(
        "contributing/fields.html",
        "fields.html",
        "All fields",
        "Every field of every kind of file: what it means, what may stand there, and whether it is needed.",
        lambda: {"kinds": fields.kinds(schemas, kinds)},
    )
