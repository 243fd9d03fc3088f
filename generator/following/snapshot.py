"""The whole of the records in one packed file: taken in pieces that stay when the way breaks off, then unpacked."""

import hashlib
import zlib
from pathlib import Path

from generator.following.copy import Copy
from generator.following.index import TELL, Damaged, Snapshot
from generator.following.source import Broken, Source
from generator.progress import Progress

_TRIES = 3
_A_GZIP_FILE = 31
_SPARE = 1 << 20
"""A packed file may be that much larger than what it holds."""


def snapshot_of(source: Source, announced: Snapshot, copy: Copy, progress: Progress) -> bytes:
    """What the packed file holds. What an earlier run has taken of it is gone on with; a part that turns out to be of
    something else is thrown away, and all is taken once more. Raises Damaged when that is wrong too."""
    part = copy.folder / f".{announced.sha256[:16]}.part"
    for other in copy.folder.glob(".*.part"):
        if other != part:
            other.unlink(missing_ok=True)
    began_before = part.exists()
    while True:
        _take(source, announced, part, copy, progress)
        content = _unpacked(part.read_bytes(), announced.bytes)
        part.unlink()
        if content is not None and hashlib.sha256(content).hexdigest() == announced.sha256:
            return content
        if not began_before:
            said = f"{source.address}{announced.path} is damaged: its hash is not the one that the index says"
            raise Damaged(said, TELL)
        began_before = False


def _take(source: Source, announced: Snapshot, part: Path, copy: Copy, progress: Progress) -> None:
    """Append what is missing, a few times when the way breaks off."""
    for left in reversed(range(_TRIES)):
        try:
            with copy.told(), part.open("ab") as file:
                for piece in source.stream(announced.path, announced.bytes + _SPARE, file.tell()):
                    file.write(piece)
                    progress("Taking the snapshot, bytes", file.tell(), None)
            return
        except Broken:
            if not left:
                raise


def _unpacked(packed: bytes, most: int) -> bytes | None:
    """At most so many bytes and one more; None when it is no whole gzip file."""
    machine = zlib.decompressobj(_A_GZIP_FILE)
    try:
        content = machine.decompress(packed, most + 1)
    except zlib.error:
        return None
    return content if machine.eof else None
