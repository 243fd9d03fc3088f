"""The table of the import, the other way: records become rows, and every row is read back before it is believed.

The import is the judge: a cell that it would not read as what the record says is left empty, which says nothing, and
what a row cannot say at all is told. So an export that is imported again changes nothing.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from pydantic import ValidationError

from generator.editing import notation
from generator.importing.columns import COLUMNS, Column
from generator.importing.faults import Refused
from generator.importing.rows import Importer
from generator.importing.table import Row
from generator.importing.values import COLUMN, Reader, new_tree
from generator.model.directory import Directory
from generator.model.findings import DirectoryError
from generator.model.record import KINDS, Record

_FORMULA = ("=", "+", "-", "@")
_BY_FORM = {
    "text": "as recorded",
    "number": "as printed",
    "word": "the word",
    "scheme": "the id",
    "country": "two letters",
    "postal": "in a cell of text",
    "day": "as 2024-03-18",
    "whole": "the number",
    "amount": "as recorded",
    "list": "separated by ;",
    "activities": "activity: product, product; activity: product",
}
_BY_HEADING = {
    "Issue": "the number of the newest issue",
    "Status": "the newest one",
    "Status date": "empty while it has never changed",
    "Status reason": "empty while it has never changed",
    "Status note": "empty while it has never changed",
}


@dataclass(frozen=True, slots=True)
class Exported:
    """One record as a row. ``left_out``: what it says and the row does not, in words; none when a new record made of
    the row is this one."""

    record: Record
    cells: dict[str, str]
    left_out: tuple[str, ...]


def writes(column: Column) -> str:
    """What stands in the cells of a column that was exported, for the page about the table."""
    return _BY_HEADING.get(column.heading) or _BY_FORM[column.form]


def exported(records: Iterable[Record], directory: Directory, is_csv: bool) -> Iterator[Exported]:
    """The row of each record. In CSV a cell may not begin like a formula, since a spreadsheet would run it."""
    for record in records:
        cells, empty = _read_back(_cells(record), record, directory, is_csv)
        yield Exported(record, cells, (*empty, *_unsaid(record, _anew(cells, record, directory), empty)))


def as_rows(found: Iterable[Exported]) -> list[list[str]]:
    """The headings and the rows, in the order of the columns."""
    rows = [[column.heading for column in COLUMNS]]
    return rows + [[one.cells.get(column.heading, "") for column in COLUMNS] for one in found]


def _cells(record: Record) -> dict[str, str]:
    """What a record says by heading; nothing where it says nothing. A status that a new record has anyway is not said:
    current, from the day of the issue."""
    last = record.status[-1]
    is_plain = last.to == "current" and len(record.status) == 1
    found: dict[str, str] = {}
    for column in COLUMNS:
        if column.route[0] == "status" and is_plain and column.heading != "Status":
            continue
        text = _WRITTEN.get(column.form, str)(value) if (value := _at(record, column)) not in (None, ()) else ""
        if text:
            found[column.heading] = text
    return found


def _at(record: Record, column: Column) -> object:
    """The value of a column: of the newest issue, and of the newest status."""
    found: object = record
    for step in column.route:
        name = "from_" if step == "from" else step
        found = found[-1] if isinstance(step, int) else getattr(found, str(name), None)
    return found


_WRITTEN: dict[str, Callable] = {"list": "; ".join, "activities": notation.as_line}
"""By the form of a column how a value stands in a cell; all others as they are."""


def _read_back(
    cells: dict[str, str], record: Record, directory: Directory, is_csv: bool
) -> tuple[dict[str, str], list[str]]:
    """The cells that the import reads as what the record says, and sentences about those that are left empty."""
    importer = Importer(directory, record.body, False, lambda path: "", lambda path: "")
    empty = [heading for heading, text in cells.items() if is_csv and text.startswith(_FORMULA)]
    while True:
        kept = {heading: text for heading, text in cells.items() if heading not in empty}
        try:
            outcome = importer.take(Row(0, dict(kept), record.number))
        except Refused as refused:
            faulty = {fault.column for fault in refused.faults} & kept.keys() - {"Number"}
            if faulty:
                empty += sorted(faulty)
                continue
            fault = refused.faults[0]
            raise DirectoryError(f"{record.number} is no row: {fault.message}", fault.hint) from None
        if outcome.text is not None:
            raise AssertionError(f"the row of {record.number} would change it")
        return kept, [f"'{heading}', which a cell cannot say" for heading in sorted(empty, key=list(COLUMN).index)]


def _anew(cells: dict[str, str], record: Record, directory: Directory) -> Record | None:
    """The record that the import would make of a row alone; None when it would refuse it."""
    values, faults = Reader(directory, False, {}).values(Row(0, dict(cells), record.number))
    if faults:
        return None
    try:
        return KINDS[record.kind].model_validate(new_tree(values, record.kind, record.body))
    except (ValidationError, KeyError):
        return None


def _unsaid(record: Record, made: Record | None, empty: list[str]) -> Iterator[str]:
    """What the record says beyond its row, in words. A record without it is the one that the row makes."""
    if made == record:
        return
    if earlier := len(record.issues) - 1:
        yield f"{earlier} earlier issue{'s' if earlier > 1 else ''}"
    if made is None or made.status != record.status:
        yield from _of_statuses(record, made)
    if record.transfers:
        yield "its transfer" + ("s" if len(record.transfers) > 1 else "")
    if getattr(record, "surveillance", ()):
        yield "the days of surveillance"
    if not empty and made is not None and not _differs_as_told(record, made):
        yield "a part that this program has no word for"


def _of_statuses(record: Record, made: Record | None) -> Iterator[str]:
    written = len(made.status) if made else 1
    if earlier := len(record.status) - written:
        yield f"{earlier} earlier status{'es' if earlier > 1 else ''}"
    elif made is not None and len(record.issues) == 1:
        yield "how its status began"


def _differs_as_told(record: Record, made: Record) -> bool:
    """Whether the two are one record but for what is told of: older issues, statuses, transfers, surveillance."""
    told = {"issues": record.issues[-1:], "status": made.status, "transfers": made.transfers}
    if "surveillance" in type(record).model_fields:
        told["surveillance"] = made.surveillance
    return record.model_copy(update=told) == made
