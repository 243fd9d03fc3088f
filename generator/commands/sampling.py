"""The command that writes a directory of invented records, to measure on."""

import datetime
from pathlib import Path

import click

from generator import build as work
from generator import showing
from generator.commands import options, progress
from generator.sampling import sample as samples


@click.command()
@click.option("--count", type=click.IntRange(1, 200_000), required=True, help="How many records.")
@click.option("--seed", type=click.IntRange(min=0), required=True, help="Another seed makes another sample.")
@click.option(
    "--out", type=click.Path(path_type=Path), required=True, help="An empty folder, or one that is not there yet."
)
@options.day("--as-of", about=f"The day of the sample.  [default: {samples.DAY}]")
@click.option(
    "--beside", is_flag=True, help="Beside the bodies and records of --data, which the handwritten pages link to."
)
@options.data
@options.guarded
def sample(count: int, seed: int, out: Path, as_of: datetime.date | None, beside: bool, data: Path) -> None:
    """Write a data directory of invented records in any number, to measure on.

    The register is that of --data, with invented bodies, or beside its own. The same arguments make the same bytes on
    every machine.
    """
    day = as_of or samples.DAY
    if day < samples.EARLIEST:
        raise click.BadParameter(f"the day has to be {samples.EARLIEST} or later", param_hint="--as-of")
    with progress.shown() as told:
        written = work.sample(data, out, count, seed, day, beside, told)
    click.echo(f"{showing.count(count, 'record')}, {showing.count(written, 'file')} in {out}/, as of {day}")
