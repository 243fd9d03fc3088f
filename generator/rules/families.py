"""The scopes, standards and dates of a master and its additional sites fit together.

Compared are the newest issues: earlier ones were right for a family that looked otherwise then.
"""

from collections.abc import Iterator

from generator.model.findings import Route, Severity
from generator.model.hints import nearest
from generator.model.number import slug
from generator.model.record import Certificate, Record
from generator.model.timeline import Status, status_on
from generator.rules.coverage import Done, done, done_at, has_ended, missing, sites
from generator.rules.letters import stray_letter
from generator.rules.rule import Context, Fault, record_rule
from generator.rules.wording import keys

HERE = "rule of this directory"
MULTI_SITE = "public IECQ FAQ, multi-site scopes"
ANNEX_D = "IECQ 03-1:2023 Annex D, as the public FAQ quotes it"


@record_rule("R508", "A site does what is in the scope", "S", MULTI_SITE)
def activities_are_in_the_scope(record: Record, context: Context) -> Iterator[Fault]:
    """The master certificate covers the entire scope of all sites, so no site, the master's own included, does
    anything that is not in it. Compared are the newest issues, product by product; that a word is written with a
    capital or in the plural makes no difference here. Sites that have ended stay as they were.

    Wrong: products: [lens, housings]  # no housings in the scope of the master
    Right: products: [lens]
    """
    for route, activity, product, master, scope in _products_at(record, context):
        if (activity, keys(product)) not in scope:
            of_activity = sorted(name for (what, _), name in scope.items() if what == activity)
            message = f"'{activity}' of '{product}' is not in the scope of {master.number}"
            others = " or ".join(sorted(f"'{what}'" for what, thing in scope if thing == keys(product)))
            hint = "add it to scope and scope_activities of the master"
            hint = f"write {others}, or {hint}" if others else nearest(product, of_activity, hint)
            yield Fault(route, message, hint)


@record_rule("R509", "The sites together do the whole scope", "S", MULTI_SITE)
def scope_is_covered(record: Record, context: Context) -> Iterator[Fault]:
    """Every activity of the Scope of Certification is done at one of the certified sites that have not ended. When a
    site leaves, a new issue of the master is without what that site alone did. An expired master promises nothing.

    Wrong: - {activity: manufacture, products: [LED frames, lens, housings]}  # housings at no site
    Right: - {activity: manufacture, products: [LED frames, lens]}
    """
    master = _master_to_compare(record, context)
    if record is not master or has_ended(master) or status_on(master, context.as_of) is Status.EXPIRED:
        return
    scope = master.issues[-1].scope_activities
    there = done_at(sites(master, context.directory, "current", "suspended"))
    by_those_who_left = done_at(sites(master, context.directory, "cancelled", "withdrawn"))
    # What a site does outside of the scope is R508's: mostly the same product or the same activity in other words.
    astray = {activity_or_product for pair in there.keys() - done(scope).keys() for activity_or_product in pair}
    for index, activity in enumerate(scope):
        nowhere = [product for product in missing(activity, there) if keys(product) not in astray]
        if nowhere and activity.activity not in astray:
            message = f"'{activity.activity}' of {', '.join(map(repr, nowhere))} is done at no site"
            hint = "add it to the activities of a site, or take it out of the scope"
            if all((activity.activity, keys(product)) in by_those_who_left for product in nowhere):
                hint = "add a new issue without it, as certdir withdraw and cancel do when a site leaves its family"
            yield Fault((*_newest(record), "scope_activities", index), message, hint)


@record_rule("R510", "The scope is the same on all certificates of a family", "S", ANNEX_D)
def scope_is_identical(record: Record, context: Context) -> Iterator[Fault]:
    """Under one management system the Scope of Certification is identical on all related certificates. An additional
    site may leave it out; then the master's is shown.

    Wrong: scope: Manufacture of LED Frames and Lens  # of an additional site
    Right: scope: Design and Manufacture of LED Frames and Lens
    """
    master = context.directory.master_of(record)
    if not master or master is record:
        return
    mine, theirs = record.issues[-1].scope, master.issues[-1].scope
    if not _has_left(record, master) and mine and theirs and mine.split() != theirs.split():
        message = f"the scope differs from that of the master {master.number}"
        yield Fault((*_newest(record), "scope"), message, f"leave it out, or write '{' '.join(theirs.split())}'")


@record_rule("R511", "A family has one word for one thing", "S", MULTI_SITE, Severity.WARNING)
def words_are_consistent(record: Record, context: Context) -> Iterator[Fault]:
    """The activities at each site are described consistently, so that they can be traced to the scope of the master:
    what is 'LED frames' there is neither 'LED Frames' nor 'LED frame' here.

    Wrong: products: [lenses]  # lens in the scope of the master
    Right: products: [lens]
    """
    for route, activity, product, master, scope in _products_at(record, context):
        usual = scope.get((activity, keys(product)), product)
        if usual != product and not stray_letter(product):
            yield Fault(route, f"'{product}' is '{usual}' in the scope of {master.number}", f"write '{usual}' in both")


@record_rule("R512", "A family is certified to the same editions", "I", HERE)
def editions_agree(record: Record, context: Context) -> Iterator[Fault]:
    """One management system is assessed against one set of standards, so the newest issues of a master and of its
    additional sites name the same editions. Sites that have ended keep those they had.

    Wrong: standards: [IECQ QC 080000:2012]  # its master: IECQ QC 080000:2017
    Right: standards: [IECQ QC 080000:2017]
    """
    master = _living_master(record, context)
    if not master or _has_left(record, master):
        return
    mine, theirs = set(record.issues[-1].standards), set(master.issues[-1].standards)
    if mine != theirs and (mine | theirs) <= context.directory.editions.keys():
        names = [", ".join(sorted(editions)) for editions in (mine, theirs)]
        message = f"certified to {names[0]}, but the master {master.number} to {names[1]}"
        yield Fault((*_newest(record), "standards"), message, "name what was assessed, the same in both")


@record_rule("R513", "A family expires on one day", "I", HERE, Severity.WARNING)
def expiries_agree(record: Record, context: Context) -> Iterator[Fault]:
    """Master and additional sites are renewed together, so their certificates end together. While a renewal is entered
    site by site they differ for a time; otherwise one of the dates is mostly a slip. A site that was not renewed with
    its master, and has expired since, keeps its day.

    Wrong: expires: 2027-03-18  # its master: 2027-03-17
    Right: expires: 2027-03-17
    """
    master = _living_master(record, context)
    if not master:
        return
    mine, theirs = record.issues[-1].expires, master.issues[-1].expires
    was_left = mine < context.as_of and any(mine == issue.expires for issue in master.issues)
    if mine != theirs and not was_left:
        message = f"expires {mine}, but the master {master.number} on {theirs}"
        hint = "renew this site as well with a new issue, or correct the newer one"
        yield Fault((*_newest(record), "expires"), message, hint)


@record_rule("R514", "No part of the scope is done at suspended sites alone", "S", MULTI_SITE, Severity.WARNING)
def scope_is_covered_now(record: Record, context: Context) -> Iterator[Fault]:
    """While the only site that does a part of the scope is suspended, the scope of the master promises more than is
    certified at the moment. When the suspension lasts, the scope is reduced.

    Wrong: - {date: 2026-10-05, to: suspended, reason: fees}  # the only site that makes lens
    Right: When the suspension lasts, a new issue of the master leaves lens out of the scope.
    """
    master = _master_to_compare(record, context)
    if record is not master or master.status[-1].to != "current":
        return  # with a master that is suspended all of the scope is
    now = done_at(sites(master, context.directory, "current"))
    suspended = done_at(sites(master, context.directory, "suspended"))
    for index, activity in enumerate(master.issues[-1].scope_activities):
        waiting = [product for product in missing(activity, now) if (activity.activity, keys(product)) in suspended]
        if waiting:
            message = f"'{activity.activity}' of {', '.join(map(repr, waiting))} is done at suspended sites alone"
            hint = "restore the site, or issue the master with a smaller scope"
            yield Fault((*_newest(record), "scope_activities", index), message, hint)


@record_rule("R515", "An additional site is not better off than its master", "I", HERE, Severity.WARNING)
def site_follows_its_master(record: Record, context: Context) -> Iterator[Fault]:
    """The sites of a family are certified under the management system of the master. When the master is suspended or
    has ended, a site that is still current needs a decision of its own.

    Wrong: - {date: 2026-10-05, to: suspended, reason: fees}  # the master; its site is current
    Right: The site has an entry of its own under status.
    """
    master = context.directory.master_of(record)
    if not master or master is record or context.is_faulty(master):
        return
    if status_on(record, context.as_of) is not Status.CURRENT:
        return
    theirs = status_on(master, context.as_of)
    if theirs in (Status.SUSPENDED, Status.CANCELLED, Status.WITHDRAWN):  # another day of expiry is R513's
        at = ("status", len(record.status) - 1)
        message = f"current, but the master {master.number} is {theirs}"
        yield Fault(at, message, "decide on this site too and add a status entry, or correct the master")


def _products_at(record: Record, context: Context) -> Iterator[tuple[Route, str, str, Certificate, Done]]:
    """Each product at a site that is compared with its master: where it stands, its activity, itself; with the master
    and what its scope comes to."""
    master = _master_to_compare(record, context)
    if not master or _has_left(record, master):
        return
    scope = done(master.issues[-1].scope_activities)
    for index, activity in enumerate(record.issues[-1].activities):
        for place, product in enumerate(activity.products):
            route = (*_newest(record), "activities", index, "products", place)
            yield route, activity.activity, product, master, scope


def _newest(record: Record) -> tuple[str, int]:
    return "issues", len(record.issues) - 1


def _has_left(record: Certificate, master: Certificate) -> bool:
    """Whether an additional site has ended, or was not renewed when its master was."""
    return record is not master and (has_ended(record) or record.issues[-1].expires < master.issues[-1].counts_from)


def _living_master(record: Record, context: Context) -> Certificate | None:
    """The master of an additional site, when neither of the two has ended."""
    master = context.directory.master_of(record)
    if not master or master is record or master.site.role != "master" or context.is_faulty(master):
        return None
    return None if has_ended(record) or has_ended(master) else master


def _master_to_compare(record: Record, context: Context) -> Certificate | None:
    """The master of the record's family, when the family can be compared: its activities are words of the vocabulary,
    and no site of it is astray, nor in another's family."""
    master = context.directory.master_of(record) or record
    if not isinstance(record, Certificate) or not isinstance(master, Certificate) or master.site.role != "master":
        return None
    known = context.directory.terms("activities")
    scope = master.issues[-1].scope_activities
    own = slug(master.number)
    comparable = (
        bool(scope)
        and all(activity.activity in known for activity in scope)
        and not any(name.startswith(own) for name in context.directory.unread)
        and master.holder.name not in context.directory.holders_of_stray_sites
        and not context.is_faulty(master)
        and not context.directory.differences(record, master)
    )
    return master if comparable else None


RULES = (
    activities_are_in_the_scope,
    scope_is_covered,
    scope_is_identical,
    words_are_consistent,
    editions_agree,
    expiries_agree,
    scope_is_covered_now,
    site_follows_its_master,
)
