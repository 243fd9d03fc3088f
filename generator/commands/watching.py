"""The command that watches a list of records in a published directory."""

import datetime
import sys
from pathlib import Path

import click

from generator.commands import options
from generator.commands.options import FINDINGS, FINE, Fault, Misuse
from generator.following.source import Source
from generator.following.watch.report import summary
from generator.following.watch.run import watch as run


@click.command()
@click.argument("list_", metavar="LIST", type=click.Path(path_type=Path))
@click.option(
    "--site",
    metavar="URL|FOLDER",
    default="public",
    show_default=True,
    help="The directory: where it is published, or a folder with a copy.",
)
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    default=Path("watch"),
    show_default=True,
    help="The folder for feed, calendar, report and what is remembered.",
)
@options.as_of
@options.guarded
def watch(list_: Path, site: str, out: Path, as_of: datetime.date) -> None:
    """Say what has changed for the numbers in LIST since the last run, and write it as feed, calendar and report.

    LIST is text, CSV or .xlsx with a number on each line, in any spelling, or what the page "Check a list" keeps.
    In --out come watch.atom, watch.ics, watch.md, and state.json for the next run. LIST goes nowhere: all records are
    fetched, and looked through here.

    Exit code 0: nothing serious; 1: something is suspended, cancelled, withdrawn, expired or no longer there, or a site
    stands better than its master, that was not so at the last run; 2: wrong use, or the directory could not be read,
    and nothing was changed.
    """
    try:
        raw = list_.read_bytes()
    except OSError as error:
        said = f"LIST: {list_} cannot be read: {error.strerror}"
        raise Misuse([Fault(said, "name a file with a number on each line")]) from None
    source = Source.open(site)
    found = run(source, raw, out, as_of)
    click.echo("\n".join(summary(found)))
    click.echo(f"{out / 'watch.md'} says it at length")
    if source.address != found.about.address:
        click.echo(f"links lead to {found.about.address}, which the files of this directory say is its address")
    sys.exit(FINDINGS if found.is_serious else FINE)
