"""The commands that follow a published directory from elsewhere."""

import sys
from pathlib import Path

import click

from generator import showing
from generator.commands import progress
from generator.commands.options import FINDINGS, guarded
from generator.following.copy import RECORDS, Astray
from generator.following.mirror import Followed
from generator.following.mirror import mirror as follow


@click.command()
@click.argument("source", metavar="ADDRESS|FOLDER")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path, file_okay=False))
@click.option("--anew", is_flag=True, help="Take the whole, whatever is in DIR, and put it in its place.")
@guarded
def mirror(source: str, folder: Path, anew: bool) -> None:
    """Keep all records of a published directory in DIR/records.jsonl, in step and verified.

    The first run takes the whole, later ones what has changed since. A run that breaks off leaves what was there; the
    next goes on.

    Exit code 0: in step; 1: somebody has to decide, as the source's history was rewritten or DIR was changed by hand;
    2: the source cannot be read. With 1 and 2 the copy is as it was.
    """
    try:
        with progress.shown() as told:
            done = follow(source, folder, anew, told)
    except Astray as astray:
        click.echo(f"certdir: {astray.message}\n  hint: {astray.hint}", err=True)
        sys.exit(FINDINGS)
    click.echo(_told(done, folder))


def _told(done: Followed, folder: Path) -> str:
    now, before = done.state, done.before
    at = f"generation {now.number}, commit {now.commit[:12]}" if now.number and now.commit else "no generation"
    here = f"{showing.count(now.records, 'record')} in {folder / RECORDS}, {at}"
    if done.because:
        return f"taken whole, as {done.because}\n{here}"
    if before is None or (before.number is None and before != now):
        return f"taken whole\n{here}"
    if before == now:
        return f"in step already\n{here}"
    return f"{showing.count(done.changed, 'change')} since generation {before.number}\n{here}"
