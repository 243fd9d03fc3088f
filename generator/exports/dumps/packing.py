"""gzip without anything that differs between two runs of the same: no time, no file name, no operating system."""

import zlib
from struct import pack

LEVEL = 6
_HEAD = bytes([0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255])
"""RFC 1952: deflate, no flags, no time, no hint about the level, operating system unknown."""


def gzipped(content: bytes) -> bytes:
    """The content as a gzip file. What it unpacks to is the same everywhere; how it is packed may change with the
    release of zlib."""
    squeezed = zlib.compressobj(LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    tail = pack("<LL", zlib.crc32(content), len(content) & 0xFFFFFFFF)
    return b"".join((_HEAD, squeezed.compress(content), squeezed.flush(), tail))
