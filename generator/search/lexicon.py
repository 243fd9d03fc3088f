"""The index of records: which term stands in which records.

Three lists of terms, each sorted and cut into blocks, so that a query loads only the blocks its words fall into:
``numbers`` (keys of numbers and their parts), ``names`` (holders; places and years) and ``scopes`` (what is certified).
``ends`` has the words of ``names`` spelled backwards: a word with a typing error in its first half is found there.
Records are told by their position in the order of their numbers; a list of positions is written as its steps, so the
lists of neighbouring records are put together without looking at each record again.
"""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache

from generator.model import number as numbers
from generator.pages.catalogue import Entry
from generator.search.folding import terms
from generator.search.packing import Packed

_CHINESE = re.compile("[\u4e00-\u9fff]")
_quoted = json.JSONEncoder(ensure_ascii=False).encode
FIELDS = ("numbers", "names", "places", "scopes")

Found = tuple[int, int, str]
"""The first and the last record that a term stands in, and the steps between: 3, 5, 12 is 3, 12, ``,2,7``."""
Postings = dict[str, Found]


def postings(entries: Iterable[Entry]) -> dict[str, Postings]:
    """Field to the terms of some records, which are counted from 0."""
    found: dict[str, Postings] = {field: {} for field in FIELDS}
    for position, entry in enumerate(entries):
        name, local = entry.record.holder.name, entry.record.holder.name_local
        _note(found["numbers"], position, _number_terms(entry.record.number))
        _note(found["names"], position, terms(name))
        if local:
            _note(found["names"], position, terms(local))
            _note(found["places"], position, _elsewhere(local))
        for text in _places(entry):
            _note(found["places"], position, terms(text))
        _note(found["places"], position, _years(entry))
        for text in _scopes(entry):
            _note(found["scopes"], position, terms(text))
    return found


def joined(parts: Iterable[tuple[int, Postings]]) -> Postings:
    """The lists of neighbouring parts as one; each part with the number of records before it."""
    found: Postings = {}
    for before, part in parts:
        for term, (first, last, steps) in part.items():
            known = found.get(term)
            if known is None:
                found[term] = first + before, last + before, steps
            else:
                begin, end, earlier = known
                found[term] = begin, last + before, f"{earlier},{first + before - end}{steps}"
    return found


def blocks(fields: Sequence[Postings], packed: Packed) -> dict[str, list[str]]:
    """Pack the terms of some fields together: in a line the term, and for each field the records it stands in."""
    known = sorted(set().union(*fields))
    return packed.blocks(
        (term, f"[{_quoted(term)},{','.join(_list(one.get(term)) for one in fields)}]") for term in known
    )


def ends(known: Iterable[str], packed: Packed) -> dict[str, list[str]]:
    """Pack the words long enough to have a typing error, spelled backwards; East Asian pairs are left out."""
    backwards = sorted(word[::-1] for word in known if len(word) > 3)
    return packed.blocks((word, _quoted(word)) for word in backwards)


def _list(found: Found | None) -> str:
    """``3,5,12`` as ``3,2,7``: small numbers weigh little."""
    return f"[{found[0]}{found[2]}]" if found else "[]"


def _note(found: Postings, position: int, terms_: Iterable[str]) -> None:
    for term in terms_:
        known = found.get(term)
        if known is None:
            found[term] = position, position, ""
        elif known[1] != position:
            found[term] = known[0], position, f"{known[2]},{position - known[1]}"


@cache
def _ways() -> tuple:
    """Traditional to simplified and back."""
    from opencc import OpenCC  # here, as it takes a tenth of a second and most commands make no index

    return OpenCC("t2s"), OpenCC("s2t")


@lru_cache(maxsize=65536)
def _elsewhere(name: str) -> tuple[str, ...]:
    """What a name is found by as people write it elsewhere: 光電 as 光电. It weighs less than the name as it stands."""
    if not _CHINESE.search(name):
        return ()
    written = set(terms(name))
    other = (term for way in _ways() for term in terms(way.convert(name)))
    return tuple(term for term in dict.fromkeys(other) if term not in written)


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


def _years(entry: Entry) -> tuple[str, ...]:
    """The year of the number and that of the issue in force, by which people narrow down what they look for."""
    part = numbers.parts(entry.record.number)
    of_issue = str(entry.issue.issued.year)
    return tuple(dict.fromkeys((str(part.year), of_issue) if part else (of_issue,)))


def _scopes(entry: Entry) -> Iterator[str]:
    for field in ("scope", "at_this_location", "subject"):
        text = getattr(entry.issue, field, None)
        if text:
            yield text
