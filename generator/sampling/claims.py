"""Verification statements: the claimed footprint of one product, mostly stated once."""

import datetime
from collections.abc import Iterator

from generator.model.timeline import years_later
from generator.sampling.chance import Chance, Weighted
from generator.sampling.editions import Editions
from generator.sampling.lives import Change
from generator.sampling.plan import Award
from generator.sampling.products import GROUPS, singular
from generator.sampling.writing import head, site, status, value

_BOUNDARIES = Weighted([("cradle-to-gate", 75), ("cradle-to-grave", 20), ("gate-to-gate", 5)])
_UNITS = Weighted([("1 {}", 60), ("1,000 pieces of {}", 20), ("1 kg of {}", 20)])


def statement(award: Award, editions: Editions, as_of: datetime.date, chance: Chance) -> str:
    """The text of a statement."""
    days = [award.first]
    while award.fate == "current" and chance.happens(0.35) and (later := years_later(days[-1], 1)) < as_of:
        days.append(later)
    changes = [Change(award.first, "current")]
    if award.fate == "withdrawn":
        end = award.first + datetime.timedelta(chance.between(60, (as_of - award.first).days - 5))
        changes.append(Change(end, "withdrawn", "claim-wrong" if chance.happens(0.6) else "holder-request"))
    return (
        head(award.number, "verification-statement", award.scheme.id, award.body.id, award.holder)
        + site("single", "", "", award.holder.head_office)
        + f"originally_issued: {award.first}\nissues:\n"
        + "".join(_issues(award, days, editions, chance))
        + status(tuple(changes))
    )


def _issues(award: Award, days: list[datetime.date], editions: Editions, chance: Chance) -> Iterator[str]:
    product = singular(chance.one(chance.one(GROUPS).products))
    # The number makes the model one of its own, so that no claim stands twice.
    subject = f"{product[0].upper()}{product[1:]} {award.holder.model}-{chance.between(10, 99)}{award.number[-4:]}"
    unit = chance.weighted(_UNITS).format(product)
    boundary, assurance = chance.weighted(_BOUNDARIES), "limited" if chance.happens(0.7) else "reasonable"
    grams = chance.between(12, 9_999) * (10 ** chance.below(3))
    for position, day in enumerate(days):
        year = day.year - 1
        reason = f"Data of the year {year}" if position else "First issue"
        standards = ", ".join(editions.on(day, award.scheme.standards))
        yield (
            f"  - issue: {position}\n    issued: {day}\n    standards: [{standards}]\n"
            f"    subject: {value(subject)}\n    unit: {value(unit)}\n    boundary: {boundary}\n"
            f"    value: {grams // 1000}.{grams % 1000:03}\n    period: {{from: {year}-01-01, to: {year}-12-31}}\n"
            f"    assurance: {assurance}\n    reason: {reason}\n"
        )
        grams = grams * chance.between(85, 99) // 100
