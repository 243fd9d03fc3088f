"""The program ``certdir``; its commands for daily work are in ``commands``."""

import datetime
import gc
import os
import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import NoReturn

import click
from click.core import ParameterSource

from generator import build as work
from generator import showing
from generator.commands import (
    adding,
    deciding,
    exporting,
    following,
    hosting,
    importing,
    life,
    options,
    progress,
    proposals,
    sampling,
    watching,
)
from generator.commands.options import FAULT, FINDINGS, FINE, guarded, today
from generator.model.findings import DirectoryError, Finding
from generator.publishing import hosts
from generator.publishing.lock import Busy, wait_until_free
from generator.workers import Means


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


@main.command()
@click.argument("paths", nargs=-1)
@options.data
@options.as_of
@click.option(
    "--since",
    metavar="REV",
    help="Read only what changed since a git revision, and what that refers to.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "github", "json"]),
    default="text",
    show_default=True,
    help="How findings are shown.",
)
@options.means
@guarded
def check(paths: tuple[str, ...], data: Path, as_of: datetime.date, since: str | None, form: str, means: Means) -> None:
    """Check every file under data/; with PATHS, show only what concerns those files or folders.

    Warnings are shown and do not block.

    Exit code 0: no errors; 1: there are errors; 2: wrong use, or the check itself could not run.
    """
    wanted = [_below(data, path) for path in paths]
    with progress.shown() as told:
        checked = work.check(data, as_of, since, means=replace(means, progress=told))
    shown = [finding for finding in checked.findings if _concerns(finding, wanted, checked)]
    if form == "text":
        click.echo(showing.as_text(shown, checked.records, wanted), nl=False)
        if checked.left_out:
            click.echo(f"not looked at, as they need all records: {', '.join(checked.left_out)}")
    else:
        click.echo(showing.as_github(shown) if form == "github" else showing.as_json(shown), nl=False)
    sys.exit(FINDINGS if any(finding in checked.errors for finding in shown) else FINE)


def _below(data: Path, path: str) -> str:
    """A path as findings write it, beginning with ``data/``. Raises DirectoryError when there is no such thing."""
    for candidate in (Path(path), data.parent / path):
        if candidate.exists() and candidate.resolve().is_relative_to(data.resolve()):
            return (Path("data") / candidate.resolve().relative_to(data.resolve())).as_posix()
    raise DirectoryError(
        f"there is nothing called {path} in {data}", "name a file or folder below it, or none to see all"
    )


def _concerns(finding: Finding, wanted: list[str], checked: work.Checked) -> bool:
    """Whether to show a finding: one under the wanted paths, or one that kept the records from being checked at all."""
    path = finding.place.path
    if not wanted or (checked.directory is None and path.count("/") == 1):
        return True
    return any(path == chosen or path.startswith(f"{chosen}/") for chosen in wanted)


@main.command()
@click.argument("code")
def explain(code: str) -> None:
    """Say what a CODE such as R203 means, what it looks like wrong and right, and where it comes from."""
    about = work.explanations().get(code.upper())
    if about is None:
        click.echo(f"certdir: there is no code '{code}'\n  hint: codes look like R203 or Y105", err=True)
        sys.exit(FAULT)
    click.echo(
        f"{about.code} {about.title} ({about.severity})\n\n{about.text}\n\n"
        f"Wrong: {about.wrong}\nRight: {about.right}\n\nBasis: {about.basis_in_words}."
    )


@main.command()
@options.data
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    default=Path("docs/schema"),
    show_default=True,
    help="The folder to write into.",
)
@guarded
def schema(data: Path, out: Path) -> None:
    """Write the JSON Schema of every kind of file, with the words of data/, for editors."""
    checked = work.check(data, today())
    if checked.errors or checked.directory is None:
        click.echo(showing.as_text(list(checked.errors), checked.records, []), err=True, nl=False)
        click.echo(f"nothing was written; {out} is as it was", err=True)
        sys.exit(FINDINGS)
    written = work.write_schemas(checked.directory, out)
    click.echo(f"{showing.count(len(written), 'schema')} in {out}/")


_out = click.option(
    "--out",
    type=click.Path(path_type=Path),
    default=Path("public"),
    show_default=True,
    help="The folder to publish into; it is replaced as a whole.",
)
_search = click.option("--search/--no-search", default=True, show_default=True, help="Make the search index.")


@main.command()
@options.data
@_out
@options.as_of
@_search
@options.without
@options.means
@click.option(
    "--report",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write what was built, and the seconds of each step, into this file as JSON.",
)
@guarded
@click.pass_context
def build(
    context: click.Context,
    data: Path,
    out: Path,
    as_of: datetime.date,
    search: bool,
    without: tuple[str, ...],
    means: Means,
    report: Path | None,
) -> None:
    """Check the data and build the site. With findings nothing is written.

    A day that comes from the clock is refused when it is before the day of what is published.
    """
    is_meant = context.get_parameter_source("as_of") is not ParameterSource.DEFAULT
    request = work.Request(Path.cwd(), data, out, as_of, search, is_meant, frozenset(without))
    sys.exit(_build(request, means, report))


def _build(request: work.Request, means: Means, report_file: Path | None = None) -> int:
    started = time.perf_counter()
    with progress.shown() as told:
        checked = work.check(request.data, request.as_of, means=replace(means, progress=told))
    if checked.errors or checked.directory is None:
        click.echo(showing.as_text(list(checked.findings), checked.records, []), err=True, nl=False)
        click.echo(f"nothing was built; {request.out} is as it was", err=True)
        return FINDINGS
    if checked.findings:
        click.echo(f"{showing.totals(checked.findings)}; certdir check shows them", err=True)
    reading = time.perf_counter() - started
    with progress.shown() as told:
        report = work.build(request, checked.directory, replace(means, progress=told))
    total = time.perf_counter() - started
    report.seconds = {"reading and checking": reading} | report.seconds
    if report_file:
        report_file.write_text(showing.report_as_json(report, total), "utf-8")
    click.echo(showing.as_table(report, total), nl=False)
    click.echo(
        f"{showing.count(report.records, 'record')}, {showing.count(report.files, 'file')}, "
        f"{report.bytes / 1e6:.1f} MB in {request.out}/ after {total:.1f} s, as of {request.as_of}"
    )
    click.echo("\n".join(hosts.summary(hosts.size_of(report.tree.sizes))))
    return FINE


@main.command()
@options.data
@_out
@_search
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8000,
    show_default=True,
    help="Where to listen, on this machine only.",
)
@guarded
def serve(data: Path, out: Path, search: bool, port: int) -> None:
    """Build, show the site on this machine, and build again whenever data, templates or docs change."""
    from generator import serving  # here, as no other command needs a server

    means = options.means_here(jobs=1)  # the server runs in threads, and a process that has some is not to be forked

    def again() -> None:
        try:
            _build(work.Request(Path.cwd(), data, out, today(), search, day_is_meant=False, is_lasting=False), means)
        except Busy as error:
            click.echo(f"{error.message}; waiting for it", err=True)
            wait_until_free(error.path)
            again()
        except DirectoryError as error:
            click.echo(f"certdir: {error.message}\n  hint: {error.hint}", err=True)

    watched = [data, Path("docs"), Path("overrides"), Path("mkdocs.yml"), serving.TEMPLATES]
    with serving.server(out, port) as server, serving.changes(watched) as wait_for_change:
        again()
        click.echo(f"http://127.0.0.1:{server.server_port}/ shows it; Ctrl+C ends")
        try:
            while True:
                gc.collect()  # here the program goes on
                wait_for_change()
                again()
        except KeyboardInterrupt:
            click.echo("")


COMMANDS = (*adding.COMMANDS, *life.COMMANDS, *deciding.COMMANDS, *importing.COMMANDS, *proposals.COMMANDS)
for command in (
    *COMMANDS,
    *exporting.COMMANDS,
    *following.COMMANDS,
    *hosting.COMMANDS,
    *sampling.COMMANDS,
    *watching.COMMANDS,
):
    main.add_command(command)
