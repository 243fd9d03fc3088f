"""The numbers in a line, whatever else stands there, among those of the directory; what is nearly one of them, too."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from generator.importing.absent import Numbers as Nearly
from generator.model.number import canonical, key, parts, reading

MOST_NEAR = 3
_COLUMNS = re.compile(r"[;\t|](?!\s*-0[0-9])")
"""A site that was written with its zero belongs to the number in the column before it."""
_DASHES = re.compile("[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]")
_AROUND = " \t\"'()[]<>,"
_BEGINS = re.compile(r"iecq|(?<![a-z0-9])[i1l]ec[qo0]", re.IGNORECASE)
_DIGIT = "[0-9OQDILSZBG]"
"""A digit, or a letter that is taken for one."""
_END = r"(?![a-z0-9])"
_CORE = r"[i1l]ec[qo0][\W_]*[a-z0-9]{{1,4}}[\W_]+[a-z][a-z0-9]{{1,9}}[\W_]*{0}{{2}}[\W_]{{0,3}}{0}{{4,5}}"
_SITE = rf"(?P<site>\s?-\s?(?:{_DIGIT}{{1,3}}|[a-z]){_END}(?![.:][0-9]))?{_END}"
_WHOLE = [re.compile(f"(?P<core>{_CORE.format(digit)}){_SITE}", re.IGNORECASE) for digit in ("[0-9]", _DIGIT)]
_GLUED = re.compile(r"iecq[a-z]{3,14}[0-9]{6,10}[a-z]?(?![a-z0-9])", re.IGNORECASE)
_MORE = re.compile(
    r"(?P<between>\s*(?:[;\t|,/&+(]|\band\b|\bund\b|\s)\s*(?:and\b|und\b)?\s*)"
    rf"(?P<dash>-?)(?P<site>[0-9]{{1,3}}|[a-z]){_END}(?![-./:][0-9])",
    re.IGNORECASE,
)
_ALONE = re.compile(r"\s*(?:$|[,/&+)\"']|and\b|und\b)", re.IGNORECASE)
_RANGE = re.compile(
    r"\s*(?:to|bis|through|until|–|-|~|\.\.+|…)\s*-?\s?[0-9]{1,3}(?![a-z0-9]|[-.:/][0-9])", re.IGNORECASE
)
_DOCUMENT = re.compile("iecq(?:qc|cs|od)[0-9]")
_PART = re.compile(rf"(?<![a-z0-9.]){_DIGIT}{{2}}[.,]{_DIGIT}{{4}}(?![a-z0-9.,])", re.IGNORECASE)


class Said(NamedTuple):
    """A number on a line: that of the directory, or as it was typed."""

    number: str
    is_there: bool


class Numbers:
    """The numbers that are there, and further ones that were there once."""

    def __init__(self, there: Iterable[str], known: Iterable[str] = ()) -> None:
        self._there = tuple(there)
        self._by_key = {key(number): Said(number, False) for number in known}
        self._by_key |= {key(number): Said(number, True) for number in self._there}

    def on(self, text: str) -> tuple[list[Said], list[str]]:
        """The numbers on a line, and what stands behind one of them as if it were a site, and was not read."""
        found: dict[Said, None] = {}
        unread: list[str] = []
        for cell in _COLUMNS.split(_DASHES.sub("-", unicodedata.normalize("NFKC", text))):
            starts = [one.start() for one in _BEGINS.finditer(cell)]
            for start, end in pairwise([*starts, len(cell)]):
                found.update(dict.fromkeys(self._in(cell[start:end], unread)))
        return list(found), unread

    def _in(self, text: str, unread: list[str]) -> Iterator[Said]:
        """The number with which a text begins, and the sites that are named behind it."""
        if _DOCUMENT.match(key(text)):
            return
        whole = next((found for form in _WHOLE if (found := form.match(text))), None)
        if whole is None:
            glued = _GLUED.match(text)
            yield from self._as_typed(glued[0] if glued else re.split("[,/(]", text)[0].strip(_AROUND))
            return
        core = whole["core"]
        said = self._site(core, whole["site"]) if whole["site"] else self._look_up(core)
        if whole["site"] and " " in whole["site"] and key(said.number) not in self._by_key:
            said = self._look_up(core)  # a dash between words, more likely than a site that is not there
            unread.append(f"'{whole['site'].strip()}' behind {said.number}")
        yield said
        yield from self._sites_behind(text, core, whole.end(), unread)

    def _sites_behind(self, text: str, core: str, at: int, unread: list[str]) -> Iterator[Said]:
        """``, -01, -02`` behind a number. Bare digits are a site only if there is such a one; else they are told, but
        for a figure in the next column of CSV."""
        while more := _MORE.match(text, at):
            is_bare = not more["dash"]
            is_apart = more["between"].strip() or more["site"].startswith("0")
            if is_bare and not (more["site"].isdigit() and is_apart and _ALONE.match(text, more.end())):
                break
            said = self._site(core, more["site"])
            if is_bare and not said.is_there:
                if more["between"] != ",":
                    unread.append(f"'{more[0].strip(' ,')}' behind {said.number.rpartition('-')[0]}")
                break
            yield said
            at = more.end()
        if left := _RANGE.match(text, at):
            unread.append(f"'{left[0].strip()}' behind {text[:at].strip(_AROUND)}")

    def _look_up(self, text: str) -> Said:
        return self._by_key.get(key(text)) or Said(canonical(text) or text[:60], False)

    def _site(self, core: str, site: str) -> Said:
        """A site of a family, with however many zeros it is written."""
        bare = site.strip(" -_").upper()
        spelled = [bare, *(bare.lstrip("0").zfill(length) for length in (1, 2, 3) if bare.isdigit())]
        found = [said for one in spelled if (said := self._by_key.get(key(f"{core}-{one}")))]
        return found[0] if found else Said(f"{canonical(core) or core}-{bare}", False)

    def _as_typed(self, text: str) -> Iterator[Said]:
        if (found := self._by_key.get(key(text))) is not None:
            yield found
        elif any(sign.isdigit() for sign in text):
            yield Said(canonical(text) or text[:60], False)

    def near(self, text: str) -> list[str]:
        """The numbers that differ from this one by one sign, or only in signs that look alike."""
        return self._nearly.nearest(text)[:MOST_NEAR]

    def near_part(self, text: str) -> list[str]:
        """The numbers that end like what looks like the end of one in a text: ``23.OO24``."""
        found = [one[0] for one in _PART.finditer(text) if any(sign.isdigit() for sign in one[0])]
        ending = [number for one in found for number in self._by_end.get(reading(one), ())]
        of_body = [number for number in ending if f" {parts(number).code} " in f" {text.upper()} "]
        return (of_body or ending)[:MOST_NEAR]

    @cached_property
    def _nearly(self) -> Nearly:
        return Nearly.of(self._there)

    @cached_property
    def _by_end(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for number in self._there:
            if (apart := parts(number)) and not apart.site:
                found[reading(f"{apart.year % 100:02}{apart.sequence}")].append(number)
        return found
