"""A QR code leads to the address it was made for, whichever way it was put together."""

import base64
import random
import string
import struct
import zlib

import segno

from generator.pages.qr_code import PIXELS, QUIET, QrCodes


def addresses(count: int) -> list[str]:
    """Addresses of records of several lengths, the same every time."""
    chance = random.Random(7)
    signs = string.ascii_lowercase + string.digits + "-"
    slugs = ["".join(chance.choices(signs, k=chance.randint(18, 26))) for _ in range(count)]
    return [f"https://directory.example/certificates/{slug}.html" for slug in slugs]


def encoded(address: str) -> list[str]:
    """What segno makes of an address in one go, row by row."""
    code = segno.make(address.encode(), error="m", mode="byte", mask=3, micro=False, boost_error=False)
    return ["".join("1" if module else "0" for module in row) for row in code.matrix]


def pixels(picture: str) -> list[str]:
    """The rows of a PNG of one bit, a 1 for black."""
    raw = base64.b64decode(picture.removeprefix("data:image/png;base64,"))
    assert raw.startswith(b"\x89PNG\r\n\x1a\n")
    side, height, depth, colour = struct.unpack(">IIBB", raw[16:26])
    assert (side, 1, 0) == (height, depth, colour)
    begin = raw.index(b"IDAT") + 4
    rows = zlib.decompress(raw[begin : begin + struct.unpack(">I", raw[begin - 8 : begin - 4])[0]])
    width = (side + 7) // 8
    found = [rows[at + 1 : at + 1 + width] for at in range(0, len(rows), 1 + width)]
    inverted = str.maketrans("01", "10")
    return [f"{int.from_bytes(row, 'big'):0{8 * width}b}"[:side].translate(inverted) for row in found]


def modules(picture: str) -> list[str]:
    """The code in a picture, row by row, without the white around it."""
    margin = QUIET * PIXELS
    return [row[margin:-margin:PIXELS] for row in pixels(picture)[margin:-margin:PIXELS]]


def test_code_put_together_is_the_one_segno_makes() -> None:
    """Error correction and drawing are linear: for every address the sum of known parts is the code itself."""
    codes = QrCodes()
    for address in addresses(300):
        assert encoded(address) == modules(codes.picture(address))


def test_picture_holds_the_code_with_white_around_it() -> None:
    """Decoded again, the PNG has every module as a square, and the quiet zone on all four sides."""
    address = addresses(1)[0]
    margin = QUIET * PIXELS
    rows = pixels(QrCodes().picture(address))
    assert {"0" * len(rows)} == {*rows[:margin], *rows[-margin:]}
    assert {"0" * margin} == {part for row in rows for part in (row[:margin], row[-margin:])}
    inside = [row[margin:-margin] for row in rows[margin:-margin]]
    assert encoded(address) == [row[::PIXELS] for row in inside[::PIXELS]]
    assert inside == [line for row in encoded(address) for line in ["".join(one * PIXELS for one in row)] * PIXELS]


def test_code_stays_when_other_records_come() -> None:
    """What a page holds does not hang on which records were made before it."""
    first, *others = addresses(40)
    codes = QrCodes()
    for other in others:
        codes.picture(other)
    assert QrCodes().picture(first) == codes.picture(first)


def test_address_too_long_for_a_code_has_none() -> None:
    """The page then goes without, and everything else of it stays."""
    assert QrCodes().picture("https://directory.example/" + 3000 * "a") == ""
