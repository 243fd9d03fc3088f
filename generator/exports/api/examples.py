"""An example of every file, out of the files themselves: the first one with something in it, its lists cut short."""

import json
import re
from collections.abc import Iterator
from functools import cached_property
from itertools import chain
from typing import Any

from generator.exports.api import lists, register
from generator.exports.api.endpoints import Endpoint
from generator.exports.record_json import record_draft
from generator.pages.catalogue import Catalogue
from generator.pages.page import Draft

_PARAMETER = re.compile(r"\{[a-z]+\}")


class Examples:
    """Makes the files that are shown, and no others."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    def of(self, endpoint: Endpoint) -> tuple[str, dict[str, Any]] | None:
        """What its parameter is in the example, and the example; None where there is no such file."""
        before, _, behind = _PARAMETER.sub("{}", endpoint.path).partition("{}")
        found = None
        for draft in self._drafts:
            value = draft.path.removeprefix(before).removesuffix(behind)
            if f"{before}{value}{behind}" != draft.path or "/" in value or "--" in value:
                continue
            content = json.loads(draft.make())
            found = value, _short(content)
            if content.get("total", 1):
                break
        return found

    @cached_property
    def _drafts(self) -> list[Draft]:
        units = (*register.units(self._catalogue), *lists.units(self._catalogue))
        return [*self._first_record(), *chain.from_iterable(unit() for unit in units)]

    def _first_record(self) -> Iterator[Draft]:
        for entry in self._catalogue.entries[:1]:
            yield record_draft(entry, self._catalogue)


def _short(content: dict[str, Any]) -> dict[str, Any]:
    """A list with its first entry alone; in it, too, records are cut short. A record stays whole."""
    return {name: _first(value) if isinstance(value, list) else value for name, value in content.items()}


def _first(entries: list) -> list:
    return [_short(entry) for entry in entries[:1]] if entries and isinstance(entries[0], dict) else entries
