"""The records in parts of about a hundred files: each is read by one of several processes, or was read before.

A part that was read before is known by the bytes of its files. Parts end where a hash of the path says so, so that one
more file changes one part, or two, and leaves the others as they are.
"""

import zlib
from collections.abc import Iterator
from pathlib import Path

from generator.cache import Cache, files_in_a_name, hashed, pack, unpack
from generator.reading import files
from generator.reading.files import Drafts
from generator.reading.outcome import Outcome
from generator.reading.refusal import Refusal
from generator.workers import Means, spread

_FILES_IN_A_PART = 128
_LEAST = 32
_READING = "Reading parts"


def cut(paths: list[str]) -> Iterator[list[str]]:
    """Sorted paths, or other names, cut into parts."""
    part: list[str] = []
    for path in paths:
        part.append(path)
        if len(part) >= _LEAST and zlib.crc32(path.encode("utf-8", "surrogateescape")) % _FILES_IN_A_PART == 0:
            yield part
            part = []
    if part:
        yield part


def read(data: Path, paths: list[str], drafts: Drafts, means: Means) -> Iterator[Outcome]:
    """What every part of some paths holds, in their order."""
    parts = list(cut(paths))
    if means.jobs < 2 and not means.cache.is_kept:
        return spread(lambda part: _taken(*_contents(data, part, drafts)), parts, means, _READING)
    return map(unpack, spread(lambda part: _packed(data, part, drafts, means.cache), parts, means, _READING))


def read_part(paths: list[str], contents: Drafts, cache: Cache) -> Outcome:
    """What one part holds whose contents are at hand."""
    return unpack(_packed(Path(), paths, contents, cache))


def _packed(data: Path, paths: list[str], drafts: Drafts, cache: Cache) -> bytes:
    """The outcome of one part as it passes from one process to another: as it is kept, too."""
    outcome, contents = _contents(data, paths, drafts)
    name = cache.name("records", *files_in_a_name(outcome.digests, outcome.digests))
    known = None if outcome.findings else cache.packed(name)
    if known is not None:
        return known
    is_whole = not outcome.findings
    found = _taken(outcome, contents)
    return cache.put(name, found) if is_whole else pack(found)


def _contents(data: Path, paths: list[str], drafts: Drafts) -> tuple[Outcome, dict[str, files.Content]]:
    """The bytes of the files, as far as they can be read."""
    outcome = Outcome()
    contents: dict[str, files.Content] = {}
    for path in paths:
        try:
            content = contents[path] = files.read(data, path, drafts)
        except Refusal as no:
            outcome.refused(path, no)
        else:
            outcome.digests[path] = hashed(content.raw, b"x" if content.is_program else b"")
    return outcome, contents


def _taken(outcome: Outcome, contents: dict[str, files.Content]) -> Outcome:
    for path, content in contents.items():
        outcome.take(path, content)
    return outcome
