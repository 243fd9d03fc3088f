"""Pages of what stands around the records: schemes, bodies, standards, holders, countries, categories."""

from collections import Counter
from collections.abc import Iterator

from generator.model.countries import country_name
from generator.model.names import name_slug
from generator.model.register import CertificationBody
from generator.pages.catalogue import Catalogue, Entry, counts
from generator.pages.listings import Listings
from generator.pages.page import Page


def pages(catalogue: Catalogue, listings: Listings) -> Iterator[Page]:
    """Every page of the register, with the index of each kind."""
    approved = approved_now(catalogue)
    yield from _schemes(catalogue, listings, approved)
    yield from _bodies(catalogue, listings, approved)
    yield from _standards(catalogue, listings)
    yield from _holders(catalogue, listings)
    yield from _countries(catalogue, listings)
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


def _schemes(catalogue: Catalogue, listings: Listings, approved: dict) -> Iterator[Page]:
    directory = catalogue.directory
    yield Page(
        "schemes/index.html",
        "Schemes",
        "The services of IECQ in their three groups, with the records under each.",
        listings.render("schemes.html", title="Schemes"),
    )
    groups = {group.id: group for group in directory.info.groups}
    for group in groups.values():
        schemes = [scheme for scheme in directory.schemes.values() if scheme.group == group.id]
        total = counts(entry for scheme in schemes for entry in catalogue.by_scheme.get(scheme.id, []))
        yield Page(
            f"schemes/{group.id}.html",
            group.name,
            f"{group.name}: schemes, approved bodies and records.",
            listings.render("group.html", group=group, schemes=schemes, approved=approved, total=total),
        )
    for scheme in directory.schemes.values():
        entries = catalogue.by_scheme.get(scheme.id, [])
        numbers = Counter(entry.record.body for entry in entries)
        holding = [(body, body.approval(scheme.id, catalogue.as_of), numbers[body.id]) for body in approved[scheme.id]]
        yield from listings.pages(
            f"schemes/{scheme.id}.html",
            "scheme.html",
            scheme.name,
            f"{scheme.name}: what is assessed, the standard, approved bodies and all records.",
            entries,
            scheme=scheme,
            group=groups[scheme.group],
            total=counts(entries),
            approved=holding,
            by_country=_most_common(entry.country for entry in entries),
            substances=directory.vocabularies.get("restricted-substances"),
            categories=directory.vocabularies.get("component-categories"),
        )


def _bodies(catalogue: Catalogue, listings: Listings, approved: dict) -> Iterator[Page]:
    bodies = list(catalogue.directory.bodies.values())
    yield Page(
        "bodies/index.html",
        "Certification bodies",
        "The certification bodies, their countries, approvals and records.",
        listings.render("bodies.html", title="Certification bodies", bodies=bodies, approved=approved),
    )
    for body in bodies:
        entries = catalogue.by_body.get(body.id, [])
        yield from listings.pages(
            f"bodies/{body.id}.html",
            "body.html",
            body.name,
            f"{body.name}, {country_name(body.country)}: approvals, accreditation and records.",
            entries,
            body=body,
            total=counts(entries),
            by_scheme=Counter(entry.record.scheme for entry in entries),
            status=body.status_on(catalogue.as_of),
        )


def _standards(catalogue: Catalogue, listings: Listings) -> Iterator[Page]:
    standards = catalogue.directory.standards
    items = {"Standards": [], "Specifications": []}
    for standard in standards:
        named = [entry for edition in standard.editions for entry in catalogue.by_edition.get(edition.id, [])]
        entries = list({entry.slug: entry for entry in named}.values())  # a record may name two editions
        address = f"{name_slug(standard.id)}.html"
        items[f"{standard.kind.capitalize()}s"].append((address, f"{standard.id}: {standard.title}", "", len(entries)))
        used_by = [scheme for scheme in catalogue.directory.schemes.values() if standard.id in scheme.standards]
        yield from listings.pages(
            f"standards/{address}",
            "standard.html",
            standard.id,
            f"{standard.id}: editions and the records that name it.",
            entries,
            standard=standard,
            used_by=used_by,
        )
    yield _index(
        listings,
        "standards",
        "Standards and specifications",
        "What records are assessed against, with the number of records that name any edition of it.",
        items.items(),
    )


def _holders(catalogue: Catalogue, listings: Listings) -> Iterator[Page]:
    items = []
    for slug, entries in catalogue.by_holder.items():
        holder = entries[0].record.holder
        items.append((f"{slug}.html", holder.name, holder.name_local or "", len(entries)))
        lead = holder.name_local or ""
        yield from _list(
            listings, f"holders/{slug}.html", holder.name, f"All records of {holder.name}.", entries, "Holders", lead
        )
    sections: dict[str, list] = {}
    for item in items:
        sections.setdefault(item[0][0].upper(), []).append(item)
    yield _index(
        listings,
        "holders",
        "Holders",
        "Organizations that hold records here. All of them are invented.",
        sections.items(),
    )


def _countries(catalogue: Catalogue, listings: Listings) -> Iterator[Page]:
    items = []
    for code, entries in catalogue.by_country.items():
        name = country_name(code)
        items.append((f"{code.lower()}.html", name, "", len(entries)))
        yield from _list(
            listings,
            f"countries/{code.lower()}.html",
            name,
            f"Certified sites in {name}.",
            entries,
            "Countries",
            "Records whose site is in this country; the issuing body may be elsewhere.",
        )
    items.sort(key=lambda item: item[1])
    yield _index(
        listings, "countries", "Countries", f"Records here are for sites in {len(items)} countries.", [("", items)]
    )


def _categories(catalogue: Catalogue, listings: Listings) -> Iterator[Page]:
    items = []
    for term in catalogue.directory.terms("component-categories").values():
        entries = catalogue.by_category.get(term.id, [])
        items.append((f"{term.id}.html", term.label, "", len(entries)))
        yield from _list(
            listings, f"categories/{term.id}.html", term.label, f"Records for {term.label}.", entries, "Categories", ""
        )
    yield _index(
        listings,
        "categories",
        "Component categories",
        "The twelve categories of components and materials; approved-component certificates name at least one.",
        [("", items)],
    )


def _list(
    listings: Listings, path: str, title: str, description: str, entries: list[Entry], kind: str, lead: str
) -> Iterator[Page]:
    yield from listings.pages(
        path, "list.html", title, description, entries, trail=[(kind, "index.html")], lead=lead, total=counts(entries)
    )


def _index(listings: Listings, folder: str, title: str, lead: str, sections) -> Page:
    return Page(
        f"{folder}/index.html",
        title,
        lead,
        listings.render("index.html", title=title, lead=lead, sections=list(sections)),
    )


def _most_common(codes: Iterator[str]) -> list[tuple[str, int]]:
    return sorted(Counter(codes).items(), key=lambda item: (-item[1], item[0]))
