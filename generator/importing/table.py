"""A workbook or a CSV file becomes rows under known headings. What is too large or not what it seems is refused."""

import csv
import io
import re
import zipfile
from dataclasses import dataclass
from pathlib import Path

import python_calamine as calamine

from generator.importing.columns import Column, column_of
from generator.model.findings import DirectoryError

MOST_BYTES = 20_000_000
MOST_UNPACKED = 200_000_000
MOST_ROWS = 20_000
_HEADINGS_WITHIN = 30
_FEWEST = 4
"""So many headings have to be known before a row counts as that of the headings."""
_CHUNK = 1 << 20
_MOST_CELLS = 4_000_000
"""A sheet is unfolded up to its last cell, so one far-off cell would fill the memory."""
_PLACE = re.compile(rb"\br\s*=\s*[\"']([A-Z]{0,3})([0-9]{1,9})[\"']")


@dataclass(frozen=True, slots=True)
class Row:
    """One row with its number as the program shows it, and its cells under known headings."""

    number: int
    cells: dict[str, object]
    first: object


@dataclass(frozen=True, slots=True)
class Table:
    """The rows below the headings, and what was not read."""

    sheet: str | None
    rows: list[Row]
    columns: list[Column]
    unread: list[str]
    """Headings that are not known."""
    other_sheets: list[str]
    counts_days_from_1904: bool = False


def read(path: Path, sheet: str | None) -> Table:
    """Read a file. Raises DirectoryError when it is no table, or none that can be read without guessing."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise DirectoryError(f"{path.name} is larger than {MOST_BYTES // 1_000_000} MB", "split it into several")
        raw = path.read_bytes()
    except OSError as error:
        raise DirectoryError(f"{path} cannot be read: {error.strerror}", "name a file that you may read") from None
    if path.suffix.lower() in (".csv", ".tsv", ".txt"):
        return _delimited(path.name, raw)
    if path.suffix.lower() == ".xlsx":
        return _workbook(path.name, raw, sheet)
    raise DirectoryError(
        f"{path.name} is neither .xlsx nor .csv", "save it as an Excel workbook (.xlsx), or as CSV UTF-8"
    )


def _workbook(name: str, raw: bytes, wanted: str | None) -> Table:
    has_1904 = _unpacks(name, raw)
    try:
        book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(raw))
        visible = [about.name for about in book.sheets_metadata if about.visible == calamine.SheetVisibleEnum.Visible]
        if wanted is not None and wanted not in book.sheet_names:
            raise DirectoryError(f"{name} has no sheet '{wanted}'", f"its sheets: {', '.join(visible)}")
        found = {title: _grid(name, book, title) for title in ([wanted] if wanted else visible)}
    except (calamine.CalamineError, calamine.PasswordError, calamine.ZipError, calamine.XmlError) as error:
        raise DirectoryError(f"{name} is no workbook that can be read: {error}", "open it and save it again") from None
    at = {title: place for title, grid in found.items() if (place := _headings(grid)) is not None}
    if not at:
        raise _no_headings(f"{name} has no visible sheet")
    if len(at) > 1:
        names = ", ".join(f"'{title}'" for title in at)
        raise DirectoryError(f"several sheets of {name} have the headings: {names}", "choose one with --sheet")
    title, place = at.popitem()
    others = [sheet for sheet in book.sheet_names if sheet != title]
    return _table(name, title, found[title], place, others, has_1904)


def _grid(name: str, book: calamine.CalamineWorkbook, title: str) -> list[list[object]]:
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
        hint = "save it as .xlsx without a password; an old .xls is none, whatever its name"
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


def _delimited(name: str, raw: bytes) -> Table:
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        message = f"{name} is not UTF-8: line {line} has the byte 0x{raw[error.start]:02x}"
        raise DirectoryError(message, "it may be Windows-1252 or UTF-16; save it as 'CSV UTF-8'") from None
    for delimiter in ",;\t":
        try:
            reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
            grid = [row for _, row in zip(range(4 * MOST_ROWS), reader, strict=False)]
        except csv.Error:
            continue
        if (place := _headings(grid)) is not None:
            return _table(name, None, grid, place, [])
    raise _no_headings(f"{name} has no line")


def _no_headings(what: str) -> DirectoryError:
    return DirectoryError(
        f"{what} with the headings of records", "take them from the template: Number, Scheme, Holder, …"
    )


def _headings(grid: list[list[object]]) -> int | None:
    """Which row has the headings: the one with the most known ones."""
    known = [len({column_of(str(cell)) for cell in row} - {None}) for row in grid[:_HEADINGS_WITHIN]]
    most = max(known, default=0)
    return known.index(most) if most >= _FEWEST else None


def _table(
    name: str, sheet: str | None, grid: list[list[object]], place: int, others: list[str], has_1904: bool = False
) -> Table:
    columns = [column_of(str(cell)) for cell in grid[place]]
    named = [column.heading for column in columns if column]
    for heading in named:
        if named.count(heading) > 1:
            raise DirectoryError(
                f"{name} has two columns that mean '{heading}'", "remove one, or give it another heading"
            )
    rows = []
    for number, row in enumerate(grid[place + 1 :], start=place + 2):
        pairs = zip(columns, row, strict=False)
        cells = {column.heading: cell for column, cell in pairs if column and str(cell).strip()}
        if cells:
            first = next((cell for cell in row if str(cell).strip()), "")
            rows.append(Row(number, cells, first))
    if len(rows) > MOST_ROWS:
        raise DirectoryError(f"{name} has more than {MOST_ROWS:,} rows", "split it into several")
    unread = [
        str(cell) for column, cell in zip(columns, grid[place], strict=True) if column is None and str(cell).strip()
    ]
    return Table(sheet, rows, [column for column in columns if column], unread, others, has_1904)
