"""The bytes of a file become grids of cells, one for each sheet. What is too large or not what it seems is refused."""

import csv
import io
import re
import zipfile
from dataclasses import dataclass, field
from pathlib import Path

import python_calamine as calamine

from generator.model.findings import DirectoryError

MOST_BYTES = 20_000_000
MOST_UNPACKED = 200_000_000
MOST_ROWS = 20_000
_CHUNK = 1 << 20
_MOST_CELLS = 4_000_000
"""A sheet is unfolded up to its last cell, so one far-off cell would fill the memory."""
_PLACE = re.compile(rb"\br\s*=\s*[\"']([A-Z]{0,3})([0-9]{1,9})[\"']")
_ZIP, _OLD_EXCEL = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")

Grid = list[list[object]]


@dataclass(frozen=True, slots=True)
class Sheets:
    """Every way in which a file can be read as grids: visible sheets by name, or CSV by each separator."""

    grids: dict[str, Grid]
    is_workbook: bool = False
    names: list[str] = field(default_factory=list)
    """Of a workbook all sheets, hidden ones too."""
    counts_days_from_1904: bool = False


def read(path: Path, wanted: str | None) -> Sheets:
    """Read a file by what it is, whatever its name ends with. Raises DirectoryError when it is no table."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise DirectoryError(f"{path.name} is larger than {MOST_BYTES // 1_000_000} MB", "split it into several")
        raw = path.read_bytes()
    except OSError as error:
        raise DirectoryError(f"{path} cannot be read: {error.strerror}", "name a file that you may read") from None
    ending = path.suffix.lower()
    if ending not in (".csv", ".tsv", ".txt", ".xlsx"):
        hint = "save it as an Excel workbook (.xlsx), or as CSV UTF-8"
        raise DirectoryError(f"{path.name} is neither .xlsx nor .csv", hint)
    if raw.startswith(_OLD_EXCEL):
        hint = "open it in Excel and save it as .xlsx without a password"
        message = f"{path.name} is no workbook of the form .xlsx, but an old .xls, or protected by a password"
        raise DirectoryError(message, hint)
    if raw.startswith(_ZIP):
        return workbook(path.name, raw, wanted)
    if ending == ".xlsx":
        hint = "open it and save it as .xlsx; if it is CSV, let its name end with .csv"
        raise DirectoryError(f"{path.name} is no workbook of the form .xlsx", hint)
    if wanted is not None:
        raise DirectoryError(f"{path.name} is CSV and has no sheets", "leave --sheet out")
    return Sheets(_delimited(path.name, raw))


def workbook(name: str, raw: bytes, wanted: str | None = None) -> Sheets:
    """The bytes of a workbook: one sheet, or all that are visible. Raises DirectoryError when it is none."""
    has_1904 = _unpacks(name, raw)
    try:
        book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(raw))
        visible = [about.name for about in book.sheets_metadata if about.visible == calamine.SheetVisibleEnum.Visible]
        if wanted is not None and wanted not in book.sheet_names:
            raise DirectoryError(f"{name} has no sheet '{wanted}'", f"its sheets: {', '.join(visible)}")
        grids = {title: _grid(name, book, title) for title in ([wanted] if wanted else visible)}
    except (calamine.CalamineError, calamine.PasswordError, calamine.ZipError, calamine.XmlError) as error:
        raise DirectoryError(f"{name} is no workbook that can be read: {error}", "open it and save it again") from None
    return Sheets(grids, True, book.sheet_names, has_1904)


def _grid(name: str, book: calamine.CalamineWorkbook, title: str) -> Grid:
    sheet = book.get_sheet_by_name(title)
    if sheet.end and sheet.end[0] >= 4 * MOST_ROWS:
        raise DirectoryError(f"the sheet '{title}' of {name} has more than {MOST_ROWS:,} rows", "split it")
    return sheet.to_python(skip_empty_area=False)


def _unpacks(name: str, raw: bytes) -> bool:
    """Unpack everything once and count, as sizes written in an archive may be wrong; whether days count from 1904."""
    has_1904, left = False, MOST_UNPACKED
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            for member in archive.infolist():
                with archive.open(member) as stream:
                    while chunk := stream.read(_CHUNK):
                        left -= len(chunk)
                        if left < 0:
                            message = f"{name} unpacks to more than {MOST_UNPACKED // 1_000_000} MB"
                            raise DirectoryError(message, "copy the rows into a new workbook")
                        has_1904 |= member.filename == "xl/workbook.xml" and b'date1904="1"' in chunk
                        if member.filename.startswith("xl/worksheets/"):
                            _reaches(name, chunk)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError):
        hint = "open it and save it again as .xlsx without a password"
        raise DirectoryError(f"{name} is no workbook of the form .xlsx", hint) from None
    return has_1904


def _reaches(name: str, chunk: bytes) -> None:
    """Raises DirectoryError when a sheet has a cell so far off that unfolding it would fill the memory."""
    places = _PLACE.findall(chunk)
    rows = max((int(row) for _, row in places), default=0)
    width = max((_column_number(letters) for letters, _ in places), default=0)
    if rows * max(width, 1) > _MOST_CELLS:
        raise DirectoryError(
            f"a sheet of {name} reaches to row {rows:,}", "delete the empty rows below, or split the table"
        )


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = 26 * number + letter - 64
    return number


def _delimited(name: str, raw: bytes) -> dict[str, Grid]:
    text = _decoded(name, raw)
    found = {}
    for delimiter in ",;\t":
        try:
            reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
            found[delimiter] = [row for _, row in zip(range(4 * MOST_ROWS), reader, strict=False)]
        except csv.Error:
            continue
    return found


def _decoded(name: str, raw: bytes) -> str:
    hint = "save it as 'CSV UTF-8'"
    if raw.startswith(_UTF_16):
        raise DirectoryError(f"{name} is not UTF-8, but UTF-16, which Excel calls Unicode text", hint)
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        around = raw[max(0, error.start - 12) : error.start + 12].decode("cp1252", "replace")
        said = f"it may be Windows-1252, in which '{' '.join(around.split())}' stands there; {hint}"
        raise DirectoryError(f"{name} is not UTF-8: line {line} has the byte 0x{raw[error.start]:02x}", said) from None
