"""Letters of other scripts that look like a Latin one, after Unicode's table of confusables."""

import re
import unicodedata
from string import ascii_letters

from generator.rules.remembering import remembered

_FULL_WIDTH = "".join(chr(ord(letter) + 0xFEE0) for letter in ascii_letters)
"""The wide letters that keyboards for Chinese, Japanese and Korean have beside the Latin ones."""
AS_LATIN = str.maketrans(
    "АВЕЅІЈКМНОРСТХУԐԌԚԜасеѕіјорхуһԁԛԝӏ" + "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧοναιρκυ" + _FULL_WIDTH,
    "ABESIJKMHOPCTXYEGQWacesijopxyhdqwl" + "ABEZHIKMNOPTYXovaipku" + ascii_letters,
)
_WORD = re.compile(r"[^\W\d_]+")
_LATIN = re.compile("[A-Za-z]")
_STRAY = re.compile("[ΑΒΕΖΗΙΚΜΝΟΡΤΥΧινορυ\u0400-\u052f\u0530-\u058f\u13a0-\u13ff\uff21-\uff3a\uff41-\uff5a]")
"""Of the Greek letters those only that look like a Latin one: the others stand in units and quantities, as kΩ, ΔT."""


@remembered(8192)
def stray_letter(text: str) -> tuple[str, str] | None:
    """The first word that has a letter of another script among Latin ones, and that letter."""
    for found in () if text.isascii() else _WORD.finditer(text):
        letter = _STRAY.search(found[0])
        if letter and _LATIN.search(found[0]):
            return found[0], letter[0]
    return None


def may_have_stray_letters(text: str) -> bool:
    """Whether a letter of another script that looks like a Latin one is in a text at all."""
    return not text.isascii() and _STRAY.search(text) is not None


def called(letter: str) -> str:
    """A letter by its name: ``Cyrillic small letter ie``."""
    return unicodedata.name(letter).capitalize()
