"""Bytes become text, one sign at a time above suspicion: UTF-8, composed, nothing invisible."""

import re
import unicodedata
from itertools import pairwise

from generator.reading.refusal import Refusal

MOST_BYTES = 65_536


def _any_of(spans: str) -> re.Pattern:
    """What finds characters out of spans that begin with the first and end with the last there is: whatever is not
    between two of them, as Python is twice as fast to pass by what is named."""
    ordered = sorted((span[0], span[-1]) for span in re.findall("(?s).-.|.", spans))
    between = [(chr(ord(end) + 1), chr(ord(start) - 1)) for (_, end), (start, _) in pairwise(ordered)]
    return re.compile(f"[^{''.join(f'{first}-{last}' for first, last in between if first <= last)}]")


_BLANKS = "\xa0\u1680\u2000-\u200a\u202f\u205f\u2800\u3000"
"""Blanks that look like the ordinary one and are not: two names that look equal would differ."""
FORBIDDEN = _any_of(
    f"\x00-\x09\x0b-\x1f\x7f-\x9f{_BLANKS}\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f"
    "\u2028-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\uffff\ud800-\udfff\ue000-\uf8ff"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U0010ffff"
)
_PILE = re.compile(r"[^\x00-\x7f\w][^\x00-\x7f\w]{30,}")
"""Where marks can be so many that putting them in order takes a second; letters of scripts are none of these. So
written, the first of them is looked for, in a quarter of the time."""
_IS_BLANK = re.compile(f"[{_BLANKS}]")
_ESCAPE = re.compile(r"\\(?:x..|u.{4}|U.{8}|.)", re.DOTALL)
_SHORT_ESCAPES = dict(zip("0abtvfreN_LP", "\0\a\b\t\v\f\r\x1b\x85\xa0\u2028\u2029", strict=True))
_WAYS_OUT = {
    "\t": "use blanks instead",
    "\ufffd": "the letter was lost when the file was saved: write it again",
    "\ufeff": "save the file as UTF-8 without a byte order mark",
}


def decode(raw: bytes) -> str:
    """Bytes to text with line ends as LF. Raises Refusal when it is not clean UTF-8 in composed form."""
    if len(raw) > MOST_BYTES:
        raise too_large()
    try:
        text = raw.decode("utf-8").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8")
        message = f"byte 0x{raw[error.start]:02x} is not UTF-8"
        raise Refusal("Y101", *place_after(before), message, "save the file as UTF-8") from None
    at = first_forbidden(text)
    if at is not None:
        raise Refusal("Y103", *place_after(text[:at]), *forbidden(text[at]))
    if not is_composed(text):
        raise Refusal("Y104", *_first_not_composed(text), *not_composed())
    return text


def too_large() -> Refusal:
    """The refusal of a file that is not even read."""
    return Refusal(
        "Y102", 1, 1, f"the file is larger than {MOST_BYTES:,} bytes", "split it, or take out what is no data"
    )


def first_forbidden(text: str) -> int | None:
    """Where the first character stands that no file may hold; None when there is none."""
    found = FORBIDDEN.search(text)
    at = found.start() if found else None
    # Python tells fast whether all of a text is assigned and printable, apart from its line ends: nearly always.
    if text.isascii() or text.replace("\n", "").isprintable():
        return at
    return next((place for place, character in enumerate(text[:at]) if _is_unassigned(character)), at)


def forbidden(character: str) -> tuple[str, str]:
    """Message and hint for a character that no file may hold."""
    if _is_unassigned(character):
        return f"U+{ord(character):04X} is no character of Unicode", "delete it, or write the text again"
    name = "a tab" if character == "\t" else f"U+{ord(character):04X} ({unicodedata.name(character, 'not printable')})"
    otherwise = "type an ordinary blank" if _IS_BLANK.match(character) else "delete it; it cannot be seen"
    return f"{name} is not allowed here", _WAYS_OUT.get(character, otherwise)


def _is_unassigned(character: str) -> bool:
    return unicodedata.category(character) == "Cn"


def escaped(text: str) -> str:
    """A text for one line of a terminal or a log: what is no visible character is shown as an escape."""
    if text.isprintable() and not FORBIDDEN.search(text):
        return text
    return "".join(map(_shown, text))


def _shown(character: str) -> str:
    if character.isprintable() and not FORBIDDEN.match(character):
        return character
    if "\udc80" <= character <= "\udcff":  # how Python reads a byte of a file name that is not UTF-8
        return f"\\x{ord(character) - 0xDC00:02x}"
    return character.encode("unicode_escape").decode()


def is_composed(text: str) -> bool:
    """Whether a text is in composed form, NFC, and no letter has more marks than are safe to put in order."""
    return text.isascii() or (_piled(text) is None and unicodedata.is_normalized("NFC", text))


def _piled(text: str) -> int | None:
    """Where more than 30 marks stand on one letter, the limit of stream-safe Unicode text; None: nowhere."""
    for found in _PILE.finditer(text):
        marks = 0
        for place, character in enumerate(found[0], start=found.start()):
            marks = marks + 1 if unicodedata.combining(character) else 0
            if marks > 30:
                return place
    return None


def not_composed() -> tuple[str, str]:
    """Message and hint for a text that is not."""
    return "the text is not in composed form (NFC)", "type the letter again, or convert the file to NFC"


def escape_in(source: str, character: str | None) -> int:
    """Where between double quotes the first escape for a character stands; without one, for any beyond ASCII."""
    for escape in _ESCAPE.finditer(source):
        means = _meaning(escape[0][1:])
        if means == character or (character is None and not means.isascii()):
            return escape.start()
    return 0


def _meaning(escape: str) -> str:
    return chr(int(escape[1:], 16)) if len(escape) > 1 else _SHORT_ESCAPES.get(escape, escape)


def place_after(before: str) -> tuple[int, int]:
    """Line and column, from 1, of what follows a text."""
    return before.count("\n") + 1, len(before) - before.rfind("\n")


def _first_not_composed(text: str) -> tuple[int, int]:
    piled = _piled(text)
    if piled is not None:
        return place_after(text[:piled])
    for number, line in enumerate(text.split("\n"), start=1):
        composed = unicodedata.normalize("NFC", line)
        if composed != line:
            pairs = enumerate(zip(line, composed, strict=False))
            return number, 1 + next((position for position, (one, other) in pairs if one != other), len(composed))
    return 1, 1
