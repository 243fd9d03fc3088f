"""The commands that hand records on: as a table for the import, and as an extract for other systems."""

import datetime
import json
from itertools import count
from pathlib import Path

import click

from generator.commands import options
from generator.commands.changing import Desk
from generator.exports import untp
from generator.importing import exporting, workbook
from generator.importing.sheets import MOST_ROWS
from generator.model.findings import DirectoryError
from generator.model.hints import nearest
from generator.model.record import Record
from generator.pages.catalogue import Catalogue
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
        raise DirectoryError(f"{out} is there already", _instead_of(out))
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


def _instead_of(out: Path) -> str:
    """What to do about a file that is there. A table that somebody has worked on is never written over."""
    free = next(path for at in count(2) if not (path := out.with_name(f"{out.stem}-{at}{out.suffix}")).exists())
    return f"nothing is written over: add --out {escaped(str(free))}, or remove it first"


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


@click.command("extract")
@options.number
@click.option(
    "--untp",
    "version",
    type=click.Choice(list(untp.VERSIONS)),
    default=untp.NEWEST,
    show_default=True,
    help="The version of the UNTP Digital Conformity Credential.",
)
@options.data
@options.as_of
@options.guarded
def extract(number: str, version: str, data: Path, as_of: datetime.date) -> None:
    """Print an unsigned extract of a record in the shape of a UNTP Digital Conformity Credential, as JSON.

    It is made of a record that is recorded as current on the day; the shape has no place for any other status.

    Exit code 0: it is printed; 2: there is no such record, or it is not current.
    """
    desk = Desk(data, as_of)
    _, record = desk.find(number)
    catalogue = Catalogue(desk.directory, as_of)
    entry = catalogue.by_number[record.number]
    if not untp.has_extract(entry):
        message = f"{record.number} is recorded as {entry.status} on {as_of}, and an extract would not say so"
        raise DirectoryError(message, "take the JSON beside its page, or another day with --as-of")
    click.echo(json.dumps(untp.VERSIONS[version].extract(entry, catalogue), ensure_ascii=False, indent=2))
