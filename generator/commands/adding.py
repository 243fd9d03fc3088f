"""Commands that make a new record: new, add-site."""

import datetime
from pathlib import Path

import click

from generator.commands import options
from generator.commands.changing import Change, Desk
from generator.commands.questions import OF_HOLDER, OF_ISSUE, OF_SITE, Draft, answer, as_options, require
from generator.editing import fresh
from generator.model.findings import DirectoryError
from generator.model.hints import nearest
from generator.model.number import canonical, parts, slug
from generator.model.record import Certificate
from generator.model.register import CertificationBody
from generator.model.timeline import ONE_DAY, years_later

_ROLES = ("single", "master")
_dry_run = click.option("--dry-run", is_flag=True, help="Show the new file and write nothing.")
_own_number = click.option("--number", help="Its number, if not the next free one.")


@click.command()
@click.option("--body", metavar="ID", help="The body that issues it.")
@click.option("--scheme", metavar="ID", help="The scheme it was assessed under.")
@click.option("--role", type=click.Choice(_ROLES), help="master: of a family of sites; else single.")
@_own_number
@as_options((*OF_HOLDER, *OF_SITE, *OF_ISSUE))
@_dry_run
@options.data
@options.guarded
def new(
    body: str | None, scheme: str | None, role: str | None, number: str | None, dry_run: bool, data: Path, **given
) -> None:
    """Write the file of a new record, with a comment on each line. In a terminal it asks for what no option says."""
    desk = Desk(data, options.today())
    directory = desk.directory
    issuer = directory.bodies[_chosen("--body", body, directory.bodies, "Body")]
    day = desk.as_of
    approved = {held.scheme for held in issuer.approvals if held.holds_on(day)}
    under = directory.schemes[_chosen("--scheme", scheme, directory.schemes.keys() & approved, "Scheme")]
    statement = under.kind == "verification-statement"
    if role is None:
        role = click.prompt("Role", type=click.Choice(_ROLES), default="single") if _asks_role(statement) else "single"
    tree = {"number": "", "kind": under.kind, "scheme": under.id, "body": issuer.id, "holder": {}}
    tree |= {"site": {"role": role}, "originally_issued": "", "issues": [{"issue": 0}]}
    draft = Draft(directory, under, tree, role)
    missing = answer((*OF_HOLDER, *OF_SITE), draft, given, {})
    issued = _issued(draft, given, day)
    expires = {} if statement else {"--expires": str(years_later(issued, 3) - ONE_DAY)}
    require(missing + answer(OF_ISSUE[1:], draft, given, expires | _only_edition(draft)))
    next_free = fresh.next_number(directory, issuer, under, issued.year)
    if number is None and options.can_ask():
        number = click.prompt("Number", default=next_free)
    _write(desk, draft, issuer, number or next_free, dry_run)


def _asks_role(is_statement: bool) -> bool:
    return options.can_ask() and not is_statement


@click.command("add-site")
@click.argument("master")
@_own_number
@as_options((*OF_SITE, *OF_ISSUE))
@_dry_run
@options.data
@options.guarded
def add_site(master: str, number: str | None, dry_run: bool, data: Path, **given) -> None:
    """Write the file of an additional site of the MASTER with this number; what a family shares is taken from there."""
    desk = Desk(data, options.today())
    _, record = desk.find(master)
    if not isinstance(record, Certificate) or record.site.role != "master":
        hint = f"name {record.master}" if getattr(record, "master", None) else "write 'role: master' there first"
        raise DirectoryError(f"{record.number} is no master", hint)
    last = record.issues[-1]
    shared = record.model_dump(mode="json", exclude_none=True, include={"kind", "scheme", "body", "holder"})
    tree = {"number": "", **{name: shared[name] for name in ("kind", "scheme", "body", "holder")}}
    tree |= {"site": {"role": "additional"}, "master": record.number}
    tree |= {"originally_issued": "", "issues": [{"issue": 0}]}
    draft = Draft(desk.directory, desk.directory.schemes[record.scheme], tree, "additional")
    missing = answer(OF_SITE, draft, given, {})
    _issued(draft, given, desk.as_of)
    defaults = {"--expires": str(last.expires), "--standards": "; ".join(last.standards)}
    lists = {"--specifications": last.specifications, "--categories": last.categories}
    defaults |= {name: "; ".join(held) for name, held in lists.items() if held}
    require(missing + answer(OF_ISSUE[1:], draft, given, defaults))
    next_free = fresh.next_site_number(desk.directory, record.number)
    _write(desk, draft, desk.directory.bodies[record.body], number or next_free, dry_run)


def _chosen(option: str, given: str | None, allowed, ask: str) -> str:
    words = sorted(allowed)
    if given is None:
        if not options.can_ask():
            require([option])
        given = click.prompt(ask, type=click.Choice(words))
    if given not in words:
        raise DirectoryError(f"{option} cannot be '{given}'", nearest(given, words, f"use one of: {', '.join(words)}"))
    return given


def _issued(draft: Draft, given: dict[str, str | None], today: datetime.date) -> datetime.date:
    """Ask for the day of issue, on which the last day of validity and the year of the number depend."""
    answer(OF_ISSUE[:1], draft, given, {"--issued": str(today)})
    day = draft.tree["issues"][0]["issued"]
    draft.tree["originally_issued"] = day
    return datetime.date.fromisoformat(day)


def _only_edition(draft: Draft) -> dict[str, str]:
    """The edition to certify to, when the scheme has one standard: the newest of it."""
    families = draft.scheme.standards
    standards = [standard for standard in draft.directory.standards if standard.id in families]
    return {"--standards": standards[0].editions[-1].id} if len(standards) == 1 else {}


def _write(desk: Desk, draft: Draft, body: CertificationBody, number: str, dry_run: bool) -> None:
    tree = draft.tree
    tree["number"] = canonical(number) or number
    found = parts(tree["number"])
    if not found:
        raise DirectoryError(f"'{number}' is not a certificate number", "write a number as IECQ-H EXMPL 24.0012")
    tree["issues"][0] = _days_as_days(tree["issues"][0] | {"reason": "First issue"})
    day = tree["originally_issued"] = datetime.date.fromisoformat(tree["originally_issued"])
    tree["status"] = [{"date": day, "to": "current"}]
    path = f"data/certificates/{body.id}/{found.year}/{slug(tree['number'])}.yaml"
    if desk.is_taken(path):
        raise DirectoryError(f"there is a file {path} already", "use another number; a record is never replaced")
    change = Change(f"Add {tree['number']}", {path: fresh.annotated(tree).encode()})
    desk.carry_out(change, dry_run)


def _days_as_days(issue: dict) -> dict:
    """Days are written without the quotes that a text of digits gets."""
    days = {name: datetime.date.fromisoformat(issue[name]) for name in ("issued", "expires") if name in issue}
    if "period" in issue:
        period = issue["period"].items()
        days["period"] = {name: datetime.date.fromisoformat(day) for name, day in period}
    return issue | days


COMMANDS = (new, add_site)
