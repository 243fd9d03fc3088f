"""How a record is laid out: where its values stand in the text and how its lists are written, comments set aside.

Positions count characters of the text as it is given, so that a text with CRLF stays one with CRLF.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import yaml

_COMMENT = re.compile(r"(?:(?<=\s)|^)#[^\r\n]*", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Field:
    """A name with its value, as it is written; ``source`` is both, without the comments between."""

    name: str
    start: int
    value_start: int
    end: int
    source: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a list: its fields in their order. ``in_braces``: ``{date: …, to: …}`` on one line."""

    fields: tuple[Field, ...]
    in_braces: bool
    column: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class EntryList:
    """A list of entries. ``dash`` is the column of its dashes; None when the whole list is ``[…]``."""

    entries: tuple[Entry, ...]
    dash: int | None


class Layout:
    """The layout of one text that the strict loader has accepted."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._root = yaml.compose(text, Loader=yaml.CBaseLoader)
        self.in_braces = bool(self._root.flow_style)

    def fields(self) -> tuple[Field, ...]:
        """The fields of the record itself."""
        return tuple(self._field(name, value) for name, value in self._root.value)

    def entries_of(self, name: str) -> EntryList | None:
        """The list that is called so at the outermost level; None when there is none."""
        node = next((value for key, value in self._root.value if key.value == name), None)
        if node is None:
            return None
        dash = None if node.flow_style else node.start_mark.column
        return EntryList(tuple(map(self._entry, node.value)), dash)

    def _entry(self, node: yaml.MappingNode) -> Entry:
        fields = tuple(self._field(name, value) for name, value in node.value)
        column = node.start_mark.column
        return Entry(fields, bool(node.flow_style), column, node.start_mark.index, self._end(node))

    def _field(self, name: yaml.Node, value: yaml.Node) -> Field:
        start, end = name.start_mark.index, self._end(value)
        source = self._without_comments(start, end, list(_leaves(value)))
        return Field(name.value, start, value.start_mark.index, end, source)

    def _end(self, node: yaml.Node) -> int:
        """The place behind the last sign of a value; libyaml takes comments and blank lines that follow to it."""
        while not isinstance(node, yaml.ScalarNode) and not node.flow_style:
            last = node.value[-1]
            node = last[1] if isinstance(last, tuple) else last
        return len(self._text[: node.end_mark.index].rstrip())

    def _without_comments(self, start: int, end: int, leaves: list[yaml.Node]) -> str:
        spans = [(leaf.start_mark.index, leaf.end_mark.index) for leaf in leaves]
        kept, position = "", start
        for comment in _COMMENT.finditer(self._text, start, end):
            if not any(begin <= comment.start() < behind for begin, behind in spans):
                kept += self._text[position : comment.start()].rstrip(" ")
                position = comment.end()
        lines = (kept + self._text[position:end]).split("\n")
        # A line that held nothing but a comment is gone with it.
        return "\n".join(line for line in lines if line.strip() or position == start)


def _leaves(node: yaml.Node) -> Iterator[yaml.Node]:
    if isinstance(node, yaml.ScalarNode):
        yield node
        return
    for child in node.value:
        for part in child if isinstance(child, tuple) else (child,):
            yield from _leaves(part)
