"""Everything that is made of data, as work that processes can share: pages, and the files beside them."""

from collections.abc import Iterator, Sequence
from functools import partial

from generator.exports import schema
from generator.exports.record_json import record_draft
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
    yield from _about_the_check(catalogue, listings, explanations)
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


def _about_the_check(catalogue: Catalogue, listings: Listings, explanations: list[Explanation]) -> Iterator[Unit]:
    """What every code and every field means."""
    yield partial(
        listings.single,
        "contributing/messages.html",
        "messages.html",
        "Messages of the check",
        "Every code of the check: what it means, what it looks like wrong and right, and where it comes from.",
        lambda: {"families": FAMILIES, "explanations": explanations},
    )
    yield partial(
        listings.single,
        "contributing/fields.html",
        "fields.html",
        "All fields",
        "Every field of every kind of file: what it means, what may stand there, and whether it is needed.",
        lambda: {"kinds": fields.kinds(schema.schemas(catalogue.directory), schema.KINDS)},
    )
