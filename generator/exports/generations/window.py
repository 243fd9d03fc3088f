"""Which generations can be followed: those that can still be read, as far as they are less than a new snapshot.

Deltas lie in files of a hundred generations whose borders follow from their numbers, so a full one stays as it is.
"""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from itertools import takewhile
from pathlib import Path

from generator.cache import hashed
from generator.exports.generations.deltas import Delta, deltas, digest_of
from generator.exports.generations.snapshot import Snapshot, snapshot_of
from generator.exports.record_json import line
from generator.model.directory import Directory, Generation
from generator.model.record import Record
from generator.workers import Means

IN_A_CHUNK = 100
MOST_GENERATIONS = 1_000
SNAPSHOTS_WORTH = 3
"""Deltas of so many times the bytes of the snapshot are kept: who is further behind takes the snapshot."""
_LEAST_BYTES = 1 << 20
_LARGE = 1_000
"""A generation that touches more records than this, and half of all, is cheaper to take as a snapshot."""


@dataclass(frozen=True, slots=True)
class Chunk:
    """Deltas that lie in one file."""

    first: int
    last: int
    deltas: tuple[Delta, ...]
    made_of: bytes
    bytes: int
    sha256: str

    @property
    def name(self) -> str:
        return f"{self.first}-{self.last}.jsonl"

    def content(self) -> bytes:
        """A delta a line, oldest first."""
        return b"".join(delta.content for delta in self.deltas)


@dataclass(frozen=True, slots=True)
class Window:
    """The generations that can be followed. ``head`` is None when nothing can be, ``because`` says why."""

    snapshot: Callable[[], Snapshot]
    """Made when it is asked for: to write all lines only to count them takes a while."""
    head: Generation | None = None
    because: str | None = None
    chunks: tuple[Chunk, ...] = ()
    oldest: int | None = None
    """The oldest generation that one can be at and follow from."""


@dataclass(slots=True)
class _Walk:
    """Back through history from the records of today, as far as each step can be undone."""

    records: dict[str, Record]
    met: set[str] = field(default_factory=set)

    def takes(self, delta: Delta) -> bool:
        """Whether the delta fits what came after it: the newest change of a record made it what it is today."""
        new = delta.after.keys() - self.met
        self.met |= new
        return all(self._today(path) == delta.after[path] for path in new)

    def _today(self, path: str) -> str:
        record = self.records.get(path)
        return digest_of(line(path, record)) if record else ""


def open_window(directory: Directory, data: Path, means: Means) -> Window:
    """The window of a directory. It is closed where history is not known, or is not that of the files."""
    snapshot = partial(snapshot_of, directory, means.cache)
    past, revision = directory.generations, directory.revision
    if revision is None or not past:
        return Window(snapshot, because="the history is not here: no git, or a shallow clone")
    if revision.modified:
        return Window(snapshot, because="files differ from what is committed")
    walk, chunks, oldest = _Walk(directory.records), [], past[-1].number
    most = max(_LEAST_BYTES, SNAPSHOTS_WORTH * snapshot().bytes)
    for part in _parts(past, len(directory.records)):
        kept = _newest(deltas(data, part, means))
        if not all(walk.takes(delta) for delta in reversed(kept)):
            return Window(snapshot, because="the files are not what their history says")
        most -= sum(len(delta.content) for delta in kept)
        if not kept or (chunks and most < 0):
            break
        chunks.append(_chunk(part[-len(kept) :], kept))
        oldest = chunks[-1].first - 1
        if len(kept) < len(part):
            break
    return Window(snapshot, past[-1], None, tuple(reversed(chunks)), oldest)


def _parts(past: tuple[Generation, ...], records: int) -> Iterator[tuple[Generation, ...]]:
    """Hundreds, the newest first, back to what is too far away or too large. The newest and the oldest may be fewer."""
    large = max(_LARGE, records // 2)
    end = len(past)
    while end > max(0, len(past) - MOST_GENERATIONS):
        start = (end - 1) // IN_A_CHUNK * IN_A_CHUNK
        part = past[start:end]
        sound = list(takewhile(lambda one: len(one.changes) <= large, reversed(part)))
        yield part[len(part) - len(sound) :]
        end = start if len(sound) == len(part) else 0


def _newest(found: list[Delta | None]) -> list[Delta]:
    """The newest deltas without a break."""
    return list(takewhile(lambda delta: delta is not None, reversed(found)))[::-1]


def _chunk(part: tuple[Generation, ...], kept: list[Delta]) -> Chunk:
    digest = hashlib.sha256()
    for delta in kept:
        digest.update(delta.content)
    made_of = hashed("generations", part[0].before, *(one.commit for one in part))
    size = sum(len(delta.content) for delta in kept)
    return Chunk(part[0].number, part[-1].number, tuple(kept), made_of, size, digest.hexdigest())
