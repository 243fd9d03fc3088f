"""The grids of a file become rows under known headings."""

from dataclasses import dataclass, field
from pathlib import Path

from generator.importing import sheets
from generator.importing.columns import Column, column_meant, column_of, letters
from generator.importing.sheets import MOST_ROWS, Grid
from generator.model.findings import DirectoryError

_HEADINGS_WITHIN = 30
_FEWEST = 4
"""So many headings have to be known before a row counts as that of the headings."""


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
    places: dict[str, str]
    """Heading to how the file has it: ``D 'Cert. No.'``."""
    unread: list[str]
    """Headings that are not known, with what may be meant."""
    meant: dict[str, str]
    """Heading to an unknown one of the file that looks like it."""
    other_sheets: list[str] = field(default_factory=list)
    counts_days_from_1904: bool = False


def read(path: Path, sheet: str | None) -> Table:
    """Read a file. Raises DirectoryError when it is no table, or none that can be read without guessing."""
    found = sheets.read(path, sheet)
    at = {title: place for title, grid in found.grids.items() if (place := _headings(grid)) is not None}
    if not at:
        what = f"{path.name} has no visible sheet" if found.is_workbook else f"{path.name} has no line"
        hint = f"take them from the template: Number, Scheme, Holder, …{_nearly(found.grids)}"
        raise DirectoryError(f"{what} with the headings of records", hint)
    if found.is_workbook and len(at) > 1:
        names = ", ".join(f"'{title}'" for title in at)
        raise DirectoryError(f"several sheets of {path.name} have the headings: {names}", "choose one with --sheet")
    title, place = next(iter(at.items()))
    columns, unread, meant = _columns(path.name, found.grids[title][place])
    rows = _rows(found.grids[title], place, columns)
    if len(rows) > MOST_ROWS:
        raise DirectoryError(f"{path.name} has more than {MOST_ROWS:,} rows", "split it into several")
    known = [column for column in columns if column]
    spelled = zip(columns, found.grids[title][place], strict=True)
    places = {
        column.heading: f"{letters(at)} '{_one_line(cell)}'" for at, (column, cell) in enumerate(spelled) if column
    }
    others = [name for name in found.names if name != title]
    name = title if found.is_workbook else None
    return Table(name, rows, known, places, unread, meant, others, found.counts_days_from_1904)


def _known(row: list[object]) -> set[Column]:
    return {column for cell in row if (column := column_of(str(cell)))}


def _headings(grid: Grid) -> int | None:
    """Which row has the headings: the one with the most known ones."""
    known = [len(_known(row)) for row in grid[:_HEADINGS_WITHIN]]
    most = max(known, default=0)
    return known.index(most) if most >= _FEWEST else None


def _nearly(grids: dict[str, Grid]) -> str:
    """The row that looks most like headings, when it has some."""
    rows = [(number, row) for grid in grids.values() for number, row in enumerate(grid[:_HEADINGS_WITHIN], start=1)]
    number, row = max(rows, key=lambda one: len(_known(one[1])), default=(0, []))
    headings = sorted(column.heading for column in _known(row))
    if not headings:
        return ""
    return f"; row {number} has {', '.join(headings)} only, and at least {_FEWEST} are needed"


def _columns(name: str, headings: list[object]) -> tuple[list[Column | None], list[str], dict[str, str]]:
    """The column of each heading, the headings that are not known, and which of them look like a column. Raises
    DirectoryError when two headings mean the same, or none is the number."""
    columns = [column_of(str(cell)) for cell in headings]
    known = [column for column in columns if column]
    for column in known:
        if known.count(column) > 1:
            where = " and ".join(letters(at) for at, other in enumerate(columns) if other == column)
            message = f"{name} has two columns that mean '{column.heading}': {where}"
            raise DirectoryError(message, "remove one, or give it another heading")
    unread: list[str] = []
    meant: dict[str, str] = {}
    for at, (column, cell) in enumerate(zip(columns, headings, strict=True)):
        if column is None and str(cell).strip():
            place = f"{letters(at)} '{_one_line(cell)}'"
            near = column_meant(str(cell), known)
            unread.append(place + (f" (did you mean '{near.heading}'?)" if near else ""))
            if near:
                meant.setdefault(near.heading, place)
    if column_of("Number") not in known:
        hint = "add it, with the number as it is printed"
        if "Number" in meant:
            hint = f"column {meant['Number']} looks like it: write 'Number'"
        raise DirectoryError(f"{name} has no column 'Number', which every row needs", hint)
    return columns, unread, meant


def _rows(grid: Grid, place: int, columns: list[Column | None]) -> list[Row]:
    rows = []
    for number, row in enumerate(grid[place + 1 :], start=place + 2):
        pairs = zip(columns, row, strict=False)
        cells = {column.heading: cell for column, cell in pairs if column and str(cell).strip()}
        if cells:
            first = next((cell for cell in row if str(cell).strip()), "")
            rows.append(Row(number, cells, first))
    return rows


def _one_line(cell: object) -> str:
    return " ".join(str(cell).split())
