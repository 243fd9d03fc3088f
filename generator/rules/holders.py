"""One organization has one name, and no two have nearly the same.

What looks the same is mostly the same, and sometimes a deception. Names are compared through keys, so that the time
grows with their number and not with that of pairs.
"""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import repeat

from generator.model.findings import Severity
from generator.model.names import name_slug
from generator.model.record import Record
from generator.rules.compared import Compared, Said
from generator.rules.letters import AS_LATIN, stray_letter
from generator.rules.register import RESERVED
from generator.rules.remembering import remembered
from generator.rules.rule import Context, Fault, Noted, directory_rule, record_rule

HERE = "rule of this directory"
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")
_ALIKE = AS_LATIN | str.maketrans("01|", "oll")
"""Letters of other scripts, and figures, that look like a Latin one."""
_LEGAL_FORMS = frozenset(
    {"ab", "ag", "aps", "as", "bhd", "bv", "co", "company", "corp", "corporation", "doo", "gmbh", "inc", "incorporated"}
    | {"jsc", "kft", "kg", "kk", "limited", "llc", "llp", "lp", "ltd", "ltda", "nv", "ohg", "oy", "oyj", "plc", "pt"}
    | {"pte", "private", "pty", "pvt", "sa", "sarl", "sas", "sdn", "se", "sl", "spa", "srl", "sro", "tbk", "tnhh", "ug"}
)
_SHORTEST = 8
"""Letters beside the legal form; in shorter names one letter makes another name."""


@record_rule("R912", "A holder's name is in Latin letters", "I", HERE)
def name_is_latin(record: Record, context: Context) -> Iterator[Fault]:
    """Names in Latin letters can be read, typed and sorted everywhere, and the address of a holder's page is made from
    them. The name as the holder writes it stands beside it and is found as well.

    Wrong: name: 泊硯連接器股份有限公司
    Right: name: Boyan Connector Co., Ltd.
    """
    name = record.holder.name
    if not _LATIN.search(name) and re.search(r"\w", name):  # a row of dashes is R609's
        hint = "write the name in Latin script here, and as the holder writes it under name_local"
        yield Fault(("holder", "name"), f"'{name}' has no Latin letters", hint)
    elif name_slug(name) in RESERVED:
        message = f"'{name}' would take the address of the list of holders"
        yield Fault(("holder", "name"), message, "write the full name, with its legal form")


def _spellings(_: str, record: Record, __: Context) -> Iterator[Said]:
    name = record.holder.name
    if _LATIN.search(name):
        yield name_slug(name), name


_SPELLINGS = Compared(_spellings)


@directory_rule("R903", "One holder is written in one way", "I", HERE, needs_all=True, notes=_SPELLINGS)
def holders_are_distinct(context: Context, noted: Iterable[Noted]) -> Iterator[tuple[str, Fault]]:
    """All records of a holder are gathered on one page, whose address is made from the name. Two names that differ only
    in punctuation or case are almost always one organization written in two ways; the way that most records have is
    taken for the right one, else that of the lowest number.

    Wrong: name: Example Lumen Co. Ltd.  # in another record: Example Lumen Co., Ltd.
    Right: name: Example Lumen Co., Ltd.
    """
    spellings: dict[str, list[str]] = defaultdict(list)
    records = _SPELLINGS.records(noted, context)
    for record in sorted(records.values(), key=lambda record: record.number):
        spellings[name_slug(record.holder.name)].append(record.holder.name)
    usual = {slug: Counter(names).most_common(1)[0][0] for slug, names in spellings.items()}
    for path, record in records.items():
        name = record.holder.name
        known = usual[name_slug(name)]
        if name != known:
            message, hint = f"'{name}' is written '{known}' in other records", "or a name that differs"
            if odd := stray_letter(name):
                hint = f"the '{odd[1]}' of '{odd[0]}' is not the Latin letter (U+{ord(odd[1]):04X})"
            yield path, Fault(("holder", "name"), message, f"write '{known}' everywhere, {hint}")


def _alike(_: str, record: Record, __: Context) -> Iterable[Said]:
    name = record.holder.name
    return zip((*_name_keys(name), _core_key(record)), repeat(name))


_ALIKE_NAMES = Compared(_alike)


@directory_rule(
    "R907",
    "No two holders have nearly the same name",
    "I",
    HERE,
    Severity.WARNING,
    needs_all=True,
    notes=_ALIKE_NAMES,
)
def holders_do_not_look_alike(context: Context, noted: Iterable[Noted]) -> Iterator[tuple[str, Fault]]:
    """Names that look the same although letters of another script stand in them, that differ in one letter, or only in
    the legal form within one country, are mostly one organization written in two ways. They may also be meant to be
    taken for each other. Whoever reviews the change compares the two records. Names that a number or a single letter
    tells apart, and such that look alike in Latin script only, are not asked about.

    Wrong: name: Hinokase Electronics Co., Ltd.  # in another record: Hinokaze Electronics Co., Ltd.
    Right: name: Hinokaze Electronics Co., Ltd.
    """
    holders = _Holders(_ALIKE_NAMES.records(noted, context))
    for name, other in sorted(holders.alike()):
        path, record = holders.newest(name)
        message = f"'{record.holder.name}' looks like '{other}' of {holders.newest(other)[1].number}"
        yield (
            path,
            Fault(
                ("holder", "name"),
                message,
                f"write '{other}' if it is that one; leave both if they are two organizations",
            ),
        )


class _Holders:
    """The names of some holders, each with all its records."""

    def __init__(self, found: dict[str, Record]) -> None:
        self._records: dict[str, list[tuple[str, Record]]] = defaultdict(list)
        for path, record in found.items():
            self._records[record.holder.name].append((path, record))
        for records in self._records.values():
            records.sort(key=lambda item: (item[1].originally_issued, item[1].number))

    def newest(self, name: str) -> tuple[str, Record]:
        """The record of a holder that was issued last, with its path."""
        return self._records[name][-1]

    def alike(self) -> Iterator[tuple[str, str]]:
        """Names that are nearly another, each once, with the one that has more records or is older."""
        first: dict[object, str] = {}
        groups: dict[object, list[str]] = {}
        for name, records in self._records.items():
            for key in (*_name_keys(name), *dict.fromkeys(_core_key(record) for _, record in records)):
                if (other := first.setdefault(key, name)) is not name:
                    groups.setdefault(key, [other]).append(name)
        seen = set()
        for names in groups.values():
            names.sort(key=lambda name: (-len(self._records[name]), self.newest(name)[1].number))
            for name in names[1:]:
                if name not in seen and self._is_like(names[0], name):
                    seen.add(name)
                    yield name, names[0]

    def _is_like(self, one: str, other: str) -> bool:
        """Whether two names of one group need a look: not when R903 or R608 reports them, nor when something tells the
        two apart."""
        if name_slug(one) == name_slug(other) or stray_letter(one) or stray_letter(other):
            return False
        if looks(one) == looks(other):
            return True
        in_their_script = [{record.holder.name_local for _, record in self._records[name]} for name in (one, other)]
        return _figures(one) == _figures(other) and (
            None in in_their_script[0] | in_their_script[1] or not in_their_script[0].isdisjoint(in_their_script[1])
        )


@remembered(65_536)
def looks(name: str) -> str:
    """What a name looks like: without accents, blanks and case, look-alike letters as their Latin twins."""
    text = unicodedata.normalize("NFKD", name).translate(_ALIKE).casefold().translate(_ALIKE)
    text = "".join(filter(str.isalnum, text))
    return text.replace("i", "l").replace("rn", "m").replace("vv", "w")


def _words(name: str) -> list[str]:
    """The words of a name, ``S.p.A.`` and ``A/S`` as one each."""
    return name_slug(_DOTTED.sub("", name)).split("-")


_DOTTED = re.compile(r"(?<=\b\w)[./](?=\w\b)")


@remembered(4096)
def _core(name: str) -> str:
    """A name without its legal form; the whole name when nothing would be left."""
    return " ".join(word for word in _words(name) if word not in _LEGAL_FORMS) or name


def _figures(name: str) -> list[str]:
    """What tells the works of one company apart: ``2``, ``II`` or ``B``."""
    return re.findall("[0-9]+", name) + [word for word in _words(name) if len(word) == 1 or set(word) <= set("ivx")]


def _core_key(record: Record) -> tuple[str, str]:
    """A key that two names of one country share when they differ only in their legal form."""
    return _core(record.holder.name), record.site.address.country


@remembered(4096)
def _name_keys(name: str) -> tuple[str, ...]:
    """Keys of which two names share one when they look the same, or differ by one letter or two swapped ones."""
    text = looks(name)
    if len(looks(_core(name))) < _SHORTEST:
        return (text,)
    return tuple(dict.fromkeys([text, *[text[:at] + text[at + 1 :] for at in range(len(text))]]))


@record_rule("R913", "A name in another script says its language", "I", HERE, Severity.WARNING)
def language_is_named(record: Record, context: Context) -> Iterator[Fault]:
    """Readers that speak a page aloud, and browsers that choose the shape of a Chinese, Japanese or Korean letter, need
    the language of the name. A language without such a name says nothing.

    Wrong: A name_local stands without its language.
    Right: language: zh-Hant
    """
    holder = record.holder
    if holder.name_local and not holder.language:
        yield Fault(("holder", "name_local"), "the language of this name is not said", "add 'language: …', as zh-Hant")
    elif holder.language and not holder.name_local:
        hint = "add 'name_local: …' as the holder writes it, or remove the line"
        yield Fault(("holder", "language"), "there is no name in this language", hint)


RULES = (name_is_latin, language_is_named, holders_are_distinct, holders_do_not_look_alike)
