"""The pages of holders, and their index from A to Z."""

from collections.abc import Iterator
from functools import partial

from markupsafe import Markup

from generator.pages.catalogue import Catalogue, counts
from generator.pages.environment import named
from generator.pages.listings import Listing, Listings, pages_of
from generator.pages.page import Bundle, Draft, Unit
from generator.reading.parts import cut

Item = tuple[str, Markup, int]
"""Slug, the name as it is shown, and how many records there are of the holder."""


def units(catalogue: Catalogue, listings: Listings) -> Iterator[Unit]:
    """A page for each holder, with its records and sites, and the index."""
    items = [(slug, named(entries[0].record.holder), len(entries)) for slug, entries in catalogue.by_holder.items()]
    by_slug = {item[0]: item for item in items}
    for part in cut(list(by_slug)):
        entries = [entry for slug in part for entry in catalogue.by_holder[slug]]
        drafts = partial(_holders, [by_slug[slug] for slug in part], catalogue, listings)
        yield Bundle(catalogue.made_of(entries, "holders"), drafts)
    yield partial(_index, items, catalogue, listings)


def _holders(items: list[Item], catalogue: Catalogue, listings: Listings) -> Iterator[Draft]:
    for slug, shown_name, _ in items:
        entries = catalogue.by_holder[slug]
        name = entries[0].record.holder.name
        yield from listings.pages(
            f"holders/{slug}.html",
            "holder.html",
            name,
            f"All records and sites of {name}.",
            entries,
            in_bundle=True,
            name=shown_name,
            total=counts(entries),
            feed=f"holders/{slug}",
        )


def _index(items: list[Item], catalogue: Catalogue, listings: Listings) -> Iterator[Draft]:
    path, title = "holders/index.html", "Holders"
    lists = pages_of(path, len(items))
    letters = {}
    for listing in lists:
        for slug, _, _ in items[listing.part]:
            letters.setdefault(_letter(slug), f"{listing.name(listing.page)}#{_letter(slug).lower()}")
    for listing in lists:
        suffix = f", page {listing.page}" if listing.page > 1 else ""
        context = {"title": title, "letters": letters, "sections": _sections(items, listing), "listing": listing}
        yield from listings.single(
            listing.address,
            "holders.html",
            title + suffix,
            "Organizations that hold records here, from A to Z.",
            partial(dict, context),
            catalogue.made_of((), repr((letters, listing, items[listing.part]))),
        )


def _sections(items: list[Item], listing: Listing) -> dict[str, list[Item]]:
    """The holders of one page under their letters."""
    found: dict[str, list[Item]] = {}
    for item in items[listing.part]:
        found.setdefault(_letter(item[0]), []).append(item)
    return found


def _letter(slug: str) -> str:
    return slug[0].upper() if slug[0].isalpha() else "0-9"
