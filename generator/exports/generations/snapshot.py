"""All records as one file: how many bytes it has, and their hash, so that a copy can tell whether it is the same."""

import hashlib
from dataclasses import dataclass

from generator.cache import Cache
from generator.exports.dumps import lines
from generator.model.directory import Directory


@dataclass(frozen=True, slots=True)
class Snapshot:
    """All records, one a line; bytes and hash are those of the lines before they are packed."""

    path: str
    records: int
    bytes: int
    sha256: str


def snapshot_of(directory: Directory, cache: Cache) -> Snapshot:
    """The snapshot of a directory. What was counted once is remembered."""
    paths = sorted(directory.records)
    known = directory.records.keys() <= directory.digests.keys()
    pieces = (piece for path in paths for piece in (path, directory.digests[path])) if known else ()
    name = cache.name("snapshot", *pieces)
    said = cache.get(name) if known else None
    if not isinstance(said, tuple):
        said = _counted(directory)
        if known:
            cache.put(name, said)
    return Snapshot(lines.PATH, len(paths), *said)


def _counted(directory: Directory) -> tuple[int, str]:
    """Bytes and hash of all lines, of which only one is in memory at a time."""
    size, digest = 0, hashlib.sha256()
    for one in lines.each(directory):
        size += len(one)
        digest.update(one)
    return size, digest.hexdigest()
