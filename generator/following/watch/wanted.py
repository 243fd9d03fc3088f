"""What a list asks for: numbers of the directory, numbers that are not there, and what was not read."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from generator.following.watch.lines import Line, lines
from generator.following.watch.numbers import Numbers, Said

_MOST_LOOKED_UP = 1_000
"""For so many the nearest numbers are looked up: a report shows no more."""


@dataclass
class Wanted:
    """What a list asks for. Numbers are those of the directory; what is not there stands as it was typed."""

    found: dict[str, str] = field(default_factory=dict)
    """Number to the first place that names it: ``line 3``."""
    absent: dict[str, str] = field(default_factory=dict)
    """A number that is not in the directory, to the first place that names it."""
    near: dict[str, list[str]] = field(default_factory=dict)
    """Such a number, or the text of a line without any, to the nearest ones that are in the directory."""
    not_understood: list[tuple[str, str]] = field(default_factory=list)
    """Lines without any number: where, and how it begins."""
    unread: list[tuple[str, str]] = field(default_factory=list)
    """Where something stands beside a number that may be one more, and what."""


def wanted(raw: bytes, there: Iterable[str], known: Iterable[str] = ()) -> Wanted:
    """What a list asks for, among the numbers that are there; ``known`` are further ones, which were there once. Raises
    DirectoryError for what is no list."""
    numbers, seen = Numbers(there, known), Wanted()
    for line in lines(raw):
        found, unread = _on(line, numbers)
        for number, is_there in found:
            (seen.found if is_there else seen.absent).setdefault(number, line.place)
        seen.unread += [(line.place, text) for text in (*unread, line.unread) if text]
        if not found and not line.is_first and line.text:
            seen.not_understood.append((line.place, line.text[:60]))
            if len(seen.near) < _MOST_LOOKED_UP and (near := numbers.near_part(line.text)):
                seen.near[line.text[:60]] = near
    for number in list(seen.absent)[:_MOST_LOOKED_UP]:
        if near := numbers.near(number):
            seen.near[number] = near
    return seen


def _on(line: Line, numbers: Numbers) -> tuple[list[Said], list[str]]:
    """The numbers on a line. What a kept file has found on it counts; of its own text only what is there is added."""
    found, unread = numbers.on(line.text)
    if line.named:
        named = [said for one in line.named for said in numbers.on(one)[0]]
        found = list(dict.fromkeys([*named, *(said for said in found if said.is_there)]))
    return found, unread
