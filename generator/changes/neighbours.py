"""Which records a rule could set beside each other, for all records of a tree: what would be asked anew after a change.

Two records concern each other when they share a key: one of those by which a rule compares, or the number of their
family. The keys of a part of the records follow from its files and from the register, and from no day; so they are
kept, and of a tree that was looked at before only the parts are read that differ.
"""

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from hashlib import blake2b
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from generator.cache import Cache, hashed
from generator.model.number import slug
from generator.model.record import Certificate, Record
from generator.reading import parts, trees
from generator.reading.trees import Tree
from generator.rules import RULES
from generator.rules.compared import Compared
from generator.rules.rule import Context, DirectoryRule, Noted
from generator.workers import Means, spread

_WHOLE = [rule for rule in RULES if isinstance(rule, DirectoryRule) and rule.notes]
_BY_KEYS = [(rule.explanation.code, rule.notes) for rule in _WHOLE if isinstance(rule.notes, Compared)]
COUNTING = [rule for rule in _WHOLE if not isinstance(rule.notes, Compared)]
"""The rules that look at all records at once: what they need of each is noted beside the keys."""
_STEPS = 4
"""A rule looks at those that share a key with a record and at those that share one with them, and what it says of one
depends on such: behind twice two steps nothing can be different."""
_PARTS_AT_ONCE = 8
Versions = dict[str, str]


class Keys(NamedTuple):
    """Short hashes of keys, sorted, and at the same places which record of the part has it."""

    hashes: bytes
    owners: bytes


@dataclass(frozen=True, slots=True)
class Part:
    """Some records, their keys, and what the counting rules need of them."""

    paths: list[str]
    compared: Keys
    family: Keys
    notes: dict[str, object]


class Neighbours:
    """Two trees with one register, each as its parts; a part that both have stands once."""

    def __init__(self, trees: Iterable[Tree], context: Context, means: Means) -> None:
        self._of: list[tuple[Tree, list[str]]] = []
        wanted: dict[str, Versions] = {}
        for tree in trees:
            register = _digest(tree.register)
            cut = [{path: tree.versions[path] for path in paths} for paths in parts.cut(tree.records)]
            named = {means.cache.name("neighbours", register, _digest(versions)): versions for versions in cut}
            self._of.append((tree, list(named)))
            wanted |= named
        kept = {name: means.cache.get(name) for name in wanted}
        missing = [(name, wanted[name]) for name in wanted if not isinstance(kept[name], tuple)]
        groups = [missing[at : at + _PARTS_AT_ONCE] for at in range(0, len(missing), _PARTS_AT_ONCE)]
        work = partial(_made, tree.root, context, means.cache)
        for found in spread(work, groups, means, "Comparing parts"):
            kept |= found
        self._parts = {name: _part(list(versions), kept[name]) for name, versions in wanted.items()}

    def noted(self, tree: Tree, code: str) -> list[Noted]:
        """What a counting rule needs of all records of a tree."""
        own = next(names for one, names in self._of if one is tree)
        return [(part.paths, part.notes[code]) for part in map(self._parts.__getitem__, own)]

    def around(self, paths: Iterable[str]) -> set[str]:
        """These records, whatever a rule could compare with them, and the families of all of these."""
        compared = [(part.paths, part.compared) for part in self._parts.values()]
        family = [(part.paths, part.family) for part in self._parts.values()]
        found = new = set(paths)
        for _ in range(_STEPS):
            new = _beside(new, compared) - found
            found = found | new
        new = found
        while new:
            new = _beside(new, family) - found
            found = found | new
        return found


def _beside(paths: set[str], parts_: list[tuple[list[str], Keys]]) -> set[str]:
    """The records that share a key with one of these."""
    wanted = set(chain.from_iterable(_hashes_of(paths, *part) for part in parts_))
    return set(chain.from_iterable(_having(wanted, *part) for part in parts_))


def _digest(versions: Versions) -> bytes:
    return hashed("\0".join(f"{about}\t{path}" for path, about in versions.items()))


def _part(paths: list[str], kept: tuple) -> Part:
    compared, family, notes = kept
    return Part(paths, Keys(*compared), Keys(*family), notes)


def _hashes_of(wanted: set[str], paths: list[str], keys: Keys) -> Iterator[int]:
    """The keys of those records of a part that are wanted."""
    places = {place for place, path in enumerate(paths) if path in wanted}
    if places:
        pairs = zip(array("Q", keys.hashes), array("I", keys.owners), strict=True)
        yield from (one for one, at in pairs if at in places)


def _having(wanted: set[int], paths: list[str], keys: Keys) -> Iterator[str]:
    """The records of a part that have one of these keys."""
    hashes, owners = array("Q", keys.hashes), array("I", keys.owners)
    for one in wanted:
        at = bisect_left(hashes, one)
        while at < len(hashes) and hashes[at] == one:
            yield paths[owners[at]]
            at += 1


def _made(root: Path, context: Context, cache: Cache, group: list[tuple[str, Versions]]) -> dict[str, tuple]:
    """The keys and notes of some parts, found out now and kept."""
    made = {}
    read = trees.contents(root, [versions for _, versions in group])
    for (name, versions), contents in zip(group, read, strict=True):
        models = parts.read_part(list(versions), contents, cache).models
        records = {path: found for path, found in models.items() if isinstance(found, Record)}
        made[name] = _found_out(list(versions), records, context)
        cache.put(name, made[name])
    return made


def _found_out(paths: list[str], records: dict[str, Record], context: Context) -> tuple:
    place = {path: at for at, path in enumerate(paths)}
    compared = [(place[path], key) for path, record in records.items() for key in _compared(path, record, context)]
    family = [(place[path], _family(record)) for path, record in records.items()]
    notes = {rule.explanation.code: rule.notes(records, context) for rule in COUNTING}
    return tuple(_sorted(compared)), tuple(_sorted(family)), notes


def _compared(path: str, record: Record, context: Context) -> Iterator[str]:
    for code, notes in _BY_KEYS:
        yield from (f"{code} {key!r}" for key, _ in notes.keys(path, record, context))


def _family(record: Record) -> str:
    return slug((record.master if isinstance(record, Certificate) else None) or record.number)


def _sorted(keys: Iterable[tuple[int, str]]) -> Keys:
    pairs = sorted(
        (int.from_bytes(blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8).digest()), at) for at, key in keys
    )
    return Keys(array("Q", [one for one, _ in pairs]).tobytes(), array("I", [at for _, at in pairs]).tobytes())
