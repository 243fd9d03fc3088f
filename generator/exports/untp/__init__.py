"""An unsigned extract of a record in the shape of a UNTP Digital Conformity Credential; one module a version.

A credential is a body's to sign. What is made here says in every copy that it is an extract of this directory and that
nobody has signed it; it has no proof, and no status list, since this directory keeps none. So it is made only of
records that are recorded as current on the day.
"""

from collections.abc import Callable
from functools import partial
from typing import Any, NamedTuple

from generator.exports.dumps.packing import gzipped
from generator.exports.envelope import compact
from generator.exports.untp import mapping_0_6_0, version_0_6_0
from generator.model.timeline import Status
from generator.pages.catalogue import Catalogue, Entry
from generator.pages.page import Draft


class Version(NamedTuple):
    """A version of the credential: how an extract of it is made, and what becomes of which field."""

    extract: Callable[[Entry, Catalogue], dict[str, Any]]
    mapping: tuple[tuple[str, bool, str], ...]
    """Their field, whether they need it, and what stands in it."""
    left_out: tuple[tuple[str, str], ...]
    """Their field, and why nothing stands in it."""
    schema: str
    """Where its JSON Schema is published."""


VERSIONS: dict[str, Version] = {
    "0.6.0": Version(version_0_6_0.extract, mapping_0_6_0.MAPPING, mapping_0_6_0.LEFT_OUT, mapping_0_6_0.SCHEMA),
}
"""By its number. Another one is another module and another line here."""
NEWEST = list(VERSIONS)[-1]


def has_extract(entry: Entry) -> bool:
    """Whether an extract may be made: without a status list, only of what is current nobody is misled."""
    return entry.status is Status.CURRENT


def path(version: str) -> str:
    """Where the extracts of all current records are published."""
    return f"dumps/untp-dcc-{version}.jsonl.gz"


def drafts(catalogue: Catalogue) -> list[Draft]:
    """The extracts of all current records, a line each, in one file for each version."""
    return [
        Draft(path(number), catalogue.made_of(catalogue.entries, path(number)), partial(_all, version, catalogue))
        for number, version in VERSIONS.items()
    ]


def _all(version: Version, catalogue: Catalogue) -> bytes:
    lines = (compact(version.extract(entry, catalogue)) for entry in catalogue.entries if has_extract(entry))
    return gzipped("".join(f"{line}\n" for line in lines).encode())
