"""The tables and views of the SQLite file, and what one record adds to them."""

from collections.abc import Iterator

from generator.model.record import Activity, Issue
from generator.model.timeline import issue_on
from generator.pages.catalogue import Catalogue, Entry

Row = tuple
_OF_THE_RECORD = "record INTEGER NOT NULL REFERENCES records"
TABLES = {
    "about": "name TEXT PRIMARY KEY, value TEXT NOT NULL",
    "schemes": "id TEXT PRIMARY KEY, name TEXT NOT NULL, short_name TEXT NOT NULL, grouped TEXT NOT NULL, "
    "kind TEXT NOT NULL, letters TEXT NOT NULL",
    "bodies": "id TEXT PRIMARY KEY, name TEXT NOT NULL, short_name TEXT NOT NULL, name_local TEXT, "
    "country TEXT NOT NULL, city TEXT NOT NULL, status TEXT NOT NULL, website TEXT NOT NULL",
    "approvals": "body TEXT NOT NULL REFERENCES bodies, scheme TEXT NOT NULL REFERENCES schemes, "
    "begins TEXT NOT NULL, ends TEXT",
    "editions": "id TEXT PRIMARY KEY, standard TEXT NOT NULL, title TEXT NOT NULL, kind TEXT NOT NULL, "
    "published TEXT, replaced TEXT",
    "vocabularies": "vocabulary TEXT NOT NULL, id TEXT NOT NULL, label TEXT NOT NULL, note TEXT, "
    "PRIMARY KEY (vocabulary, id)",
    "records": "id INTEGER PRIMARY KEY, number TEXT NOT NULL UNIQUE, slug TEXT NOT NULL, path TEXT NOT NULL, "
    "kind TEXT NOT NULL, scheme TEXT NOT NULL REFERENCES schemes, body TEXT NOT NULL REFERENCES bodies, "
    "holder TEXT NOT NULL, holder_local TEXT, language TEXT, role TEXT NOT NULL, site_type TEXT, site_name TEXT, "
    "street TEXT NOT NULL, city TEXT NOT NULL, region TEXT, postal_code TEXT, country TEXT NOT NULL, master TEXT, "
    "originally_issued TEXT NOT NULL, status TEXT NOT NULL, issue_in_force INTEGER, valid_until TEXT",
    "issues": f"{_OF_THE_RECORD}, issue INTEGER NOT NULL, issued TEXT NOT NULL, cycle_start TEXT, expires TEXT, "
    "scope TEXT, at_this_location TEXT, approval_type TEXT, subject TEXT, unit TEXT, boundary TEXT, value TEXT, "
    "period_from TEXT, period_to TEXT, assurance TEXT, reason TEXT NOT NULL, PRIMARY KEY (record, issue)",
    "statuses": f"{_OF_THE_RECORD}, place INTEGER NOT NULL, begins TEXT NOT NULL, status TEXT NOT NULL, reason TEXT, "
    "note TEXT, PRIMARY KEY (record, place)",
    "steps": f"{_OF_THE_RECORD}, begins TEXT NOT NULL, status TEXT NOT NULL, PRIMARY KEY (record, begins)",
    "standards_of_issue": f"{_OF_THE_RECORD}, issue INTEGER NOT NULL, edition TEXT NOT NULL REFERENCES editions, "
    "is_specification INTEGER NOT NULL, PRIMARY KEY (record, issue, edition)",
    "activities": f"{_OF_THE_RECORD}, issue INTEGER NOT NULL, of_all_sites INTEGER NOT NULL, activity TEXT NOT NULL, "
    "product TEXT NOT NULL",
    "categories_of_issue": f"{_OF_THE_RECORD}, issue INTEGER NOT NULL, category TEXT NOT NULL, "
    "PRIMARY KEY (record, issue, category)",
    "transfers": f"{_OF_THE_RECORD}, day TEXT NOT NULL, old_body TEXT NOT NULL, new_body TEXT NOT NULL",
    "surveillance": f"{_OF_THE_RECORD}, day TEXT NOT NULL",
}
"""Name to columns. Days are text, as 2024-03-18, which sorts and compares as days do."""
WITHOUT_ROWID = ("statuses", "steps", "standards_of_issue", "categories_of_issue", "vocabularies")
INDEXES = {
    "records_by_holder": "records (holder)",
    "records_by_master": "records (master) WHERE master IS NOT NULL",
    "records_by_valid_until": "records (valid_until)",
}
SEARCHES = {
    "search": ("number, holder, holder_local, site_name, city, scope, products", "unicode61 remove_diacritics 2"),
    "search_parts": ("number, holder, holder_local", "trigram"),
}
"""Full-text tables without a copy of the text: ``rowid`` is the id of the record. By words, and by any three signs in a
row, which names in Chinese, Japanese or Korean need."""
VIEWS = {
    "current_records": "SELECT r.*, i.issued, i.scope, i.at_this_location, i.subject, "
    "(SELECT group_concat(edition, '; ') FROM (SELECT edition FROM standards_of_issue s WHERE s.record = r.id "
    "AND s.issue = i.issue AND NOT s.is_specification ORDER BY edition)) AS standards "
    "FROM records r JOIN issues i ON i.record = r.id AND i.issue = r.issue_in_force WHERE r.status = 'current'",
    "expiring": "SELECT number, holder, country, body, status, valid_until, "
    "CAST(julianday(valid_until) - julianday((SELECT value FROM about WHERE name = 'as_of')) AS INTEGER) AS days_left "
    "FROM records WHERE status IN ('current', 'suspended') AND valid_until IS NOT NULL ORDER BY valid_until, number",
    "families": "SELECT m.number AS master, m.status AS master_status, s.number AS site, s.status AS site_status, "
    "s.holder, s.site_name, s.city, s.country FROM records s JOIN records m ON m.number = s.master "
    "ORDER BY m.number, s.number",
}


def of_register(catalogue: Catalogue) -> Iterator[tuple[str, Row]]:
    """Table and row for everything that stands around the records."""
    directory = catalogue.directory
    for one in directory.schemes.values():
        yield "schemes", (one.id, one.name, one.short_name, one.group, one.kind, one.letters)
    for body in directory.bodies.values():
        about = (body.id, body.name, body.short_name, body.name_local, body.country, body.city)
        yield "bodies", (*about, body.status_on(catalogue.as_of).to, body.contact.website)
    for body in directory.bodies.values():
        for held in body.approvals:
            yield "approvals", (body.id, held.scheme, str(held.from_), _day(held.to))
    for standard, edition in directory.editions.values():
        days = _day(edition.published), _day(edition.replaced)
        yield "editions", (edition.id, standard.id, standard.title, standard.kind, *days)
    for name in sorted(directory.vocabularies):
        for term in directory.terms(name).values():
            yield "vocabularies", (name, term.id, term.label, term.note)


def of_record(key: int, entry: Entry, catalogue: Catalogue) -> Iterator[tuple[str, Row]]:
    """Table and row for all that one record says, and what follows from it on the day."""
    record, site, at = entry.record, entry.record.site, entry.record.site.address
    yield "records", (
        key, record.number, entry.slug, entry.path, record.kind, record.scheme, record.body, record.holder.name,
        record.holder.name_local, record.holder.language, site.role, site.type, site.name, at.street, at.city,
        at.region, at.postal_code, at.country, vars(record).get("master"), str(record.originally_issued),
        str(entry.status), _in_force(entry, catalogue), _day(entry.until),
    )  # fmt: skip
    for issue in record.issues:
        yield from _of_issue(key, issue)
    for place, change in enumerate(record.status):
        yield "statuses", (key, place, str(change.date), change.to, change.reason, change.note)
    for step in entry.steps:
        yield "steps", (key, str(step.start), str(step.status))
    for transfer in record.transfers:
        yield "transfers", (key, str(transfer.date), transfer.from_, transfer.to)
    for day in vars(record).get("surveillance", ()):
        yield "surveillance", (key, str(day))


def _of_issue(key: int, issue: Issue) -> Iterator[tuple[str, Row]]:
    said = vars(issue).get  # asking a model for a field it has not is slow, and most issues lack some
    period = said("period")
    of_statement = (said("subject"), said("unit"), said("boundary"), said("value"))
    span = (str(period.from_), str(period.to)) if period else (None, None)
    yield "issues", (
        key, issue.issue, str(issue.issued), _day(said("cycle_start")), _day(issue.expires), said("scope"),
        said("at_this_location"), said("approval_type"), *of_statement, *span, said("assurance"), issue.reason,
    )  # fmt: skip
    for edition in dict.fromkeys(issue.standards):
        yield "standards_of_issue", (key, issue.issue, edition, 0)
    for edition in dict.fromkeys(said("specifications") or ()):
        if edition not in issue.standards:
            yield "standards_of_issue", (key, issue.issue, edition, 1)
    yield from _of_activities(key, issue.issue, False, said("activities") or ())
    yield from _of_activities(key, issue.issue, True, said("scope_activities") or ())
    for category in dict.fromkeys(said("categories") or ()):
        yield "categories_of_issue", (key, issue.issue, category)


def _of_activities(key: int, number: int, of_all: bool, named: tuple[Activity, ...]) -> Iterator[tuple[str, Row]]:
    for one in named:
        for product in one.products:
            yield "activities", (key, number, int(of_all), one.activity, product)


def to_be_found(key: int, entry: Entry) -> dict[str, Row]:
    """Full-text table to what a record is found by there."""
    record = entry.record
    names = (record.number, record.holder.name, record.holder.name_local)
    said = vars(entry.issue).get
    scope = " ".join(filter(None, (said("scope"), said("at_this_location"), said("subject"))))
    products = " ".join(product for one in said("activities") or () for product in one.products)
    return {
        "search": (key, *names, record.site.name, entry.city, scope, products),
        "search_parts": (key, *names),
    }


def _in_force(entry: Entry, catalogue: Catalogue) -> int | None:
    issue = issue_on(entry.record, catalogue.as_of)
    return issue.issue if issue else None


def _day(value: object) -> str | None:
    return None if value is None else str(value)
