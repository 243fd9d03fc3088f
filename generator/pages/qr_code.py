"""The permanent address of a record as a QR code, for what is printed: a PNG inside the page.

A picture of its own would be one file more for each record, and the same code as SVG is nearly five times as long.
Encoding one address takes segno more than a millisecond, longer than all the rest of the page. But with version and
mask fixed, a code is an affine function of the bits that it holds over GF(2): error correction is linear, the mask is
added, and drawing a module as a square of pixels is linear too. So segno encodes the first address of a length, and
once each bit that another has otherwise than the one before it; from then on the pixels of a code are the sum of what
is already there. A bit has its place behind those before it, so that longer and shorter addresses share what it does to
a code of their size.
"""

import base64
import struct
import zlib
from functools import cache

import segno

QUIET = 4
"""Modules of white around the code, as the standard wants it."""
PIXELS = 2
"""Of a side of one module. Printing smooths what it enlarges; with two the modules stay square."""
_MASK = 3
"""Any of the eight is read; always the same one keeps a code as it is when other records come."""
_ERROR = "m"


class QrCodes:
    """Makes codes, and keeps what addresses have in common."""

    def __init__(self) -> None:
        self._last: dict[int, tuple[bytes, int, int]] = {}
        """The last address of each length with its code: the next one mostly differs in a few signs."""
        self._bits: dict[tuple[int, int], int] = {}
        """Side of a code and place of a bit in the address, from its beginning, to the pixels that the bit turns."""

    def picture(self, address: str) -> str:
        """A PNG as an address of the kind ``data:``; empty for an address that no code can hold."""
        try:
            side, rows = self._drawn(address.encode())
        except segno.DataOverflowError:
            return ""
        return "data:image/png;base64," + base64.b64encode(_png(side, rows)).decode()

    def _drawn(self, text: bytes) -> tuple[int, int]:
        """Pixels of a side, and all rows of the picture as one number."""
        length = len(text)
        if length not in self._last:
            self._last[length] = (text, *_rows(text))
        before, side, rows = self._last[length]
        bits, last = self._bits, 8 * length - 1
        different = int.from_bytes(before, "big") ^ int.from_bytes(text, "big")
        while different:
            at = different.bit_length() - 1
            different ^= 1 << at
            if (turned := bits.get((side, last - at))) is None:
                other = int.from_bytes(before, "big") ^ 1 << at
                turned = _rows(other.to_bytes(length, "big"))[1] ^ self._last[length][2]
                bits[side, last - at] = turned
            rows ^= turned
        self._last[length] = text, side, rows
        return side, rows


def _rows(text: bytes) -> tuple[int, int]:
    """The code of a text with the quiet zone around it: pixels of a side, and its rows as a PNG has them, each behind a
    zero for "no filter", as one number."""
    code = segno.make(text, error=_ERROR, mode="byte", mask=_MASK, micro=False, boost_error=False)
    side = PIXELS * (len(code.matrix) + 2 * QUIET)
    quiet = "1" * PIXELS * QUIET
    margin = ["1" * side] * PIXELS * QUIET
    inside = (quiet + "".join(PIXELS * "10"[module] for module in row) + quiet for row in code.matrix)
    drawn = [*margin, *(row for row in inside for _ in range(PIXELS)), *margin]
    whole = "".join("0" * 8 + row.ljust(_bytes_of(side) * 8, "1") for row in drawn)
    return side, int(whole, 2)


def _bytes_of(side: int) -> int:
    """Of a row of so many pixels, black or white."""
    return (side + 7) // 8


def _png(side: int, rows: int) -> bytes:
    raw = rows.to_bytes(side * (1 + _bytes_of(side)), "big")
    pack = zlib.compressobj(6, zlib.DEFLATED, 12, 4)  # a window little larger than the picture is soon set up
    return _head(side) + _chunk(b"IDAT", pack.compress(raw) + pack.flush()) + _chunk(b"IEND", b"")


@cache
def _head(side: int) -> bytes:
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0))


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
