"""Pagefind over small documents made for it: one run for all of them, never one for each.

The documents hold what should be found and shown, and are not published; Pagefind's index is. They have the paths of
the pages they stand for, so that a result leads there.
"""

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from pathlib import Path

from generator.model.countries import country_name
from generator.model.findings import DirectoryError
from generator.model.names import name_slug
from generator.model.number import key
from generator.model.timeline import as_text
from generator.pages import words
from generator.pages.catalogue import Catalogue, Entry
from generator.program import Program
from generator.search.stable import make_stable

_EAST_ASIAN = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]{2,}")

_GERMAN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss"})
# Pagefind leaves out of a sorted answer what has no such key; these stand last in every order on offer.
_WITHOUT_DATES = {"issued": "0000", "expires": "9999"}


@dataclass(frozen=True, slots=True)
class Document:
    """What Pagefind reads of one page: shown facts, facets, sort keys, and words to be found."""

    path: str
    meta: dict[str, str]
    filters: dict[str, list[str]]
    sort: dict[str, str]
    strong: list[str]
    """Words that weigh most: number and names."""
    text: list[str]

    def html(self) -> str:
        """The document as the HTML that Pagefind understands."""
        lines = ['<!doctype html><html lang="en"><body data-pagefind-body>']
        lines += [_aside("meta", name, value) for name, value in self.meta.items() if value]
        lines += [_aside("filter", name, value) for name, values in self.filters.items() for value in values]
        lines += [_aside("sort", name, value) for name, value in self.sort.items() if value]
        lines += [f'<p data-pagefind-weight="8">{escape(" ".join(filter(None, self.strong)))}</p>']
        lines += [f"<p>{escape(part)}</p>" for part in self.text if part]
        return "\n".join([*lines, "</body></html>\n"])


def _aside(what: str, name: str, value: str) -> str:
    """A value that Pagefind keeps beside the text instead of in it."""
    return f'<p data-pagefind-ignore data-pagefind-{what}="{name}">{escape(value)}</p>'


def documents(catalogue: Catalogue) -> Iterator[Document]:
    """One document for each record, body and scheme."""
    schemes = catalogue.directory.schemes
    for entry in catalogue.entries:
        yield _record(entry, catalogue)
    for body in catalogue.directory.bodies.values():
        country = country_name(body.country)
        place = f"{body.city}, {country}"
        local = body.name_local or ""
        yield Document(
            path=f"bodies/{body.id}.html",
            meta={"title": body.name, "what": "body", "local": local, "language": body.language or "", "place": place},
            filters={"kind": ["Certification body"], "country": [country]},
            sort=_WITHOUT_DATES | {"holder": name_slug(body.name)},
            strong=[*_spelled(body.name), body.short_name, *body.codes, *_findable(local)],
            text=[place, ", ".join(schemes[held.scheme].short_name for held in body.approvals)],
        )
    for scheme in schemes.values():
        yield Document(
            path=f"schemes/{scheme.id}.html",
            meta={"title": scheme.name, "what": "scheme", "scheme": scheme.short_name},
            filters={"kind": ["Scheme"], "scheme": [scheme.short_name]},
            sort=_WITHOUT_DATES | {"holder": name_slug(scheme.name)},
            strong=[scheme.name, scheme.short_name, *scheme.standards],
            text=[scheme.summary, scheme.certifies],
        )


def _record(entry: Entry, catalogue: Catalogue) -> Document:
    record, issue = entry.record, entry.issue
    scheme, body = catalogue.directory.schemes[record.scheme], catalogue.directory.bodies[record.body]
    country = country_name(entry.country)
    address = record.site.address
    place = f"{entry.city}, {country}"
    local = record.holder.name_local or ""
    standards = [*issue.standards, *getattr(issue, "specifications", ())]
    here = getattr(issue, "at_this_location", None) or ""
    scope = getattr(issue, "scope", None) or getattr(issue, "subject", "")
    categories = catalogue.directory.terms("component-categories")
    return Document(
        path=f"certificates/{entry.slug}.html",
        meta={
            "title": record.number,
            "what": "record",
            "holder": record.holder.name,
            "site": record.site.name or "",
            "local": local,
            "language": record.holder.language or "",
            "place": place,
            "scheme": scheme.short_name,
            "standard": ", ".join(issue.standards),
            "scope": here or scope,
            "steps": as_text(entry.steps),
        },
        filters={
            "status": [words.STATUS[entry.status].word],
            "kind": [words.KIND[record.kind]],
            "scheme": [scheme.short_name],
            "body": [body.short_name],
            "country": [country],
            "standard": standards,
            "category": [categories[category].label for category in getattr(issue, "categories", ())],
        },
        sort={
            "issued": str(issue.issued),
            "expires": str(entry.until or _WITHOUT_DATES["expires"]),
            "holder": name_slug(record.holder.name),
        },
        strong=[record.number, key(record.number), *_spelled(record.holder.name), *_findable(local)],
        text=[
            ", ".join(filter(None, [address.postal_code, place, address.region, address.street, record.site.name])),
            f"{scheme.short_name} {scheme.name}",
            body.short_name,
            " ".join(_spelled(entry.city)[1:]),
            ", ".join(standards),
            scope,
            here,
        ],
    )


def _spelled(name: str) -> list[str]:
    """A name, and how people type it without its letters: ``Grünaulicht`` also as Grunaulicht and Gruenaulicht."""
    german = name.translate(_GERMAN)
    return list(dict.fromkeys([name, name_slug(name).replace("-", " "), *([german] if german != name else [])]))


def _findable(name: str | None) -> list[str]:
    """A name, and for scripts without blanks every ending of it: Pagefind finds beginnings of words only."""
    if not name:
        return []
    endings = [run[start:] for run in _EAST_ASIAN.findall(name) for start in range(1, len(run) - 1)]
    return [name, *endings]


class Pagefind(Program):
    """The one run over all documents, in a folder of its own."""

    def __init__(self, catalogue: Catalogue, work: Path) -> None:
        source, self._index = work / "documents", work / "index"
        for document in documents(catalogue):
            target = source / document.path
            if not target.parent.exists():
                target.parent.mkdir(parents=True)
            target.write_text(document.html(), encoding="utf-8")
        run = [sys.executable, "-m", "pagefind", "--quiet"]
        super().__init__([*run, "--site", str(source), "--output-path", str(self._index)])

    def finish(self) -> Path:
        """Wait; the folder with the index. Raises DirectoryError when Pagefind is missing or failed."""
        code, said = self.wait()
        if code or not (self._index / "pagefind.js").is_file():
            last = said[-1] if said else f"exit code {code}"
            raise DirectoryError(
                f"Pagefind could not make the search index: {last}",
                "install the pinned packages again with 'make clean site', or build without search: --no-search",
            )
        for unused in (*self._index.glob("pagefind-*ui*"), self._index / "pagefind-highlight.js"):
            unused.unlink()  # Pagefind's own interface; the directory has its own
        make_stable(self._index)
        return self._index
