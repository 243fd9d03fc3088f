"""What is published already, and what the build that published it wrote down of every file.

That list lies beside the published folder, may be deleted at any time, and is not believed by itself: a file whose size
is another is not the one that was written down, and one whose time is another has its content looked at.
"""

import json
import os
import stat
from collections.abc import Iterable
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

FILE_MODE = 0o644
"""Published files may be read by everybody, whatever the umask of who builds."""

_FORMAT = 2


class Written(NamedTuple):
    """A file of a tree: enough to know it again. Small, so that a worker can send it to the process it works for."""

    path: str
    size: int
    mtime_ns: int
    digest: str
    made_of: str = ""
    """What the caller made it of, in the caller's own words (a digest of them, say)."""


class Published:
    """The files of a published folder."""

    def __init__(self, folder: Path, list_: Path) -> None:
        self._folder = str(folder)
        self.is_there = folder.is_dir()
        self._known, self._bundles = _read(list_) if self.is_there else ({}, {})

    def known(self, path: str) -> Written | None:
        """What was written down of a file, be it still the same or not."""
        return self._known.get(path)

    def bundle(self, name: str) -> list[Written]:
        """What was written down of the files that were made together under a name; nothing when they are not known."""
        found = [self._known.get(path) for path in self._bundles.get(name, ())]
        return found if all(found) else []

    def as_written(self, known: Written) -> os.stat_result | None:
        """The published file if it has the size, time and rights that were written down."""
        try:
            found = os.lstat(f"{self._folder}/{known.path}")
        except OSError:
            return None
        there = found.st_mode, found.st_size, found.st_mtime_ns
        return found if there == (stat.S_IFREG | FILE_MODE, known.size, known.mtime_ns) else None

    def with_content(self, path: str, size: int, digest: str) -> os.stat_result | None:
        """The published file at a path if it has this content."""
        if not self.is_there:
            return None
        at = f"{self._folder}/{path}"
        try:
            found = os.lstat(at)
            if found.st_mode != stat.S_IFREG | FILE_MODE or found.st_size != size:
                return None
            known = self._known.get(path)
            if known is not None and (known.size, known.mtime_ns) == (size, found.st_mtime_ns):
                now = known.digest
            else:
                now = digest_of(Path(at).read_bytes())
        except OSError:
            return None
        return found if now == digest else None


def digest_of(content: bytes) -> str:
    """What tells one content from another."""
    return blake2b(content, digest_size=20).hexdigest()


Bundles = dict[str, list[str]]
"""Name of each bundle of files that were made together to their paths."""


def as_list(files: Iterable[Written], bundles: Bundles) -> bytes:
    """The list that lies beside the published folder."""
    content = {"format": _FORMAT, "files": list(files), "bundles": bundles}
    return json.dumps(content, separators=(",", ":")).encode()


def _read(list_: Path) -> tuple[dict[str, Written], Bundles]:
    """An absent or damaged list is an empty one."""
    try:
        content = json.loads(list_.read_bytes())
        if content["format"] != _FORMAT:
            return {}, {}
        return {row[0]: Written(*row) for row in content["files"]}, dict(content["bundles"])
    except (OSError, ValueError, TypeError, LookupError, RecursionError):
        return {}, {}
