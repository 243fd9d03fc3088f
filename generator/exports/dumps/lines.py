"""JSON Lines: every record as it stands in git, one a line, sorted by path. Nothing in it depends on a day."""

from collections.abc import Iterator

from generator.cache import hashed
from generator.exports.dumps.packing import gzipped
from generator.exports.record_json import line
from generator.model.directory import Directory
from generator.pages.page import Draft

PATH = "dumps/records.jsonl.gz"


def each(directory: Directory) -> Iterator[bytes]:
    """All lines, one after the other, not packed."""
    return (line(path, directory.records[path]) for path in sorted(directory.records))


def lines(directory: Directory) -> bytes:
    """All lines together, not packed."""
    return b"".join(each(directory))


def draft(directory: Directory) -> Draft:
    """The packed file; it follows from the records alone, so it stays the same file until one of them changes."""
    return Draft(PATH, _made_of(directory), lambda: gzipped(lines(directory)))


def _made_of(directory: Directory) -> bytes:
    """A hash of the records' paths and contents; empty when it was not noted what was read."""
    if not directory.records.keys() <= directory.digests.keys():
        return b""
    return hashed("lines", *(piece for path in sorted(directory.records) for piece in (path, directory.digests[path])))
