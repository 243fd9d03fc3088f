"""A list of numbers as somebody keeps it: text or CSV, spelled in any way, with whatever else stands on the lines."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from generator.model.findings import DirectoryError
from generator.model.number import canonical, key

MOST_BYTES = 10_000_000
_MOST_CHARACTERS = 1_000
"""Of a line no more is looked at: a number has thirty characters, and a line of garbage may have millions."""
_BETWEEN = re.compile("[;,\t|]")
_AROUND = " \t\"'()[]<>"
_BEGINNING = re.compile("iecq", re.IGNORECASE)


@dataclass
class Wanted:
    """What a list asks for. Numbers are those of the directory; what is not there stands as it was typed."""

    found: dict[str, int] = field(default_factory=dict)
    """Number to the first line that names it."""
    absent: dict[str, int] = field(default_factory=dict)
    """A number that is not in the directory, to the first line that names it."""
    not_understood: list[tuple[int, str]] = field(default_factory=list)
    """Lines without any number: which line, and how it begins."""


def wanted(raw: bytes, there: Iterable[str], known: Iterable[str] = ()) -> Wanted:
    """What a list asks for, among the numbers that are there; ``known`` are further ones, which were there once. Raises
    DirectoryError for what is no text."""
    by_key = {key(number): (number, False) for number in known} | {key(number): (number, True) for number in there}
    seen = Wanted()
    is_first = True
    for line, text in _lines(raw):
        numbers = list(_numbers(text, by_key))
        for number, is_there in numbers:
            (seen.found if is_there else seen.absent).setdefault(number, line)
        if not numbers and not is_first:
            seen.not_understood.append((line, text[:60]))
        is_first = False  # a first line without a number is a heading
    return seen


def _lines(raw: bytes) -> Iterator[tuple[int, str]]:
    """Lines with something on them, without remarks, which begin with ``#``."""
    for line, text in enumerate(_text(raw).splitlines(), start=1):
        tidy = text[:_MOST_CHARACTERS].strip()
        if tidy and not tidy.startswith("#"):
            yield line, tidy


def _text(raw: bytes) -> str:
    if len(raw) > MOST_BYTES:
        raise DirectoryError(f"the list has more than {MOST_BYTES:,} bytes", "keep the column with the numbers alone")
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return raw.decode("utf-16", "replace")
    if raw.startswith((b"PK", b"%PDF", b"\xd0\xcf")) or b"\0" in raw:
        raise DirectoryError("the list is no text", "save the table as CSV, or copy the numbers into a text file")
    return raw.decode("utf-8-sig", "replace")


def _numbers(text: str, by_key: dict[str, tuple[str, bool]]) -> Iterator[tuple[str, bool]]:
    """The numbers on a line, and whether they are in the directory."""
    for cell in dict.fromkeys(_BETWEEN.split(text)):
        begins = _BEGINNING.search(cell)
        for said in dict.fromkeys((cell.strip(_AROUND), cell[begins.start() :].strip(_AROUND) if begins else "")):
            if found := by_key.get(key(said)) if said else None:
                yield found
                break
        else:
            if begins and any(sign.isdigit() for sign in cell):
                said = cell[begins.start() :].strip(_AROUND)
                yield canonical(said) or said[:60], False
