"""Whatever a record or a body names exists."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from generator.model.countries import COUNTRIES
from generator.model.directory import Directory
from generator.model.findings import Route
from generator.model.hints import nearest, nearest_edition
from generator.model.number import slug
from generator.model.record import Certificate, Record
from generator.model.register import CertificationBody
from generator.rules.rule import Context, Fault, directory_rule, record_rule

HERE = "rule of this directory"


_OFTEN_MEANT = {"UK": "GB", "EN": "GB"}


def _unknown(route: Route, word: str, what: str, allowed: Iterable[str], otherwise: str) -> Iterator[Fault]:
    if word not in allowed:
        yield Fault(route, f"the {what} '{word}' is not in the directory", nearest(word, allowed, otherwise))


@record_rule("R201", "The scheme is known", "S", "public IECQ FAQ, services and schemes")
def scheme_is_known(record: Record, context: Context) -> Iterator[Fault]:
    """Each record is under exactly one scheme, which decides what was assessed and what the record means. The schemes
    are in data/schemes/.

    Wrong: scheme: rohs
    Right: scheme: hspm
    """
    if record.scheme not in context.directory.unread:
        yield from _unknown(
            ("scheme",), record.scheme, "scheme", context.directory.schemes, "see data/schemes/ for the ids"
        )


@record_rule("R202", "The bodies are known", "S", "public IECQ FAQ, certification bodies")
def bodies_are_known(record: Record, context: Context) -> Iterator[Fault]:
    """The issuing body, and every body in a transfer, is one of data/bodies/.

    Wrong: body: exmple
    Right: body: exmpl
    """
    named = [(("body",), record.body)]
    for position, transfer in enumerate(record.transfers):
        named += [(("transfers", position, "from"), transfer.from_), (("transfers", position, "to"), transfer.to)]
    for route, body in named:
        if body not in context.directory.unread:
            yield from _unknown(
                route, body, "body", context.directory.bodies, "the Secretariat adds bodies under data/bodies/"
            )


@record_rule("R203", "The master is in the directory", "S", "IECQ 03-1:2023 clause 5.2, as the public FAQ quotes it")
def master_is_known(record: Record, context: Context) -> Iterator[Fault]:
    """Each certified site is listed on its own and linked to the master certificate, so the master has to be here
    first.

    Wrong: master: IECQ-H EXMPL 24.0099  # no such record
    Right: master: IECQ-H EXMPL 24.0012
    """
    if not isinstance(record, Certificate) or not record.master:
        return
    if record.master in context.directory.by_number or slug(record.master) in context.directory.unread:
        return
    masters = sorted(
        other.number
        for other in context.directory.records.values()
        if other.site.role == "master" and other.holder.name == record.holder.name
    )
    way_out = f"name one of this holder's masters: {', '.join(masters)}" if masters else "correct the number"
    message = f"master '{record.master}' is not in the directory"
    yield Fault(("master",), message, f"add that record first, or {way_out}")


@record_rule(
    "R204", "Standards and specifications are known, with their edition", "S", "public IECQ FAQ, steps of certification"
)
def editions_are_known(record: Record, context: Context) -> Iterator[Fault]:
    """A record names what was assessed against, with the edition: 'IEC 61340-5-1:2024', not 'IEC 61340-5-1'. That an
    edition is named is general practice in certification.

    Wrong: standards: [IEC 61340-5-1]
    Right: standards: [IEC 61340-5-1:2024]
    """
    editions = context.directory.editions
    for position, issue in enumerate(record.issues):
        for field in ("standards", "specifications"):
            for index, named in enumerate(getattr(issue, field)):
                if named not in editions:
                    of_family = [known for known in editions if known.startswith(f"{named}:")]
                    hint = (
                        f"add the edition: {', '.join(of_family)}"
                        if of_family
                        else nearest_edition(named, editions, "the Secretariat adds editions to data/standards.yaml")
                    )
                    yield Fault(
                        ("issues", position, field, index), f"'{named}' is not an edition in data/standards.yaml", hint
                    )


@record_rule("R205", "Activities, categories and reasons are words of the vocabularies", "I", HERE)
def terms_are_known(record: Record, context: Context) -> Iterator[Fault]:
    """One word per thing: activities, component categories and reasons for a status are taken from
    data/vocabularies/, so that they can be compared and counted.

    Wrong: activity: manufacturing
    Right: activity: manufacture
    """
    known = context.directory.terms
    activities, categories, reasons = known("activities"), known("component-categories"), known("status-reasons")
    for position, issue in enumerate(record.issues):
        for field in ("scope_activities", "activities"):
            for index, activity in enumerate(getattr(issue, field)):
                if activity.activity not in activities:
                    route = ("issues", position, field, index, "activity")
                    yield from _no_term(context, route, activity.activity, "activities")
        for index, category in enumerate(issue.categories):
            if category not in categories:
                route = ("issues", position, "categories", index)
                yield from _no_term(context, route, category, "component-categories")
    for position, change in enumerate(record.status):
        if change.reason and change.reason not in reasons:
            yield from _no_term(context, ("status", position, "reason"), change.reason, "status-reasons")


def _no_term(context: Context, route: Route, word: str, vocabulary: str) -> Iterator[Fault]:
    """What there is to say of a word that is not in a vocabulary: nothing when that could not be read."""
    if vocabulary not in context.directory.unread:
        allowed = context.directory.terms(vocabulary)
        meant = next((term.id for term in allowed.values() if word in term.also), None)
        hint = f"did you mean '{meant}'?" if meant else nearest(word, allowed, f"use one of: {', '.join(allowed)}")
        yield Fault(route, f"'{word}' is not a word of data/vocabularies/{vocabulary}.yaml", hint)


@record_rule(
    "R207", "The country is a country", "S", "public IECQ FAQ: organization and facilities; the codes are ISO 3166-1"
)
def country_is_known(record: Record, context: Context) -> Iterator[Fault]:
    """A certificate is for a facility, and a facility is in a country. The code is the two letters of ISO 3166-1.

    Wrong: country: UK
    Right: country: GB
    """
    yield from _country(("site", "address", "country"), record.site.address.country)


def _country(route: Route, code: str) -> Iterator[Fault]:
    if code not in COUNTRIES:
        meant = _OFTEN_MEANT.get(code)
        hint = f"did you mean '{meant}'?" if meant else "write the two letters of ISO 3166-1, as TW, DE or JP"
        yield Fault(route, f"'{code}' is not a country of ISO 3166-1", hint)


@record_rule(
    "R208", "The kind of record is the scheme's", "S", "public IECQ FAQ, environmental services and carbon footprint"
)
def kind_is_the_scheme(record: Record, context: Context) -> Iterator[Fault]:
    """Carbon footprints of products are verified, and the outcome is a verification statement; the other schemes end
    in a certificate. The two never stand for each other.

    Wrong: scheme: hspm  # kind: verification-statement
    Right: scheme: cfp
    """
    scheme = context.directory.schemes.get(record.scheme)
    if scheme and scheme.kind != record.kind:
        yield Fault(
            ("kind",),
            f"the scheme '{scheme.id}' is recorded as {scheme.kind}",
            f"write 'kind: {scheme.kind}' with its fields",
        )


@directory_rule("R209", "Bodies and schemes name what exists", "I", HERE)
def register_is_closed(context: Context) -> Iterator[tuple[str, Fault]]:
    """An approval names a scheme, a scheme names its group and its standards, a body is in a country: each of them has
    to exist.

    Wrong: standards: [ISO 14067:2018]  # in data/schemes/cfp.yaml
    Right: standards: [ISO 14067]
    """
    directory = context.directory
    for body in directory.bodies.values():
        for fault in _body_faults(body, directory):
            yield f"data/bodies/{body.id}.yaml", fault
    families = {standard.id for standard in directory.standards}
    groups = {group.id for group in directory.info.groups}
    for scheme in directory.schemes.values():
        path = f"data/schemes/{scheme.id}.yaml"
        if scheme.group not in groups:
            message = f"the group '{scheme.group}' is not in data/directory.yaml"
            yield path, Fault(("group",), message, "add it there under groups, with its name and summary")
        for position, standard in enumerate(scheme.standards):
            for fault in _unknown(
                ("standards", position), standard, "standard", families, "add it to data/standards.yaml"
            ):
                yield path, fault


def _body_faults(body: CertificationBody, directory: Directory) -> Iterator[Fault]:
    yield from _country(("country",), body.country)
    for position, approval in enumerate(body.approvals):
        if approval.scheme not in directory.unread:
            route = ("approvals", position, "scheme")
            yield from _unknown(route, approval.scheme, "scheme", directory.schemes, "see data/schemes/ for the ids")


@record_rule("R210", "Nothing is named twice in a list", "I", HERE)
def lists_name_once(record: Record, context: Context) -> Iterator[Fault]:
    """A standard, a category or a product that stands twice in one list is mostly a slip for another one.

    Wrong: products: [LED frames, lens, lens]
    Right: products: [LED frames, lens]
    """
    for position, issue in enumerate(record.issues):
        for field in ("standards", "specifications", "categories"):
            for index, name in _second_ones(getattr(issue, field)):
                yield Fault(("issues", position, field, index), f"'{name}' stands here twice", _ONCE)
        for field in ("scope_activities", "activities"):
            activities = getattr(issue, field)
            for at, pair in _second_ones([(one.activity, product) for one in activities for product in one.products]):
                places = [(index, place) for index, one in enumerate(activities) for place in range(len(one.products))]
                index, place = places[at]
                route = ("issues", position, field, index, "products", place)
                yield Fault(route, f"'{pair[0]}' of '{pair[1]}' stands here twice", _ONCE)


_ONCE = "remove one of the two, or correct it"


def _second_ones(values: Sequence) -> list[tuple[int, Any]]:
    if len(values) < 2 or len(set(values)) == len(values):
        return []
    return [(index, value) for index, value in enumerate(values) if value in values[:index]]


RULES = (
    scheme_is_known,
    bodies_are_known,
    master_is_known,
    editions_are_known,
    terms_are_known,
    country_is_known,
    kind_is_the_scheme,
    register_is_closed,
    lists_name_once,
)
