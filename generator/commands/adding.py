"""Commands that make a new record: new, add-site."""

import datetime
import difflib
from pathlib import Path

import click

from generator.commands import joining, options
from generator.commands.asking import Sheet, as_options, unknown
from generator.commands.changing import Change, Desk
from generator.commands.questions import OF_HOLDER, OF_ISSUE, OF_SITE, Draft
from generator.editing import fresh, steps
from generator.editing.values import Value
from generator.model.findings import DirectoryError
from generator.model.hints import nearest
from generator.model.number import canonical, parts, slug
from generator.model.record import Certificate
from generator.model.register import CertificationBody, Scheme
from generator.model.timeline import ONE_DAY, issue_on, years_later
from generator.reading.text import Places

_ROLES = ("single", "master")
_ISSUED, *_REST = OF_ISSUE
_dry_run = click.option("--dry-run", is_flag=True, help="Show the new file and write nothing.")
_own_number = click.option("--number", help="Its number, if not the next free one.")


_again = click.option("--again", is_flag=True, help="Although there is a record that says the same.")


@click.command()
@click.option("--body", metavar="ID", help="The body that issues it.")
@click.option("--scheme", metavar="ID", help="The scheme it was assessed under.")
@click.option("--role", metavar="[single|master]", help="master: of a family of sites; else single.")
@_own_number
@as_options((*OF_HOLDER, *OF_SITE, *(one for one in OF_ISSUE if one.option != "--cycle-start")))
@_again
@_dry_run
@options.data
@options.guarded
def new(again: bool, dry_run: bool, data: Path, **given: str | None) -> None:
    """Write the file of a new record, with a comment on each line. In a terminal it asks for what no option says."""
    desk, sheet = Desk(data, options.today()), Sheet({"cycle_start": None} | given)
    issuer = _body(desk, sheet)
    under, is_sure = _scheme(desk, sheet, issuer)
    role = _role(sheet, under)
    tree = {"number": "", "kind": under.kind, "scheme": under.id, "body": issuer.id if issuer else "", "holder": {}}
    tree |= {"site": {"role": role}, "originally_issued": "", "issues": [{"issue": 0}]}
    draft = Draft(desk.directory, under, tree, role)
    sheet.answer((*OF_HOLDER, *OF_SITE), draft, {})
    issued = _issued(sheet, draft, desk.as_of)
    if is_sure:
        expires = {} if draft.is_statement else {"--expires": str(years_later(issued, 3) - ONE_DAY)}
        sheet.answer(_REST, draft, expires | _only_edition(draft))
    next_free = fresh.next_number(desk.directory, issuer, under, issued.year) if issuer else ""
    number = _number(sheet, next_free)
    sheet.close()
    change = _change(desk, draft, number, again)
    if role == "master":
        joining.wait_for_sites(change, next(iter(change.drafts)))
    _carry_out(desk, change, number if role == "master" else None, dry_run)


def _body(desk: Desk, sheet: Sheet) -> CertificationBody | None:
    """The body that issues; None when nobody said which."""
    bodies = desk.directory.bodies
    found = bodies.get(sheet.choose("--body", "Body", bodies, unknown("body", bodies)))
    if found and not _approved(desk, found):
        held = "; ".join(f"{one.scheme} {one.from_} to {one.to or 'now'}" for one in found.approvals)
        message = f"the body '{found.id}' has no approved scheme on {desk.as_of}, so it cannot issue anything"
        hint = f"its approvals are {held}; the Secretariat keeps them in data/bodies/{found.id}.yaml"
        raise options.Misuse([options.Fault(f"--body: {message}", hint)])
    return found


def _approved(desk: Desk, body: CertificationBody) -> list[str]:
    held = {approval.scheme for approval in body.approvals if approval.holds_on(desk.as_of)}
    return sorted(held & desk.directory.schemes.keys())


def _scheme(desk: Desk, sheet: Sheet, issuer: CertificationBody | None) -> tuple[Scheme, bool]:
    """The scheme, and whether it is known which: after a slip it is the one that was probably meant, and without any
    word one that stands in for it, so that the other options can be looked at."""
    schemes = desk.directory.schemes
    allowed = _approved(desk, issuer) if issuer else list(schemes)

    def refuse(word: str) -> DirectoryError:
        if issuer and word in schemes:
            hint = f"it is approved for: {', '.join(allowed)}"
            return DirectoryError(f"the body '{issuer.id}' is not approved for '{word}' on {desk.as_of}", hint)
        return unknown("scheme", allowed)(word)

    text = sheet.given["scheme"] or ""
    found = sheet.choose("--scheme", "Scheme", allowed, refuse) or (text if text in schemes else "")
    near = difflib.get_close_matches(text, allowed, n=1, cutoff=0.65)
    meant = found or next(iter(near), "")
    return schemes[meant or allowed[0]], bool(meant)


def _role(sheet: Sheet, under: Scheme) -> str:
    is_open = sheet.given["role"] is None and (under.kind == "verification-statement" or not options.can_ask())
    if is_open:
        return "single"
    if sheet.given["role"] is None:
        return click.prompt("Role", type=click.Choice(_ROLES), default="single")
    hint = "a further site of a family is added by certdir add-site"

    def refuse(word: str) -> DirectoryError:
        return DirectoryError(f"a new record is not '{word}'", nearest(word, _ROLES, f"use single or master; {hint}"))

    return sheet.choose("--role", "Role", _ROLES, refuse) or "single"


@click.command("add-site")
@click.argument("master")
@_own_number
@as_options((*OF_SITE, *OF_ISSUE))
@_again
@_dry_run
@options.data
@options.guarded
def add_site(master: str, again: bool, dry_run: bool, data: Path, **given: str | None) -> None:
    """Write the file of an additional site of the MASTER with this number; what a family shares is taken from there.

    When the site does what is not in the scope yet, --scope says the whole of it in the words of the new paper, and the
    master gets a new issue with it.
    """
    scope = given["scope"]
    desk, sheet = Desk(data, options.today()), Sheet(given | {"scope": None})
    record = _master(desk, master)
    shared = record.model_dump(mode="json", exclude_none=True, include={"kind", "scheme", "body", "holder"})
    tree = {"number": "", **{name: shared[name] for name in ("kind", "scheme", "body", "holder")}}
    tree |= {"site": {"role": "additional"}, "master": record.number}
    tree |= {"originally_issued": "", "issues": [{"issue": 0}]}
    draft = Draft(desk.directory, desk.directory.schemes[record.scheme], tree, "additional")
    sheet.answer(OF_SITE, draft, {})
    issued = _issued(sheet, draft, desk.as_of)
    sheet.answer(_REST, draft, _as_the_master(record, issued))
    body = desk.directory.bodies[record.body]
    number = _number(sheet, fresh.next_site_number(desk.directory, record.number, body, draft.scheme, issued.year))
    sheet.close()
    change = _change(desk, draft, number, again)
    joining.join(desk, change, record, draft.tree["issues"][0], number, scope)
    _carry_out(desk, change, record.number, dry_run)


def _master(desk: Desk, wanted: str) -> Certificate:
    """The master that a site may join: one that has not ended."""
    _, record = desk.find(wanted)
    if not isinstance(record, Certificate) or record.site.role != "master":
        hint = f"name {record.master}" if getattr(record, "master", None) else "write 'role: master' there first"
        raise DirectoryError(f"{record.number} is no master", hint)
    if ended := steps.why_not_valid(record, desk.as_of):
        raise DirectoryError(f"no site can join {record.number}: {ended.said}", ended.way_out)
    return record


def _as_the_master(master: Certificate, issued: datetime.date) -> dict[str, str]:
    """What a site has from the issue of its master that is in force on its day: the last day, the cycle in which it
    lies, the editions."""
    issue = issue_on(master, issued) or master.issues[0]
    found = {"--expires": str(issue.expires), "--standards": "; ".join(issue.standards)}
    if issue.counts_from != issued:
        found["--cycle-start"] = str(issue.counts_from)
    lists = {"--specifications": issue.specifications, "--categories": issue.categories}
    return found | {name: "; ".join(held) for name, held in lists.items() if held}


def _issued(sheet: Sheet, draft: Draft, today: datetime.date) -> datetime.date:
    """Ask for the day of issue, on which the last day of validity and the year of the number depend."""
    sheet.answer([_ISSUED], draft, {"--issued": str(today)})
    day = draft.tree["originally_issued"] = draft.tree["issues"][0]["issued"]
    try:
        return datetime.date.fromisoformat(day)
    except ValueError:
        return today  # what is wrong with it has been noted


def _only_edition(draft: Draft) -> dict[str, str]:
    """The edition to certify to, when the scheme has one standard: the newest of it."""
    families = draft.scheme.standards
    standards = [standard for standard in draft.directory.standards if standard.id in families]
    return {"--standards": standards[0].editions[-1].id} if len(standards) == 1 else {}


def _number(sheet: Sheet, next_free: str) -> str:
    """The number that was given, or asked for, in its canonical form; else the next free one."""
    text = sheet.given["number"]
    while True:
        if text is None:
            text = click.prompt("Number", default=next_free) if options.can_ask() else next_free
        found = canonical(text) or text
        if parts(found) or not text:
            return found
        hint = f"write it as {next_free or 'IECQ-H EXMPL 24.0012'}"
        sheet.note("--number", DirectoryError(f"'{text}' is not a certificate number", hint))
        if not options.can_ask():
            return ""
        text = None


def _change(desk: Desk, draft: Draft, number: str, again: bool) -> Change:
    """The new file; refused when it says what a record says already, unless that is meant."""
    tree = draft.tree
    tree["number"] = number
    tree["issues"][0] = _days_as_days(tree["issues"][0] | {"reason": "First issue"})
    day = tree["originally_issued"] = datetime.date.fromisoformat(tree["originally_issued"])
    tree["status"] = [{"date": day, "to": "current"}]
    if not again and (known := fresh.twin(desk.directory, tree)):
        message = f"{known} says the same: holder, site, scheme, day and what is done"
        raise DirectoryError(message, "there is nothing to do; if this is another certificate, say --again")
    path = f"data/certificates/{tree['body']}/{parts(number).year}/{slug(number)}.yaml"
    if desk.is_taken(path):
        raise DirectoryError(f"there is a file {path} already", "use another number; a record is never replaced")
    text = fresh.annotated(tree)
    return Change(f"Add {number}", {path: text.encode()}, options={path: _lines_of_options(draft, text)})


def _carry_out(desk: Desk, change: Change, master: str | None, dry_run: bool) -> None:
    """Write the change; the last line says what a family still waits for."""
    after = desk.carry_out(change, dry_run)
    if master and (said := joining.what_is_awaited(after, master)):
        click.echo(f"\n{'' if dry_run else 'Written. '}{said}", err=True)


def _days_as_days(issue: dict[str, Value]) -> dict[str, Value]:
    """Days are written without the quotes that a text of digits gets."""
    names = ("issued", "cycle_start", "expires")
    days = {name: datetime.date.fromisoformat(issue[name]) for name in names if name in issue}
    if "period" in issue:
        period = issue["period"].items()
        days["period"] = {name: datetime.date.fromisoformat(day) for name, day in period}
    return issue | days


def _lines_of_options(draft: Draft, text: str) -> dict[int, str]:
    """Line to the option that fills it; the lines of a list below the name of its field have the same."""
    places, asked = Places(text), (*OF_HOLDER, *OF_SITE, *OF_ISSUE)
    found = {places.of(one.route, True)[0]: one.option for one in asked if draft.get(one.route) is not None}
    for at, line in enumerate(text.splitlines(), start=1):
        if line.lstrip().startswith("- {") and at - 1 in found:
            found[at] = found[at - 1]
    return found
