"""Queries as people type them, made from the records by perturbing what they say, and what each should find.

A class is a way of typing. Which records are right follows from the record the query was made from and not from the
search: all records of the holder for a name, the number for a number, all that contain it for a part of a name.
"""

import random
import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from generator.pages.catalogue import Entry

_LEGAL = re.compile(
    r"(?:,? *\b(?:Co\.?,? Ltd\.?|Ltd\.?|Limited|Inc\.?|Corp\.?|Corporation|GmbH(?: & Co\. KG)?|AG|S\.?A\.?|S\.?r\.?l\.?|SARL|SAS|B\.?V\.?|N\.?V\.?|Oy|AB|A/S|Pte\. Ltd\.|Sdn\. Bhd\.|LLC|PLC|K\.K\.|Sp\. z o\.o\.|s\.r\.o\.|Kft\.))+\.?$"
)
_EAST_ASIAN = re.compile("[\u3040-\u30fa\u30fc-\u30ff\u3400-\u9fff\uac00-\ud7af]{2,}")
_NATIVE_LEGAL = re.compile("股份有限公司|有限責任公司|有限责任公司|有限公司|株式会社|주식회사|合同会社|有限会社")
_KEYS = {"a": "sq", "e": "wr", "i": "uo", "o": "ip", "n": "mb", "r": "et", "s": "ad", "t": "ry", "l": "k", "c": "xv"}


@dataclass(frozen=True, slots=True)
class Query:
    """What is typed, the way of typing, and the numbers of the records that are a right answer."""

    text: str
    kind: str
    right: frozenset[str]


def queries(entries: Sequence[Entry], each: int, seed: int = 1) -> list[Query]:
    """``each`` queries of every class, as far as the records give so many; the same for the same records and seed."""
    found: list[Query] = []
    for kind, make in _CLASSES.items():
        chance = random.Random(f"{seed} {kind}")
        made: dict[str, Query] = {}
        for _ in range(each * 8):
            if len(made) == each:
                break
            query = make(_World.of(entries), chance)
            if query and query[0] not in made:
                made[query[0]] = Query(query[0], kind, frozenset(query[1]))
        found += made.values()
    return found


class _World:
    """The records, by what queries are about."""

    _known: dict[int, "_World"] = {}

    def __init__(self, entries: Sequence[Entry]) -> None:
        self.entries = entries
        self.of_holder: dict[str, set[str]] = defaultdict(set)
        self.of_word: dict[str, set[str]] = defaultdict(set)
        self.locals: dict[str, set[str]] = defaultdict(set)
        for entry in entries:
            holder, number = entry.record.holder, entry.record.number
            self.of_holder[holder.name].add(number)
            for word in words(holder.name):
                self.of_word[word.lower()].add(holder.name)
            if holder.name_local:
                self.locals[holder.name_local].add(number)

    @classmethod
    def of(cls, entries: Sequence[Entry]) -> "_World":
        if id(entries) not in cls._known:
            cls._known = {id(entries): cls(entries)}
        return cls._known[id(entries)]

    def holder(self, chance: random.Random) -> str:
        return chance.choice(self.entries).record.holder.name

    def telling(self, name: str) -> list[str]:
        """Words of a name that few other holders have."""
        return [word for word in words(name) if len(word) > 3 and len(self.of_word[word.lower()]) <= 3]

    def with_word(self, word: str) -> set[str]:
        """Records of all holders with a word."""
        return {number for holder in self.of_word[word.lower()] for number in self.of_holder[holder]}

    def with_part(self, part: str) -> set[str]:
        """Records of all holders whose local name has a part."""
        return {number for name, numbers in self.locals.items() if part in name for number in numbers}


Made = tuple[str, set[str]] | None


def words(name: str) -> list[str]:
    """The words of a name without its legal form."""
    return re.findall(r"[^\W\d_]+", _LEGAL.sub("", name))


def plain(text: str) -> str:
    """Without accents, as somebody types who does not have them on the keyboard."""
    replaced = text.translate(str.maketrans({"ß": "ss", "ø": "o", "đ": "d", "Đ": "D", "ł": "l", "ı": "i"}))
    return "".join(sign for sign in unicodedata.normalize("NFD", replaced) if not unicodedata.combining(sign))


def typo(word: str, chance: random.Random) -> str:
    """One error: a letter wrong, missing, doubled, too much, or exchanged with its neighbour."""
    at = chance.randrange(len(word))
    here = word[at].lower()
    match chance.randrange(5):
        case 0:
            return word[:at] + chance.choice(_KEYS.get(here, "aeiourstn")) + word[at + 1 :]
        case 1:
            return word[:at] + word[at + 1 :]
        case 2:
            return word[:at] + here + word[at:]
        case 3:
            return word[:at] + chance.choice("aeirstn") + word[at:]
    at = min(at, len(word) - 2)
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def _number(world: _World, chance: random.Random, spell: Callable[[str, random.Random], str]) -> Made:
    number = chance.choice(world.entries).record.number
    return spell(number, chance), {number}


def _slips(number: str, chance: random.Random) -> str:
    """Digits read as letters, as from a scan."""
    head, _, tail = number.rpartition(" ")
    return f"{head} {tail.translate(_exchange(chance))}"


def _exchange(chance: random.Random) -> dict[int, str]:
    return str.maketrans(
        chance.choice([{"0": "O"}, {"1": "I"}, {"1": "l"}, {"0": "O", "1": "I"}, {"0": "o", "1": "l"}])
    )


def _line(number: str, chance: random.Random) -> str:
    return chance.choice(
        [
            "Certificate No.: {} Issue 1",
            "IECQ Certificate of Conformity {} page 1 of 2",
            "Ref {} / valid until 2027-03-17",
            "No. {}, issued 18 March 2024",
            "證書編號：{}",
            "({})",
        ]
    ).format(number)


def _glued(number: str, _: random.Random) -> str:
    return re.sub(r"[^A-Za-z0-9]", "", number).lower()


def _wide(number: str, _: random.Random) -> str:
    return "".join(chr(ord(sign) + 0xFEE0) if "!" <= sign <= "~" else "\u3000" for sign in number)


def _no_dot(number: str, chance: random.Random) -> str:
    return number.replace(".", chance.choice(["", " ", "-"]))


def _dashes(number: str, chance: random.Random) -> str:
    return number.replace("-", chance.choice("–—−‑")).replace(" ", chance.choice([" ", "-", "  "]))


def _part(world: _World, chance: random.Random) -> Made:
    number = chance.choice(world.entries).record.number
    text = chance.choice([number.split(" ", 1)[1], number.rsplit(" ", 1)[1], number.split("-", 1)[1]])
    return text, {entry.record.number for entry in world.entries if text in entry.record.number}


def _name(world: _World, chance: random.Random, change: Callable[[str, random.Random], str | None]) -> Made:
    name = world.holder(chance)
    text = change(name, chance)
    return (text, world.of_holder[name]) if text and len(text) > 3 else None


def _word(
    world: _World, chance: random.Random, change: Callable[[str, random.Random], str | None], least: int = 4
) -> Made:
    telling = [word for word in world.telling(world.holder(chance)) if len(word) >= least]
    if not telling:
        return None
    word = chance.choice(telling)
    text = change(word, chance)
    return (text, world.with_word(word)) if text and text.lower() not in world.of_word else None


def _telling(world: _World, chance: random.Random) -> Made:
    telling = world.telling(world.holder(chance))
    if not telling:
        return None
    word = chance.choice(telling)
    return word.lower(), world.with_word(word)


def _beginning(world: _World, chance: random.Random) -> Made:
    long = [word for word in world.telling(world.holder(chance)) if len(word) > 5]
    if not long:
        return None
    word = chance.choice(long)
    text = plain(word[: chance.randrange(4, len(word))]).lower()
    return text, {
        number for known in world.of_word if plain(known).startswith(text) for number in world.with_word(known)
    }


def _other_order(name: str, chance: random.Random) -> str | None:
    found = words(name)
    if len(found) < 2:
        return None
    chance.shuffle(found)
    return " ".join(found)


def _misspelled_name(name: str, chance: random.Random) -> str | None:
    found = words(name)
    at = max(range(len(found)), key=lambda index: len(found[index]), default=None)
    if at is None or len(found) < 2 or len(found[at]) < 5:
        return None
    found[at] = typo(found[at], chance)
    return " ".join(found)


def _native(world: _World, chance: random.Random, least: int, most: int) -> Made:
    if not world.locals:
        return None
    name = chance.choice(sorted(world.locals))
    runs = _EAST_ASIAN.findall(_NATIVE_LEGAL.sub(" ", name))
    if not runs:
        return None
    run = chance.choice(runs)
    length = min(len(run), chance.randrange(least, most + 1))
    start = chance.randrange(len(run) - length + 1)
    text = run[start : start + length]
    return text, world.with_part(text)


def _native_whole(world: _World, chance: random.Random) -> Made:
    if not world.locals:
        return None
    name = chance.choice(sorted(world.locals))
    return name, world.locals[name]


def _native_bare(world: _World, chance: random.Random) -> Made:
    made = _native_whole(world, chance)
    return (_NATIVE_LEGAL.sub("", made[0]).strip(), made[1]) if made else None


def _name_and_place(world: _World, chance: random.Random) -> Made:
    entry = chance.choice(world.entries)
    telling = world.telling(entry.record.holder.name)
    if not telling:
        return None
    word = chance.choice(telling)
    there = {other.record.number for other in world.entries if other.city == entry.city}
    return f"{word} {plain(entry.city)}", world.with_word(word) & there


def _spelled(spell: Callable[[str, random.Random], str]) -> Callable[[_World, random.Random], Made]:
    return lambda world, chance: _number(world, chance, spell)


def _named(change: Callable[[str, random.Random], str | None]) -> Callable[[_World, random.Random], Made]:
    return lambda world, chance: _name(world, chance, change)


_CLASSES: dict[str, Callable[[_World, random.Random], Made]] = {
    "number: as printed": _spelled(lambda number, _: number),
    "number: glued, lower case": _spelled(_glued),
    "number: full width": _spelled(_wide),
    "number: other dashes and blanks": _spelled(_dashes),
    "number: without the dot": _spelled(_no_dot),
    "number: O for 0, I for 1": _spelled(_slips),
    "number: in a line of a PDF": _spelled(_line),
    "number: a part": _part,
    "name: whole": _named(lambda name, _: name),
    "name: without accents and legal form": _named(lambda name, _: plain(" ".join(words(name)))),
    "name: lower case, other order": _named(lambda name, chance: (_other_order(name, chance) or "").lower()),
    "name: a telling word": _telling,
    "name: beginning of a word": _beginning,
    "name: with the place": _name_and_place,
    "typo: in a telling word": lambda world, chance: _word(world, chance, typo, 5),
    "typo: in a name of several words": _named(_misspelled_name),
    "script: two characters": lambda world, chance: _native(world, chance, 2, 2),
    "script: three to five characters": lambda world, chance: _native(world, chance, 3, 5),
    "script: whole": _native_whole,
    "script: without legal form": _native_bare,
}


def kinds() -> Iterator[str]:
    """The classes, in order."""
    return iter(_CLASSES)
