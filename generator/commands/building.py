"""The commands that make the site and show it: build, serve."""

import datetime
import gc
import sys
import time
from dataclasses import replace
from pathlib import Path

import click
from click.core import ParameterSource

from generator import build as work
from generator import checking, showing
from generator.commands import options, progress
from generator.commands.options import FINDINGS, FINE, guarded, today
from generator.exports import outputs
from generator.model.findings import DirectoryError
from generator.publishing import hosts
from generator.publishing.lock import Busy, wait_until_free
from generator.workers import Means

_out = click.option(
    "--out",
    type=click.Path(path_type=Path),
    default=Path("public"),
    show_default=True,
    help="The folder to publish into; it is replaced as a whole.",
)
_without = click.option(
    "--without",
    type=click.Choice(outputs.NAMES),
    multiple=True,
    help="Leave an output out, for a host with a limit; may be given again. certdir hosting report names them.",
)
_search = click.option("--search/--no-search", default=True, show_default=True, help="Make the search index.")


@click.command()
@options.data
@_out
@options.as_of
@_search
@_without
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
        checked = checking.check(request.data, request.as_of, means=replace(means, progress=told))
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


@click.command()
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
