"""Commands that go on with a record: renew, transfer."""

import datetime
from pathlib import Path

import click

from generator.commands import options
from generator.commands.asking import Sheet, as_options
from generator.commands.changing import Change, Desk
from generator.commands.questions import OF_ISSUE, Draft
from generator.editing import steps
from generator.editing.notation import words
from generator.editing.record import Fields, with_entry, with_field, with_issue
from generator.model.directory import Directory
from generator.model.findings import DirectoryError
from generator.model.hints import nearest, nearest_edition
from generator.model.number import parts, slug
from generator.model.record import Certificate, Record
from generator.model.timeline import AHEAD, TRANSITIONS, years_later

_SCOPE = tuple(
    one for one in OF_ISSUE if one.option in ("--scope", "--scope-activities", "--at-this-location", "--activities")
)


@click.command()
@options.number
@options.day("--issued", "--date", about="The day of the renewal.", is_today=True)
@options.day("--expires", about="The last day; without it three years less a day, from the day after the old last day.")
@click.option("--standards", help="Editions as in data/standards.yaml, separated by ;, instead of the old ones.")
@click.option("--reason", help="In a few words; without it 'Renewal'.")
@as_options(_SCOPE)
@options.sites
@options.dry_run
@options.data
@options.guarded
def renew(
    number: str,
    data: Path,
    issued: datetime.date,
    expires: datetime.date | None,
    standards: str | None,
    reason: str | None,
    sites: bool | None,
    dry_run: bool,
    **scope: str | None,
) -> None:
    """Renew a certificate by a new issue that says what the last one says, for three more years.

    Before the old last day the new three years begin where the old ones end. With another scope the new issue says it;
    the activities of an additional site change with a renewal of its own.
    """
    desk = Desk(data, options.today())
    if issued > desk.as_of + AHEAD:
        ahead = f"--issued: {issued} is {(issued - desk.as_of).days:,} days ahead"
        way_out = f"correct the day, or renew it at most {AHEAD.days} days before"
        raise options.Misuse([options.Fault(ahead, way_out)])
    path, record = desk.find(number)
    if not isinstance(record, Certificate):
        hint = "append an issue with the new value and period by hand, or make a new record"
        raise DirectoryError("a verification statement is not renewed: what it says is about one period", hint)
    if not TRANSITIONS[record.status[-1].to] and (bar := steps.why_not_valid(record, desk.as_of)):
        raise DirectoryError(f"{record.number} cannot be renewed: {bar.said}", bar.way_out)
    named = words(standards or "")
    _known(named, desk.directory)
    other = _other_scope(record, scope, desk.directory)
    change = Change(f"Renew {record.number}")
    dates = steps.renewal(record.issues[-1], issued, expires)
    if dates.cycle_start and dates.cycle_start > years_later(issued, 1):
        message = f"{record.number} is valid until {record.issues[-1].expires} already"
        raise DirectoryError(message, "a renewal is entered within the last year before that day")
    followers = steps.sites_to_renew(desk.directory, record, issued)
    followers = change.take_along(followers, sites)
    for one in (record, *followers):
        at = path if one is record else desk.directory.paths[one.number]
        fields = dates.fields(one.issues[-1], named, reason if one is record or not other else None)
        if one is record:
            fields |= other
        elif "scope" in other and one.issues[-1].scope:
            fields["scope"] = other["scope"]
        change.drafts[at] = with_issue(desk.text(at), fields).encode()
    asleep = [one.number for one in (record, *followers) if one.status[-1].to == "suspended"]
    change.remarks += [f'{one} stays suspended; "certdir restore" makes it current again' for one in asleep]
    desk.carry_out(change, dry_run)


def _other_scope(record: Certificate, given: dict[str, str | None], directory: Directory) -> Fields:
    """The fields of the scope that were given, as the new issue will have them."""
    draft = Draft(directory, directory.schemes[record.scheme], {"issues": [{}]}, record.site.role)
    sheet = Sheet(given)
    sheet.answer((one for one in _SCOPE if given[one.parameter] is not None), draft, {})
    sheet.close()
    return draft.tree["issues"][0]


def _known(standards: list[str], directory: Directory) -> None:
    """Wrong use, told once for the whole family, when an edition is not in the register."""
    editions = directory.editions
    faults = []
    for named in standards:
        if named not in editions:
            hint = nearest_edition(named, editions, "the Secretariat adds editions to data/standards.yaml")
            faults.append(options.Fault(f"--standards: '{named}' is not an edition in data/standards.yaml", hint))
    if faults:
        raise options.Misuse(faults)


@click.command()
@options.number
@click.option("--to", required=True, metavar="BODY", help="The id of the body that takes over.")
@options.date
@options.dry_run
@options.data
@options.guarded
def transfer(number: str, data: Path, to: str, date: datetime.date, dry_run: bool) -> None:
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
        _move(desk, change, path if one is record else desk.directory.paths[one.number], one, to, date)
    desk.carry_out(change, dry_run)


def _move(desk: Desk, change: Change, path: str, record: Record, to: str, date: datetime.date) -> None:
    target = f"data/certificates/{to}/{parts(record.number).year}/{slug(record.number)}.yaml"
    if desk.is_taken(target):
        raise DirectoryError(f"there is a file {target} already", "look which of the two is right")
    text = with_entry(desk.text(path), "transfers", {"date": date, "from": record.body, "to": to})
    change.drafts |= {path: None, target: with_field(text, "body", to).encode()}
    change.moves[target] = path
