"""The register for programs: bodies, schemes, countries, standards and holders with how many records each has, the
vocabularies, and the entrance to all of it."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from generator.exports import well_known
from generator.exports.api.lists import FOLDER, ROWS_IN_A_FILE, cut, filled, shard
from generator.exports.envelope import compact, envelope
from generator.exports.outputs import is_left_out
from generator.model.countries import country_name
from generator.model.names import name_slug
from generator.model.register import CertificationBody, Edition, Scheme, Standard
from generator.pages.catalogue import FROM_CURRENT, Catalogue, Entry, counts
from generator.pages.page import Draft, Unit

OPENAPI = f"{FOLDER}/openapi.json"
REFERENCE = "api/reference.html"
"""The page made from it."""


def units(catalogue: Catalogue) -> Iterator[Unit]:
    """All files that are no list of records."""
    yield partial(_whole_lists, catalogue)
    yield partial(_holders, catalogue)
    yield partial(_vocabularies, catalogue)
    yield partial(_index, catalogue)


def _whole_lists(catalogue: Catalogue) -> Iterator[Draft]:
    """Lists that are short however many records there are."""
    directory = catalogue.directory
    whole: dict[str, Callable[[], list[dict]]] = {
        "bodies": lambda: [_body(body, catalogue) for body in directory.bodies.values()],
        "schemes": lambda: [_scheme(scheme, catalogue) for scheme in directory.schemes.values()],
        "countries": lambda: [_country(code, entries, catalogue) for code, entries in catalogue.by_country.items()],
        "standards": lambda: [_standard(standard, catalogue) for standard in directory.standards],
    }
    lengths = (directory.bodies, directory.schemes, catalogue.by_country, directory.standards)
    for (name, rows), things in zip(whole.items(), lengths, strict=True):
        around = envelope(catalogue, len(things))
        made_of = catalogue.made_of(catalogue.entries, name)
        yield Draft(f"{FOLDER}/{name}.json", made_of, partial(filled, around, name, partial(_text, rows)))


def _text(rows: Callable[[], list[dict]]) -> str:
    return compact(rows())


def _counted(folder: str, id_: str, entries: Sequence[Entry], catalogue: Catalogue, list_: str = "") -> dict:
    """What is said of everything that records can be divided by."""
    address, found = catalogue.directory.info.address, counts(entries)
    return {
        "records": len(entries),
        "by_status": {status: found.get(status, 0) for status in FROM_CURRENT},
        "page": f"{address}{folder}/{id_}.html",
        "list": f"{address}{FOLDER}/{folder}/{list_ or id_}.json",
    }


def _body(body: CertificationBody, catalogue: Catalogue) -> dict:
    approved = [held.scheme for held in body.approvals if held.holds_on(catalogue.as_of)]
    declared = body.declared_complete
    return {
        "id": body.id,
        "name": body.name,
        "short_name": body.short_name,
        "name_local": body.name_local,
        "country": body.country,
        "codes": body.codes,
        "status": body.status_on(catalogue.as_of).to,
        "schemes": list(dict.fromkeys(approved)),
        "complete_as_of": str(declared.date) if declared else None,
    } | _counted("bodies", body.id, catalogue.by_body.get(body.id, ()), catalogue)


def _scheme(scheme: Scheme, catalogue: Catalogue) -> dict:
    return {
        "id": scheme.id,
        "name": scheme.name,
        "short_name": scheme.short_name,
        "group": scheme.group,
        "kind": scheme.kind,
        "letters": scheme.letters,
        "standards": scheme.standards,
    } | _counted("schemes", scheme.id, catalogue.by_scheme.get(scheme.id, ()), catalogue)


def _country(code: str, entries: list[Entry], catalogue: Catalogue) -> dict:
    return {"code": code, "name": country_name(code)} | _counted("countries", code.lower(), entries, catalogue)


def _standard(standard: Standard, catalogue: Catalogue) -> dict:
    slug = name_slug(standard.id)
    return {
        "id": standard.id,
        "slug": slug,
        "title": standard.title,
        "kind": standard.kind,
        "editions": [_edition(edition) for edition in standard.editions],
    } | _counted("standards", slug, catalogue.by_standard.get(standard.id, ()), catalogue)


def _edition(edition: Edition) -> dict:
    days = {"published": edition.published, "replaced": edition.replaced}
    return {"id": edition.id} | {name: str(day) if day else None for name, day in days.items()}


def _holders(catalogue: Catalogue) -> Iterator[Draft]:
    slugs = list(catalogue.by_holder)
    for place, shown in cut(f"{FOLDER}/holders", slugs, ROWS_IN_A_FILE):
        around = envelope(catalogue, len(slugs)) | place.about(catalogue.directory.info.address)
        entries = [entry for slug in shown for entry in catalogue.by_holder[slug]]
        rows = partial(_text, partial(_of_holders, shown, catalogue))
        yield Draft(place.path, catalogue.made_of(entries, repr(around)), partial(filled, around, "holders", rows))


def _of_holders(slugs: Sequence[str], catalogue: Catalogue) -> list[dict]:
    found = []
    for slug in slugs:
        entries = catalogue.by_holder[slug]
        holder = entries[0].record.holder
        about = {"slug": slug, "name": holder.name, "name_local": holder.name_local, "language": holder.language}
        found.append(about | _counted("holders", slug, entries, catalogue, shard(slug)))
    return found


def _vocabularies(catalogue: Catalogue) -> Iterator[Draft]:
    known = sorted(catalogue.directory.vocabularies.items())
    made_of = catalogue.made_of((), "vocabularies")
    address, rows = catalogue.directory.info.address, []
    for name, words in known:
        terms = [{"id": term.id, "label": term.label, "note": term.note} for term in words.terms]
        around = envelope(catalogue, len(terms)) | {"name": name, "source": words.source}
        path = f"{FOLDER}/vocabularies/{name}.json"
        yield Draft(path, made_of, partial(filled, around, "terms", partial(compact, terms)))
        rows.append({"name": name, "source": words.source, "terms": len(terms), "list": f"{address}{path}"})
    around = envelope(catalogue, len(known))
    yield Draft(f"{FOLDER}/vocabularies.json", made_of, partial(filled, around, "vocabularies", partial(compact, rows)))


def _index(catalogue: Catalogue) -> Iterator[Draft]:
    made_of = catalogue.made_of((), repr(len(catalogue.entries)))
    yield Draft(f"{FOLDER}/index.json", made_of, partial(_entrance, catalogue))


def _entrance(catalogue: Catalogue) -> bytes:
    address = catalogue.directory.info.address

    def at(path: str) -> str | None:
        return None if is_left_out(path, catalogue.left_out) else f"{address}{path}"

    lists = ("ids", "bodies", "schemes", "countries", "standards", "holders", "vocabularies")
    links = {name: at(f"{FOLDER}/{name}.json") for name in lists} | {
        "openapi": at(OPENAPI),
        "reference": at(REFERENCE),
        "description": at(well_known.PATH),
    }
    templates = {
        "record": at("certificates/{slug}.json"),
        "page": at("certificates/{slug}.html"),
        "badge": at("certificates/{slug}.svg"),
    }
    around = envelope(catalogue, len(catalogue.entries))
    return f"{compact(around | {'links': links, 'templates': templates})}\n".encode()
