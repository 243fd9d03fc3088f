"""The program ``certdir``: the only module that prints, exits, and looks at the clock."""

import datetime
import json
import sys
import time
from collections.abc import Callable
from functools import wraps
from pathlib import Path

import click

from generator import build as work
from generator import serving
from generator.model.explanations import BASIS_WORDS
from generator.model.findings import DirectoryError, Finding

FINE, FINDINGS, FAULT = 0, 1, 2


def _guarded(command: Callable) -> Callable:
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


def _today() -> str:
    return datetime.datetime.now(datetime.UTC).date().isoformat()


_data = click.option(
    "--data",
    type=click.Path(path_type=Path),
    default=Path("data"),
    show_default=True,
    help="The folder with the records.",
)
_as_of = click.option(
    "--as-of",
    type=click.DateTime(["%Y-%m-%d"]),
    default=_today,
    show_default="today, UTC",
    help="The day for which status is worked out.",
)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="certdir")
@click.option("--debug", is_flag=True, help="Show where in the program a fault of it happened.")
def main(debug: bool) -> None:
    """Check, build and show the certificate directory."""


@main.command()
@click.argument("paths", nargs=-1)
@_data
@_as_of
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "github", "json"]),
    default="text",
    show_default=True,
    help="How findings are shown.",
)
@_guarded
def check(paths: tuple[str, ...], data: Path, as_of: datetime.datetime, form: str) -> None:
    """Check every file under data/; with PATHS, show only what concerns those files or folders.

    Exit code 0: nothing wrong; 1: there are findings; 2: wrong use, or the check itself could not run.
    """
    checked = work.check(data, as_of.date())
    shown = [finding for finding in checked.findings if _concerns(finding, paths)]
    click.echo(_rendered(shown, form, checked), nl=False)
    sys.exit(FINDINGS if any(finding in checked.errors for finding in shown) else FINE)


def _concerns(finding: Finding, paths: tuple[str, ...]) -> bool:
    wanted = [path.removeprefix("./").rstrip("/") for path in paths]
    return not wanted or any(finding.place.path == path or finding.place.path.startswith(f"{path}/") for path in wanted)


def _rendered(findings: list[Finding], form: str, checked: work.Checked) -> str:
    if form == "json":
        rows = [
            {
                "path": f.place.path,
                "line": f.place.line,
                "column": f.place.column,
                "code": f.code,
                "severity": f.severity,
                "message": f.message,
                "hint": f.hint,
            }
            for f in findings
        ]
        return json.dumps(rows, ensure_ascii=False, indent=2) + "\n"
    if form == "github":
        return "".join(_annotation(finding) for finding in findings)
    lines = "".join(f"{f.place}: {f.code} {f.message}\n  hint: {f.hint}\n" for f in findings)
    if findings:
        files = len({finding.place.path for finding in findings})
        return (
            f"{lines}\n{_count(len(findings), 'finding')} in {_count(files, 'file')}; certdir explain CODE says why\n"
        )
    return f"{_count(len(checked.directory.records), 'record')} checked, no findings\n" if checked.directory else ""


def _annotation(finding: Finding) -> str:
    place = finding.place
    text = f"{finding.message}\nhint: {finding.hint}".replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    path = place.path.replace("%", "%25").replace(":", "%3A").replace(",", "%2C")
    return f"::{finding.severity} file={path},line={place.line},col={place.column},title={finding.code}::{text}\n"


def _count(number: int, word: str) -> str:
    return f"{number:,} {word}" + ("" if number == 1 else "s")


@main.command()
@click.argument("code")
def explain(code: str) -> None:
    """Say what a CODE such as R203 means, why it is checked and where that comes from."""
    about = work.explanations().get(code.upper())
    if about is None:
        click.echo(f"certdir: there is no code '{code}'\n  hint: codes look like R203 or Y105", err=True)
        sys.exit(FAULT)
    basis = BASIS_WORDS[about.basis]
    source = "" if about.source == basis else f"; {about.source}"
    click.echo(f"{about.code} {about.title} ({about.severity})\n\n{about.text}\n\nBasis: {basis}{source}.")


_out = click.option(
    "--out",
    type=click.Path(path_type=Path),
    default=Path("public"),
    show_default=True,
    help="The folder to publish into; it is replaced as a whole.",
)
_search = click.option("--search/--no-search", default=True, show_default=True, help="Make the search index.")


@main.command()
@_data
@_out
@_as_of
@_search
@_guarded
def build(data: Path, out: Path, as_of: datetime.datetime, search: bool) -> None:
    """Check the data and build the site. With findings nothing is written."""
    sys.exit(_build(work.Request(Path.cwd(), data, out, as_of.date(), search)))


def _build(request: work.Request) -> int:
    started = time.perf_counter()
    checked = work.check(request.data, request.as_of)
    if checked.findings:
        click.echo(_rendered(list(checked.findings), "text", checked), err=True, nl=False)
    if checked.errors or checked.directory is None:
        click.echo(f"nothing was built; {request.out} is as it was", err=True)
        return FINDINGS
    reading = time.perf_counter() - started
    report = work.build(request, checked.directory)
    total = time.perf_counter() - started
    for name, seconds in ({"reading and checking": reading} | report.seconds).items():
        click.echo(f"  {name:22} {seconds:6.2f} s  {seconds / max(1, report.records) * 1e6:8,.0f} µs a record")
    click.echo(
        f"{_count(report.records, 'record')}, {_count(report.files, 'file')}, {report.bytes / 1e6:.1f} MB "
        f"in {request.out}/ after {total:.1f} s, as of {request.as_of}"
    )
    return FINE


@main.command()
@_data
@_out
@_search
@click.option("--port", default=8000, show_default=True, help="Where to listen, on this machine only.")
@_guarded
def serve(data: Path, out: Path, search: bool, port: int) -> None:
    """Build, show the site on this machine, and build again whenever data, templates or docs change."""

    def again() -> None:
        try:
            _build(work.Request(Path.cwd(), data, out, datetime.date.fromisoformat(_today()), search))
        except DirectoryError as error:
            click.echo(f"certdir: {error.message}\n  hint: {error.hint}", err=True)

    watched = [data, Path("docs"), Path("overrides"), Path("mkdocs.yml"), serving.TEMPLATES]
    with serving.server(out, port) as server, serving.changes(watched) as wait_for_change:
        again()
        click.echo(f"http://127.0.0.1:{server.server_port}/ shows it; Ctrl+C ends")
        try:
            while True:
                wait_for_change()
                again()
        except KeyboardInterrupt:
            click.echo("")
