"""What describes the register as a whole, so that another directory, or a program that knows the address alone, can
find its parts: ``/.well-known/certificate-directory.json``."""

import re
from collections.abc import Collection

from generator.exports.dumps.listing import LICENCE
from generator.exports.envelope import envelope, readable
from generator.exports.outputs import OPTIONAL
from generator.model.number import CANONICAL
from generator.pages.catalogue import Catalogue
from generator.pages.words import LANGUAGES

PATH = ".well-known/certificate-directory.json"
_NAMED = re.compile(r"\?P<[a-z]+>")


def description(catalogue: Catalogue, paths: Collection[str]) -> bytes:
    """The file; of the parts it names those that are among the paths of the site."""
    info = catalogue.directory.info

    def at(path: str | None) -> str | None:
        return f"{info.address}{path}" if path in paths else None

    entrances = {output.name: at(output.entrance) for output in OPTIONAL if output.entrance}
    about = {
        "title": info.title,
        "kind": info.kind,
        "operator": info.operator,
        "address": info.address,
        "official_system": info.official_system,
        "contact": info.contact,
        "report_to": info.report_to,
        "repository": info.repository,
        "licence": LICENCE,
        "languages": list(LANGUAGES),
        "numbers": {
            "pattern": f"^{_NAMED.sub('', CANONICAL.pattern)}$",
            "example": next((entry.record.number for entry in catalogue.entries), None),
            "slug": "small letters; one hyphen for each run of signs that are neither a-z nor 0-9; none at the ends",
            "record": f"{info.address}certificates/{{slug}}.json",
            "page": f"{info.address}certificates/{{slug}}.html",
        },
        "parts": {
            "api": at("api/v1/index.json"),
            "openapi": at("api/v1/openapi.json"),
            "documentation": at("api.html"),
            "record_schema": at("api/v1/schema/record.json"),
            "mark": f"{info.address}build.json",
        }
        | entrances,
    }
    content = envelope(catalogue, len(catalogue.entries)) | about
    return readable(content)
