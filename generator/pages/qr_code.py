"""The permanent address of a record as a QR code, for what is printed: a PNG inside the page.

A picture of its own would be one file more for each record, and the same code as SVG is nearly five times as long.
Encoding one address takes segno more than a millisecond, longer than all the rest of the page. But for addresses of one
length, with version and mask fixed, a code is an affine function of the bits of the address over GF(2): error
correction is linear, the mask is added. So segno encodes the first address of a length, and once each bit that later
ones have otherwise; from then on a code is the sum of what it already made.
"""

import base64
import struct
import zlib

import segno

QUIET = 4
"""Modules of white around the code, as the standard wants it."""
PIXELS = 2
"""Of a side of one module. Printing smooths what it enlarges; with two the modules stay square."""
_MASK = 3
"""Any of the eight is read; always the same one keeps a code as it is when other records come."""
_ERROR = "m"


class QrCodes:
    """Makes codes, and keeps what addresses of one length have in common."""

    def __init__(self) -> None:
        self._first: dict[int, tuple[bytes, int, int]] = {}
        self._bits: dict[tuple[int, int, int], int] = {}

    def picture(self, address: str) -> str:
        """A PNG as an address of the kind ``data:``; empty for an address that no code can hold."""
        try:
            size, modules = self.modules(address)
        except segno.DataOverflowError:
            return ""
        return "data:image/png;base64," + base64.b64encode(_png(size, modules)).decode()

    def modules(self, address: str) -> tuple[int, int]:
        """How many modules a side has, and all of them as one number, row by row, a set bit for a dark one."""
        text = address.encode()
        if len(text) not in self._first:
            self._first[len(text)] = (text, *_encoded(text))
        first, size, modules = self._first[len(text)]
        for position, (was, byte) in enumerate(zip(first, text, strict=True)):
            for bit in _BITS_OF[was ^ byte]:
                modules ^= self._turned_over(len(text), position, bit)
        return size, modules

    def _turned_over(self, length: int, position: int, bit: int) -> int:
        """The modules that one bit of an address of this length turns over."""
        key = (length, position, bit)
        if key not in self._bits:
            first, _, modules = self._first[length]
            other = bytearray(first)
            other[position] ^= bit
            self._bits[key] = _encoded(bytes(other))[1] ^ modules
        return self._bits[key]


_BITS_OF = [[1 << at for at in range(8) if byte >> at & 1] for byte in range(256)]


def _encoded(text: bytes) -> tuple[int, int]:
    code = segno.make(text, error=_ERROR, mode="byte", mask=_MASK, micro=False, boost_error=False)
    modules = 0
    for row in code.matrix:
        modules = modules << len(row) | int("".join("1" if module else "0" for module in row), 2)
    return len(code.matrix), modules


def _png(size: int, modules: int) -> bytes:
    """Black on white, with the quiet zone around it."""
    side = PIXELS * (size + 2 * QUIET)
    width = (side + 7) // 8
    quiet = "1" * PIXELS * QUIET
    rows = [quiet + row.translate(_PIXELS) + quiet for row in _rows(size, modules)]
    margin = PIXELS * QUIET * (b"\0" + b"\xff" * width)
    raw = b"".join(PIXELS * (b"\0" + int(row.ljust(8 * width, "1"), 2).to_bytes(width, "big")) for row in rows)
    header = struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(margin + raw + margin, 6)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(*chunk) for chunk in chunks)


_PIXELS = str.maketrans({"0": "1" * PIXELS, "1": "0" * PIXELS})
"""In a PNG of one bit, white is 1."""


def _rows(size: int, modules: int) -> list[str]:
    bits = f"{modules:0{size * size}b}"
    return [bits[start : start + size] for start in range(0, size * size, size)]


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
