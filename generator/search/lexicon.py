"""The terms of records: which stand in which records, and in which of the lists.

``numbers`` has the keys of numbers and their parts, ``names`` those of holders and, apart from them, of places and
years, ``scopes`` what is certified. Records are told by their position in the order of their numbers; a list of
positions is written as its steps, so the lists of neighbouring records are put together without looking at each record
again.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cache, partial
from itertools import chain, groupby

from generator.model import number as numbers
from generator.pages.catalogue import Entry
from generator.search.folding import new_terms, terms

LISTS = {"numbers": ("numbers",), "names": ("names", "places"), "scopes": ("scopes",)}
"""The lists, and the fields whose records stand in them apart."""
_BETWEEN_TEXTS = " | "
_CHINESE = re.compile("[\u4e00-\u9fff]")
_LETTERS_TOGETHER, _SIGNS_TOGETHER = 16, 1024


Postings = tuple[list[str], list[int], list[int], list[str]]
"""Terms, sorted, and the records that each stands in: the first one, the last one, and the steps between: 3, 5, 12 is
3, 12, ``,2,7``."""

Elsewhere = dict[str, tuple[str, ...]]
"""Local names, and what else they are found by."""


def postings(entries: Sequence[Entry], elsewhere: Elsewhere) -> dict[str, dict[int, list[Postings]]]:
    """For each list the terms of some records, which are counted from 0, stretch by stretch: those of each field."""
    terms_of = _TERMS | {"places": partial(_places, elsewhere)}
    found: dict[str, dict[int, list[Postings]]] = {}
    for name, fields in LISTS.items():
        of_fields = [
            _of_stretches(entries, terms_of[field], _whole if name == "numbers" else _stretch) for field in fields
        ]
        stretches = dict.fromkeys(chain.from_iterable(of_fields))
        found[name] = {one: [of.get(one, ([], [], [], [])) for of in of_fields] for one in stretches}
    return found


def _of_stretches(
    entries: Sequence[Entry], terms_of: Callable[[Entry], Iterable[str]], stretch_of: Callable[[str], int]
) -> dict[int, Postings]:
    """The terms of a field, stretch by stretch."""
    first: dict[str, int] = {}
    last: dict[str, int] = {}
    steps: dict[str, str] = {}
    for position, entry in enumerate(entries):
        for term in terms_of(entry):
            known = last.get(term)
            if known is None:
                first[term], steps[term] = position, ""
            elif known != position:
                steps[term] += f",{position - known}"
            last[term] = position
    stretches = ((stretch, list(those)) for stretch, those in groupby(sorted(first), stretch_of))
    return {
        stretch: (those, *([of[term] for term in those] for of in (first, last, steps))) for stretch, those in stretches
    }


def _whole(_: str) -> int:
    """Numbers are one stretch: they change only when a record comes or goes, and then all of them move."""
    return 0


def _stretch(term: str) -> int:
    """Where in the alphabet a term stands: by its first letter and roughly by the second; in East Asian writing roughly
    by the first sign. What is sorted by term is sorted by it."""
    first, second = ord(term[0]), ord(term[1:2] or "\0")
    roughly = min(second // _LETTERS_TOGETHER, 255) if first < 128 else 0
    return min(first, 128 + first // _SIGNS_TOGETHER) << 8 | roughly


def _number(entry: Entry) -> tuple[str, ...]:
    """The whole number, and what is left from its code, its year or its running number on: people look for each."""
    whole = numbers.reading(entry.record.number)
    part = numbers.parts(entry.record.number)
    if not part:
        return (whole,)  # an index has to hold even if a rule does not
    running = len(part.sequence) + len(part.site or "")
    return whole, whole[-running - 2 - len(part.code) :], whole[-running - 2 :], whole[-running:]


def _names(entry: Entry) -> Iterable[str]:
    holder = entry.record.holder
    return chain(terms(holder.name), terms(holder.name_local or ""))


def _places(elsewhere: Elsewhere, entry: Entry) -> list[str]:
    """Where the holder is, how others write its name, and the years by which people narrow down what they look for:
    that of the number and that of the issue in force."""
    site, local = entry.record.site, entry.record.holder.name_local
    address = site.address
    texts = filter(None, (address.city, address.region, address.postal_code, address.street, site.name))
    found = [*new_terms(_BETWEEN_TEXTS.join(texts)), *(elsewhere[local] if local else ())]
    part = numbers.parts(entry.record.number)
    if part:
        found.append(str(part.year))
    found.append(str(entry.issue.issued.year))
    return found


def _scopes(entry: Entry) -> Iterable[str]:
    issue = entry.issue
    texts = (getattr(issue, field, None) for field in ("scope", "at_this_location", "subject"))
    return chain.from_iterable(terms(text) for text in texts if text)


_TERMS = {"numbers": _number, "names": _names, "scopes": _scopes}


@cache
def _ways() -> tuple:
    """Traditional to simplified and back."""
    from opencc import OpenCC  # here, as it takes a tenth of a second and most commands make no index

    return OpenCC("t2s"), OpenCC("s2t")


def elsewhere(names: Iterable[str]) -> Elsewhere:
    """What names are found by as people write them elsewhere: 光電 as 光电. It weighs less than a name as it stands."""
    return {name: _elsewhere(name) if _CHINESE.search(name) else () for name in names}


def _elsewhere(name: str) -> tuple[str, ...]:
    written = set(terms(name))
    other = (term for way in _ways() for term in terms(way.convert(name)))
    return tuple(term for term in dict.fromkeys(other) if term not in written)
