"""Commands that record a decision about the status: suspend, restore, withdraw, cancel."""

import datetime
from collections.abc import Callable
from pathlib import Path

import click

from generator.commands import options
from generator.commands.changing import Change, Desk
from generator.editing import family, steps
from generator.editing.record import with_entry, with_issue
from generator.model.findings import DirectoryError
from generator.model.hints import nearest
from generator.model.record import Certificate, Record
from generator.model.timeline import ONE_DAY, TRANSITIONS
from generator.reading import loading

_note = click.option("--note", help="One line for the reader, without names of persons.")
_reason = click.option("--reason", help="A word of data/vocabularies/status-reasons.yaml that fits; see below.")
_scope = click.option("--scope", help="For a site that leaves its family: the scope of the others, in words.")
_DONE = {"suspended": "Suspend", "current": "Restore", "withdrawn": "Withdraw", "cancelled": "Cancel"}


class _OnStatus(click.Command):
    """A command that adds a status; its help ends with the reasons that fit, as data/ has them here."""

    def __init__(self, *arguments, to: str = "", **settings) -> None:
        super().__init__(*arguments, **settings)
        self._to = to

    def format_epilog(self, context: click.Context, formatter: click.HelpFormatter) -> None:
        """List the reasons; say nothing where there is no vocabulary that can be read."""
        terms = loading.vocabulary(options.DATA, "status-reasons")
        fitting = [term for term in terms if self._to in term.fits]
        rows = [(term.id, f"{term.label}. {term.note}" if term.note else term.label) for term in fitting]
        if rows:
            with formatter.section("Reasons"):
                formatter.write_dl(rows)


def _on_status(command: Callable) -> Callable:
    """The options of each command that adds a status."""
    shared = (options.number, options.date, options.sites, options.dry_run, options.data)
    for option in (options.guarded, _reason, _note, *shared):
        command = option(command)
    return command


@click.command(cls=_OnStatus, to="suspended")
@_on_status
def suspend(number: str, **given) -> None:
    """Suspend the record with this NUMBER, or at this path."""
    _add_status("suspended", number, **given)


@click.command(cls=_OnStatus, to="current")
@_on_status
def restore(number: str, **given) -> None:
    """Make a suspended record current again. Without --reason it is 'restored'."""
    _add_status("current", number, **given | {"reason": given["reason"] or "restored"})


@click.command(cls=_OnStatus, to="withdrawn")
@_scope
@_on_status
def withdraw(number: str, **given) -> None:
    """Withdraw a record: the body's decision, and final.

    When an additional site leaves its family, the master gets a new issue without what only that site did.
    """
    _add_status("withdrawn", number, **given)


@click.command(cls=_OnStatus, to="cancelled")
@_scope
@_on_status
def cancel(number: str, **given) -> None:
    """Cancel a record: the holder's decision, and final. Without --reason it is 'holder-request'.

    When an additional site leaves its family, the master gets a new issue without what only that site did.
    """
    _add_status("cancelled", number, **given | {"reason": given["reason"] or "holder-request"})


def _add_status(
    to: str,
    number: str,
    data: Path,
    date: datetime.date,
    reason: str | None,
    note: str | None,
    sites: bool | None,
    dry_run: bool,
    scope: str | None = None,
) -> None:
    desk = Desk(data, options.today())
    path, record = desk.find(number)
    if bar := steps.why_not(record, to):
        raise DirectoryError(bar.said, bar.way_out)
    if date > desk.as_of + ONE_DAY:
        ahead = f"--date: {date} is still to come, and a change of status is not entered ahead"
        raise options.Misuse([options.Fault(ahead, "enter it when that day has come, or correct the day")])
    reason = _fitting_reason(desk, record, to, reason)
    change = Change(f"{_DONE[to]} {record.number}")
    for one in (record, *change.take_along(steps.sites_to_follow(desk.directory, record, to), sites)):
        said = reason if one is record or to == "current" else steps.MASTER_STATUS
        fields = {"date": date, "to": to, "reason": said} | ({"note": note} if note and one is record else {})
        at = path if one is record else desk.directory.paths[one.number]
        change.drafts[at] = with_entry(desk.text(at), "status", fields).encode()
    if not TRANSITIONS[to]:
        _reduce_family(desk, change, record, date, f"Scope reduced: {record.number} {to}", scope)
    desk.carry_out(change, dry_run)


def _reduce_family(
    desk: Desk, change: Change, site: Record, date: datetime.date, reason: str, scope: str | None
) -> None:
    """Give the master a new issue without what a site that leaves did alone, and with it each site that repeats the
    scope."""
    reduced = family.without(site, desk.directory, date) if isinstance(site, Certificate) and site.master else None
    if reduced is None:
        if scope:
            raise DirectoryError("--scope: the scope of no family changes with this", "leave it out")
        return
    words = _words_of_the_rest(reduced, site, scope)
    for one in family.with_the_scope(reduced, desk.directory, site):
        at = desk.directory.paths[one.number]
        change.drafts[at] = with_issue(desk.text(at), reduced.fields(one, date, words, reason)).encode()
    change.remarks.append(f"{reduced.master.number} has a new issue without {reduced.in_words}")


def _words_of_the_rest(reduced: family.ScopeChange, site: Certificate, scope: str | None) -> str:
    """The scope of the family without the site, in words, which nobody can derive: given, or asked for."""
    master, ends = reduced.master, "certdir withdraw or cancel"
    if not reduced.whole:
        message = f"nothing of the scope of {master.number} would be left without {site.number}"
        raise DirectoryError(message, f'end the whole family: {ends} "{master.number}"')
    now = master.issues[-1].scope
    if scope is None and options.can_ask():
        click.echo(f"Only {site.number} does {reduced.in_words}. The scope of the family is: {now}", err=True)
        scope = click.prompt("The scope without it, in the words of the new paper")
    if scope is None or not scope.strip():
        message = f"only {site.number} does {reduced.in_words}, so {master.number} needs a smaller scope"
        hint = (
            f"say it in the words of the new paper: --scope \"…\" (now '{now}'); the new issue is then written as well"
        )
        raise DirectoryError(message, hint)
    return scope.strip()


def _fitting_reason(desk: Desk, record: Record, to: str, reason: str | None) -> str:
    """The reason that was given, or asked for, if a record may come to that status for it."""
    fitting = steps.reasons(desk.directory, record, to)
    if reason is None:
        if not options.can_ask():
            raise options.Misuse([options.Fault("--reason is missing", f"one of: {', '.join(fitting)}")])
        reason = click.prompt("Reason", type=click.Choice(fitting))
    if reason not in fitting:
        known = reason in desk.directory.terms("status-reasons")
        message = f"--reason: '{reason}' is no reason " + (f"for '{to}'" if known else "for a status")
        hint = f"use one of: {', '.join(fitting)}"
        raise DirectoryError(message, hint if known else nearest(reason, fitting, hint))
    master = desk.directory.master_of(record)
    if reason == steps.MASTER_STATUS and master and master.status[-1].to == "current":
        message = f"--reason: '{reason}' is not so, as the master {master.number} is current"
        others = ", ".join(one for one in fitting if one != reason)
        raise DirectoryError(message, f"use one of: {others}; or decide about the master first, and its sites follow")
    return reason
