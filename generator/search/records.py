"""The search over records: small files that the browser picks from, and ``search/index.json`` that lists them.

Nothing here grows with what a visitor loads except that list, the table of facets and the length of what he asked for.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, chain

from generator.cache import Cache, pack, unpack
from generator.model.countries import country_name, country_names
from generator.pages import words
from generator.pages.catalogue import Catalogue, Entry, parts_of
from generator.search import checking, lexicon
from generator.search.cards import CARDS_IN_A_PACK, card, packs
from generator.search.folding import terms
from generator.search.lexicon import Postings
from generator.search.packing import Packed, compact
from generator.search.table import Row, row, table
from generator.search.trade import SCHEMES, SHORT
from generator.workers import ALONE, Means, spread

_WHAT = "Index of records, parts"


@dataclass(frozen=True, slots=True)
class Part:
    """What the search knows of some neighbouring records."""

    rows: list[Row]
    cards: list[str]
    facts: list[checking.Facts]
    postings: dict[str, Postings]


def files(catalogue: Catalogue, means: Means = ALONE) -> dict[str, bytes]:
    """Path to content of everything the search of records loads. What is known of records that have not changed is
    taken from an earlier run."""
    packed = Packed()
    runs = list(parts_of(catalogue.entries))
    parts = [unpack(part) for part in spread(lambda run: _packed_part(run, catalogue, means.cache), runs, means, _WHAT)]
    before = [0, *accumulate(len(part.rows) for part in parts)]
    index = {
        "records": len(catalogue.entries),
        "cardsInAPack": CARDS_IN_A_PACK,
        "register": packed.add(compact(_register(catalogue))),
        **table(list(chain.from_iterable(part.rows for part in parts)), packed),
        "cards": packs(list(chain.from_iterable(part.cards for part in parts)), packed),
        "check": checking.listed(list(chain.from_iterable(part.facts for part in parts)), packed),
    }
    fields = {
        field: lexicon.joined((at, part.postings[field]) for at, part in zip(before, parts, strict=False))
        for field in lexicon.FIELDS
    }
    names = fields["names"], fields["places"]
    index["numbers"] = lexicon.blocks([fields["numbers"]], packed)
    index["names"] = lexicon.blocks(names, packed)
    index["ends"] = lexicon.ends(set().union(*names), packed)
    index["scopes"] = lexicon.blocks([fields["scopes"]], packed)
    return {"search/index.json": compact(index), **packed.files}


def _packed_part(entries: Sequence[Entry], catalogue: Catalogue, cache: Cache) -> bytes:
    made_of = catalogue.made_of(entries)
    name = cache.name("search", made_of)
    known = cache.packed(name) if made_of else None
    if known is not None:
        return known
    rows = [row(entry, catalogue) for entry in entries]
    cards = [card(entry, catalogue) for entry in entries]
    facts = [checking.facts(entry, catalogue) for entry in entries]
    part = Part(rows, cards, facts, lexicon.postings(entries))
    return cache.put(name, part) if made_of else pack(part)


def _register(catalogue: Catalogue) -> dict[str, list[dict] | dict]:
    """Bodies, schemes, countries and words of the trade: few enough to be matched without an index."""
    directory = catalogue.directory
    bodies = [
        {
            "id": body.id,
            "name": body.name,
            "short": body.short_name,
            "local": body.name_local or "",
            "language": body.language or "",
            "city": body.city,
            "country": country_name(body.country),
            "codes": list(body.codes),
            "complete": body.declared_complete and str(body.declared_complete.date),
            "status": words.BODY_STATUS[body.status[-1].to],
        }
        for body in directory.bodies.values()
    ]
    schemes = [
        {
            "id": scheme.id,
            "name": scheme.name,
            "short": scheme.short_name,
            "standards": list(scheme.standards),
            "askedBy": SCHEMES.get(scheme.id, ()),
        }
        for scheme in directory.schemes.values()
    ]
    countries = {country_name(code): " ".join(country_names(code)) for code in catalogue.by_country}
    short = {word: [terms(meant) for meant in all_meant] for word, all_meant in SHORT.items()}
    return {"bodies": bodies, "schemes": schemes, "countries": dict(sorted(countries.items())), "short": short}
