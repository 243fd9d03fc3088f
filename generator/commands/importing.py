"""The command that takes a table of records in."""

import sys
from collections import defaultdict
from pathlib import Path

import click

from generator.commands import options, progress
from generator.commands.changing import Change, Desk
from generator.importing import days, table
from generator.importing.checking import Checker
from generator.importing.days import Order
from generator.importing.faults import Fault
from generator.importing.not_accepted import WayBack
from generator.importing.rows import EMPTY, Importer
from generator.importing.table import Table
from generator.importing.taking import Taken, take_all
from generator.importing.values import COLUMN
from generator.model.findings import DirectoryError
from generator.model.hints import nearest
from generator.progress import told
from generator.reading.characters import escaped

_MOST_NAMED = 20
"""So many rows are named in a line."""


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--body", required=True, metavar="ID", help="The body whose records these are.")
@click.option("--sheet", help="The sheet to read, if several have the headings.")
@click.option("--partial", is_flag=True, help="Take the rows that are right, even if others are not.")
@click.option("--dry-run", is_flag=True, help="Show what would be done and write nothing.")
@options.data
@options.guarded
def import_(file: Path, body: str, sheet: str | None, partial: bool, dry_run: bool, data: Path) -> None:
    """Make records of a table, FILE.xlsx or FILE.csv, one row for each; run again, it changes nothing.

    Every fault is told with its row and column. With one, nothing is written, unless --partial is given.

    Exit code 0: no row is at fault; 1: rows are at fault, with --partial those alone are left out; 2: wrong use, or the
    file is no table of records.
    """
    desk = Desk(data, options.today())
    bodies = desk.directory.bodies
    if body not in bodies:
        raise DirectoryError(f"there is no body '{body}'", nearest(body, bodies, f"use one of: {', '.join(bodies)}"))
    found = table.read(file, sheet)
    where = escaped(file.name) + (f", sheet '{escaped(found.sheet)}'" if found.sheet else "")
    orders = days.orders(found.rows)
    taken = _taken(desk, found, body, orders)
    for line in _told(where, found, taken.faults):
        click.echo(line, err=True)
    click.echo(_summary(where, found, taken, orders), nl=False)
    refused = taken.refused_rows
    is_written = bool(taken.drafts) and not dry_run and (partial or not refused)
    if is_written:
        desk.write(taken.drafts)
    click.echo(_end(is_written, dry_run, partial, taken), err=True)
    if is_written:
        title = f"Import {_counted(len(taken.drafts), 'record')} from {file.name}"
        desk.say_what_next(Change(title, dict(taken.drafts)))
    sys.exit(options.FINDINGS if refused else options.FINE)


def _taken(desk: Desk, found: Table, body: str, orders: dict[str, Order]) -> Taken:
    way_back = WayBack(desk.data).of
    importer = Importer(desk.directory, body, found.counts_days_from_1904, desk.text, way_back, orders)
    known = frozenset((one.place.path, one.code, one.message) for one in desk.before.errors)
    rows = {row.number: row for row in found.rows}
    with progress.shown() as tell:
        taken = take_all(told(found.rows, "Reading rows", tell, len(found.rows)), importer)
        Checker(desk.data, desk.directory, desk.as_of, known, rows, tell).check(taken)
    return taken


def _told(where: str, found: Table, faults: list[Fault]) -> list[str]:
    """Every fault in two lines, by row and column. A column that the file does not have is told once for all rows."""
    order = {heading: place for place, heading in enumerate(found.places)}
    grouped: dict[tuple, list[int]] = defaultdict(list)
    for fault in sorted(set(faults), key=lambda one: (one.row, order.get(one.column or "", -1), one.message)):
        is_missing = fault.column is not None and fault.column not in found.places
        key = (fault.column, fault.message, fault.hint)
        grouped[key if is_missing else (*key, fault.row)].append(fault.row)
    lines = []
    for (column, message, hint, *_), rows in grouped.items():
        place = f", column {escaped(found.places[column])}" if column in found.places else ""
        if column and not place:
            place, message, hint = _of_missing_column(found, column, message, hint)
        lines.append(f"{where}, {_rows(rows)}{place}: {escaped(message)}\n  hint: {escaped(hint)}")
    return lines


def _of_missing_column(found: Table, column: str, message: str, hint: str) -> tuple[str, str, str]:
    """The place, what is wrong and the way out, where the file lacks the column."""
    way_out = f"add the column ({COLUMN[column].about})"
    if column in found.meant:
        way_out = f"column {found.meant[column]} looks like it: write '{column}'"
    if message == EMPTY:
        return f", no column '{column}'", "a record needs it, and the file does not have it", way_out
    return f", no column '{column}'", message, f"{hint}; {way_out}"


def _rows(rows: list[int]) -> str:
    more = f" and {len(rows) - 1:,} more" if len(rows) > 1 else ""
    return f"row {rows[0]}{more}"


def _summary(where: str, found: Table, taken: Taken, orders: dict[str, Order]) -> str:
    new = sum(outcome.is_new for outcome in taken.outcomes.values())
    unchanged = sum(outcome.text is None for outcome in taken.outcomes.values())
    continued = len(taken.outcomes) - new - unchanged
    refused = len(taken.refused_rows)
    lines = [f"{where}: {new:,} new, {continued:,} continued, {unchanged:,} unchanged, {refused:,} refused"]
    lines += taken.skipped
    for heading, order in orders.items():
        if order.decided:
            first, others = ("day", "month") if order.day_first else ("month", "day")
            read = f"the {first} is read before the {others} in {_rows(order.decided)}"
            column = escaped(found.places[heading])
            lines.append(f"column {column}: {read}, as row {order.row} says {order.says}")
    if found.unread:
        lines.append(f"columns that were not read: {', '.join(map(escaped, found.unread))}")
    if found.other_sheets:
        lines.append(f"sheets that were not read: {', '.join(map(escaped, found.other_sheets))}")
    return "\n".join(lines) + "\n"


def _end(is_written: bool, dry_run: bool, partial: bool, taken: Taken) -> str:
    """What was written and what is left, in one sentence."""
    refused, records = taken.refused_rows, _counted(len(taken.drafts), "record")
    rows = _counted(len(refused), "row")
    if is_written and refused:
        named = ", ".join(map(str, refused[:_MOST_NAMED])) + (" …" if len(refused) > _MOST_NAMED else "")
        left = f"{rows} left out ({named}), hence exit code 1: correct and import the file again"
        return f"{records} written, {left}"
    if is_written:
        return f"{records} written"
    if not refused and not taken.outcomes:
        return "nothing was written: there are no rows of records below the headings"
    if not taken.drafts:
        return "nothing was written" + ("" if refused else ": the directory says the same already")
    if refused and not partial:
        return f"nothing was written, as there are faults in {rows}; with --partial {records} would be"
    return f"nothing was written, as --dry-run says; {records} would be"


def _counted(number: int, what: str) -> str:
    """A number with its noun: 1 record, 2 records."""
    return f"{number:,} {what}" + ("" if number == 1 else "s")
