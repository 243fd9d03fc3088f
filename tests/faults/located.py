"""Sound texts, where everything in them stands, and edits that make one fault at a known place.

The places are those of PyYAML's own composer in Python, over the sound text; nothing here asks the program under test.
"""

import random
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import yaml

Route = tuple[str | int, ...]

_PLAIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9 ./+-]*")


@dataclass(frozen=True)
class Spot:
    """One value of a sound text, with its name and the group or list that it stands in."""

    route: Route
    node: yaml.Node
    key: yaml.Node | None
    parent: yaml.Node
    start: int
    end: int
    text: str

    @cached_property
    def kind(self) -> str:
        """The way to the value without positions: ``issues.expires``."""
        return ".".join(step for step in self.route if isinstance(step, str))

    @property
    def value(self) -> str | None:
        """The text of a scalar; None for a list or group."""
        return self.node.value if isinstance(self.node, yaml.ScalarNode) else None

    @property
    def in_flow(self) -> bool:
        """Whether it stands between brackets or braces."""
        return bool(self.parent.flow_style)

    @property
    def is_block(self) -> bool:
        """Whether it is a list or group of indented lines, or text below its name."""
        return getattr(self.node, "flow_style", None) is False or getattr(self.node, "style", None) in (">", "|")

    @property
    def name_at(self) -> int:
        """Where its name begins."""
        return self.key.start_mark.index

    @property
    def behind_colon(self) -> int:
        """Where what follows the colon of its name begins."""
        return self.text.index(":", self.key.end_mark.index) + 1

    @property
    def indent(self) -> str:
        """The blanks before its group."""
        return " " * self.parent.start_mark.column


@dataclass(frozen=True)
class Edit:
    """``new`` takes the place of ``start`` to ``end``; the fault stands at ``at`` of the text that comes out."""

    start: int
    end: int
    new: str
    at: int
    code: str = ""


@dataclass(frozen=True, eq=False)
class Base:
    """A sound file in one of its looks."""

    folder: Path
    path: str
    text: str
    line_end: str = "\n"

    @cached_property
    def spots(self) -> dict[Route, Spot]:
        """Every value by its route, in the order of the text."""
        found: dict[Route, Spot] = {}
        self._gather((), yaml.compose(self.text, Loader=yaml.SafeLoader), found)
        return found

    @property
    def is_record(self) -> bool:
        """Whether it is a record and no file of the register."""
        return self.path.startswith("certificates/")

    def _gather(self, route: Route, node: yaml.Node, found: dict[Route, Spot]) -> None:
        if isinstance(node, yaml.MappingNode):
            inside = [(key.value, key, value) for key, value in node.value]
        elif isinstance(node, yaml.SequenceNode):
            inside = [(position, None, value) for position, value in enumerate(node.value)]
        else:
            return
        for step, key, value in inside:
            start = value.start_mark.index
            end = max(start, len(self.text[: value.end_mark.index].rstrip()))
            found[*route, step] = Spot((*route, step), value, key, node, start, end, self.text)
            self._gather((*route, step), value, found)

    def beside(self, spot: Spot, name: str) -> Spot | None:
        """The field with that name in the same group."""
        return self.spots.get((*spot.route[:-1], name))

    @property
    def whole(self) -> bytes:
        """The file as it is."""
        return self._as_bytes(self.text)

    def bytes_with(self, edit: Edit) -> bytes:
        """The file with the fault in it."""
        return self._as_bytes(self._edited(edit))

    def place(self, edit: Edit) -> tuple[int, int]:
        """Line and column, from 1, of the fault."""
        lines = self._edited(edit)[: edit.at].split("\n")
        return len(lines), len(lines[-1]) + 1

    def _edited(self, edit: Edit) -> str:
        return self.text[: edit.start] + edit.new + self.text[edit.end :]

    def _as_bytes(self, text: str) -> bytes:
        return text.replace("\n", self.line_end).encode("utf-8", "surrogateescape")


def all_in(data: Path) -> list[Base]:
    """Every file under a folder ``data``, as it is."""
    paths = sorted(data.rglob("*.yaml"))
    return [Base(data, path.relative_to(data).as_posix(), path.read_text("utf-8")) for path in paths]


Injector = Callable[[Base, Spot, random.Random], Edit | None]


@dataclass(frozen=True)
class FaultClass:
    """One way of going wrong: its name, the code that is right for it, and what makes the edit."""

    name: str
    code: str
    inject: Injector


def fault(name: str, code: str) -> Callable[[Injector], FaultClass]:
    """Make a class of faults out of a function; it returns None where the fault cannot be made."""
    return lambda inject: FaultClass(name, code, inject)


def put(spot: Spot, new: str, code: str = "") -> Edit:
    """``new`` in the place of a value, whatever the value looks like; the fault is where ``new`` begins."""
    if spot.key is not None and (spot.is_block or spot.start == spot.end):
        start = spot.behind_colon
        return Edit(start, spot.end, f" {new}", start + 1, code)
    return Edit(spot.start, spot.end, new, spot.start, code)


def written(value: str, rng: random.Random, plain: bool = True) -> str:
    """A value as somebody might write it: plain where that is possible, or between quotes of either kind."""
    ways = [f'"{value}"', "'" + value.replace("'", "''") + "'"]
    if plain and _PLAIN.fullmatch(value):
        ways += [value] * 3
    return rng.choice(ways)


def put_text(spot: Spot, value: str, rng: random.Random, code: str = "") -> Edit:
    """A text in the place of a value."""
    return put(spot, written(value, rng), code)
