"""What stands around the facts in every file for programs: which form, of which day, until when."""

import json
from typing import Any

from pydantic_core import to_json

from generator.pages.catalogue import Catalogue

SCHEMA_VERSION = "1"
"""The form of the files for programs; what it promises stands in docs/api.md."""


def envelope(catalogue: Catalogue, total: int | None = None) -> dict[str, Any]:
    """The first names of a file. ``generated_at`` is the beginning of the day the data is shown for, not read from a
    clock, so that equal data make equal files; ``total`` is the number of entries of a list on all its pages."""
    around = {
        "schema_version": SCHEMA_VERSION,
        "notice": notice(catalogue),
        "generated_at": f"{catalogue.as_of}T00:00:00Z",
        "as_of": str(catalogue.as_of),
        "next_update": str(catalogue.next_update),
    }
    return around if total is None else around | {"total": total}


def notice(catalogue: Catalogue) -> str:
    """What kind of directory this is, in one sentence."""
    info = catalogue.directory.info
    if info.kind == "demonstration":
        return f"Demonstration with invented records; the official system is at {info.official_system}"
    return f"{info.title}, operated by {info.operator}"


def readable(content: object) -> bytes:
    """JSON for people, as a file."""
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()


def compact(content: object) -> str:
    """JSON without blanks."""
    return to_json(content).decode()
