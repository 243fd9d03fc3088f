"""The search over records: small files that the browser picks from, and ``search/index.json`` that lists them.

Nothing here grows with what a visitor loads except that list, the table of facets and the length of what he asked for.
"""

from generator.model.countries import country_name, country_names
from generator.pages import words
from generator.pages.catalogue import Catalogue
from generator.search import checking
from generator.search.cards import CARDS_IN_A_PACK
from generator.search.folding import terms
from generator.search.lists import lists
from generator.search.packing import Packed, compact
from generator.search.parts import parts
from generator.search.pieces import content
from generator.search.sheets import sheets
from generator.search.table import Row, table
from generator.search.trade import SCHEMES, SHORT
from generator.workers import ALONE, Means


def files(catalogue: Catalogue, means: Means = ALONE) -> dict[str, bytes]:
    """Path to content of everything the search of records loads. What follows from records that have not changed is
    taken from an earlier run."""
    packed = Packed()
    found = parts(catalogue, means)
    records = [part.records for part in found]
    *rows, holders = (
        zip(*(content(part.columns) for part in found), strict=True) if found else [()] * (len(Row._fields) + 1)
    )
    shown = sheets(records, [part.shown for part in found], means.cache)
    index = {
        "records": len(catalogue.entries),
        "cardsInAPack": CARDS_IN_A_PACK,
        "register": packed.add(compact(_register(catalogue))),
        **table(sum(records), dict(zip(Row._fields, rows, strict=True)), packed),
        "cards": [packed.add(pack) for sheet in shown for pack in sheet.cards],
        "check": checking.listed(shown, holders, packed),
        **lists(records, [part.terms for part in found], packed, means.cache),
    }
    return {"search/index.json": compact(index), **packed.files}


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
