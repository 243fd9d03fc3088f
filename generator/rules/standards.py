"""What the scheme asks of a record: its standard, its categories."""

from collections.abc import Iterator

from generator.model.record import Certificate, Record
from generator.rules.rule import Context, Fault, record_rule


@record_rule("R701", "A record of a component scheme names its categories", "S", "public IECQ FAQ, component coverage")
def categories_are_named(record: Record, context: Context) -> Iterator[Fault]:
    """An approved-component certificate is about components and materials, and says of which of the twelve categories.
    Other schemes may name categories; verification statements are for any product or service and name none."""
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
    scheme names an edition of it, and may name others. Where the scheme leaves it to the certificate, any will do."""
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


RULES = (categories_are_named, standard_is_the_schemes)
