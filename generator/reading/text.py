"""The strict YAML loader: libyaml's events in, plain text in dicts and lists out, everything doubtful refused.

Scalars stay the text their author wrote (``NO``, ``0123``, ``12:30:45``, ``1.10``); the models give the types.
Positions are not kept: a place is looked up again when a finding has to be shown, which is rare.
"""

import re
from functools import lru_cache
from sys import intern

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from generator.model.fields import Unquoted
from generator.model.findings import DirectoryError, Route
from generator.reading import characters, syntax
from generator.reading.refusal import Refusal

try:
    from yaml.cyaml import CParser
except ImportError:  # a PyYAML built without libyaml; require_parser() says so
    CParser = None

OLDEST_LIBYAML = (0, 2, 6)
MOST_NODES = 4_000
MOST_CHARACTERS = 8_192

Tree = str | list["Tree"] | dict[str, "Tree"]

_COMMENT = re.compile(r" {2,}#( |$)")
_UNQUOTED = re.compile(
    r"~|=|(?i:null|true|false|yes|no|on|off|y|n)"
    r"|[-+]?(?:0b[01_]+|0o[0-7_]+|0x[0-9a-fA-F_]+|(?:[0-9][0-9_]*(?::[0-5]?[0-9])*(?:\.[0-9_]*)?|\.[0-9_]+)(?:[eE][-+]?[0-9]+)?"
    r"|\.(?i:inf|nan))"
    r"|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt ][0-9:.+Zz -]*)?"
)
"""What a reader of YAML 1.1 or 1.2 takes for nothing, a truth, a number or a time."""
_BEGINS_UNQUOTED = frozenset("~=+-.0123456789nNtTfFyYoO")
_QUOTED = re.compile(
    "[\u201c\u201d\u201e\u201f].*[\u201c\u201d\u201f]|[\u2018\u2019\u201a\u201b].*[\u2018\u2019\u201b]"
    "|[\u201c\u201e\u201f][^\u201c\u201d]*",
    re.DOTALL,
)
"""A text between the quotes of a word processor, or the beginning of one that a comma has cut in a list."""
_BEGINS_QUOTED = frozenset("\u2018\u2019\u201a\u201b\u201c\u201d\u201e\u201f")
_KEY = re.compile(r"[a-z][a-z0-9_]*")
_DIRECTIVE = re.compile(r"(?: *(?:#.*)?\n)*%")


def require_parser() -> None:
    """Raises DirectoryError unless PyYAML has libyaml 0.2.6 or newer: older ones crash on deep nesting."""
    version = yaml._yaml.get_version() if CParser else (0, 0, 0)
    if version < OLDEST_LIBYAML:
        raise DirectoryError(
            "PyYAML has no libyaml of version 0.2.6 or newer", "install the pinned packages: make clean site"
        )


def load(text: str) -> dict[str, Tree]:
    """Text to a tree of dicts, lists and text. Raises Refusal at the first thing that is not plain YAML."""
    if directive := _DIRECTIVE.match(text):
        place = characters.place_after(directive[0][:-1])
        raise Refusal("Y106", *place, "a directive is not allowed", "remove the line that begins with %")
    root = _root(text)
    if type(root) is not dict:
        held = {list: "a list, no fields", type(None): "nothing"}.get(type(root), "one text, no fields")
        raise Refusal("Y108", 1, 1, f"the file holds {held}", "write 'name: value' lines, as the examples do")
    return root


class Places:
    """Where the values of a text stand. Composed once, asked for each finding."""

    def __init__(self, text: str) -> None:
        self._root = yaml.compose(text, Loader=yaml.CBaseLoader)

    def of(self, route: Route, at_key: bool) -> tuple[int, int]:
        """Line and column, from 1, of the value at a route; of the nearest thing above it when it is not there."""
        node = self._root
        if node is None:
            return 1, 1
        mark = node.start_mark
        for position, step in enumerate(route):
            pair = _inside(node, step)
            if pair is None:
                break
            key, node = pair
            last = position == len(route) - 1
            mark = key.start_mark if last and at_key else node.start_mark
        return mark.line + 1, mark.column + 1


def _inside(node: yaml.Node, step: str | int) -> tuple[yaml.Node, yaml.Node] | None:
    """The name and the value that a step of a route leads to."""
    if isinstance(node, yaml.MappingNode):
        return next(((key, value) for key, value in node.value if key.value == step), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        return node.value[step], node.value[step]
    return None


def _root(text: str) -> Tree | None:
    """The one tree of a text, built from events without recursion, so that no depth of nesting can hurt; None when
    there is nothing. One loop over names of its own: it runs for every value of every file."""
    next_event = CParser(text).get_event
    lines = text.split("\n") if "#" in text else None
    root: Tree | None = None
    here: Tree | None = None
    around: list[Tree | None] = []
    key: str | None = None
    nodes = 0
    event = None
    try:
        while (kind := type(event := next_event())) is not StreamEndEvent:
            if kind is ScalarEvent:
                value, style = event.value, event.style
                if event.anchor is not None or event.tag is not None:
                    raise _marked(event)
                if style or lines or value[:1] in _BEGINS_QUOTED or len(value) > MOST_CHARACTERS:
                    _check_scalar(event, text, lines)
                value = intern(value) if style else _plain(value)
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                here = around.pop()
                continue
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                if event.anchor is not None or event.tag is not None:
                    raise _marked(event)
                if len(around) == syntax.MOST_DEPTH:
                    raise _refuse("Y109", event, *syntax.TOO_DEEP)
                value = {} if kind is MappingStartEvent else []
            else:
                _check_document(kind, event, root)
                continue
            nodes += 1
            if nodes > MOST_NODES:
                raise _refuse("Y109", event, f"the file has more than {MOST_NODES:,} values", "split the file")
            if type(here) is list:
                here.append(value)
            elif here is None:
                root = value
            elif key is None:
                if kind is not ScalarEvent or not _is_name(key := event.value) or key in here:
                    raise _no_key(event, here)
            else:
                here[key] = value
                key = None
            if kind is not ScalarEvent:
                around.append(here)
                here = value
    except yaml.MarkedYAMLError as error:
        raise syntax.refusal(error, text, event) from None
    return root


@lru_cache(maxsize=16_384)
def _plain(value: str) -> str:
    """A text without quotes. Bodies, editions, days and words of the vocabulary stand in every record, and are there
    once."""
    return Unquoted(value) if value[:1] in _BEGINS_UNQUOTED and _UNQUOTED.fullmatch(value) else value


def _check_document(kind: type, event: yaml.Event, root: Tree | None) -> None:
    """Raises Refusal for an alias, and for what stands behind the one tree."""
    if kind is AliasEvent:
        raise _refuse("Y106", event, f"the alias *{event.anchor} is not allowed", "write the value out")
    if kind is DocumentStartEvent and root is not None:
        raise _refuse("Y108", event, "a second document begins here", "put it into a file of its own")


def _check_scalar(event: yaml.ScalarEvent, text: str, lines: list[str] | None) -> None:
    """Raises Refusal for a text that no file may hold."""
    value = event.value
    if len(value) > MOST_CHARACTERS:
        raise _refuse("Y109", event, f"the value is longer than {MOST_CHARACTERS:,} characters", "shorten it")
    # The text was checked before; an escape such as "\u202e" can bring back what was not in it.
    if event.style == '"':
        at = characters.first_forbidden(value)
        if at is not None:
            raise Refusal("Y103", *_escape(event, text, value[at]), *characters.forbidden(value[at]))
        if not characters.is_composed(value):
            raise Refusal("Y104", *_escape(event, text), *characters.not_composed())
    elif not event.style and value:
        if value[0] in _BEGINS_QUOTED and _QUOTED.fullmatch(value):
            message = f"the quotes of {_shown(value)} are curved"
            raise _refuse("Y112", event, message, 'write straight quotes (") instead')
        if lines:
            _check_comment_behind(event, lines)


def _escape(event: yaml.ScalarEvent, text: str, character: str | None = None) -> tuple[int, int]:
    """The place of the first escape that stands for a character, or for any beyond ASCII."""
    start = event.start_mark.index
    source = text[start : event.end_mark.index]
    return characters.place_after(text[: start + characters.escape_in(source, character)])


def _check_comment_behind(event: yaml.ScalarEvent, lines: list[str]) -> None:
    end = event.end_mark
    behind = lines[end.line][end.column :] if end.line < len(lines) else ""
    if behind.lstrip().startswith("#") and not _COMMENT.match(behind):
        column = end.column + behind.index("#") + 1
        message = f"what follows '{_shown(event.value)}' is not read"
        hint = "put the text between double quotes; a comment has two blanks before its # and one behind"
        raise Refusal("Y111", end.line + 1, column, message, hint)


def _marked(event: yaml.NodeEvent) -> Refusal:
    """The refusal of a value with an anchor or a tag."""
    if event.anchor is not None:
        message = f"the anchor &{event.anchor} is not allowed"
        return _refuse("Y106", event, message, "write the value out where it is used")
    tag = event.tag.replace("tag:yaml.org,2002:", "!!")
    return _refuse("Y106", event, f"the tag {tag} is not allowed", "write the value without it")


def _no_key(event: yaml.Event, parent: dict) -> Refusal:
    """The refusal of what stands where the name of a field has to."""
    if type(event) is not ScalarEvent:
        return _refuse("Y110", event, "a list or group is not a field name", "use lower-case letters, digits and _")
    name = event.value
    if name == "<<":
        return _refuse("Y106", event, "the merge key << is not allowed", "write the fields out")
    if name in parent:
        return _refuse("Y107", event, f"the field '{name}' stands here twice", "keep the one that is right")
    hint = f"use lower-case letters, digits and _; {syntax.BETWEEN_QUOTES}"
    return _refuse("Y110", event, f"'{name}' is not a field name", hint)


@lru_cache(maxsize=512)
def _is_name(text: str) -> bool:
    return _KEY.fullmatch(text) is not None


def _shown(value: str) -> str:
    """A value in a message: its end, when it is long."""
    return value if len(value) <= 80 else f"…{value[-40:]}"


def _refuse(code: str, event: yaml.Event, message: str, hint: str) -> Refusal:
    return Refusal(code, event.start_mark.line + 1, event.start_mark.column + 1, message, hint)
