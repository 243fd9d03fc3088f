"""A whole directory of invented records, file by file."""

import datetime
from collections.abc import Iterator

from generator.model.directory import Directory
from generator.model.number import parts, slug
from generator.sampling import bodies, claims
from generator.sampling.bodies import Body
from generator.sampling.certificates import Certificates
from generator.sampling.chance import Chance
from generator.sampling.editions import Editions
from generator.sampling.plan import CLAIMS, Award, Plan
from generator.sampling.writing import value

DAY = datetime.date(2026, 11, 16)
"""The day of a sample, unless another is named: it does not move, so that the bytes stay the same."""
EARLIEST = datetime.date(2024, 1, 1)
"""Before that day some of the services did not exist."""


def files(directory: Directory, count: int, seed: int, as_of: datetime.date) -> Iterator[tuple[str, str]]:
    """Path below the folder and text of so many records and of their bodies, under the schemes of a directory.

    A record is written when it is asked for, so that a hundred thousand of them need not be held at once.
    """
    schemes = dict(sorted(directory.schemes.items()))
    found = bodies.made(seed, bodies.how_many(count), schemes.values())
    plan = Plan(seed, found, schemes, as_of)
    awards = plan.awards(count)
    editions = Editions(directory)
    certificates = Certificates(seed, editions, plan.holders, as_of)
    chance = Chance(seed, "statements")
    for award in awards:
        if award.scheme.id == CLAIMS:
            yield _path(award.body, award.number), claims.statement(award, editions, as_of, chance)
        else:
            for number, text in certificates.of(award):
                yield _path(award.body, number), text
    yield from _bodies(found, awards, as_of)


def _path(body: Body, number: str) -> str:
    return f"certificates/{body.id}/{parts(number).year}/{slug(number)}.yaml"


def _bodies(found: list[Body], awards: list[Award], as_of: datetime.date) -> Iterator[tuple[str, str]]:
    """The files of the bodies. Sites that joined a family later are dated before the sample's day like all others."""
    records = {body.id: 0 for body in found}
    for award in awards:
        records[award.body.id] += award.sites
    for body in found:
        yield f"bodies/{body.id}.yaml", _body(body, records[body.id], as_of)


def _body(body: Body, records: int, as_of: datetime.date) -> str:
    approvals = "".join(f"  - {{scheme: {scheme}, from: {day}}}\n" for scheme, day in body.schemes.items())
    if body.given_up:
        scheme, begins, ends = body.given_up
        approvals += f"  - {{scheme: {scheme}, from: {begins}, to: {ends}}}\n"
    first = 999_000_010_001 + 10 * body.rank
    declared = f"declared_complete: {{date: {as_of}, records: {records}}}\n" if body.rank % 4 != 3 else ""
    return (
        f"id: {body.id}\nname: {value(body.name)}\nshort_name: {value(body.short_name)}\n"
        f"country: {value(body.country)}\ncity: {value(body.city)}\ncodes: [{', '.join(body.codes.items)}]\nstatus:\n"
        f"  - {{date: {body.accepted}, to: accepted}}\napprovals:\n{approvals}accreditation:\n"
        f"  - by: {value(f'Invented Accreditation Forum {body.country}')}\n    standard: ISO/IEC 17021-1:2015\n"
        f"    reference: INV-{body.country}-{body.rank + 1:03}\n    from: {body.accepted - datetime.timedelta(60)}\n"
        f"contact:\n  website: https://{body.id}.example/\n  email: certification@{body.id}.example\n"
        f"{declared}maintainers: [{first}, {first + 1}]\n"
    )
