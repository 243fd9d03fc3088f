"""What the scheme asks of a record: its standard, its categories."""

import datetime
import itertools
from collections.abc import Iterator

from generator.model.findings import Route, Severity
from generator.model.record import Certificate, Record
from generator.model.register import Edition
from generator.model.timeline import years_later
from generator.rules.register import editions_in_order
from generator.rules.rule import Context, Fault, record_rule

HERE = "rule of this directory"


@record_rule("R701", "A record of a component scheme names its categories", "S", "public IECQ FAQ, component coverage")
def categories_are_named(record: Record, context: Context) -> Iterator[Fault]:
    """An approved-component certificate is about components and materials, and says of which of the twelve categories.
    Other schemes may name categories; verification statements are for any product or service and name none.

    Wrong: An issue under the scheme ac has no categories.
    Right: categories: [wire-cable-connector]
    """
    scheme = context.directory.schemes.get(record.scheme)
    if not scheme or not scheme.categories_required or not isinstance(record, Certificate):
        return
    for position, issue in enumerate(record.issues):
        if not issue.categories:
            words = ", ".join(context.directory.terms("component-categories"))
            hint = f"add 'categories: [ … ]' ({words})"
            yield Fault(("issues", position), "this issue names no component category", hint)


@record_rule("R702", "The standard is one of the scheme's", "S", "public IECQ FAQ, services and their standards")
def standard_is_the_schemes(record: Record, context: Context) -> Iterator[Fault]:
    """Most schemes are to one standard, as electrostatic discharge control to IEC 61340-5-1. A record under such a
    scheme names an edition of it, and may name others. Where the scheme leaves it to the certificate, any will do.

    Wrong: standards: [IECQ QC 080000:2017]  # scheme: cfp
    Right: standards: [ISO 14067:2018]
    """
    scheme = context.directory.schemes.get(record.scheme)
    if not scheme or not scheme.standards:
        return
    for position, issue in enumerate(record.issues):
        known = [context.directory.editions.get(named) for named in issue.standards]
        if all(known) and not any(standard.id in scheme.standards for standard, _ in known):
            wanted = " or ".join(scheme.standards)
            yield Fault(
                ("issues", position, "standards"),
                f"no edition of {wanted} is named, the standard of '{scheme.id}'",
                f"add the edition of {wanted} that was assessed",
            )


@record_rule("R703", "The edition was not replaced when the record was issued", "I", HERE, Severity.WARNING)
def edition_was_in_force(record: Record, context: Context) -> Iterator[Fault]:
    """A record names the edition that was assessed. After a new edition there is mostly a time in which both are used;
    how long IECQ allows is not known here, so this is a question, not a verdict.

    Wrong: standards: [IEC 61340-5-1:2016]  # replaced on 2024-05-21, issued: 2024-07-08
    Right: standards: [IEC 61340-5-1:2024]
    """
    for route, named, edition, issued in _editions(record, context):
        if edition.replaced and edition.replaced <= issued <= years_later(edition.replaced, 3):
            message = f"'{named}' was replaced on {edition.replaced}, before the issue of {issued}"
            yield Fault(route, message, _newer(named, issued, context))


@record_rule("R704", "The edition was not replaced years before", "I", HERE)
def edition_was_not_outdated(record: Record, context: Context) -> Iterator[Fault]:
    """More than three years after an edition was replaced, no certificate to it can be left that was valid at the
    replacement, so an issue to it is a slip.

    Wrong: standards: [IEC 61340-5-1:2007]  # replaced on 2016-05-27, issued: 2024-07-08
    Right: standards: [IEC 61340-5-1:2024]
    """
    for route, named, edition, issued in _editions(record, context):
        if edition.replaced and issued > years_later(edition.replaced, 3):
            message = f"'{named}' was replaced on {edition.replaced}, more than three years before {issued}"
            yield Fault(route, message, _newer(named, issued, context))


@record_rule("R705", "The edition was published when the record was issued", "I", HERE)
def edition_was_published(record: Record, context: Context) -> Iterator[Fault]:
    """Nobody can be assessed against a text that is not published yet.

    Wrong: standards: [IEC 61340-5-1:2024]  # published on 2024-05-21, issued: 2023-11-16
    Right: standards: [IEC 61340-5-1:2016]
    """
    for route, named, edition, issued in _editions(record, context):
        if edition.published and issued < edition.published:
            message = f"'{named}' was published on {edition.published}, after the issue of {issued}"
            yield Fault(route, message, "name the edition that was assessed, or correct the date")


def _editions(record: Record, context: Context) -> Iterator[tuple[Route, str, Edition, datetime.date]]:
    """Every known edition that an issue names, its dates being in order, with its route and the day of the issue."""
    editions = editions_in_order(context)
    for position, issue in enumerate(record.issues):
        for field in ("standards", "specifications"):
            for index, named in enumerate(getattr(issue, field)):
                if named in editions:
                    yield ("issues", position, field, index), named, editions[named], issue.issued


def _newer(named: str, issued: datetime.date, context: Context) -> str:
    known = context.directory.editions[named][0].editions
    behind = itertools.dropwhile(lambda edition: edition.id != named, known)
    later = [edition.id for edition in behind if edition.id != named and (edition.published or issued) <= issued]
    return f"name {' or '.join(later)}, if that was assessed" if later else "name the edition that was assessed"


@record_rule("R706", "Types of approval are for component schemes", "I", HERE)
def approval_is_for_components(record: Record, context: Context) -> Iterator[Fault]:
    """Qualification, capability and technology approval are ways to approve components. A certificate for a process or
    a management system has none of them.

    Wrong: approval_type: capability  # scheme: ap-esd
    Right: Under this scheme the line is left out.
    """
    scheme = context.directory.schemes.get(record.scheme)
    if not scheme or scheme.group == "component" or scheme.kind != record.kind:
        return
    for position, issue in enumerate(record.issues):
        if named := issue.approval_type:
            message = f"the scheme '{scheme.id}' has no approval of the type '{named}'"
            yield Fault(("issues", position, "approval_type"), message, "remove the line, or correct the scheme")


RULES = (
    categories_are_named,
    standard_is_the_schemes,
    edition_was_in_force,
    edition_was_not_outdated,
    edition_was_published,
    approval_is_for_components,
)
