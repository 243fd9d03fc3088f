"""The pages of holders, and their index from A to Z."""

from collections.abc import Iterator, Sequence

from generator.model.record import Holder, Site
from generator.pages.catalogue import Catalogue, Entry, counts
from generator.pages.listings import Listing, Listings, pages_of
from generator.pages.page import Page

Item = tuple[str, Holder, int]
"""Slug, holder, and how many records it has."""


def pages(catalogue: Catalogue, listings: Listings) -> Iterator[Page]:
    """A page for each holder, with its records and sites, and the index."""
    items = [(slug, entries[0].record.holder, len(entries)) for slug, entries in catalogue.by_holder.items()]
    for slug, holder, _ in items:
        entries = catalogue.by_holder[slug]
        yield from listings.pages(
            f"holders/{slug}.html",
            "holder.html",
            holder.name,
            f"All records and sites of {holder.name}.",
            entries,
            holder=holder,
            sites_of=sites_of,
            total=counts(entries),
        )
    yield from _index(items, listings)


def sites_of(entries: Sequence[Entry]) -> list[tuple[Site, list[Entry]]]:
    """The places of some records, each with the records for it, in the order of the records."""
    found: dict[tuple, tuple[Site, list[Entry]]] = {}
    for entry in entries:
        site = entry.record.site
        found.setdefault((site.name, site.address), (site, []))[1].append(entry)
    return list(found.values())


def _index(items: list[Item], listings: Listings) -> Iterator[Page]:
    path, title = "holders/index.html", "Holders"
    lists = pages_of(path, len(items))
    letters = {}
    for listing in lists:
        for slug, _, _ in items[listing.part]:
            letters.setdefault(_letter(slug), f"{listing.name(listing.page)}#{_letter(slug).lower()}")
    for listing in lists:
        fragment = listings.render(
            "holders.html",
            title=title,
            letters=letters,
            sections=_sections(items, listing),
            listing=listing,
        )
        suffix = f", page {listing.page}" if listing.page > 1 else ""
        yield Page(listing.address, title + suffix, "Organizations that hold records here, from A to Z.", fragment)


def _sections(items: list[Item], listing: Listing) -> dict[str, list[Item]]:
    """The holders of one page under their letters."""
    found: dict[str, list[Item]] = {}
    for item in items[listing.part]:
        found.setdefault(_letter(item[0]), []).append(item)
    return found


def _letter(slug: str) -> str:
    return slug[0].upper() if slug[0].isalpha() else "0-9"
