"""Directories made of a few records, for tests of what the rules say of them."""

import datetime
from dataclasses import replace
from functools import cache
from typing import Any

from given import AS_OF, ROOT, SOUND

from generator import rules
from generator.model import number as numbers
from generator.model.directory import Directory
from generator.model.record import KINDS, Record
from generator.reading import loading

CLAIM = {
    "subject": "Heat sink LK-120",
    "unit": "1 heat sink",
    "boundary": "cradle-to-gate",
    "value": "4.37",
    "period": {"from": "2024-01-01", "to": "2024-12-31"},
    "assurance": "limited",
}


@cache
def register() -> Directory:
    """The small sound register with the activities of the real one, and without records."""
    small = loading.read_directory(SOUND / "data").directory
    real = loading.read_directory(ROOT / "data").directory
    assert small is not None
    assert real is not None
    bodies = {id_: body.model_copy(update={"declared_complete": None}) for id_, body in small.bodies.items()}
    return replace(small, bodies=bodies, vocabularies=real.vocabularies, records={})


def record(number: str = "IECQ-H EXMPL 24.0001", **about: Any) -> Record:
    """A sound certificate for one site; what is given takes the place of what it has.

    ``issue`` and ``address`` change fields of the only issue and of the address; ``holder`` may be the name alone.
    """
    place = {"street": "1 Sample Road", "city": "Sampleton", "country": "TW"} | about.pop("address", {})
    holder = about.pop("holder", "Example Lumen Co., Ltd.")
    issued = about.pop("issued", "2024-03-18")
    first = {
        "issue": "0",
        "issued": issued,
        "expires": f"{int(issued[:4]) + 3}{issued[4:]}",
        "standards": ["IECQ QC 080000:2017"],
        "scope": "Design of Lens",
        "activities": [{"activity": "design", "products": ["lens"]}],
        "reason": "First issue",
    } | about.pop("issue", {})
    site = {"role": "single", "address": place} | about.pop("site", {})
    fields = {
        "number": number,
        "kind": "certificate",
        "scheme": "hspm",
        "body": "exmpl",
        "holder": {"name": holder} if isinstance(holder, str) else holder,
        "site": site,
        "originally_issued": issued,
        "issues": [first],
        "status": [{"date": issued, "to": "current"}],
    } | about
    return KINDS[fields["kind"]].model_validate(fields)


def statement(number: str = "IECQ-VS EXMPL 24.0001", claim: dict | None = None, **about: Any) -> Record:
    """A sound verification statement; what is given takes the place of what it has."""
    issued = about.pop("issued", "2025-03-18")
    issue = {"issue": "0", "issued": issued, "standards": ["ISO 14067:2018"], "reason": "First issue"}
    issues = [issue | CLAIM | (claim or {})]
    return record(number, kind="verification-statement", scheme="cfp", issued=issued, issues=issues, **about)


def said(*records: Record, as_of: datetime.date = AS_OF, **about: Any) -> list[str]:
    """What all rules say of a directory of these records, as ``R601 'etc.' leaves open …``; ``about`` changes its
    register."""
    paths = {
        f"data/certificates/{one.body}/{numbers.parts(one.number).year}/{numbers.slug(one.number)}.yaml": one
        for one in records
    }
    directory = replace(register(), records=paths, **about)
    return [f"{problem.code} {problem.message}" for problem in rules.check(directory, as_of)]


def codes(*records: Record, as_of: datetime.date = AS_OF, **about: Any) -> list[str]:
    """The codes of what the rules say."""
    return [line.split()[0] for line in said(*records, as_of=as_of, **about)]
