"""Files that the browser picks out of a set, each named by its content.

A name never stands for two contents, so a host may let a browser keep these files for ever, and a page that was opened
before an update notices that a part is gone and asks for the new list.
"""

import hashlib
import json
from collections.abc import Iterable

BLOCK_BYTES = 16_384
"""A block is closed when it has so many bytes; it is about a third of that on the wire."""


def compact(content: object) -> bytes:
    """JSON without blanks."""
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()


class Packed:
    """Collects the files of the search and what the list of them says."""

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}

    def add(self, content: bytes) -> str:
        """Keep a file; the name it is asked for by."""
        name = hashlib.sha256(content).hexdigest()[:12]
        path = f"search/parts/{name}.json"
        if self.files.setdefault(path, content) != content:
            raise AssertionError(f"two contents have the name {path}")
        return name

    def blocks(self, entries: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
        """Cut sorted entries, each a term and a line of JSON, into blocks: their first terms, and their names."""
        first: list[str] = []
        names: list[str] = []
        lines: list[str] = []
        size = 0
        for term, line in entries:
            if not lines:
                first.append(term)
            lines.append(line)
            size += len(line)
            if size >= BLOCK_BYTES:
                names.append(self._block(lines))
                lines, size = [], 0
        if lines:
            names.append(self._block(lines))
        return {"first": first, "names": names}

    def _block(self, lines: list[str]) -> str:
        return self.add(("[\n" + ",\n".join(lines) + "\n]\n").encode())
