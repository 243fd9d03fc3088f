"""Faults in the characters themselves: what cannot be seen, what is no text, what an escape brings back."""

import random
import unicodedata

import yaml

from faults.located import Base, Edit, Spot, fault

CONTROL = "\x00\x07\x08\x0b\x0c\x1b\x7f\x80\x9f"
BIDI = "\u061c\u200e\u200f\u202a\u202b\u202d\u202e\u2066\u2067\u2068\u2069"
INVISIBLE = "\u200b\u200c\u200d\u2060\xad\ufeff\u180e\ufe0f"
OTHER_LINE_ENDS = "\x85\u2028\u2029\r"
OTHER_BLANKS = "\xa0\u1680\u2003\u202f\u3000"
ESCAPES = ("\\u202e", "\\u200B", "\\x07", "\\N", "\\_", "\\t", "\\L", "\\ufeff", "\\U000E0041", "\\e", "\\u0301")
BYTES = (b"\xff", b"\xe9", b"\xe4\xb8", b"\xc0\xaf", b"\xed\xa0\x80", b"\x80", b"\xf0\x9f\x98")


def _inserted(base: Base, spot: Spot, rng: random.Random, new: str) -> Edit:
    """Somewhere on the lines of a value: in it, at its end, in its name, in the indentation, in a comment."""
    ways = [rng.randint(spot.start, spot.end), spot.end, base.text.rfind("\n", 0, spot.start) + 1]
    if spot.key is not None:
        ways.append(spot.name_at + rng.randrange(len(spot.key.value)))
    at = rng.choice(ways)
    if rng.random() < 0.1:
        end = (base.text + "\n").index("\n", spot.end)
        return Edit(end, end, f"  # a remark{new} on it", end + len("  # a remark"))
    return Edit(at, at, new, at)


@fault("tab", "Y103")
def tab(base: Base, spot: Spot, rng: random.Random) -> Edit | None:
    """For indentation, or copied with a cell."""
    return _inserted(base, spot, rng, "\t")


@fault("control character", "Y103")
def control(base: Base, spot: Spot, rng: random.Random) -> Edit | None:
    """Of ASCII and of Latin 1."""
    return _inserted(base, spot, rng, rng.choice(CONTROL))


@fault("mark of the direction of writing", "Y103")
def bidi(base: Base, spot: Spot, rng: random.Random) -> Edit | None:
    """Text that looks different from what it is."""
    return _inserted(base, spot, rng, rng.choice(BIDI))


@fault("character of no width", "Y103")
def invisible(base: Base, spot: Spot, rng: random.Random) -> Edit | None:
    """Copied from a web page."""
    return _inserted(base, spot, rng, rng.choice(INVISIBLE))


@fault("line end of another kind", "Y103")
def line_end(base: Base, spot: Spot, rng: random.Random) -> Edit | None:
    """NEL, the separators of lines and paragraphs, a carriage return alone."""
    edit = _inserted(base, spot, rng, rng.choice(OTHER_LINE_ENDS))
    # A carriage return before a line end is a line end of Windows.
    return None if edit.new == "\r" and base.text[edit.end : edit.end + 1] in ("\n", "") else edit


@fault("blank that is none", "Y103")
def blank(base: Base, spot: Spot, rng: random.Random) -> Edit | None:
    """Blanks of another width."""
    return _inserted(base, spot, rng, rng.choice(OTHER_BLANKS))


@fault("byte order mark", "Y103")
def order_mark(base: Base, spot: Spot, rng: random.Random) -> Edit | None:
    """Before everything."""
    return Edit(0, 0, "\ufeff", 0) if spot.route in (("number",), ("id",), ("source",), ("title",)) else None


@fault("byte that is not UTF-8", "Y101")
def not_utf8(base: Base, spot: Spot, rng: random.Random) -> Edit | None:
    """Bytes of another encoding, and the beginning of a character without its end."""
    raw = rng.choice(BYTES)
    return _inserted(base, spot, rng, raw.decode("utf-8", "surrogateescape"))


@fault("letter in parts", "Y104")
def in_parts(base: Base, spot: Spot, rng: random.Random) -> Edit | None:
    """A letter and its mark apart; the place is the letter."""
    if not spot.value:
        return None
    places = list(range(spot.start, spot.end))
    rng.shuffle(places)
    for at in places:
        letter = base.text[at]
        apart = unicodedata.normalize("NFD", letter)
        if apart == letter and letter in "aeiou":
            apart = letter + rng.choice("\u0301\u0308")
        if apart != letter:
            return Edit(at, at + 1, apart, at)
    return None


@fault("escape that brings it back", "Y103")
def escape(base: Base, spot: Spot, rng: random.Random) -> Edit | None:
    """Between double quotes, also over two lines; the place is the escape."""
    if not isinstance(spot.node, yaml.ScalarNode) or '"' in spot.value or len(spot.value) < 5 or spot.is_block:
        return None
    new = rng.choice(ESCAPES)
    at = rng.randrange(len(spot.value))
    before, behind = spot.value[:at], spot.value[at:]
    if " " in before and rng.random() < 0.3:
        before = before.replace(" ", f"\n{spot.indent}    ", 1)
    code = "Y104" if new == "\\u0301" else ""
    if code and before[-1:] not in tuple("aeiou"):
        before += "e"
    return Edit(spot.start, spot.end, f'"{before}{new}{behind}"', spot.start + 1 + len(before), code)
