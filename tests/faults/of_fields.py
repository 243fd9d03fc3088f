"""Faults in single fields: names, forms, lengths and shapes."""

import random
import re

import yaml

from faults.located import Base, Edit, Spot, fault, put, put_text, written

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_REQUIRED = """
    number kind scheme body holder site originally_issued issues status holder.name site.role site.address
    site.address.street site.address.city site.address.country issues.issue issues.issued issues.expires
    issues.standards issues.reason issues.activities issues.activities.activity issues.activities.products
    issues.scope_activities.activity issues.subject issues.unit issues.boundary issues.value issues.period
    issues.period.from issues.period.to issues.assurance status.date status.to transfers.date transfers.from transfers.to
    id name short_name country city codes approvals approvals.scheme approvals.from accreditation.by contact
    contact.website contact.email group subject summary certifies letters source terms terms.id terms.label standards.id
    standards.title standards.kind standards.editions standards.editions.id title operator groups groups.name
"""
_CLOSED = """
    kind site.role site.type issues.boundary issues.assurance issues.approval_type status.to group subject
    standards.kind groups.id
"""
REQUIRED, CLOSED = frozenset(_REQUIRED.split()), frozenset(_CLOSED.split())
_PATTERNS = {
    "site.address.country": ("Taiwan", "tw", "T", "TWN"),
    "country": ("Taiwan", "tw", "TWN"),
    "holder.language": ("Chinese", "ZH", "zh_Hant"),
    "scheme": ("HSPM", "AP-ESD", "ap_esd", "Hspm"),
    "body": ("EXMPL", "Mihon", "exmpl ltd"),
    "issues.activities.activity": ("Design", "MANUFACTURE", "design and test"),
    "issues.categories": ("Wire-Cable", "wire cable"),
    "status.reason": ("Fees", "holder request", "audit-"),
    "transfers.from": ("NRTHQ", "north quay"),
    "number": ("IECQ-H EXMPL 24.12", "iecq-h exmpl 24.0012", "IECQ H EXMPL 24.0012", "24.0012"),
    "master": ("IECQ-H EXMPL 24.12", "iecq-h exmpl 24.0012", "EXMPL 24.0012"),
    "codes": ("exmpl", "E", "EX-MPL"),
    "letters": ("h", "HSPMX", "H1"),
    "approvals.scheme": ("HSPM", "ap esd"),
    "contact.website": ("http://exmpl.example/", "exmpl.example"),
    "contact.email": ("exmpl.example", "office at exmpl.example"),
    "letters_confirmed": ("yes", "True", "1"),
    "terms.id": ("Design", "wire cable"),
}
_LONGEST = {"name": 300, "street": 300, "city": 300, "reason": 300, "products": 300, "standards": 300, "scope": 2000}
_UNKNOWN = ("auditor", "price", "findings", "expired", "zip", "remarks")


@fault("required field missing", "F201")
def missing(base: Base, spot: Spot, rng: random.Random) -> Edit | None:
    """Taken out with its value; the place is the group it is missing in."""
    if spot.kind not in REQUIRED or spot.key is None or len(spot.parent.value) < 2:
        return None
    names = [key.value for key, _ in spot.parent.value]
    position = names.index(spot.key.value)
    at = spot.parent.start_mark.index
    if position + 1 < len(names):
        return Edit(spot.name_at, spot.parent.value[position + 1][0].start_mark.index, "", at)
    return Edit(base.beside(spot, names[position - 1]).end, spot.end, "", at)


@fault("unknown field", "F202")
def unknown(base: Base, spot: Spot, rng: random.Random) -> Edit | None:
    """One more field before another; the place is its name."""
    if spot.key is None:
        return None
    behind = ", " if spot.in_flow else f"\n{spot.indent}"
    new = f"{rng.choice(_UNKNOWN)}: {written('Somebody', rng)}{behind}"
    return Edit(spot.name_at, spot.name_at, new, spot.name_at)


@fault("misspelt field", "F202")
def misspelt(base: Base, spot: Spot, rng: random.Random) -> Edit | None:
    """Two letters swapped, one lost or one doubled; the place is the name."""
    if spot.key is None:
        return None
    name = spot.key.value
    position = rng.randrange(len(name) - 1)
    one, other = name[position : position + 2]
    wrong = name[:position] + rng.choice((other + one, other, one + one + other)) + name[position + 2 :]
    if len(name) < 4 or wrong == name or base.beside(spot, wrong) or wrong in ("form", "issue", "issues", "issued"):
        return None
    if not re.fullmatch("[a-z][a-z0-9_]*", wrong):
        return None
    return Edit(spot.name_at, spot.name_at + len(name), wrong, spot.name_at)


@fault("name in capitals or with a hyphen", "Y110")
def capital(base: Base, spot: Spot, rng: random.Random) -> Edit | None:
    """A name that no field can have."""
    if spot.key is None:
        return None
    name = spot.key.value
    wrong = rng.choice((name.capitalize(), name.upper(), name.replace("_", "-")))
    return None if wrong == name else Edit(spot.name_at, spot.name_at + len(name), wrong, spot.name_at)


@fault("field twice", "Y107")
def twice(base: Base, spot: Spot, rng: random.Random) -> Edit | None:
    """The name once more behind the value; the place is the second."""
    if spot.key is None:
        return None
    between = ", " if spot.in_flow else f"\n{spot.indent}"
    value = base.text[spot.start : spot.end] if spot.value and not spot.is_block else "once more"
    return Edit(spot.end, spot.end, f"{between}{spot.key.value}: {value}", spot.end + len(between))


@fault("word not in the closed list", "F203")
def closed(base: Base, spot: Spot, rng: random.Random) -> Edit | None:
    """Nearly the word, or another one."""
    if spot.kind not in CLOSED or not spot.value or (spot.kind == "kind" and "directory" in base.path):
        return None
    return put_text(spot, rng.choice((spot.value.capitalize(), f"{spot.value}s", "expired", "other", "有效")), rng)


@fault("date in another form", "F204")
def date_form(base: Base, spot: Spot, rng: random.Random) -> Edit | None:
    """As people write dates."""
    if not spot.value or not _DAY.fullmatch(spot.value):
        return None
    year, month, day = spot.value.split("-")
    ways = (f"{day}.{month}.{year}", f"{year}/{month}/{day}", f"{year[2:]}-{month}-{day}", f"March {year}", "2024-3-18")
    return put_text(spot, rng.choice(ways), rng)


@fault("day that is not in the calendar", "F204")
def impossible(base: Base, spot: Spot, rng: random.Random) -> Edit | None:
    """The form is right, the day is none."""
    if not spot.value or not _DAY.fullmatch(spot.value):
        return None
    return put_text(spot, rng.choice(("2024-02-30", "2023-02-29", "2024-13-01", "0000-00-00", "2924-03-18")), rng)


@fault("number in another form", "F204")
def number_form(base: Base, spot: Spot, rng: random.Random) -> Edit | None:
    """Whole and decimal numbers as people or programs write them."""
    if spot.kind not in ("issues.issue", "issues.value", "maintainers", "declared_complete.records") or not spot.value:
        return None
    return put_text(spot, rng.choice(("one", "1.", "01", "-1", "0x1F", "1e3", "4,37", "about 4")), rng)


@fault("code or word in another form", "F204")
def pattern(base: Base, spot: Spot, rng: random.Random) -> Edit | None:
    """Identifiers in capitals, countries in words, addresses that are none."""
    return put_text(spot, rng.choice(_PATTERNS[spot.kind]), rng) if spot.value and spot.kind in _PATTERNS else None


@fault("empty value", "F205")
def empty(base: Base, spot: Spot, rng: random.Random) -> Edit | None:
    """Nothing behind the colon, or empty quotes; what cannot be seen is placed at its name."""
    if spot.key is None or spot.kind.startswith("declared_complete"):
        return None
    if rng.random() < 0.6:
        start = spot.behind_colon
        return Edit(start, spot.end, " " if spot.in_flow else "", spot.name_at)
    edit = put(spot, rng.choice(('""', "''")))
    return Edit(edit.start, edit.end, edit.new, spot.name_at)


@fault("empty entry of a list", "F205")
def empty_entry(base: Base, spot: Spot, rng: random.Random) -> Edit | None:
    """Empty quotes among the entries of a list."""
    return put(spot, rng.choice(('""', "''"))) if spot.key is None and spot.value else None


@fault("empty list", "F205")
def empty_list(base: Base, spot: Spot, rng: random.Random) -> Edit | None:
    """Brackets with nothing in them where something has to be named."""
    is_list = isinstance(spot.node, yaml.SequenceNode) and spot.kind in REQUIRED | {"issues.standards"}
    return put(spot, "[]") if is_list and spot.kind not in ("groups", "standards") else None


@fault("value too long", "F205")
def too_long(base: Base, spot: Spot, rng: random.Random) -> Edit | None:
    """A paragraph where a line is wanted."""
    if not spot.value or not base.is_record or spot.kind == "status.reason":
        return None
    name = next(step for step in reversed(spot.route) if isinstance(step, str))
    most = _LONGEST.get(name)
    return put_text(spot, ("word and " * 300)[:most] + "end", rng) if most else None


@fault("text where a list is wanted", "F206")
def text_for_list(base: Base, spot: Spot, rng: random.Random) -> Edit | None:
    """The brackets or dashes were forgotten."""
    return put_text(spot, "to be named", rng) if isinstance(spot.node, yaml.SequenceNode) else None


@fault("list where a text is wanted", "F206")
def list_for_text(base: Base, spot: Spot, rng: random.Random) -> Edit | None:
    """Brackets or a dash too many."""
    if not spot.value:
        return None
    if spot.key is not None and not spot.in_flow and rng.random() < 0.4:
        start = spot.behind_colon
        before = f"\n{spot.indent}  "
        return Edit(start, spot.end, f"{before}- first\n{spot.indent}  - second", start + len(before))
    return put(spot, rng.choice(("[first, second]", '["first"]')))


@fault("group where a text is wanted", "F206")
def group_for_text(base: Base, spot: Spot, rng: random.Random) -> Edit | None:
    """Fields of its own where one text is wanted."""
    if not spot.value:
        return None
    if spot.key is not None and not spot.in_flow and rng.random() < 0.4:
        start = spot.behind_colon
        before = f"\n{spot.indent}  "
        return Edit(start, spot.end, f"{before}name: first", start + len(before))
    return put(spot, "{name: first}")


@fault("text or list where a group is wanted", "F206")
def no_group(base: Base, spot: Spot, rng: random.Random) -> Edit | None:
    """One text, or a list, in the place of a group of fields."""
    if not isinstance(spot.node, yaml.MappingNode):
        return None
    return put(spot, rng.choice(("to be named", '"to be named"', "[first, second]")))
