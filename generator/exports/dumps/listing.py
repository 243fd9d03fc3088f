"""What lies in ``dumps/``: sizes and SHA-256 of every file, packed and unpacked."""

import gzip
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from generator.cache import Cache
from generator.exports.envelope import envelope, readable
from generator.pages.catalogue import Catalogue

FOLDER = "dumps/"
INDEX, SUMS = f"{FOLDER}index.json", f"{FOLDER}SHA256SUMS"
LICENCE = "Apache-2.0, as the repository that the data are kept in"
_TYPES = {
    ".jsonl.gz": ("application/gzip", "application/jsonl"),
    ".csv": ("text/csv; charset=utf-8", None),
    ".sqlite.gz": ("application/gzip", "application/vnd.sqlite3"),
    ".parquet": ("application/vnd.apache.parquet", None),
}
"""By the end of the name: the media type, and that of what it unpacks to."""
_NOT_PACKED = {"unpacked_bytes": None, "unpacked_sha256": None}
ABOUT = {
    "records.jsonl.gz": "Every record as it stands in git, one a line; the same on every day",
    "records.csv": "One record a row, as of the day of the file",
    "directory.sqlite.gz": "Records, issues, statuses and the register as tables, with views and full text",
    "records.parquet": "One record a row, with its issues and statuses as lists; days are dates",
    "untp-dcc-0.6.0.jsonl.gz": "An unsigned extract of each current record in the shape of a UNTP credential",
}
"""What each file is, in one line."""


def files(catalogue: Catalogue, dumps: Mapping[str, bytes], cache: Cache) -> dict[str, bytes]:
    """The list for programs, and the one that ``sha256sum -c`` reads; ``dumps`` are contents by path."""
    listed = [_file(path.removeprefix(FOLDER), dumps[path], cache) for path in sorted(dumps)]
    index = envelope(catalogue, len(catalogue.entries)) | {"licence": LICENCE, "files": listed}
    content = readable(index)
    sums = {one["name"]: one["sha256"] for one in listed} | {"index.json": sha256(content).hexdigest()}
    return {INDEX: content, SUMS: "".join(f"{sums[name]}  {name}\n" for name in sorted(sums)).encode()}


def _file(name: str, content: bytes, cache: Cache) -> dict[str, Any]:
    end = next(end for end in _TYPES if name.endswith(end))
    media, inner = _TYPES[end]
    found = {"name": name, "about": ABOUT[name], "media_type": media, "bytes": len(content)}
    found["sha256"] = sha256(content).hexdigest()
    unpacked = _unpacked(content, found["sha256"], cache) if inner else _NOT_PACKED
    return found | {"unpacked_media_type": inner} | unpacked


def _unpacked(content: bytes, digest: str, cache: Cache) -> dict[str, Any]:
    """Size and hash of what a file unpacks to; found out once for each content."""

    def look() -> bytes:
        plain = gzip.decompress(content)
        return f"{len(plain)} {sha256(plain).hexdigest()}".encode()

    size, plain_digest = cache.remembered(cache.name("unpacked", digest), look).decode().split()
    return dict(zip(_NOT_PACKED, (int(size), plain_digest), strict=True))
