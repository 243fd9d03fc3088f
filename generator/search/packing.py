"""Files that the browser picks out of a set, each named by its content.

A name never stands for two contents, so a host may let a browser keep these files for ever, and a page that was opened
before an update notices that a part is gone and asks for the new list.
"""

import hashlib
import json
from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate

BLOCK_SIGNS = 16_384
"""A block is closed when it has so many signs; it is about a third of that on the wire."""

_encoder = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def compact(content: object) -> bytes:
    """JSON without blanks."""
    return _encoder.encode(content).encode()


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

    def blocks(self, lines: Sequence[str]) -> dict[str, list[str]]:
        """Cut lines of JSON, sorted by the term that each is or begins with, into blocks: their first terms, and their
        names."""
        first: list[str] = []
        names: list[str] = []
        signs = list(accumulate(map(len, lines)))
        start = 0
        while start < len(lines):
            before = signs[start - 1] if start else 0
            end = bisect_left(signs, before + BLOCK_SIGNS, start) + 1
            entry = json.loads(lines[start])
            first.append(entry if isinstance(entry, str) else entry[0])
            names.append(self.add(("[\n" + ",\n".join(lines[start:end]) + "\n]\n").encode()))
            start = end
        return {"first": first, "names": names}
