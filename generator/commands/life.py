"""Commands that go on with a record: renew, suspend, restore, withdraw, cancel, transfer."""

import datetime
from collections.abc import Callable
from pathlib import Path

import click

from generator.commands import options
from generator.commands.changing import Change, Desk
from generator.editing import steps
from generator.editing.notation import words
from generator.editing.record import with_entry, with_field, with_issue
from generator.model.findings import DirectoryError
from generator.model.hints import nearest
from generator.model.number import parts, slug
from generator.model.record import Certificate, Record
from generator.reading import loading

_number = click.argument("number")
_note = click.option("--note", help="One line for the reader, without names of persons.")
_sites = click.option("--sites/--no-sites", default=None, help="For a master: do the same at its additional sites.")
_dry_run = click.option("--dry-run", is_flag=True, help="Show the change and write nothing.")
_date = options.day("--date", about="The day of the decision.", is_today=True)
_reason = click.option("--reason", help="A word of data/vocabularies/status-reasons.yaml that fits; see below.")
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
    for option in (options.guarded, _number, _date, _reason, _note, _sites, _dry_run, options.data):
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
@_on_status
def withdraw(number: str, **given) -> None:
    """Withdraw a record: the body's decision, and final."""
    _add_status("withdrawn", number, **given)


@click.command(cls=_OnStatus, to="cancelled")
@_on_status
def cancel(number: str, **given) -> None:
    """Cancel a record: the holder's decision, and final. Without --reason it is 'holder-request'."""
    _add_status("cancelled", number, **given | {"reason": given["reason"] or "holder-request"})


def _add_status(
    to: str,
    number: str,
    data: Path,
    date: datetime.datetime,
    reason: str | None,
    note: str | None,
    sites: bool | None,
    dry_run: bool,
) -> None:
    desk = Desk(data, options.today())
    path, record = desk.find(number)
    reason = _fitting_reason(desk, record, to, reason)
    change = Change(f"{_DONE[to]} {record.number}")
    followers = steps.sites_to_follow(desk.directory, record, to)
    followers = followers if _with_sites(followers, sites, change) else []
    for one in (record, *followers):
        said = reason if one is record or to == "current" else steps.MASTER_STATUS
        fields = {"date": date.date(), "to": to, "reason": said} | ({"note": note} if note and one is record else {})
        at = path if one is record else desk.directory.paths[one.number]
        change.drafts[at] = with_entry(desk.text(at), "status", fields).encode()
    desk.carry_out(change, dry_run)


def _fitting_reason(desk: Desk, record: Record, to: str, reason: str | None) -> str:
    """The reason that was given, or asked for, if a record may come to that status for it."""
    fitting = steps.reasons(desk.directory, record, to)
    if reason is None:
        if not options.can_ask():
            raise click.UsageError(f"--reason is missing: one of {', '.join(fitting)}")
        reason = click.prompt("Reason", type=click.Choice(fitting))
    if reason not in fitting:
        known = reason in desk.directory.terms("status-reasons")
        message = f"'{reason}' is no reason " + (f"for '{to}'" if known else "for a status")
        hint = f"use one of: {', '.join(fitting)}"
        raise DirectoryError(message, hint if known else nearest(reason, fitting, hint))
    return reason


def _with_sites(sites: list[Certificate], wanted: bool | None, change: Change) -> bool:
    """Whether the additional sites take the same step; asked for when somebody is there, and said in any case."""
    if not sites:
        return False
    names = ", ".join(site.number for site in sites)
    if wanted is None:
        wanted = not options.can_ask() or click.confirm(f"Do the same at the additional sites ({names})?", default=True)
    change.remarks.append(
        f"the additional sites go with their master: {names}"
        if wanted
        else f"the additional sites stay as they are: {names}"
    )
    return wanted


@click.command()
@_number
@options.day("--issued", "--date", about="The day of the renewal.", is_today=True)
@options.day("--expires", about="The last day; without it three years less a day, from the day after the old last day.")
@click.option("--standards", help="Editions as in data/standards.yaml, separated by ;, instead of the old ones.")
@click.option("--reason", help="In a few words; without it 'Renewal'.")
@_sites
@_dry_run
@options.data
@options.guarded
def renew(
    number: str,
    data: Path,
    issued: datetime.datetime,
    expires: datetime.datetime | None,
    standards: str | None,
    reason: str | None,
    sites: bool | None,
    dry_run: bool,
) -> None:
    """Renew a certificate by a new issue that says what the last one says, for three more years.

    Before the old last day the new three years begin where the old ones end.
    """
    desk = Desk(data, options.today())
    path, record = desk.find(number)
    if not isinstance(record, Certificate):
        hint = "append an issue with the new value and period by hand, or make a new record"
        raise DirectoryError("a verification statement is not renewed: what it says is about one period", hint)
    change = Change(f"Renew {record.number}")
    dates = steps.renewal(record.issues[-1], issued.date(), expires.date() if expires else None)
    followers = steps.sites_to_renew(desk.directory, record, issued.date())
    followers = followers if _with_sites(followers, sites, change) else []
    for one in (record, *followers):
        at = path if one is record else desk.directory.paths[one.number]
        fields = dates.fields(one.issues[-1], words(standards or ""), reason)
        change.drafts[at] = with_issue(desk.text(at), fields).encode()
    desk.carry_out(change, dry_run)


@click.command()
@_number
@click.option("--to", required=True, metavar="BODY", help="The id of the body that takes over.")
@_date
@_dry_run
@options.data
@options.guarded
def transfer(number: str, data: Path, to: str, date: datetime.datetime, dry_run: bool) -> None:
    """Move a record, with its additional sites, to the body that takes it over. Only an operator may propose this."""
    desk = Desk(data, options.today())
    path, record = desk.find(number)
    bodies = desk.directory.bodies
    if to not in bodies:
        raise DirectoryError(f"there is no body '{to}'", nearest(to, bodies, f"use one of: {', '.join(bodies)}"))
    if to == record.body:
        raise DirectoryError(f"the record is with '{to}' already", "name the body that takes it over")
    if isinstance(record, Certificate) and record.master:
        raise DirectoryError("an additional site moves with its master", f"transfer {record.master}")
    change = Change(f"Transfer {record.number} to {to}")
    change.remarks.append("only an operator may propose a transfer, after both bodies have agreed")
    sites = desk.directory.sites_of.get(record.number, ())
    for one in (record, *sites):
        _move(desk, change, path if one is record else desk.directory.paths[one.number], one, to, date.date())
    desk.carry_out(change, dry_run)


def _move(desk: Desk, change: Change, path: str, record: Record, to: str, date: datetime.date) -> None:
    target = f"data/certificates/{to}/{parts(record.number).year}/{slug(record.number)}.yaml"
    if desk.is_taken(target):
        raise DirectoryError(f"there is a file {target} already", "look which of the two is right")
    text = with_entry(desk.text(path), "transfers", {"date": date, "from": record.body, "to": to})
    change.drafts |= {path: None, target: with_field(text, "body", to).encode()}
    change.moves[target] = path


COMMANDS = (renew, suspend, restore, withdraw, cancel, transfer)
