"""Everything that is made of data, as work that processes can share: pages, and the files beside them."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from generator.exports.record_json import record_draft
from generator.importing import template
from generator.model.explanations import FAMILIES, Explanation
from generator.pages import browse, fields, register
from generator.pages.catalogue import Catalogue, Entry, parts_of
from generator.pages.listings import Listings
from generator.pages.page import Bundle, Draft, Unit
from generator.pages.records import RecordPages


def units(catalogue: Catalogue, listings: Listings, explanations: list[Explanation]) -> Iterator[Unit]:
    """All of it; what takes longest comes first, so that no process waits for another in the end."""
    yield from browse.units(catalogue, listings)
    yield from register.units(catalogue, listings)
    yield from _about_the_files(catalogue, listings, explanations)
    yield from _records(catalogue, listings)


def _records(catalogue: Catalogue, listings: Listings) -> Iterator[Unit]:
    """The pages of records, and the same as JSON."""
    pages = RecordPages(listings.environment, catalogue)

    def drafts(part: Sequence[Entry]) -> Iterator[Draft]:
        for entry in part:
            yield pages.draft(entry)
            yield record_draft(entry, catalogue)

    for part in parts_of(catalogue.entries):
        yield Bundle(pages.made_of(part), partial(drafts, part))


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
