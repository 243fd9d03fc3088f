"""The strict YAML loader: libyaml's events in, plain text in dicts and lists out, everything doubtful refused.

Scalars stay the text their author wrote (``NO``, ``0123``, ``12:30:45``, ``1.10``); the models give the types.
Positions are not kept: a place is looked up again when a finding has to be shown, which is rare.
"""

import re
import unicodedata
from dataclasses import dataclass

import yaml

from generator.model.findings import DirectoryError, Route

try:
    from yaml.cyaml import CParser
except ImportError:  # a PyYAML built without libyaml; require_parser() says so
    CParser = None

OLDEST_LIBYAML = (0, 2, 6)
MOST_BYTES = 65_536
MOST_DEPTH = 12
MOST_NODES = 4_000
MOST_CHARACTERS = 8_192

Tree = str | list["Tree"] | dict[str, "Tree"]

_KEY = re.compile(r"[a-z][a-z0-9_]*")
_FORBIDDEN = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\xad\u061c\u115f\u1160\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f"
    "\ufeff\uffa0\ufff9-\uffff\ud800-\udfff\ue000-\uf8ff\U000e0000-\U0010ffff]"
)


@dataclass(frozen=True, slots=True)
class Refusal(Exception):
    """Why a text was refused, with line and column counted from 1."""

    code: str
    line: int
    column: int
    message: str
    hint: str


def require_parser() -> None:
    """Raises DirectoryError unless PyYAML has libyaml 0.2.6 or newer: older ones crash on deep nesting."""
    version = yaml._yaml.get_version() if CParser else (0, 0, 0)
    if version < OLDEST_LIBYAML:
        raise DirectoryError(
            "PyYAML has no libyaml of version 0.2.6 or newer", "install the pinned packages: make clean site"
        )


def decode(raw: bytes) -> str:
    """Bytes to text. Raises Refusal when it is not clean UTF-8 in composed form."""
    if len(raw) > MOST_BYTES:
        raise Refusal(
            "Y102", 1, 1, f"the file is larger than {MOST_BYTES:,} bytes", "split it, or take out what is no data"
        )
    try:
        text = raw.decode("utf-8").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8")
        line, column = _place_after(before)
        message = f"byte 0x{raw[error.start]:02x} is not UTF-8"
        raise Refusal("Y101", line, column, message, "save the file as UTF-8") from None
    found = _FORBIDDEN.search(text)
    if found:
        line, column = _place_after(text[: found.start()])
        raise Refusal("Y103", line, column, f"{_name(found[0])} is not allowed here", "delete it; indent with blanks")
    if not unicodedata.is_normalized("NFC", text):
        line, column = _first_not_composed(text)
        raise Refusal(
            "Y104",
            line,
            column,
            "the text is not in composed form (NFC)",
            "type the letter again, or convert the file to NFC",
        )
    return text


def load(text: str) -> dict[str, Tree]:
    """Text to a tree of dicts, lists and text. Raises Refusal at the first thing that is not plain YAML."""
    if text.startswith("%") or "\n%" in text:
        line, column = _place_after(text[: 0 if text[0] == "%" else text.index("\n%") + 1])
        raise Refusal("Y106", line, column, "a directive is not allowed", "remove the line that begins with %")
    try:
        return _Builder().build(CParser(text))
    except yaml.MarkedYAMLError as error:
        raise _syntax_refusal(error, text) from None


def place(text: str, route: Route, at_key: bool) -> tuple[int, int]:
    """Line and column, from 1, of the value at a route; of the nearest thing above it when it is not there."""
    node = yaml.compose(text, Loader=yaml.CBaseLoader)
    mark = node.start_mark
    for position, step in enumerate(route):
        if isinstance(node, yaml.MappingNode):
            pair = next(((key, value) for key, value in node.value if key.value == step), None)
        elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
            pair = (node.value[step], node.value[step])
        else:
            pair = None
        if pair is None:
            break
        key, node = pair
        last = position == len(route) - 1
        mark = key.start_mark if last and at_key else node.start_mark
    return mark.line + 1, mark.column + 1


class _Builder:
    """Builds one tree from events without recursion, so that no depth of nesting can hurt."""

    def build(self, parser: CParser) -> dict[str, Tree]:
        root: Tree | None = None
        open_parts: list[Tree] = []
        pending_keys: list[str | None] = []
        nodes = 0
        while True:
            event = parser.get_event()
            kind = type(event)
            if kind is yaml.ScalarEvent:
                value: Tree = event.value
                self._check_scalar(event)
            elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
                value = {} if kind is yaml.MappingStartEvent else []
                self._check_plain(event)
            elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
                open_parts.pop()
                pending_keys.pop()
                continue
            elif kind is yaml.AliasEvent:
                raise _refuse("Y106", event, f"the alias *{event.anchor} is not allowed", "write the value out")
            elif kind is yaml.DocumentStartEvent:
                if root is not None:
                    raise _refuse("Y108", event, "a second document begins here", "put it into a file of its own")
                continue
            elif kind is yaml.StreamEndEvent:
                break
            else:
                continue

            nodes += 1
            if nodes > MOST_NODES:
                raise _refuse("Y109", event, f"the file has more than {MOST_NODES:,} values", "split the file")
            if not open_parts:
                root = value
            else:
                parent = open_parts[-1]
                if type(parent) is list:
                    parent.append(value)
                elif pending_keys[-1] is None:
                    pending_keys[-1] = self._key(event, parent)
                    continue
                else:
                    parent[pending_keys[-1]] = value
                    pending_keys[-1] = None
            if kind is not yaml.ScalarEvent:
                open_parts.append(value)
                pending_keys.append(None)
                if len(open_parts) > MOST_DEPTH:
                    raise _refuse("Y109", event, f"nested deeper than {MOST_DEPTH} levels", "write it flatter")
        if not isinstance(root, dict):
            raise Refusal("Y108", 1, 1, "the file holds no fields", "write it as the example in docs/contributing")
        return root

    @staticmethod
    def _key(event, parent: dict) -> str:
        if type(event) is not yaml.ScalarEvent or not _KEY.fullmatch(event.value):
            shown = f"'{event.value}'" if type(event) is yaml.ScalarEvent else "a list or group"
            raise _refuse("Y110", event, f"{shown} is not a field name", "use lower-case letters, digits and _")
        if event.value in parent:
            raise _refuse("Y107", event, f"the field '{event.value}' stands here twice", "keep the one that is right")
        return event.value

    def _check_scalar(self, event) -> None:
        self._check_plain(event)
        value = event.value
        if len(value) > MOST_CHARACTERS:
            raise _refuse("Y109", event, f"the value is longer than {MOST_CHARACTERS:,} characters", "shorten it")
        # The text was checked before; an escape such as "\u202e" can bring a forbidden character back.
        if event.style == '"' and (found := _FORBIDDEN.search(value)):
            raise _refuse("Y103", event, f"{_name(found[0])} is not allowed here", "delete the escape")

    @staticmethod
    def _check_plain(event) -> None:
        if event.anchor is not None:
            raise _refuse(
                "Y106", event, f"the anchor &{event.anchor} is not allowed", "write the value out where it is used"
            )
        if event.tag is not None:
            raise _refuse("Y106", event, f"the tag {event.tag} is not allowed", "write the value without it")


def _refuse(code: str, event, message: str, hint: str) -> Refusal:
    return Refusal(code, event.start_mark.line + 1, event.start_mark.column + 1, message, hint)


def _syntax_refusal(error: yaml.MarkedYAMLError, text: str) -> Refusal:
    mark = error.problem_mark or error.context_mark
    lines = text.split("\n")
    line = min(mark.line, len(lines) - 1) if mark else 0
    column = min(mark.column, len(lines[line])) if mark else 0
    hint = "check the indentation, and put text with ': ' or ' #' in it between double quotes"
    return Refusal("Y105", line + 1, column + 1, f"not YAML: {error.problem}", hint)


def _place_after(before: str) -> tuple[int, int]:
    return before.count("\n") + 1, len(before) - before.rfind("\n")


def _first_not_composed(text: str) -> tuple[int, int]:
    for number, line in enumerate(text.split("\n"), start=1):
        composed = unicodedata.normalize("NFC", line)
        if composed != line:
            column = next((i for i, (a, b) in enumerate(zip(line, composed, strict=False)) if a != b), len(composed))
            return number, column + 1
    return 1, 1


def _name(character: str) -> str:
    if character == "\t":
        return "a tab"
    return f"the character U+{ord(character):04X} ({unicodedata.name(character, 'no printable character')})"
