"""The copy that a mirror keeps: ``records.jsonl``, and ``state.json`` on which generation that is.

Both are written beside and put into place; a program that is ended between the two finds out on its next start.
"""

import hashlib
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from generator.model.findings import DirectoryError
from generator.program import NO_ROOM

RECORDS, STATE = "records.jsonl", "state.json"
_NEW = ".new"


class Astray(DirectoryError):
    """The copy and the source do not go together, and somebody has to decide. The copy is as it was."""


@dataclass(frozen=True, slots=True)
class State:
    """What the copy is. ``number`` and ``commit`` are None for a source that told no history."""

    source: str
    number: int | None
    commit: str | None
    records: int
    sha256: str


class Copy:
    """A folder with the copy."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._finish()
        self.state = self._state()

    @property
    def is_there(self) -> bool:
        """Whether there is any copy yet."""
        return (self.folder / RECORDS).exists() or (self.folder / STATE).exists()

    def verified(self) -> bytes:
        """The records as the last run left them. Raises Astray when somebody has changed them since."""
        if self.state is None:
            said = f"{self.folder} has {RECORDS} or {STATE}, but not both as this program writes them"
            raise Astray(said, _ANEW)
        try:
            content = (self.folder / RECORDS).read_bytes()
        except FileNotFoundError:
            content = b""
        if hashlib.sha256(content).hexdigest() != self.state.sha256:
            raise Astray(f"{self.folder / RECORDS} was changed since it was taken; it was left as it is", _ANEW)
        return content

    def put(self, content: bytes, state: State) -> None:
        """Both files, the old ones until the new ones are on the disk."""
        with self.told():
            self._write(RECORDS, content)
            self._write(STATE, f"{json.dumps(asdict(state), indent=1)}\n".encode())
            self._into_place(RECORDS)
            self._into_place(STATE)
        self.state = state

    @contextmanager
    def told(self) -> Iterator[None]:
        """Faults of the disk in words; the copy is as it was."""
        try:
            yield
        except OSError as error:
            hint = "make room there" if error.errno in NO_ROOM else "make it a folder that you may write to"
            raise DirectoryError(f"{self.folder} cannot be written: {error.strerror}; it is as it was", hint) from None

    def _write(self, name: str, content: bytes) -> None:
        with (self.folder / (name + _NEW)).open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())

    def _into_place(self, name: str) -> None:
        (self.folder / (name + _NEW)).replace(self.folder / name)
        folder = os.open(self.folder, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)

    def _finish(self) -> None:
        """What an earlier run had begun: records in place whose state is not yet, or nothing in place."""
        begun = self._state(STATE + _NEW)
        with self.told():
            if begun and not (self.folder / (RECORDS + _NEW)).exists():
                self._into_place(STATE)
            for name in (RECORDS, STATE):
                (self.folder / (name + _NEW)).unlink(missing_ok=True)

    def _state(self, name: str = STATE) -> State | None:
        try:
            said = json.loads((self.folder / name).read_bytes())
            found = State(**{field: said[field] for field in State.__slots__})
        except (OSError, ValueError, TypeError, KeyError):
            return None
        return found if isinstance(found.sha256, str) and isinstance(found.number, int | None) else None


_ANEW = "look at what is there; --anew takes the whole anew and puts it in its place"
