"""Finds the records that have to be compared, without looking at each record again.

A rule that compares all records says by which keys: two records can be at fault together only if they share a key and
say different things under it. Keys are noted for each part of the records, as short hashes that the cache keeps; so a
part that has not changed costs next to nothing, and the rule itself looks at the few records that may be at fault.
"""

from array import array
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from hashlib import blake2b
from itertools import chain
from typing import NamedTuple
from zlib import adler32, crc32

from generator.model.record import Record
from generator.rules.rule import Context, Noted

Said = tuple[object, object]
"""A key, and what the record says under it; both are plain values."""


class Hashes(NamedTuple):
    """What a part says: the hashes of its keys, and at the same places those of what is said under them."""

    keys: bytes
    said: bytes


@dataclass(frozen=True, slots=True)
class Compared:
    """The notes of a rule that compares records by keys."""

    keys: Callable[[str, Record, Context], Iterable[Said]]
    """The keys of the record at a path, each with what it says."""

    def __call__(self, records: dict[str, Record], context: Context) -> Hashes:
        """What some records say; each thing once."""
        said = dict.fromkeys(chain.from_iterable(self.keys(*item, context) for item in records.items()))
        values = {value: _hash(value) for value in {value for _, value in said}}  # a name has thirty keys
        keys = array("Q", [_number(key) for key, _ in said])
        return Hashes(keys.tobytes(), b"".join([values[value] for _, value in said]))

    def records(self, noted: Iterable[Noted], context: Context) -> dict[str, Record]:
        """The records that may be at fault, with all that they share a key with, in the order of the directory."""
        parts = [(paths, array("Q", hashes.keys), array("Q", hashes.said)) for paths, hashes in noted]
        doubtful = _doubtful(parts)
        for _ in ("those at fault", "those beside them"):
            found = dict(self._having(doubtful, parts, context)) if doubtful else {}
            doubtful = set(chain.from_iterable(found.values()))
        all_ = context.directory.records
        return {path: all_[path] for path in found}

    def _having(
        self, wanted: set[int], parts: list[tuple[list[str], array, array]], context: Context
    ) -> Iterator[tuple[str, set[int]]]:
        """The paths of the records that have one of these keys, each with all its keys."""
        for paths, keys, _ in parts:
            if not wanted.isdisjoint(keys):
                for path in paths:
                    own = {_number(key) for key, _ in self.keys(path, context.directory.records[path], context)}
                    if not wanted.isdisjoint(own):
                        yield path, own


def _doubtful(parts: Iterable[tuple[list[str], array, array]]) -> set[int]:
    """The keys under which not all say the same."""
    first: dict[int, int] = {}
    doubtful = set()
    for _, keys, said in parts:
        for key, value in zip(keys, said, strict=True):
            if first.setdefault(key, value) != value:
                doubtful.add(key)
    return doubtful


def _hash(value: object) -> bytes:
    """Of what is said: two different things are never taken for one."""
    return blake2b(_as_bytes(value), digest_size=8).digest()


def _number(key: object) -> int:
    """Of a key: cheaper, as there are many. Two keys with one number are compared for nothing, that is all."""
    content = key.encode("utf-8", "surrogatepass") if type(key) is str else _as_bytes(key)
    return crc32(content) | adler32(content) << 32


def _as_bytes(value: object) -> bytes:
    return (value if isinstance(value, str) else repr(value)).encode("utf-8", "surrogatepass")
