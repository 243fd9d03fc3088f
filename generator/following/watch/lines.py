"""The lines of a list as somebody keeps it: text, CSV, a workbook, or the file that the page "Check a list" keeps."""

import json
from collections.abc import Iterator
from typing import Any, NamedTuple

from generator.importing import sheets
from generator.model.findings import DirectoryError

MOST_BYTES = 10_000_000
_MOST_CHARACTERS = 20_000
"""Of a line no more is looked at: a number has thirty characters, and a line of garbage may have millions."""
_KEPT, _VERSION = "list of certificates, checked", 1
"""As overrides/assets/check/kept.js writes them."""
_OWN_TEXT = ("number", "elsewhere", "line")
"""The fields of a kept line in which a number stands; its text may be shortened."""


class Line(NamedTuple):
    """A line with something on it. ``place`` is where, in words."""

    place: str
    text: str
    is_first: bool = False
    """Of a table: without a number it is its heading."""
    named: tuple[str, ...] = ()
    """What a kept file has found on it: numbers of the directory, and what was not there as it was asked for."""
    unread: str = ""
    """What of it was not looked at."""


def lines(raw: bytes) -> Iterator[Line]:
    """Lines with a letter or digit on them, without remarks, which begin with ``#``. Raises DirectoryError for what
    is no list."""
    if len(raw) > MOST_BYTES:
        raise DirectoryError(f"the list has more than {MOST_BYTES:,} bytes", "keep the column with the numbers alone")
    for line in _workbook(raw) if raw.startswith(b"PK\x03\x04") else _plain(_text(raw)):
        if line.unread or (_says_something(line.text) and not line.text.startswith("#")):
            yield line


def _says_something(text: str) -> bool:
    """Empty cells of a table are no line."""
    return any(sign.isalnum() for sign in text)


def _workbook(raw: bytes) -> Iterator[Line]:
    """The rows of all visible sheets."""
    book = sheets.workbook("the list", raw)
    for title, grid in book.grids.items():
        of = f"sheet '{title}', " if len(book.grids) > 1 else ""
        filled = ((at, "\t".join(str(cell) for cell in row)) for at, row in enumerate(grid, start=1) if any(row))
        for order, (at, text) in enumerate(filled):
            yield _line(f"{of}row {at}", text.replace("\n", " "), order == 0)
    for title in book.names:
        if title not in book.grids:
            yield Line(f"sheet '{title}'", "", unread="it is hidden")


def _plain(text: str) -> Iterator[Line]:
    if (state := _kept(text)) is not None:
        yield from _of_kept(state)
        return
    is_first = True
    for at, line in enumerate(text.splitlines(), start=1):
        tidy = line.strip()
        yield _line(f"line {at}", tidy, is_first)
        is_first = is_first and (tidy.startswith("#") or not _says_something(tidy))


def _line(place: str, text: str, is_first: bool = False, named: tuple[str, ...] = ()) -> Line:
    unread = f"what comes after {_MOST_CHARACTERS:,} characters" if len(text) > _MOST_CHARACTERS else ""
    return Line(place, text[:_MOST_CHARACTERS].strip(), is_first, named, unread)


def _text(raw: bytes) -> str:
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return raw.decode("utf-16", "replace")
    if raw.startswith((b"PK", b"%PDF", b"\xd0\xcf")) or b"\0" in raw:
        hint = "save the table as a workbook (.xlsx) or as CSV, or copy the numbers into a text file"
        raise DirectoryError("the list is no text", hint)
    return raw.decode("utf-8-sig", "replace")


def _kept(text: str) -> dict[str, Any] | None:
    """What the page has kept; None for any other text."""
    if not text.lstrip().startswith("{"):
        return None
    try:
        state = json.loads(text)
    except (ValueError, RecursionError):
        state = None
    if not isinstance(state, dict) or state.get("what") != _KEPT:
        hint = "name the file that the page 'Check a list' has kept, or text with a number on each line"
        raise DirectoryError("the list is JSON, and none that the page 'Check a list' keeps", hint)
    if state.get("version") != _VERSION:
        hint = "check the list in the page, and keep it again"
        raise DirectoryError("the list was kept by another release of the directory", hint)
    if not isinstance(state.get("lines"), list) or not isinstance(state.get("rows"), list):
        raise DirectoryError("the list that was kept is broken", "check the list in the page, and keep it again")
    return state


def _of_kept(state: dict[str, Any]) -> Iterator[Line]:
    """Each line with what the page has found on it, so that a name or a number read wrongly stays what it was there."""
    named: dict[int, list[str]] = {}
    for row in state["rows"]:
        if isinstance(row, dict) and isinstance(at := row.get("line"), int):
            said = row.get("number") or row.get("asked")
            named.setdefault(at, []).extend([said] if isinstance(said, str) else [])
    for at, line in enumerate(state["lines"]):
        said = line if isinstance(line, dict) else {}
        where, fields = said.get("at"), said.get("fields")
        texts = [fields.get(name) for name in _OWN_TEXT] if isinstance(fields, dict) else []
        whole = " ; ".join(one for one in (*texts, said.get("paper")) if isinstance(one, str) and one)
        shown = whole or (said["text"] if isinstance(said.get("text"), str) else "")
        place = f"line {where}" if isinstance(where, str) and where.isdigit() else str(where or f"line {at + 1}")
        found = tuple(one for one in named.get(at, ()) if one)
        yield _line(place, " ".join((shown or " ".join(found)).split()), named=found)
