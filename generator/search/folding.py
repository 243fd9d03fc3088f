"""Words as the search compares them: without accents, case and width; East Asian writing in pairs of characters.

``assets/folding.js`` holds the same functions for the browser; both are held to tests/folding.json.
"""

import re
import unicodedata
from functools import cache, lru_cache

_LETTERS = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "þ": "th", "ı": "i", "ħ": "h", "ŋ": "n"}
)
"""Letters that do not come apart into a plain letter and an accent."""
_GERMAN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa"})
_KANA = {code: code + 0x60 for code in range(0x3041, 0x3097)}
"""Hiragana as katakana, as people type before they convert."""
_ACCENTS = re.compile("[\u0300-\u036f]")
_EAST_ASIAN = (
    "\u3005\u3040-\u30fa\u30fc-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff"
)
_RUN = re.compile(f"[{_EAST_ASIAN}]+")
_LETTER = rf"[^\W_{_EAST_ASIAN}]"
_WORD = re.compile(f"{_LETTER}+")
_JOINS = re.compile("[-‐'’.&/·]")


# Both take some thousandths of a second, and a build that takes no new text apart needs neither.
@cache
def _joined() -> re.Pattern[str]:
    """Looked for at the beginning of a word only: a text is long, and most words are not joined."""
    return re.compile(f"(?<!{_LETTER}){_LETTER}+(?:{_JOINS.pattern}{_LETTER}+)+")


@cache
def _between_runs() -> re.Pattern[str]:
    return re.compile(f"(?<=[{_EAST_ASIAN}])[\\s・·]+(?=[{_EAST_ASIAN}])")


def fold(text: str) -> str:
    """Lower case, full width and accents set aside: ``Würth ＡＧ`` is ``wurth ag``. Voiced kana stay what they are."""
    if text.isascii():
        return text.lower()
    lowered = unicodedata.normalize("NFKC", text).lower().translate(_LETTERS).translate(_KANA)
    return unicodedata.normalize("NFC", _ACCENTS.sub("", unicodedata.normalize("NFD", lowered)))


@lru_cache(maxsize=65536)
def terms(text: str) -> tuple[str, ...]:
    """``new_terms`` of a text that comes again: a name, a scope."""
    return new_terms(text)


def new_terms(text: str) -> tuple[str, ...]:
    """What a text is found by: its words, words with an umlaut also as ``ue``, ``Micro-Tech`` also as ``microtech``,
    and every two neighbouring characters of East Asian writing."""
    folded = fold(text)
    found = _WORD.findall(folded)
    if _JOINS.search(folded):
        found += [re.sub(r"[\W_]+", "", joined) for joined in _joined().findall(folded)]
    if not text.isascii():
        lowered = unicodedata.normalize("NFKC", text).lower()
        german = lowered.translate(_GERMAN)
        if german != lowered:
            found += _WORD.findall(fold(german))
        for run in _RUN.findall(_between_runs().sub("", folded)):
            found += [run[at : at + 2] for at in range(len(run) - 1)] or [run]
    return tuple(dict.fromkeys(found))


def name_length(text: str) -> int:
    """How many words a name has, which says how much of it a query has named."""
    return len(_WORD.findall(fold(text)))
