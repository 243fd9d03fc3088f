"""What the search knows of some neighbouring records, taken from an earlier run unless one of them has changed."""

from collections.abc import Sequence
from dataclasses import dataclass

from generator.cache import Cache, pack, unpack
from generator.pages.catalogue import Catalogue, Entry, parts_of
from generator.search import checking, lexicon
from generator.search.cards import card
from generator.search.columns import column
from generator.search.pieces import kept, piece
from generator.search.sheets import Shown
from generator.search.table import row
from generator.workers import Means, spread

_WHAT = "Index of records, parts"


@dataclass(frozen=True, slots=True)
class Part:
    """Some neighbouring records."""

    records: int
    columns: bytes
    """A piece: what all records are counted, sorted and grouped by; a column for each field of a row, and one of
    holders."""
    shown: bytes
    """A piece: what is shown of one of them, or compared with it, as ``Shown``."""
    terms: dict[str, dict[int, bytes]]
    """For each list of terms, stretch by stretch of the alphabet, a piece: the records that they stand in."""


def parts(catalogue: Catalogue, means: Means) -> list[Part]:
    """All records in their order."""
    cache, runs = means.cache, list(parts_of(catalogue.entries))
    made_of = [catalogue.made_of(run) for run in runs]
    names = [cache.name("search", one) if one and cache.is_kept else "" for one in made_of]
    packed = {at: known for at, name in enumerate(names) if name and (known := cache.packed(name)) is not None}
    missing = [at for at in range(len(runs)) if at not in packed]

    def make(at: int) -> bytes:
        part = _part(runs[at], catalogue, cache)
        return cache.put(names[at], part) if names[at] else pack(part)

    packed.update(zip(missing, spread(make, missing, means, _WHAT), strict=True))
    return [unpack(packed.pop(at)) for at in range(len(runs))]


def _part(entries: Sequence[Entry], catalogue: Catalogue, cache: Cache) -> Part:
    local = sorted({name for entry in entries if (name := entry.record.holder.name_local)})
    elsewhere = kept("elsewhere", "\n".join(local).encode(), lambda: lexicon.elsewhere(local), cache)
    columns = [*zip(*(row(entry, catalogue) for entry in entries), strict=True), map(checking.holder, entries)]
    terms = {
        name: {stretch: piece(those) for stretch, those in found.items()}
        for name, found in lexicon.postings(entries, elsewhere).items()
    }
    return Part(len(entries), piece([column(values) for values in columns]), piece(_shown(entries, catalogue)), terms)


def _shown(entries: Sequence[Entry], catalogue: Catalogue) -> Shown:
    facts = [checking.facts(entry, catalogue) for entry in entries]
    return Shown(
        [card(entry, catalogue) for entry in entries],
        [entry.record.number for entry in entries],
        *(list(zip(*rows, strict=True)) for rows in zip(*facts, strict=True)),
    )
