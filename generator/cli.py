"""The program ``certdir``; its commands are in ``commands``."""

import gc
import os
import sys
from typing import NoReturn

import click

from generator.commands import (
    adding,
    building,
    checking,
    deciding,
    exporting,
    following,
    hosting,
    importing,
    life,
    proposals,
    sampling,
    watching,
)


def run() -> NoReturn:
    """The program as it is installed. It ends at once: to take millions of objects apart first takes a second."""
    code = 0
    try:
        main()
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else int(end.code is not None)
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="certdir")
@click.option("--debug", is_flag=True, help="Show where in the program a fault of it happened.")
def main(debug: bool) -> None:
    """Check, build and show the certificate directory."""
    # What is read stays until the end; looking for garbage in it again and again costs a sixth of a build.
    gc.disable()


_GROUPS = (
    checking,
    building,
    adding,
    life,
    deciding,
    importing,
    proposals,
    exporting,
    following,
    hosting,
    sampling,
    watching,
)
for group in _GROUPS:
    for command in group.COMMANDS:
        main.add_command(command)
