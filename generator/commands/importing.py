"""The command that takes a table of records in."""

import re
import sys
from dataclasses import dataclass, field
from pathlib import Path

import click

from generator import build as work
from generator.commands import options
from generator.commands.changing import Change, Desk
from generator.importing import table
from generator.importing.columns import column_at
from generator.importing.rows import Fault, Importer, Outcome, Refused
from generator.importing.table import Row
from generator.model.findings import DirectoryError, Finding
from generator.model.hints import nearest
from generator.reading.characters import escaped

_TOTAL = re.compile(r"(grand )?(totals?|sum|subtotal|count|summe|合計|總計|总计)\b", re.IGNORECASE)


_SITE_SUFFIX = re.compile(r"(-[0-9]{4,5})-(?:[0-9]{2,3}|[a-z])$")


@dataclass
class Taken:
    """What became of the rows."""

    outcomes: dict[int, Outcome] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    skipped: list[int] = field(default_factory=list)

    @property
    def drafts(self) -> dict[str, bytes]:
        """The new bytes by path."""
        return {one.path: one.text.encode() for one in self.outcomes.values() if one.text is not None}

    def drop(self, row: int, faults: list[Fault]) -> None:
        """Leave a row out, and note why."""
        self.outcomes.pop(row, None)
        self.faults += faults


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
    """
    desk = Desk(data, options.today())
    bodies = desk.directory.bodies
    if body not in bodies:
        raise DirectoryError(f"there is no body '{body}'", nearest(body, bodies, f"use one of: {', '.join(bodies)}"))
    found = table.read(file, sheet)
    where = escaped(file.name) + (f", sheet '{escaped(found.sheet)}'" if found.sheet else "")
    taken = _take_all(desk, found, body)
    _check(desk, taken)
    for fault in sorted(taken.faults, key=lambda fault: (fault.row, fault.column or "")):
        column = f", column '{fault.column}'" if fault.column else ""
        message = f"{where}, row {fault.row}{column}: {escaped(fault.message)}\n  hint: {escaped(fault.hint)}"
        click.echo(message, err=True)
    is_refused = bool(taken.faults) and not partial
    if not is_refused and not dry_run:
        desk.write(taken.drafts)
    click.echo(_summary(where, found, taken), nl=False)
    if taken.drafts and not is_refused and not dry_run:
        desk.say_what_next(Change(f"Import {len(taken.drafts)} records from {file.name}", dict(taken.drafts)))
    else:
        click.echo("nothing was written", err=True)
    sys.exit(options.FINDINGS if taken.faults else options.FINE)


def _take_all(desk: Desk, found: table.Table, body: str) -> Taken:
    importer = Importer(desk.directory, body, found.counts_days_from_1904, desk.text)
    taken, seen = Taken(), {}
    with click.progressbar(found.rows, label="Reading rows", file=sys.stderr, hidden=not sys.stderr.isatty()) as rows:
        for row in rows:
            if _is_total(row):
                taken.skipped.append(row.number)
                continue
            try:
                outcome = importer.take(row)
            except Refused as no:
                taken.drop(row.number, no.faults)
                continue
            first = seen.setdefault(outcome.path, row.number)
            if first != row.number:
                message = f"{outcome.number} stands in row {first} already"
                taken.drop(row.number, [Fault(row.number, "Number", message, "keep one row for each record")])
                continue
            taken.outcomes[row.number] = outcome
    return taken


def _is_total(row: Row) -> bool:
    return isinstance(row.first, str) and bool(_TOTAL.match(row.first.strip())) and "Holder" not in row.cells


def _check(desk: Desk, taken: Taken) -> None:
    """Check the directory as it would be; rows whose records have errors are left out, until none has."""
    known = {(found.place.path, found.code, found.message) for found in desk.before.errors}
    while drafts := taken.drafts:
        after = work.check(desk.data, desk.as_of, drafts=drafts)
        rows = {outcome.path: row for row, outcome in taken.outcomes.items()}
        new = [found for found in after.errors if (found.place.path, found.code, found.message) not in known]
        for finding in new:
            row = rows.get(finding.place.path) or _of_family(finding.place.path, rows)
            if row is None:
                raise DirectoryError(f"{finding.place}: {finding.code} {finding.message}", finding.hint)
            fault = Fault(row, _column(finding, drafts), f"{finding.code} {finding.message}", finding.hint)
            taken.drop(row, [fault])
        if not new:
            return


def _of_family(path: str, rows: dict[str, int]) -> int | None:
    """The first row of the family to which a record belongs that is in no row itself."""
    family = _SITE_SUFFIX.sub(r"\1", Path(path).stem)
    return next((row for other, row in rows.items() if _SITE_SUFFIX.sub(r"\1", Path(other).stem) == family), None)


def _column(finding: Finding, drafts: dict[str, bytes]) -> str | None:
    """The column of a finding, by the name of the field on its line."""
    if finding.place.path not in drafts:
        return None
    line = drafts[finding.place.path].decode().splitlines()[finding.place.line - 1]
    column = column_at(line.strip(" -").partition(":")[0])
    return column.heading if column else None


def _summary(where: str, found: table.Table, taken: Taken) -> str:
    new = sum(outcome.is_new for outcome in taken.outcomes.values())
    unchanged = sum(outcome.text is None for outcome in taken.outcomes.values())
    continued = len(taken.outcomes) - new - unchanged
    refused = len({fault.row for fault in taken.faults})
    lines = [f"{where}: {new:,} new, {continued:,} continued, {unchanged:,} unchanged, {refused:,} refused"]
    lines += [f"row {row} is a total and was not read" for row in taken.skipped]
    if found.unread:
        lines.append(f"columns that were not read: {', '.join(map(escaped, found.unread))}")
    if found.other_sheets:
        lines.append(f"sheets that were not read: {', '.join(map(escaped, found.other_sheets))}")
    return "\n".join(lines) + "\n"


COMMANDS = (import_,)
