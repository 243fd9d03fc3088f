"""The program ``certdir``; its commands are in ``commands``."""

import gc
import os
import signal
import sys
from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import NoReturn

import click

COMMANDS = {
    "check": "checking.check",
    "explain": "checking.explain",
    "schema": "checking.schema",
    "build": "building.build",
    "serve": "building.serve",
    "new": "adding.new",
    "add-site": "adding.add_site",
    "renew": "life.renew",
    "transfer": "life.transfer",
    "suspend": "deciding.suspend",
    "restore": "deciding.restore",
    "withdraw": "deciding.withdraw",
    "cancel": "deciding.cancel",
    "import": "importing.import_",
    "authorize": "proposals.authorize",
    "review": "proposals.review",
    "export": "exporting.export",
    "extract": "exporting.extract",
    "mirror": "following.mirror",
    "hosting": "hosting.hosting",
    "sample": "sampling.sample",
    "watch": "watching.watch",
}
"""Every command, and where it is in ``generator/commands``: its module, and its name there."""


def run() -> NoReturn:
    """The program as it is installed. It ends at once: to take millions of objects apart first takes a second."""
    gc.disable()  # before a command is loaded; main is called when that is done
    os.environ["PYDANTIC_DISABLE_PLUGINS"] = "__all__"  # else pydantic looks for some in all that is installed
    for number in (signal.SIGTERM, signal.SIGHUP):
        if signal.getsignal(number) is signal.SIG_DFL:  # nohup has said otherwise
            signal.signal(number, _end)
    code = 0
    try:
        main()
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else int(end.code is not None)
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


def _end(number: int, _: object) -> NoReturn:
    """Told to end, as by a service that stops or a terminal that closes: tidy up on the way, as after Ctrl+C."""
    raise SystemExit(128 + number)


class _Commands(Mapping[str, click.Command]):
    """The commands by name. A module is loaded when one of its commands is asked for: all take longer than a check of
    a few files."""

    def __getitem__(self, name: str) -> click.Command:
        module, _, attribute = COMMANDS[name].partition(".")
        return getattr(import_module(f"generator.commands.{module}"), attribute)

    def __contains__(self, name: object) -> bool:
        return name in COMMANDS

    def __iter__(self) -> Iterator[str]:
        return iter(COMMANDS)

    def __len__(self) -> int:
        return len(COMMANDS)


@click.group(commands=_Commands(), context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="certdir")
@click.option("--debug", is_flag=True, help="Show where in the program a fault of it happened.")
def main(debug: bool) -> None:
    """Check, build and show the certificate directory."""
    # What is read stays until the end; looking for garbage in it again and again costs a sixth of a build.
    gc.disable()
