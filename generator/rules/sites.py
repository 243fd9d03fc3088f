"""Masters and their additional sites belong together."""

from collections.abc import Iterator

from generator.model.record import Certificate, Record, SiteType, VerificationStatement
from generator.rules.rule import Context, Fault, record_rule

HERE = "rule of this directory"
CLAUSE_5_2 = "IECQ 03-1:2023 clause 5.2, as the public FAQ quotes it"
ANNEX_D = "IECQ 03-1:2023 Annex D, as the public FAQ quotes it"


@record_rule("R501", "An additional site names its master, nobody else does", "S", CLAUSE_5_2)
def only_sites_name_masters(record: Record, context: Context) -> Iterator[Fault]:
    """Each certified site is listed on its own and linked to the master certificate.

    Wrong: role: single  # with a line master
    Right: role: additional
    """
    if not isinstance(record, Certificate):
        return
    if record.site.role == "additional" and not record.master:
        yield Fault(
            ("site", "role"), "an additional site has to name its master", "add 'master: ' with the master's number"
        )
    if record.site.role != "additional" and record.master:
        yield Fault(
            ("master",),
            f"a record with the role '{record.site.role}' names a master",
            "write 'role: additional' under site, or remove the master",
        )


@record_rule("R502", "The master is a master", "S", CLAUSE_5_2)
def master_is_a_master(record: Record, context: Context) -> Iterator[Fault]:
    """A family has one master; an additional site is linked to it and not to another additional site.

    Wrong: master: IECQ-H EXMPL 24.0012-01  # no master itself
    Right: master: IECQ-H EXMPL 24.0012
    """
    master = context.directory.master_of(record)
    if master is record:
        yield Fault(("master",), "the record names itself as its master", "write the number of the master certificate")
    elif master and master.site.role != "master":
        theirs = getattr(master, "master", None)
        way_out = f"name its master '{theirs}'" if theirs else "write 'role: master' in that record"
        yield Fault(("master",), f"'{master.number}' has the role '{master.site.role}'", way_out)


OF_A_MASTER: tuple[SiteType, ...] = ("head-office", "system-control-point")


@record_rule("R503", "The master is the head office or the system control point", "S", ANNEX_D)
def master_is_the_centre(record: Record, context: Context) -> Iterator[Fault]:
    """Under one management system the master site is the head office or the system control point.

    Wrong: type: production  # role: master
    Right: type: head-office
    """
    if not isinstance(record, Certificate) or record.master:
        return  # a master that names a master is R501's: it is mostly an additional site
    if record.site.role == "master" and record.site.type not in OF_A_MASTER:
        shown = f"has the type '{record.site.type}'" if record.site.type else "has no type"
        yield Fault(
            ("site", "type") if record.site.type else ("site",),
            f"the master {shown}",
            "write 'type: head-office' or 'type: system-control-point'",
        )


@record_rule("R504", "A master says the whole scope and its own part", "S", "public IECQ FAQ, master site certificate")
def master_says_both(record: Record, context: Context) -> Iterator[Fault]:
    """A master certificate carries two things: the Scope of Certification of all sites together, and what is done at
    the master's own location. scope_activities is the first of the two, taken apart so that it can be compared.

    Wrong: A master has a scope and no at_this_location.
    Right: at_this_location: Design of LED Frames and Lens; Manufacture of LED Frames
    """
    if not isinstance(record, Certificate):
        return
    for position, issue in enumerate(record.issues):
        missing = [field for field in ("scope", "scope_activities", "at_this_location") if not getattr(issue, field)]
        if record.site.role == "master" and missing and not record.master:
            names = " and no ".join(f"'{field}'" for field in missing)
            yield Fault(("issues", position), f"this issue of a master has no {names}", f"add '{missing[0]}: …'")
        if record.site.role != "master" and issue.scope_activities:
            message = f"a record with the role '{record.site.role}' has 'scope_activities'"
            yield Fault(("issues", position, "scope_activities"), message, "only a master says the scope of all sites")


@record_rule("R505", "A family is one organization's, under one scheme and one body", "I", HERE)
def family_agrees(record: Record, context: Context) -> Iterator[Fault]:
    """Master and additional sites are one management system of one organization, assessed by one body under one
    scheme. That follows from Annex D's title; the text of it was not seen.

    Wrong: name: Example Lumen Lens Co., Ltd.  # its master: Example Lumen Co., Ltd.
    Right: name: Example Lumen Co., Ltd.
    """
    master = context.directory.master_of(record)
    if not master or master is record:
        return
    for field, mine, theirs in context.directory.differences(record, master):
        message = f"'{mine}' here, but '{theirs}' in the master {master.number}"
        yield Fault(field, message, "both have to be the same")


@record_rule(
    "R506", "A certificate says what it is for", "S", "IECQ 03-1:2023 clause 8.1.4, as the public FAQ quotes it"
)
def scope_is_stated(record: Record, context: Context) -> Iterator[Fault]:
    """Every certificate contains a description of its scope of activity: the scope, or for an additional site what is
    done at this location.

    Wrong: An issue has activities and no scope.
    Right: scope: Manufacture of Printed Board Assemblies
    """
    if not isinstance(record, Certificate):
        return
    wanted = "at_this_location" if record.site.role == "additional" else "scope"
    for position, issue in enumerate(record.issues):
        if record.site.role != "master" and not getattr(issue, wanted):
            yield Fault(
                ("issues", position), f"this issue has no '{wanted}'", f"add '{wanted}: …' with the activities in words"
            )


@record_rule("R507", "A verification statement stands alone", "I", HERE)
def statements_have_no_family(record: Record, context: Context) -> Iterator[Fault]:
    """A verification statement is about one claim of one organization. It has neither master nor additional sites.

    Wrong: role: additional  # kind: verification-statement
    Right: role: single
    """
    if isinstance(record, VerificationStatement) and record.site.role != "single":
        yield Fault(
            ("site", "role"), f"a verification statement with the role '{record.site.role}'", "write 'role: single'"
        )


RULES = (
    only_sites_name_masters,
    master_is_a_master,
    master_is_the_centre,
    master_says_both,
    family_agrees,
    scope_is_stated,
    statements_have_no_family,
)
