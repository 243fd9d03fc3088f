"""Faults in the writing: what is not plain YAML, and what is no YAML at all."""

import random
import re

import yaml

from faults.located import Base, Edit, Spot, fault, put

_LETTER = re.compile(r"[A-Za-z]")


def _top(spot: Spot) -> bool:
    return len(spot.route) == 1


def _is_plain(spot: Spot) -> bool:
    return bool(spot.value) and not spot.node.style


def _before_value(spot: Spot, new: str) -> Edit:
    """Something between the colon and the value."""
    if spot.key is not None and spot.is_block:
        at = spot.behind_colon
        return Edit(at, at, f" {new}", at + 1)
    return Edit(spot.start, spot.start, f"{new} ", spot.start)


def _own_line(base: Base, spot: Spot) -> int | None:
    """Where the line begins that has nothing but blanks before the name."""
    if spot.key is None or spot.in_flow:
        return None
    at = base.text.rfind("\n", 0, spot.name_at) + 1
    return None if base.text[at : spot.name_at].strip() else at


@fault("anchor", "Y106")
def anchor(base: Base, spot: Spot, rng: random.Random) -> Edit | None:
    """Before a value of any shape, or before a name."""
    if spot.key is not None and rng.random() < 0.2 and spot.parent.value[0][0] is not spot.key:
        return Edit(spot.name_at, spot.name_at, "&here ", spot.name_at)
    if spot.is_block and spot.key is None:
        return None
    return _before_value(spot, rng.choice(("&a", "&address")))


@fault("alias", "Y106")
def alias(base: Base, spot: Spot, rng: random.Random) -> Edit | None:
    """In the place of a value, of any shape."""
    return put(spot, rng.choice(("*a", "*address")))


@fault("tag", "Y106")
def tag(base: Base, spot: Spot, rng: random.Random) -> Edit | None:
    """Of YAML, of a program, and the one without a name."""
    if spot.is_block and spot.key is None:
        return None
    return _before_value(spot, rng.choice(("!!str", "!!python/none", "!local", "!", "!<tag:example.org,2026:x>")))


@fault("merge key", "Y106")
def merge(base: Base, spot: Spot, rng: random.Random) -> Edit | None:
    """Fields taken over from elsewhere."""
    if spot.key is None:
        return None
    behind = ", " if spot.in_flow else f"\n{spot.indent}"
    return Edit(spot.name_at, spot.name_at, rng.choice(("<<: *a", "<<: {name: x}")) + behind, spot.name_at)


@fault("directive", "Y106")
def directive(base: Base, spot: Spot, rng: random.Random) -> Edit | None:
    """A line with % above the document, and above that perhaps a remark."""
    if not _top(spot):
        return None
    before = rng.choice(("", "# a remark\n", "\n"))
    new = rng.choice(("%YAML 1.1", "%TAG ! tag:example.org,2026:", "%YAML 2.0", "%ENCODING utf-8"))
    return Edit(0, 0, f"{before}{new}\n{rng.choice(('---', '', '# a remark'))}\n", len(before))


@fault("second document", "Y108")
def document(base: Base, spot: Spot, rng: random.Random) -> Edit | None:
    """A line of three hyphens between two fields, or a document behind the end of the first."""
    if not _top(spot) or spot.parent.value[0][0] is spot.key:
        return None
    before = rng.choice(("", "# the next\n", "...\n"))
    return Edit(spot.name_at, spot.name_at, f"{before}---\n", spot.name_at + len(before))


@fault("double quote not closed", "Y105")
def double_quote(base: Base, spot: Spot, rng: random.Random) -> Edit | None:
    """The place is the quote that was opened."""
    if not spot.value or spot.node.style == '"':
        return Edit(spot.end - 1, spot.end, "", spot.start) if spot.value and spot.node.style == '"' else None
    return Edit(spot.start, spot.start, '"', spot.start) if _is_plain(spot) and '"' not in spot.value else None


@fault("single quote not closed", "Y105")
def single_quote(base: Base, spot: Spot, rng: random.Random) -> Edit | None:
    """The place is the quote that was opened."""
    return Edit(spot.start, spot.start, "'", spot.start) if _is_plain(spot) and "'" not in spot.value else None


@fault("bracket or brace not closed", "Y105")
def bracket(base: Base, spot: Spot, rng: random.Random) -> Edit | None:
    """The place is the one that was opened."""
    if not getattr(spot.node, "flow_style", None) or spot.end == spot.start:
        return None
    return Edit(spot.end - 1, spot.end, "", spot.start)


@fault("bracket or brace too many", "Y105")
def surplus(base: Base, spot: Spot, rng: random.Random) -> Edit | None:
    """The place is the one too many."""
    if not getattr(spot.node, "flow_style", None):
        return None
    return Edit(spot.end, spot.end, base.text[spot.end - 1], spot.end)


@fault("comma forgotten", "Y105")
def no_comma(base: Base, spot: Spot, rng: random.Random) -> Edit | None:
    """Between braces; the place is the colon that cannot be there, or behind quotes the next name."""
    if spot.key is None or not spot.in_flow or spot.parent.value[0][0] is spot.key or not spot.end > spot.start:
        return None
    names = [key.value for key, _ in spot.parent.value]
    before = base.beside(spot, names[names.index(spot.key.value) - 1])
    at = spot.behind_colon - 1 if _is_plain(before) else spot.name_at
    return Edit(before.end, before.end + 1, "", at - 1)


@fault("escape that is none", "Y105")
def no_escape(base: Base, spot: Spot, rng: random.Random) -> Edit | None:
    """The place is the backslash."""
    if not isinstance(spot.node, yaml.ScalarNode) or '"' in spot.value or spot.is_block:
        return None
    at = rng.randint(0, len(spot.value))
    new = rng.choice(("\\q", "\\xZZ", "\\uD800", "\\ch", "\\U00110000"))
    return Edit(spot.start, spot.end, f'"{spot.value[:at]}{new}{spot.value[at:]}"', spot.start + 1 + at)


@fault("text behind a closed quote", "Y105")
def behind_quote(base: Base, spot: Spot, rng: random.Random) -> Edit | None:
    """The place is where that text begins."""
    if not spot.value or spot.is_block or '"' in spot.value:
        return None
    words = spot.value.split(" ", 1)
    if len(words) < 2:
        return None
    return Edit(spot.start, spot.end, f'"{words[0]}" {words[1]}', spot.start + len(words[0]) + 3)


@fault("line indented one blank too little", "Y105")
def dedented(base: Base, spot: Spot, rng: random.Random) -> Edit | None:
    """The place is the first letter of that line."""
    at = _own_line(base, spot)
    if at is None or not spot.indent:
        return None
    # The first line of a group that is not in a list sets the indentation for the others.
    return None if spot.parent.value[0][0] is spot.key else Edit(at, at + 1, "", spot.name_at - 1)


@fault("line indented one blank too much", "Y105")
def indented(base: Base, spot: Spot, rng: random.Random) -> Edit | None:
    """The place is the first letter of that line."""
    at = _own_line(base, spot)
    if at is None or spot.is_block:
        return None
    return None if spot.parent.value[0][0] is spot.key else Edit(at, at, " ", spot.name_at + 1)


@fault("colon in a text", "Y105")
def colon(base: Base, spot: Spot, rng: random.Random) -> Edit | None:
    """The place is that colon."""
    if not _is_plain(spot) or spot.in_flow or " " not in spot.value:
        return None
    at = base.text.index(" ", spot.start)
    return Edit(at, at, ":", at)


@fault("no blank behind the colon", "Y105")
def no_blank(base: Base, spot: Spot, rng: random.Random) -> Edit | None:
    """The place is the name."""
    if spot.key is None or spot.in_flow or not _is_plain(spot) or len(spot.parent.value) < 2:
        return None
    return Edit(spot.behind_colon, spot.start, "", spot.name_at)


@fault("no colon behind the name", "Y105")
def no_colon(base: Base, spot: Spot, rng: random.Random) -> Edit | None:
    """The place is the name."""
    if spot.key is None or spot.in_flow or not _is_plain(spot) or len(spot.parent.value) < 2:
        return None
    return Edit(spot.behind_colon - 1, spot.behind_colon, "", spot.name_at)


@fault("text that begins with a sign", "Y105")
def sign(base: Base, spot: Spot, rng: random.Random) -> Edit | None:
    """Signs that no plain text may begin with; the place is the sign."""
    return Edit(spot.start, spot.start, rng.choice("@`%"), spot.start) if _is_plain(spot) else None


@fault("conflict left in", "Y105")
def conflict(base: Base, spot: Spot, rng: random.Random) -> Edit | None:
    """The marks of git; the place is the first of them."""
    at = _own_line(base, spot)
    if at is None or not _is_plain(spot):
        return None
    end = base.text.index("\n", spot.end) + 1
    mine = base.text[at:end]
    return Edit(at, end, f"<<<<<<< HEAD\n{mine}=======\n{mine}>>>>>>> renewals\n", at)


@fault("comment too near to a text", "Y111")
def comment(base: Base, spot: Spot, rng: random.Random) -> Edit | None:
    """A # that ends the text without anybody noticing."""
    if not _is_plain(spot):
        return None
    new = rng.choice((" #5", "  #5", " # five", " ## 5"))
    blank = base.text.find(" ", spot.start, spot.end)
    at = blank if blank > 0 and rng.random() < 0.5 else spot.end
    return Edit(at, at, new, at + new.index("#"))


@fault("nested too deep", "Y109")
def nested(base: Base, spot: Spot, rng: random.Random) -> Edit | None:
    """The place is what opens the thirteenth level."""
    above = sum(1 for end in range(len(spot.route)) if end == 0 or spot.route[:end] in base.spots)
    one, other = rng.choice((("[", "]"), ("{a: ", "}")))
    edit = put(spot, one * 20 + "deep" + other * 20)
    return Edit(edit.start, edit.end, edit.new, edit.at + (12 - above) * len(one))


@fault("value of a whole report", "Y109")
def report(base: Base, spot: Spot, rng: random.Random) -> Edit | None:
    """Longer than any value may be."""
    if not isinstance(spot.node, yaml.ScalarNode) or not _LETTER.search(spot.value):
        return None
    return put(spot, rng.choice(('"{}"', "{}", "'{}'")).format("sentence upon sentence " * 400 + "end"))
