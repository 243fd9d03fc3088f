"""The search over records: small files that the browser picks from, and ``search/index.json`` that lists them.

Nothing here grows with what a visitor loads except that list, the table of facets and the length of what he asked for.
"""

from generator.model.countries import country_name, country_names
from generator.pages import words
from generator.pages.catalogue import Catalogue
from generator.search.cards import CARDS_IN_A_PACK, cards
from generator.search.lexicon import lexicon
from generator.search.packing import Packed, compact
from generator.search.table import table


def files(catalogue: Catalogue) -> dict[str, bytes]:
    """Path to content of everything the search of records loads."""
    packed = Packed()
    index = {
        "records": len(catalogue.entries),
        "cardsInAPack": CARDS_IN_A_PACK,
        "register": packed.add(compact(_register(catalogue))),
        **table(catalogue, packed),
        "cards": cards(catalogue, packed),
        **lexicon(catalogue.entries, packed),
    }
    return {"search/index.json": compact(index), **packed.files}


def _register(catalogue: Catalogue) -> dict[str, list[dict]]:
    """Bodies, schemes and countries: few enough to be matched without an index."""
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
        {"id": scheme.id, "name": scheme.name, "short": scheme.short_name, "standards": list(scheme.standards)}
        for scheme in directory.schemes.values()
    ]
    countries = {country_name(code): " ".join(country_names(code)) for code in catalogue.by_country}
    return {"bodies": bodies, "schemes": schemes, "countries": dict(sorted(countries.items()))}
