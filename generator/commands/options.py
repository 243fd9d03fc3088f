"""Options, exit codes, questions and the clock, for all commands."""

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
        except (click.ClickException, click.Abort):
            raise
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


def today() -> datetime.date:
    """The day it is, UTC."""
    return datetime.datetime.now(datetime.UTC).date()


def can_ask() -> bool:
    """Whether somebody sits there who can answer; a script is told which options are missing instead."""
    return sys.stdin.isatty()


DATA = Path("data")
"""Where the records are when nobody says otherwise."""
data = click.option(
    "--data",
    type=click.Path(path_type=Path),
    default=DATA,
    show_default=True,
    help="The folder with the records.",
)


def _within_reason(_: click.Context, __: click.Parameter, value: datetime.datetime | None) -> datetime.datetime | None:
    if value and not FIRST_YEAR <= value.year <= LAST_YEAR:
        raise click.BadParameter(f"the year has to be from {FIRST_YEAR} to {LAST_YEAR}")
    return value


def day(*names: str, about: str, is_today: bool = False) -> Callable:
    """An option that takes a day; without one it is today, or None."""
    return click.option(
        *names,
        type=click.DateTime(["%Y-%m-%d"]),
        default=(lambda: today().isoformat()) if is_today else None,
        callback=_within_reason,
        show_default="today, UTC" if is_today else False,
        help=about,
    )


as_of = day("--as-of", about="The day for which status is worked out.", is_today=True)
