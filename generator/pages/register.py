"""Pages of the register: schemes, bodies, standards and categories, and with them holders and countries."""

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import partial
from urllib.parse import urlencode

from generator.model.countries import country_name
from generator.model.names import name_slug
from generator.model.register import CertificationBody, Scheme
from generator.pages import countries, holders
from generator.pages.catalogue import Catalogue, Entry, counts
from generator.pages.charts import charts
from generator.pages.listings import Listings
from generator.pages.page import Unit


def units(catalogue: Catalogue, listings: Listings) -> Iterator[Unit]:
    """Every page of the register, with the index of each kind."""
    approved = approved_now(catalogue)
    yield from _schemes(catalogue, listings, approved)
    yield from _bodies(catalogue, listings, approved)
    yield from _standards(catalogue, listings)
    yield from holders.units(catalogue, listings)
    yield from countries.units(catalogue, listings)
    yield from _categories(catalogue, listings)


def approved_now(catalogue: Catalogue) -> dict[str, list[CertificationBody]]:
    """Scheme id to the accepted bodies that hold its approval on the day of the build."""
    return {
        scheme: [
            body
            for body in catalogue.directory.bodies.values()
            if body.status_on(catalogue.as_of).to == "accepted" and body.approval(scheme, catalogue.as_of)
        ]
        for scheme in catalogue.directory.schemes
    }


def _schemes(catalogue: Catalogue, listings: Listings, approved: dict) -> Iterator[Unit]:
    directory = catalogue.directory
    yield partial(
        listings.single,
        "schemes/index.html",
        "schemes.html",
        "Schemes",
        "The services of IECQ in their three groups, with the records under each.",
        dict,
    )
    for group in directory.info.groups:
        schemes = [scheme for scheme in directory.schemes.values() if scheme.group == group.id]
        total = counts(entry for scheme in schemes for entry in catalogue.by_scheme.get(scheme.id, []))
        context = {"group": group, "schemes": schemes, "approved": approved, "total": total}
        yield partial(
            listings.single,
            f"schemes/{group.id}.html",
            "group.html",
            group.name,
            f"{group.name}: schemes, approved bodies and records.",
            partial(dict, context),
        )
    for scheme in directory.schemes.values():
        entries = catalogue.by_scheme.get(scheme.id, [])
        yield partial(
            listings.page,
            f"schemes/{scheme.id}.html",
            "scheme.html",
            scheme.name,
            f"{scheme.name}: what is assessed, the standard, approved bodies and all records.",
            entries,
            partial(_of_scheme, scheme, entries, approved[scheme.id], catalogue),
            f"schemes/{scheme.id}",
        )


def _of_scheme(
    scheme: Scheme, entries: list[Entry], approved: list[CertificationBody], catalogue: Catalogue
) -> dict[str, object]:
    directory = catalogue.directory
    numbers = Counter(entry.record.body for entry in entries)
    return {
        "charts": charts(entries),
        "scheme": scheme,
        "group": next(group for group in directory.info.groups if group.id == scheme.group),
        "total": counts(entries),
        "approved": [(body, body.approval(scheme.id, catalogue.as_of), numbers[body.id]) for body in approved],
        "by_country": _most_common(entry.country for entry in entries),
        "by_category": Counter(one for entry in entries for one in getattr(entry.issue, "categories", ())),
        "substances": directory.vocabularies.get("restricted-substances"),
        "categories": directory.vocabularies.get("component-categories"),
    }


def _bodies(catalogue: Catalogue, listings: Listings, approved: dict) -> Iterator[Unit]:
    bodies = list(catalogue.directory.bodies.values())
    yield partial(
        listings.single,
        "bodies/index.html",
        "bodies.html",
        "Certification bodies",
        "The certification bodies, their countries, approvals and records.",
        partial(dict, bodies=bodies, approved=approved),
    )
    for body in bodies:
        entries = catalogue.by_body.get(body.id, [])
        yield partial(
            listings.page,
            f"bodies/{body.id}.html",
            "body.html",
            body.name,
            f"{body.name}, {country_name(body.country)}: approvals, accreditation and records.",
            entries,
            partial(_of_body, body, entries, catalogue),
            f"bodies/{body.id}",
        )


def _of_body(body: CertificationBody, entries: list[Entry], catalogue: Catalogue) -> dict[str, object]:
    return {
        "charts": charts(entries),
        "body": body,
        "total": counts(entries),
        "by_scheme": Counter(entry.record.scheme for entry in entries),
        "status": body.status_on(catalogue.as_of),
    }


def _standards(catalogue: Catalogue, listings: Listings) -> Iterator[Unit]:
    standards = catalogue.directory.standards
    items = {"Standards": [], "Specifications": []}
    for standard in standards:
        entries = catalogue.by_standard.get(standard.id, [])
        address = f"{name_slug(standard.id)}.html"
        items[f"{standard.kind.capitalize()}s"].append((address, f"{standard.id}: {standard.title}", len(entries)))
        used_by = [scheme for scheme in catalogue.directory.schemes.values() if standard.id in scheme.standards]
        context = {
            "standard": standard,
            "total": counts(entries),
            "used_by": used_by,
            "search": urlencode([("standard", edition.id) for edition in standard.editions]),
        }
        yield partial(
            listings.page,
            f"standards/{address}",
            "standard.html",
            standard.id,
            f"{standard.id}: editions and the records that name it.",
            entries,
            partial(dict, context),
        )
    yield _index(
        listings,
        "standards",
        "Standards and specifications",
        "What records are assessed against, with the number of records that name any edition of it.",
        items.items(),
    )


def _categories(catalogue: Catalogue, listings: Listings) -> Iterator[Unit]:
    items = []
    for term in catalogue.directory.terms("component-categories").values():
        entries = catalogue.by_category.get(term.id, [])
        items.append((f"{term.id}.html", term.label, len(entries)))
        yield partial(
            listings.pages,
            f"categories/{term.id}.html",
            "list.html",
            term.label,
            f"Records for {term.label}.",
            entries,
            trail=[("Categories", "index.html")],
            lead=term.note or "",
            total=counts(entries),
            search=urlencode({"category": term.label}),
        )
    yield _index(
        listings,
        "categories",
        "Component categories",
        "The twelve categories of components and materials; approved-component certificates name at least one.",
        [("", items)],
    )


def _index(listings: Listings, folder: str, title: str, lead: str, sections: Iterable) -> Unit:
    context = {"lead": lead, "sections": list(sections)}
    return partial(listings.single, f"{folder}/index.html", "index.html", title, lead, partial(dict, context))


def _most_common(codes: Iterator[str]) -> list[tuple[str, int]]:
    return sorted(Counter(codes).items(), key=lambda item: (-item[1], item[0]))
