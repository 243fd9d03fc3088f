"""The lists of terms as the browser loads them: sorted and cut into blocks, so that a query loads only the blocks its
words fall into.

Beside the lists of ``lexicon`` there is ``ends``, the words of names and places spelled backwards: a word with a
typing error in its first half is found there. A stretch of the alphabet is put together from all parts that have terms
in it, and kept by what they say and where they stand; so a word more or less costs its own stretch of its own list.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate
from typing import NamedTuple

from generator.cache import Cache
from generator.search.lexicon import LISTS, Postings
from generator.search.packing import Packed
from generator.search.pieces import content, digest, kept

_SHORTEST_END = 4
_FEW = 32
_APART = "],["

Stretches = Mapping[int, bytes]
"""Of one part, for each stretch the piece with the terms in it."""


class Stretch(NamedTuple):
    """Some neighbouring terms of a list, each on a line."""

    lines: str
    ends: str
    """Those long enough to have a typing error, spelled backwards; East Asian pairs are not."""


def lists(
    records: Sequence[int], terms: Sequence[Mapping[str, Stretches]], packed: Packed, cache: Cache
) -> dict[str, dict[str, list[str]]]:
    """Pack all lists of all parts: how many records each has, and the terms of each list by their stretch."""
    before = [0, *accumulate(records)]
    found = {
        name: list(_joined_stretches(name, list(zip(before, (one[name] for one in terms), strict=False)), cache))
        for name in LISTS
    }
    ends = sorted(_split(one.ends for one in found["names"]))
    return {
        "numbers": packed.blocks(_split(one.lines for one in found["numbers"])),
        "names": packed.blocks(_split(one.lines for one in found["names"])),
        "ends": packed.blocks([f'"{word}"' for word in ends]),
        "scopes": packed.blocks(_split(one.lines for one in found["scopes"])),
    }


def _joined_stretches(name: str, parts: Sequence[tuple[int, Stretches]], cache: Cache) -> Iterator[Stretch]:
    """A list in the order of the alphabet. Few parts are put together faster in one go."""
    all_ = sorted(set().union(*(of_part for _, of_part in parts)))
    for those in [all_] if len(parts) < _FEW else [[one] for one in all_]:
        made_of = b"".join(
            [
                before.to_bytes(8) + digest(of_part[stretch])
                for stretch in those
                for before, of_part in parts
                if stretch in of_part
            ]
        )
        yield kept(f"terms of {name}", made_of, lambda those=those: _joined(LISTS[name], those, parts), cache)


def _joined(fields: Sequence[str], stretches: Iterable[int], all_parts: Sequence[tuple[int, Stretches]]) -> Stretch:
    lines: list[str] = []
    ends: list[str] = []
    for stretch in stretches:
        parts = [(before, content(of_part[stretch])) for before, of_part in all_parts if stretch in of_part]
        records = [_records((before, part[at]) for before, part in parts) for at in range(len(fields))]
        known = sorted(set().union(*records))
        of_fields = zip(*([of.get(term, "") for term in known] for of in records), strict=True)
        lines += [f'["{term}",[{_APART.join(those)}]]' for term, those in zip(known, of_fields, strict=True)]
        ends += [term[::-1] for term in known if len(term) >= _SHORTEST_END]
    return Stretch("\n".join(lines), "\n".join(ends))


def _records(parts: Iterable[tuple[int, Postings]]) -> dict[str, str]:
    """Term to the records of all parts, as the steps between them: ``3,5,12`` as ``3,2,7``, since small numbers weigh
    little."""
    found: dict[str, str] = {}
    end: dict[str, int] = {}
    for before, part in parts:
        for term, first, last, steps in zip(*part, strict=True):
            known = end.get(term)
            found[term] = (
                f"{first + before}{steps}" if known is None else f"{found[term]},{first + before - known}{steps}"
            )
            end[term] = last + before
    return found


def _split(texts: Iterable[str]) -> list[str]:
    return [line for text in texts if text for line in text.split("\n")]
