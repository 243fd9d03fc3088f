"""The commands that hold the files under data/ to the rules: check, explain, schema."""

import datetime
import sys
from dataclasses import replace
from pathlib import Path

import click

from generator import checking, showing
from generator.commands import options, progress
from generator.commands.options import FAULT, FINDINGS, FINE, guarded, today
from generator.model.findings import DirectoryError, Finding
from generator.workers import Means


@click.command()
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
        checked = checking.check(data, as_of, since, means=replace(means, progress=told))
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


def _concerns(finding: Finding, wanted: list[str], checked: checking.Checked) -> bool:
    """Whether to show a finding: one under the wanted paths, or one that kept the records from being checked at all."""
    path = finding.place.path
    if not wanted or (checked.directory is None and path.count("/") == 1):
        return True
    return any(path == chosen or path.startswith(f"{chosen}/") for chosen in wanted)


@click.command()
@click.argument("code")
def explain(code: str) -> None:
    """Say what a CODE such as R203 means, what it looks like wrong and right, and where it comes from."""
    about = checking.explanations().get(code.upper())
    if about is None:
        click.echo(f"certdir: there is no code '{code}'\n  hint: codes look like R203 or Y105", err=True)
        sys.exit(FAULT)
    click.echo(
        f"{about.code} {about.title} ({about.severity})\n\n{about.text}\n\n"
        f"Wrong: {about.wrong}\nRight: {about.right}\n\nBasis: {about.basis_in_words}."
    )


@click.command()
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
    checked = checking.check(data, today())
    if checked.errors or checked.directory is None:
        click.echo(showing.as_text(list(checked.errors), checked.records, []), err=True, nl=False)
        click.echo(f"nothing was written; {out} is as it was", err=True)
        sys.exit(FINDINGS)
    written = checking.write_schemas(checked.directory, out)
    click.echo(f"{showing.count(len(written), 'schema')} in {out}/")
