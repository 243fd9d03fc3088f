"""The commands about a proposed change: may it be merged, and what does it mean."""

import datetime
import sys
from dataclasses import replace
from pathlib import Path

import click

from generator import reviewing, showing
from generator.changes.decision import Decision, decide
from generator.commands import options, progress
from generator.commands.options import FINDINGS, FINE, Fault, Misuse, guarded
from generator.workers import Means


class _Account(click.ParamType):
    """An account at the forge, by its number: a name can be given up and taken by somebody else."""

    name = "NUMBER"

    def convert(self, value: str | int, parameter: click.Parameter | None, context: click.Context | None) -> int:
        if str(value).isascii() and str(value).isdigit() and int(value) > 0:
            return int(value)
        said = f"{parameter.opts[0] if parameter else self.name}: '{value}' is not the number of an account"
        raise Misuse(
            [Fault(said, "not its name: on GitHub, https://api.github.com/users/NAME shows the number as 'id'")]
        )


_account = _Account()
_root = click.option(
    "--repository",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    default=Path(),
    show_default=True,
    help="The repository's root.",
)
_base = click.option("--base", metavar="REV", required=True, help="What to build on, as origin/main.")
_head = click.option("--head", metavar="REV", default="HEAD", show_default=True, help="What is proposed.")
_approver = click.option(
    "--approver", "approvers", multiple=True, type=_account, help="The account number of somebody who has approved it."
)


@click.command()
@_root
@_base
@_head
@click.option("--actor", type=_account, required=True, help="The account number of whoever proposes it.")
@_approver
@options.as_of
@click.option("--format", "form", type=click.Choice(["text", "github", "json"]), default="text", show_default=True)
@guarded
def authorize(
    repository: Path, base: str, head: str, actor: int, approvers: tuple[int, ...], as_of: datetime.date, form: str
) -> None:
    """May this account make this change? Decided by the register of BASE.

    Exit code 0: yes; 1: no, or a second person has to approve it; 2: wrong use, or git could not compare.
    """
    decision = decide(repository, base, head, actor, approvers, as_of)
    findings = list(decision.findings)
    if form == "text":
        click.echo(showing.as_text(findings, 0, []) if findings else "", nl=False)
        click.echo(_sentence(decision, actor))
    else:
        click.echo(showing.as_github(findings) if form == "github" else showing.as_json(findings), nl=False)
    sys.exit(FINE if decision.is_allowed else FINDINGS)


def _sentence(decision: Decision, actor: int) -> str:
    revisions = decision.comparison.revisions
    said = [f"{'allowed' if decision.is_allowed else 'not allowed as it is'}: {actor} is {decision.role}"]
    if not revisions.conflicts:
        said.append(f"{showing.count(len(decision.comparison.files), 'file')} would change")
    said += [f"the approval of {account} does not count" for account in decision.without_say]
    if waiting := revisions.uncommitted():
        said.append(f"not looked at, as not committed: {showing.count(waiting, 'file')}")
    return "; ".join(said)


@click.command()
@_root
@_base
@_head
@click.option("--actor", type=_account, help="The account number of whoever proposes it, to say whether it may be.")
@_approver
@click.option("--preview", metavar="URL", help="Where the pages of the change can be looked at.")
@options.as_of
@options.means
@guarded
def review(
    repository: Path,
    base: str,
    head: str,
    actor: int | None,
    approvers: tuple[int, ...],
    preview: str | None,
    as_of: datetime.date,
    means: Means,
) -> None:
    """Print a change as its reviewer has to see it, in Markdown, the most serious first."""
    day = as_of
    decision = decide(repository, base, head, actor, approvers, day) if actor else None
    with progress.shown() as told:
        shown = reviewing.review(repository, base, head, day, decision, preview, replace(means, progress=told))
    click.echo(shown, nl=False)
