"""Lists of records for programs: rows written once as text, joined for every list that has them."""

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from hashlib import sha256
from typing import NamedTuple

from generator.exports.envelope import compact, envelope
from generator.model.countries import country_name
from generator.model.names import name_slug
from generator.pages.catalogue import Catalogue, Entry
from generator.pages.page import Draft, Unit

FOLDER = "api/v1"
ROWS_IN_A_FILE = 1_000
IDS_IN_A_FILE = 10_000
Thing = tuple[str, str, list[Entry]]
"""What a list is about: its id, its name, its records."""
_as_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


class Place(NamedTuple):
    """One file of a list that may go on in further ones, named as those of pages: ``hspm.json``, ``hspm--2.json``."""

    stem: str
    page: int
    pages: int

    @property
    def path(self) -> str:
        """From the root of the site."""
        return self.at(self.page)

    def at(self, page: int) -> str:
        """The path of another page of the same list."""
        return f"{self.stem}.json" if page == 1 else f"{self.stem}--{page}.json"

    def about(self, address: str) -> dict[str, object]:
        """What the file says of itself; ``address`` is that of the directory."""
        following = f"{address}{self.at(self.page + 1)}" if self.page < self.pages else None
        return {"page": self.page, "pages": self.pages, "next": following}


def cut(stem: str, things: Sequence, most: int) -> Iterator[tuple[Place, Sequence]]:
    """A list as files of at most so many entries; an empty one is one file too."""
    pages = max(1, -(-len(things) // most))
    for page in range(1, pages + 1):
        yield Place(stem, page, pages), things[(page - 1) * most : page * most]


class Rows:
    """A record as a line of JSON, written for the first list that wants it."""

    def __init__(self, address: str) -> None:
        self._address = address
        self._known: dict[str, str] = {}

    def joined(self, entries: Iterable[Entry]) -> str:
        """The rows of some records, in their order, as a list."""
        known = self._known
        for entry in entries:
            if entry.slug not in known:
                known[entry.slug] = self._row(entry)
        return f"[{','.join([known[entry.slug] for entry in entries])}]"

    def _row(self, entry: Entry) -> str:
        record = entry.record
        return _as_json(
            {
                "number": record.number,
                "kind": record.kind,
                "scheme": record.scheme,
                "body": record.body,
                "holder": record.holder.name,
                "holder_slug": name_slug(record.holder.name),
                "country": entry.country,
                "city": entry.city,
                "status": entry.status,
                "valid_until": entry.until and str(entry.until),
                "record": f"{self._address}certificates/{entry.slug}.json",
            }
        )


def units(catalogue: Catalogue) -> Iterator[Unit]:
    """The records of everything that records can be divided by."""
    directory = catalogue.directory
    rows = Rows(directory.info.address)
    schemes, bodies = directory.schemes.values(), directory.bodies.values()
    divided: dict[str, list[Thing]] = {
        "bodies": [(body.id, body.name, catalogue.by_body.get(body.id, [])) for body in bodies],
        "schemes": [(scheme.id, scheme.name, catalogue.by_scheme.get(scheme.id, [])) for scheme in schemes],
        "countries": [(code.lower(), country_name(code), entries) for code, entries in catalogue.by_country.items()],
        "standards": [
            (name_slug(standard.id), standard.id, catalogue.by_standard.get(standard.id, []))
            for standard in directory.standards
        ],
    }
    for name, things in divided.items():
        yield partial(_lists, name, things, rows, catalogue)
    yield partial(_shards, rows, catalogue)
    yield partial(_ids, catalogue)


def _lists(name: str, things: list[Thing], rows: Rows, catalogue: Catalogue) -> Iterator[Draft]:
    address = catalogue.directory.info.address
    for id_, title, entries in things:
        for place, shown in cut(f"{FOLDER}/{name}/{id_}", entries, ROWS_IN_A_FILE):
            about = place.about(address) | {"of": id_, "name": title}
            around = envelope(catalogue, len(entries)) | about
            made_of = catalogue.made_of(shown, repr(around))
            yield Draft(place.path, made_of, partial(filled, around, "records", partial(rows.joined, shown)))


def _ids(catalogue: Catalogue) -> Iterator[Draft]:
    address = catalogue.directory.info.address
    for place, shown in cut(f"{FOLDER}/ids", catalogue.entries, IDS_IN_A_FILE):
        around = envelope(catalogue, len(catalogue.entries)) | place.about(address)
        ids = partial(_numbers, shown)
        yield Draft(place.path, catalogue.made_of(shown, repr(around)), partial(filled, around, "records", ids))


def _numbers(entries: Iterable[Entry]) -> str:
    return compact([{"number": entry.record.number, "slug": entry.slug} for entry in entries])


def shard(slug: str) -> str:
    """In which file of holders a holder is: two hexadecimal digits, so that there are at most 256 files however many
    holders there are."""
    return sha256(slug.encode()).hexdigest()[:2]


def _shards(rows: Rows, catalogue: Catalogue) -> Iterator[Draft]:
    found: dict[str, list[str]] = defaultdict(list)
    for slug in catalogue.by_holder:
        found[shard(slug)].append(slug)
    for name, slugs in sorted(found.items()):
        entries = [entry for slug in slugs for entry in catalogue.by_holder[slug]]
        around = envelope(catalogue, len(slugs)) | {"shard": name}
        holders = partial(_holders, slugs, rows, catalogue)
        path = f"{FOLDER}/holders/{name}.json"
        yield Draft(path, catalogue.made_of(entries, repr(around)), partial(filled, around, "holders", holders))


def _holders(slugs: list[str], rows: Rows, catalogue: Catalogue) -> str:
    found = []
    for slug in slugs:
        entries = catalogue.by_holder[slug]
        about = {"slug": slug, "name": entries[0].record.holder.name, "total": len(entries)}
        found.append(f'{compact(about)[:-1]},"records":{rows.joined(entries)}}}')
    return f"[{','.join(found)}]"


def filled(around: dict[str, object], name: str, entries: Callable[[], str]) -> bytes:
    """A file: what stands around, and under ``name`` the entries, which are text already."""
    return f'{compact(around)[:-1]},"{name}":{entries()}}}\n'.encode()
