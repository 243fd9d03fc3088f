"""What an earlier run found out, so that the next one need not: named by the content it follows from.

An entry is named by a hash of all it was made of, the program included, and holds a hash of itself. So it is right or
not there: one that was cut off by a crash is no entry, and the folder may be deleted at any time. It holds no secret,
and reading it runs nothing: only plain values and our own facts are read back.
"""

import datetime
import decimal
import hashlib
import io
import os
import pickle
import sys
import time
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from functools import lru_cache
from pathlib import Path

from generator.model.findings import DirectoryError

_KEPT_SECONDS = 7 * 24 * 3600
_HASH_BYTES = 16
_PROGRAM = Path(__file__).parent
_LIBRARIES = (
    "apsw",
    "duckdb",
    "jinja2",
    "markupsafe",
    "pydantic",
    "pydantic-core",
    "python-slugify",
    "pyyaml",
    "segno",
)


class Cache:
    """A folder of entries; without a folder it keeps nothing."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        self._program = _fingerprint() if folder else b""

    @property
    def is_kept(self) -> bool:
        """Whether anything is kept at all."""
        return self._folder is not None

    def name(self, *parts: bytes | str) -> str:
        """The name of what follows from these parts, in this order, and from the program."""
        return hashed(self._program, *parts).hex()

    def get(self, name: str) -> object | None:
        """An entry; None when it is not there or not whole."""
        packed = self.packed(name)
        return None if packed is None else unpack(packed)

    def packed(self, name: str) -> bytes | None:
        """An entry as it is kept, to be unpacked where it is wanted; None when it is not there or not whole."""
        if self._folder is None:
            return None
        path = self._folder / name
        try:
            content = path.read_bytes()
            os.utime(path)  # so that tidy() knows what is still wanted
        except OSError:
            return None
        if content[:_HASH_BYTES] != hashed(content[_HASH_BYTES:]):
            return None
        return content[_HASH_BYTES:]

    def put(self, name: str, value: object) -> bytes:
        """Keep an entry; a disk that has no room keeps none. The entry as it is kept."""
        content = pack(value)
        if self._folder is None:
            return content
        unfinished = self._folder / f"{name}.{os.getpid()}"
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            unfinished.write_bytes(hashed(content) + content)
            unfinished.replace(self._folder / name)
        except OSError:
            with suppress(OSError):
                unfinished.unlink()
        return content

    def remembered(self, name: str, make: Callable[[], bytes]) -> bytes:
        """The entry, made now if it is not there."""
        known = self.get(name)
        if not isinstance(known, bytes):
            known = make()
            self.put(name, known)
        return known

    def tidy(self, now: float | None = None) -> None:
        """Delete what nobody has asked for in a week."""
        oldest = (time.time() if now is None else now) - _KEPT_SECONDS
        for entry in os.scandir(self._folder) if self._folder and self._folder.is_dir() else ():
            try:
                if entry.stat().st_mtime < oldest:
                    os.unlink(entry)
            except OSError:
                pass  # another run was first


NOTHING_KEPT = Cache(None)
"""For a run that remembers nothing."""


def pack(value: object) -> bytes:
    """A value as an entry is kept."""
    return pickle.dumps(value, protocol=5)


def unpack(packed: bytes) -> object:
    """The value of an entry. Raises DirectoryError for one that holds anything but values and facts: we wrote none."""
    try:
        return _Plain(io.BytesIO(packed)).load()
    except pickle.UnpicklingError as no:
        raise DirectoryError(f"something else has written into build/cache: {no}", "delete build/cache") from None


def hashed(*parts: bytes | str) -> bytes:
    """A short hash of some parts; no two sequences of parts are taken for each other."""
    found = hashlib.blake2b(digest_size=_HASH_BYTES)
    for part in parts:
        content = part.encode("utf-8", "surrogateescape") if isinstance(part, str) else part
        found.update(b"%d:" % len(content))
        found.update(content)
    return found.digest()


def files_in_a_name(paths: Iterable[str], digests: Mapping[str, bytes]) -> tuple[str, bytes]:
    """Files as parts of a name: their paths, in which there is no null, and the hashes of what they hold."""
    known = list(paths)
    return "\0".join(known), b"".join([digests[path] for path in known])


def releases(*libraries: str) -> list[str]:
    """Name and release of libraries, as their folders in the environment are called: pydantic_core-2.50.5.dist-info."""
    known: dict[str, str] = {}
    for folder in sys.path:
        with suppress(OSError):  # it may be an archive, or not there
            for entry in os.listdir(folder):
                if entry.endswith((".dist-info", ".egg-info")):
                    known.setdefault(entry.partition("-")[0].lower().replace("_", "-"), entry)
    return [known.get(name) or _asked(name) for name in libraries]


def _asked(library: str) -> str:
    from importlib import metadata  # here, as it takes a hundredth of a second and the folder mostly says it

    return metadata.version(library)


def _fingerprint() -> bytes:
    """What the program is: its own files, and the releases of what it stands on."""
    # Every start that keeps anything waits for this, and pathlib takes three times as long to find the files.
    found = ((folder, name) for folder, _, names in os.walk(_PROGRAM) for name in names)
    files = sorted(os.path.join(folder, name) for folder, name in found if name.endswith((".py", ".html")))
    own = [part for path in files for part in (path.removeprefix(str(_PROGRAM)), Path(path).read_bytes())]
    return hashed(sys.version, *releases(*_LIBRARIES), *own)


class _Plain(pickle.Unpickler):
    """Reads values and our own facts, nothing that could do something."""

    def find_class(self, module: str, name: str) -> Callable:
        if module.startswith(("generator.model.", "generator.reading.", "generator.rules.", "generator.search.")):
            found = getattr(sys.modules.get(module), name, None)
            if isinstance(found, type):
                return found
        if (module, name) in _VALUES:
            return _VALUES[module, name]
        raise pickle.UnpicklingError(f"{module}.{name} is no value of a record")


_VALUES = {
    ("datetime", "date"): lru_cache(maxsize=65_536)(datetime.date),
    ("decimal", "Decimal"): decimal.Decimal,
    ("builtins", "set"): set,
    ("builtins", "frozenset"): frozenset,
}
"""Of the days each is there once: records have many, and most of them the same."""
