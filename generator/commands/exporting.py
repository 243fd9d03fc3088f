"""The commands that hand records on: as a table for the import, and as an extract for other systems."""

from pathlib import Path

import click

from generator.commands import options
from generator.commands.changing import Desk
from generator.importing import exporting, workbook
from generator.importing.sheets import MOST_ROWS
from generator.model.findings import DirectoryError
from generator.model.hints import nearest
from generator.model.record import Record
from generator.reading.characters import escaped


@click.command("export")
@click.argument("numbers", nargs=-1, metavar="[NUMBER]…")
@click.option("--body", required=True, metavar="ID", help="The body whose records these are.")
@click.option("--format", "form", type=click.Choice(["csv", "xlsx"]), help="Without it, the end of the name of FILE.")
@click.option("--out", type=click.Path(path_type=Path), metavar="FILE", help="Where to write it; else it is printed.")
@options.data
@options.guarded
def export(numbers: tuple[str, ...], body: str, form: str | None, out: Path | None, data: Path) -> None:
    """Write the records of a body as the table that import takes, one row for each; all, or those that are named.

    Imported again, the table changes nothing. What a row cannot say, as earlier issues, is told for each record.

    Exit code 0: the table is written; 2: wrong use, or it cannot be written.
    """
    form = form or (out.suffix.lower().lstrip(".") if out else "csv")
    if form not in ("csv", "xlsx"):
        raise DirectoryError(f"'{out}' is neither .csv nor .xlsx", "name it so, or add --format")
    if out is None and form == "xlsx":
        raise DirectoryError("a workbook cannot be printed", "add --out records.xlsx")
    if out is not None and out.exists():
        raise DirectoryError(f"{out} is there already", "name another file, or remove it first")
    desk = Desk(data, options.today())
    records = _chosen(desk, body, numbers)
    found = list(exporting.exported(records, desk.directory, form == "csv"))
    rows = exporting.as_rows(found)
    content = workbook.as_csv(rows) if form == "csv" else workbook.as_xlsx(rows)
    if out is None:
        click.echo(content, nl=False)
    else:
        _write(out, content)
    partly = [one for one in found if one.left_out]
    for one in partly:
        click.echo(f"{one.record.number}: not in the table: {', '.join(one.left_out)}", err=True)
    said = f"{len(found):,} record{'' if len(found) == 1 else 's'}"
    click.echo(f"{said}; {len(found) - len(partly):,} said whole by their row, {len(partly):,} in part", err=True)


def _chosen(desk: Desk, body: str, numbers: tuple[str, ...]) -> list[Record]:
    bodies = desk.directory.bodies
    if body not in bodies:
        raise DirectoryError(f"there is no body '{body}'", nearest(body, bodies, f"use one of: {', '.join(bodies)}"))
    if numbers:
        records = [desk.find(number)[1] for number in dict.fromkeys(numbers)]
        for record in records:
            if record.body != body:
                hint = f"leave it out, or export it with --body {record.body}"
                raise DirectoryError(f"{record.number} is a record of '{record.body}'", hint)
    else:
        records = [record for _, record in sorted(desk.directory.records.items()) if record.body == body]
    if len(records) > MOST_ROWS:
        hint = "name the numbers, and make several tables"
        raise DirectoryError(f"'{body}' has more than {MOST_ROWS:,} records, which no import takes", hint)
    return list({record.number: record for record in records}.values())


def _write(out: Path, content: bytes) -> None:
    try:
        with out.open("xb") as file:
            file.write(content)
    except OSError as error:
        hint = "name another file with --out"
        raise DirectoryError(f"{escaped(str(out))} cannot be written: {error.strerror}", hint) from None


COMMANDS = (export,)
