"""The delta of one generation: which lines of the snapshot it put in the place of which."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.exports.envelope import compact
from generator.exports.record_json import line
from generator.model.directory import Generation
from generator.model.record import Record
from generator.reading import files
from generator.reading.generations import records_in
from generator.workers import Means, spread

_AT_ONCE = 20
"""Generations that are read together: git is started twice for each such part."""


@dataclass(frozen=True, slots=True)
class Delta:
    """One line of a file below ``changes/``, and what has to be known to put it into a row."""

    content: bytes
    after: dict[str, str]
    """Path of each record that the generation touched to the hash of its line in it; empty where it is gone."""


def digest_of(written: bytes) -> str:
    """The hash by which lines are compared: of the line without its end."""
    return hashlib.sha256(written.removesuffix(b"\n")).hexdigest()


def deltas(data: Path, generations: Sequence[Generation], means: Means) -> list[Delta | None]:
    """The delta of each generation; None for one that touches what cannot be read with the models of today."""
    parts = [generations[at : at + _AT_ONCE] for at in range(0, len(generations), _AT_ONCE)]
    found = spread(lambda part: _of_a_part(data, part, means), parts, means, "Reading generations")
    return [delta for part in found for delta in part]


def _of_a_part(data: Path, part: Sequence[Generation], means: Means) -> list[Delta | None]:
    names = {one.commit: means.cache.name("generation", str(one.number), one.before, one.commit) for one in part}
    known = {one.commit: means.cache.get(names[one.commit]) for one in part}
    unknown = [one for one in part if not known[one.commit]]
    versions = [(change.path, blob) for one in unknown for change in one.changes for blob in (change.old, change.new)]
    said = records_in(data, versions) if versions else {}
    for one in unknown:
        found = _delta(one, said)
        known[one.commit] = [found.content, found.after] if found else ["unreadable"]
        means.cache.put(names[one.commit], known[one.commit])
    return [_as_delta(known[one.commit]) for one in part]


def _as_delta(kept: object) -> Delta | None:
    return Delta(*kept) if isinstance(kept, list) and len(kept) == 2 else None


def _delta(one: Generation, said: dict[tuple[str, str], Record | None]) -> Delta | None:
    rows, after = [], {}
    for change in sorted(one.changes, key=lambda change: change.path):
        if not files.RECORD.fullmatch(change.path):
            continue
        try:
            old, new = (_line(change.path, blob, said) for blob in (change.old, change.new))
        except _Unreadable:
            return None
        after[change.path] = digest_of(new) if new else ""
        if old != new:
            before = digest_of(old) if old else None
            text = new.decode().removesuffix("\n") if new else None
            rows.append({"path": change.path, "before": before, "line": text})
    about = {"number": one.number, "commit": one.commit, "before": one.before or None, "date": str(one.date)}
    return Delta(f"{compact(about | {'changes': rows})}\n".encode(), after)


class _Unreadable(Exception):
    """A version that says no record."""


def _line(path: str, blob: str, said: dict[tuple[str, str], Record | None]) -> bytes:
    if not blob:
        return b""
    record = said.get((path, blob))
    if record is None:
        raise _Unreadable
    return line(path, record)
