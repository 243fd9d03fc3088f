"""What a new record means for its family: a master that waits for its sites, a site that extends the scope."""

from collections.abc import Mapping

import click

from generator.commands import options
from generator.commands.changing import Change, Desk
from generator.editing import family, notation
from generator.editing.record import with_issue
from generator.model.directory import Directory
from generator.model.findings import DirectoryError
from generator.model.record import Activity, Certificate

_AT_NO_SITE = "R509"
"""The one finding with which a family may be written: the site that does the rest has a file of its own."""


def wait_for_sites(change: Change, path: str) -> None:
    """Let a new master be written although a part of its scope is done at none of the sites that are here."""
    change.left_open.add((path, _AT_NO_SITE))


def what_is_awaited(directory: Directory, number: str) -> str | None:
    """Which part of a scope is done nowhere yet, and the command that adds its site; None when the family is whole."""
    missing = family.awaited(directory.by_number[number], directory)
    if not missing:
        return None
    return (
        f"{number} is complete only with a further site: {family.in_words(missing)} is done at none yet.\n"
        "Until then the check is red, and it cannot be proposed. Now add the missing site with:\n"
        f'  certdir add-site "{number}" --activities "{notation.as_line(missing)}"'
    )


def join(desk: Desk, change: Change, master: Certificate, issue: Mapping, number: str, scope: str | None) -> None:
    """Let the family of a new site change with it: the scope of its master grows by what no other site does, and a
    family that waited for its sites is proposed as a whole."""
    path = desk.directory.paths[master.number]
    wait_for_sites(change, path)
    if any((found.place.path, found.code) == (path, _AT_NO_SITE) for found in desk.before.errors):
        waiting = (master, *desk.directory.sites_of.get(master.number, ()))
        change.together_with += [desk.directory.paths[one.number] for one in waiting]
        change.title = f"Add {master.number} with its sites"
    gained = family.joined(master, [Activity.model_validate(one) for one in issue["activities"]])
    if gained:
        words = _whole_scope(gained, scope)
        for one in family.with_the_scope(gained, desk.directory):
            at = desk.directory.paths[one.number]
            fields = gained.fields(one, issue["issued"], words, f"Scope extended: {number} added")
            change.drafts[at] = with_issue(desk.text(at), fields).encode()
        change.remarks.append(f"{master.number} has a new issue with {gained.in_words}")
    elif scope:
        message = f"--scope: all that is done here is in the scope of {master.number} already"
        raise DirectoryError(message, "leave it out; a site has the scope of its master")


def _whole_scope(gained: family.ScopeChange, scope: str | None) -> str:
    """The scope of the family with the site, in words, which nobody can derive: given, or asked for."""
    master = gained.master
    now = master.issues[-1].scope
    message = f"{gained.in_words} is not in the scope of {master.number}"
    if scope is None and options.can_ask():
        click.echo(f"{message}, so the master gets a new issue. The scope of the family is: {now}", err=True)
        scope = click.prompt("The scope with it, in the words of the new paper")
    if scope is None or not scope.strip():
        hint = f"correct it, or let the scope grow: --scope \"…\" says all of it, as the new paper does (now '{now}')"
        raise options.Misuse([options.Fault(f"--activities: {message}", hint)])
    return scope.strip()
