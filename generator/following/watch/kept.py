"""What a watcher remembers between two runs: one small file of JSON, put into place in one step."""

import datetime
import json
import os
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from generator.model.findings import DirectoryError

_FORM = 1
STATE = "state.json"


@dataclass
class Entry:
    """An entry of the watcher's own feed. ``number`` is that of the record it is about."""

    id: str
    number: str
    title: str
    term: str
    summary: str
    published: int
    updated: int


@dataclass
class Kept:
    """What was read in the last run, of which day it was, and what its feed said."""

    address: str
    as_of: datetime.date
    data_as_of: datetime.date
    records: dict[str, dict[str, Any]] = field(default_factory=dict)
    """Number to what was recorded of it."""
    masters: dict[str, dict[str, Any]] = field(default_factory=dict)
    """The same of masters that are not on the list, and sites of theirs are."""
    absent: list[str] = field(default_factory=list)
    """Numbers of the list that were not in the directory."""
    entries: dict[str, Entry] = field(default_factory=dict)
    """Id to entry."""


def load(folder: Path) -> Kept | None:
    """What the last run has kept in a folder; None for a first run. Raises DirectoryError when it cannot be read: to
    begin anew is not ours to decide."""
    path = folder / STATE
    try:
        said = json.loads(path.read_bytes())
        if said.pop("form") != _FORM:
            raise ValueError
        days = {name: datetime.date.fromisoformat(said.pop(name)) for name in ("as_of", "data_as_of")}
        entries = {one["id"]: Entry(**one) for one in said.pop("entries")}
        return Kept(**said, **days, entries=entries)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise DirectoryError(f"{path} cannot be read: {error.strerror}", "make it a file that you may read") from None
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        hint = "take the file of a run before, or delete it: then this is a first run"
        raise DirectoryError(f"{path} is not what a run of certdir watch has left there", hint) from None


def keep(folder: Path, kept: Kept) -> None:
    """Put what is kept into place: whole or not at all."""
    said = {"form": _FORM} | asdict(kept) | {"entries": [asdict(one) for one in kept.entries.values()]}
    content = json.dumps(said, ensure_ascii=False, separators=(",", ":"), sort_keys=True, default=str) + "\n"
    put(folder / STATE, content.encode())


def put(path: Path, content: bytes) -> None:
    """Write a file in one step, so that nobody ever reads half of it. Raises DirectoryError when that cannot be."""
    unfinished = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        unfinished.write_bytes(content)
        unfinished.replace(path)
    except OSError as error:
        unfinished.unlink(missing_ok=True)
        hint = "name a folder that you may write to with --out, and look whether there is room"
        raise DirectoryError(f"{path} cannot be written: {error.strerror}", hint) from None
