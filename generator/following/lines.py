"""The lines of a snapshot, by path, and what deltas put in their place."""

import hashlib
import json
from collections.abc import Iterable

from generator.following.index import Change


class Mismatch(Exception):
    """A delta is not about the lines that are here."""


class Lines:
    """All records of a snapshot. The snapshot has them by path, each in a line."""

    def __init__(self, content: bytes) -> None:
        self._lines = {_path_of(line): line for line in content.split(b"\n") if line}

    def take(self, changes: Iterable[Change]) -> int:
        """Put the lines of one generation in place; how many. Raises Mismatch when one is not about what is here."""
        number = 0
        for change in changes:
            number += 1
            here = self._lines.pop(change.path, None)
            if (hashlib.sha256(here).hexdigest() if here is not None else None) != change.before:
                raise Mismatch
            if change.line is not None:
                new = change.line.encode("utf-8", "surrogatepass")
                if b"\n" in new or _path_of(new) != change.path:
                    raise Mismatch
                self._lines[change.path] = new
        return number

    def content(self) -> bytes:
        """The snapshot."""
        return b"".join(self._lines[path] + b"\n" for path in sorted(self._lines))


def _path_of(line: bytes) -> str:
    try:
        said = json.loads(line)
    except (ValueError, RecursionError):
        raise Mismatch from None
    if not isinstance(said, dict) or not isinstance(path := said.get("path"), str):
        raise Mismatch
    return path
