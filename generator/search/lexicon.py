"""The index of records: which term stands in which records.

Three lists of terms, each sorted and cut into blocks, so that a query loads only the blocks its words fall into:
``numbers`` (keys of numbers and their parts), ``names`` (holders and places) and ``scopes`` (what is certified).
``ends`` has the words of ``names`` spelled backwards: a word with a typing error in its first half is found there.
Records are told by their position in the order of their numbers; a list of positions is written as its steps.
"""

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache

from opencc import OpenCC

from generator.model import number as numbers
from generator.pages.catalogue import Entry
from generator.search.folding import terms
from generator.search.packing import Packed

_CHINESE = re.compile("[\u4e00-\u9fff]")
_SIMPLIFIED, _TRADITIONAL = OpenCC("t2s"), OpenCC("s2t")

Postings = dict[str, list[int]]


def lexicon(entries: Iterable[Entry], packed: Packed) -> dict[str, dict[str, list[str]]]:
    """Pack the index of all records; the list of its blocks."""
    keys: Postings = defaultdict(list)
    names: Postings = defaultdict(list)
    places: Postings = defaultdict(list)
    scopes: Postings = defaultdict(list)
    for position, entry in enumerate(entries):
        _note(keys, position, _number_terms(entry.record.number))
        _note(names, position, terms(entry.record.holder.name))
        if entry.record.holder.name_local:
            _note(names, position, terms(entry.record.holder.name_local))
            _note(places, position, _elsewhere(entry.record.holder.name_local))
        for text in _places(entry):
            _note(places, position, terms(text))
        for text in _scopes(entry):
            _note(scopes, position, terms(text))
    both = sorted(names.keys() | places.keys())
    return {
        "numbers": packed.blocks(_lines(sorted(keys), keys)),
        "names": packed.blocks(_lines(both, names, places)),
        "ends": packed.blocks((word, json.dumps(word, ensure_ascii=False)) for word in _backwards(both)),
        "scopes": packed.blocks(_lines(sorted(scopes), scopes)),
    }


@lru_cache(maxsize=65536)
def _elsewhere(name: str) -> tuple[str, ...]:
    """What a name is found by as people write it elsewhere: 光電 as 光电. It weighs less than the name as it stands."""
    if not _CHINESE.search(name):
        return ()
    written = set(terms(name))
    other = (*terms(_SIMPLIFIED.convert(name)), *terms(_TRADITIONAL.convert(name)))
    return tuple(term for term in dict.fromkeys(other) if term not in written)


def _note(postings: Postings, position: int, found: Iterable[str]) -> None:
    for term in found:
        positions = postings[term]
        if not positions or positions[-1] != position:
            positions.append(position)


def _number_terms(number: str) -> tuple[str, ...]:
    """The whole number, and what is left from its code, its year or its running number on: people look for each."""
    part = numbers.parts(number)
    if not part:
        return (numbers.reading(number),)  # an index has to hold even if a rule does not
    running = part.sequence + (part.site or "")
    of_year = f"{part.year % 100:02}{running}"
    return tuple(map(numbers.reading, (number, part.code + of_year, of_year, running)))


def _places(entry: Entry) -> Iterator[str]:
    site = entry.record.site
    address = site.address
    yield from filter(None, (address.city, address.region, address.postal_code, address.street, site.name))


def _scopes(entry: Entry) -> Iterator[str]:
    for field in ("scope", "at_this_location", "subject"):
        text = getattr(entry.issue, field, None)
        if text:
            yield text


def _lines(known: Iterable[str], *fields: Postings) -> Iterator[tuple[str, str]]:
    for term in known:
        lists = ",".join(f"[{_steps(postings.get(term, ()))}]" for postings in fields)
        yield term, f"[{json.dumps(term, ensure_ascii=False)},{lists}]"


def _steps(positions: Iterable[int]) -> str:
    """``3,5,12`` as ``3,2,7``: small numbers weigh little."""
    before = 0
    steps = []
    for position in positions:
        steps.append(str(position - before))
        before = position
    return ",".join(steps)


def _backwards(known: Iterable[str]) -> list[str]:
    """Words long enough to have a typing error, spelled backwards; East Asian pairs are left out."""
    return sorted(word[::-1] for word in known if len(word) > 3)
