"""Options, exit codes, questions and the clock, for all commands."""

import datetime
import os
import sys
from collections.abc import Callable, Iterable
from functools import wraps
from pathlib import Path
from typing import IO, Any, NamedTuple

import click

from generator.cache import Cache
from generator.model.decisions import StatusChange
from generator.model.findings import DirectoryError
from generator.progress import Progress, silent
from generator.reading.fields import fault_at
from generator.workers import Means

FINE, FINDINGS, FAULT = 0, 1, 2
ENDED = 130
"""What a shell says of a program that Ctrl+C has ended."""


class Fault(NamedTuple):
    """An option that is missing or cannot be: what is wrong, and the way out."""

    said: str
    hint: str


class Misuse(click.ClickException):
    """Wrong use, told in two lines for each option that is wrong."""

    exit_code = FAULT

    def __init__(self, faults: Iterable[Fault], at_the_end: str = "") -> None:
        self.faults, self._at_the_end = tuple(faults), at_the_end
        super().__init__("; ".join(fault.said for fault in self.faults))

    def show(self, file: IO[Any] | None = None) -> None:
        """Write it where errors go."""
        lines = [f"certdir: {fault.said}\n  hint: {fault.hint}" for fault in self.faults]
        click.echo("\n".join([*lines, *filter(None, [self._at_the_end])]), err=True, file=file)


PROCESSORS = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def means_here(jobs: int = PROCESSORS, progress: Progress = silent) -> Means:
    """What is kept lies in build/ of a project, and nowhere else."""
    here = Path.cwd()
    return Means(jobs, Cache(here / "build" / "cache" if (here / "mkdocs.yml").is_file() else None), progress)


means = click.option(
    "--jobs",
    "means",
    type=click.IntRange(1, 64),
    default=PROCESSORS,
    show_default="one for each processor",
    callback=lambda _, __, jobs: means_here(jobs),
    help="How many processes work at once.",
)


def guarded(command: Callable) -> Callable:
    """Say in two lines what went wrong, outside the data or in this program, instead of a traceback."""

    @wraps(command)
    def run(*arguments, **options):
        try:
            return command(*arguments, **options)
        except (click.ClickException, BrokenPipeError):
            raise  # click itself ends quietly when nobody reads on
        except (click.Abort, KeyboardInterrupt):
            click.echo("certdir: ended before it was done", err=True)
            sys.exit(ENDED)
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


class _Day(click.ParamType):
    """A day as records write it; what has another form is refused in the words of the check."""

    name = "YYYY-MM-DD"

    def convert(
        self, value: str | datetime.date, parameter: click.Parameter | None, context: click.Context | None
    ) -> datetime.date:
        if isinstance(value, datetime.date):
            return value
        if fault := fault_at(StatusChange, ("date",), value):
            option = parameter.opts[0] if parameter else self.name
            raise Misuse([Fault(f"{option}: {fault.message}", fault.hint)])
        return datetime.date.fromisoformat(value)


def day(*names: str, about: str, is_today: bool = False) -> Callable:
    """An option that takes a day; without one it is today, or None."""
    return click.option(
        *names,
        type=_Day(),
        default=(lambda: today()) if is_today else None,
        show_default="today, UTC" if is_today else False,
        help=about,
    )


as_of = day("--as-of", about="The day for which status is worked out.", is_today=True)
number = click.argument("number")
date = day("--date", about="The day of the decision.", is_today=True)
dry_run = click.option("--dry-run", is_flag=True, help="Show the change and write nothing.")
sites = click.option("--sites/--no-sites", default=None, help="For a master: do the same at its additional sites.")
