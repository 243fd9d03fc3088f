"""The files under ``data/``: which there are, and their bytes. Links are not followed."""

import errno
import os
import re
import stat
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.model.findings import DirectoryError
from generator.reading.characters import MOST_BYTES, too_large
from generator.reading.refusal import Refusal

RECORDS = "data/certificates"
RECORD = re.compile(r"data/certificates/(?P<body>[^/]+)/(?P<year>[^/]+)/(?P<slug>[^/]+)\.yaml")
_KNOWN = re.compile(
    r"data/(directory|standards)\.yaml|data/(vocabularies|schemes|bodies)/[a-z0-9-]+\.yaml|" + RECORD.pattern
)


@dataclass(frozen=True, slots=True)
class Content:
    """The bytes of a file; ``is_program`` when somebody may run it."""

    raw: bytes
    is_program: bool


Drafts = Mapping[str, bytes | Content | Refusal | None]
"""What files hold instead of what lies there, by path: bytes of a plain file, or with its rights, or why it cannot be
read. None: the file is gone."""


def listing(data: Path, with_records: bool = True) -> tuple[list[str], list[str]]:
    """All files below ``data`` as paths that begin with ``data/``, sorted: the known ones, and the strays.

    A folder that cannot be looked into counts as a known file, so that reading it says so.
    """
    if not data.is_dir():
        raise DirectoryError(
            f"there is no folder {data}", "run certdir in the repository's root, or name it with --data"
        )
    found: list[str] = []
    closed: list[str] = []

    def note_closed(error: OSError) -> None:
        closed.append(f"data/{Path(error.filename).relative_to(data).as_posix()}")

    for folder, folders, names in os.walk(data, onerror=note_closed):
        below = Path(folder).relative_to(data).as_posix()
        prefix = "data/" if below == "." else f"data/{below}/"
        found += [prefix + name for name in names + [name for name in folders if (Path(folder) / name).is_symlink()]]
        if not with_records and below == ".":
            folders[:] = [name for name in folders if name != "certificates"]
    return sorted([*closed, *filter(is_known, found)]), sorted(path for path in found if not is_known(path))


def is_known(path: str) -> bool:
    """Whether a file may lie there."""
    return _KNOWN.fullmatch(path) is not None


def read(data: Path, path: str, drafts: Drafts | None = None) -> Content:
    """The content of one file, or its draft. Raises Refusal when it is no regular file or too large, before reading."""
    if drafts and (draft := drafts.get(path)) is not None:
        if isinstance(draft, Refusal):
            raise draft
        return Content(draft, False) if isinstance(draft, bytes) else draft
    try:
        handle = os.open(f"{data}/{path.removeprefix('data/')}", os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    except OSError as error:
        if error.errno == errno.ELOOP:
            raise link() from None
        message = f"the file cannot be read: {error.strerror}"
        raise Refusal("Y101", 1, 1, message, "make it a regular file that you may read") from None
    try:
        about = os.fstat(handle)
        if not stat.S_ISREG(about.st_mode):
            raise Refusal("Y101", 1, 1, "this is no regular file", "put the file itself here")
        if about.st_size > MOST_BYTES:
            raise too_large()
        return Content(os.read(handle, MOST_BYTES), bool(about.st_mode & 0o111))
    finally:
        os.close(handle)


def link() -> Refusal:
    """Why what a link leads to is not read."""
    return Refusal("Y101", 1, 1, "this is a link, not a file", "put the file itself here")
