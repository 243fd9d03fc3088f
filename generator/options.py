"""What the commands of ``certdir`` share: options, exit codes, and two lines instead of a traceback."""

import datetime
import sys
from collections.abc import Callable
from functools import wraps
from pathlib import Path

import click

from generator.model.fields import FIRST_YEAR, LAST_YEAR
from generator.model.findings import DirectoryError

FINE, FINDINGS, FAULT = 0, 1, 2


def guarded(command: Callable) -> Callable:
    """Say in two lines what went wrong, outside the data or in this program, instead of a traceback."""

    @wraps(command)
    def run(*arguments, **options):
        try:
            return command(*arguments, **options)
        except DirectoryError as error:
            click.echo(f"certdir: {error.message}\n  hint: {error.hint}", err=True)
            sys.exit(FAULT)
        except Exception as error:
            if click.get_current_context().find_root().params["debug"]:
                raise
            click.echo(f"certdir: a fault of the program, not of your files: {error!r}", err=True)
            click.echo("  hint: report it with what 'certdir --debug …' shows for the same command", err=True)
            sys.exit(FAULT)

    return run


def today() -> str:
    return datetime.datetime.now(datetime.UTC).date().isoformat()


data_option = click.option(
    "--data",
    type=click.Path(path_type=Path),
    default=Path("data"),
    show_default=True,
    help="The folder with the records.",
)


def _within_reason(_: click.Context, __: click.Parameter, value: datetime.datetime) -> datetime.datetime:
    if not FIRST_YEAR <= value.year <= LAST_YEAR:
        raise click.BadParameter(f"the year has to be from {FIRST_YEAR} to {LAST_YEAR}")
    return value


as_of_option = click.option(
    "--as-of",
    type=click.DateTime(["%Y-%m-%d"]),
    default=today,
    callback=_within_reason,
    show_default="today, UTC",
    help="The day for which status is worked out.",
)
