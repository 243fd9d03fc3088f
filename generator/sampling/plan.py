"""Which records there are: who issued which certificate to whom, when, and what became of it."""

import datetime
from collections import defaultdict
from dataclasses import dataclass

from generator.model.register import Scheme
from generator.model.timeline import years_later
from generator.sampling.bodies import Body
from generator.sampling.chance import Chance, Weighted
from generator.sampling.holders import Holder, Holders

CLAIMS = "cfp"
_SHARES = {
    "hspm": 86, "ac": 13, "ap-esd": 9, "ap-process": 6, "itl": 5, "ecodesign": 5, "ap-cap": 5, "ap-isms": 4,
    "ap-avionics": 4, "ac-aqp": 4, "ap-nuclear": 3, "ac-tc": 2, "ac-led": 2,
}  # fmt: skip
_AGES = Weighted(list(enumerate((15, 20, 19, 12, 8, 6, 5, 4, 3.5, 3, 2.5, 2))))
"""Years since the first issue."""
_PER_HOLDER = Weighted([(1, 60), (2, 20), (3, 9), (4, 5), (5, 3), (7, 2), (10, 1)])
_SITES = Weighted([(2, 30), (3, 25), (4, 15), (5, 10), (6, 7), (7, 4), (8, 3), (9, 2), (10, 2), (11, 1), (12, 1)])
_OF_CLAIMS, _OF_FAMILIES = 0.142, 0.093
"""Shares of decisions, chosen so that 12 % of the records are statements and 25 % belong to a family."""
_EXPIRED = 0.43
"""Of the certificates that are old enough for it."""
_ENDED = Weighted([("withdrawn", 4.5), ("cancelled", 4.5), ("suspended", 2.4), ("", 88.6)])


@dataclass(slots=True)
class Award:
    """One decision to certify: a certificate, a family of them, or a statement."""

    holder: Holder
    scheme: Scheme
    body: Body
    code: str
    first: datetime.date
    fate: str
    sites: int
    at_head_office: bool
    number: str = ""


class Plan:
    """Makes decisions until they come to so many records."""

    def __init__(self, seed: int, bodies: list[Body], schemes: dict[str, Scheme], as_of: datetime.date) -> None:
        self._chance = Chance(seed, "plan")
        self._bodies, self._schemes, self._as_of = bodies, schemes, as_of
        self._near: dict[str, Weighted[Body]] = {}
        self.holders = Holders(seed)

    def awards(self, records: int) -> list[Award]:
        """The decisions with their numbers, holder by holder."""
        chance, found, left = self._chance, [], records
        while left:
            holder = self.holders.new()
            home = self._body_near(holder)
            for _ in range(chance.weighted(_PER_HOLDER)):
                if left:
                    award = self._award(holder, home if chance.happens(0.85) else self._body_near(holder), left)
                    left -= award.sites
                    found.append(award)
        _number(found, chance)
        return found

    def _body_near(self, holder: Holder) -> Body:
        """A body, more often a large one, and one of the holder's country."""
        code = holder.country.code
        if code not in self._near:
            self._near[code] = Weighted(
                [(body, (4 if body.country == code else 1) / (body.rank + 1)) for body in self._bodies]
            )
        return self._chance.weighted(self._near[code])

    def _award(self, holder: Holder, body: Body, left: int) -> Award:
        chance = self._chance
        is_claim = chance.happens(_OF_CLAIMS)
        if is_claim and CLAIMS not in body.schemes:
            body = next(each for each in self._bodies if CLAIMS in each.schemes)
        scheme = CLAIMS if is_claim else chance.weighted(_certifying(body))
        sites = chance.weighted(_SITES) if not is_claim and scheme != "itl" and chance.happens(_OF_FAMILIES) else 1
        sites = sites if sites <= left else 1
        first = self._first(body.schemes[scheme])
        fate = self._fate(first, is_claim)
        at_head_office = is_claim or scheme not in holder.schemes
        holder.schemes.add(scheme)
        code = chance.weighted(body.codes)
        return Award(holder, self._schemes[scheme], body, code, first, fate, sites, at_head_office)

    def _first(self, approved: datetime.date) -> datetime.date:
        """The day of a first issue: a day of work on which the body was approved, and that has passed."""
        chance, latest = self._chance, self._as_of - datetime.timedelta(10)
        while True:
            year = self._as_of.year - chance.weighted(_AGES)
            day = datetime.date(year, chance.between(1, 12), chance.between(1, 26))
            day += datetime.timedelta((0, 0, 0, 0, 0, 2, 1)[day.weekday()])
            if approved <= day <= latest:
                return day

    def _fate(self, first: datetime.date, is_claim: bool) -> str:
        chance = self._chance
        if first > self._as_of - datetime.timedelta(200):
            return "current"
        if is_claim:
            return "withdrawn" if chance.happens(0.04) else "current"
        if ended := chance.weighted(_ENDED):
            return ended
        is_old = years_later(first, 3) < self._as_of - datetime.timedelta(20)
        return "expired" if is_old and chance.happens(_EXPIRED) else "current"


def _certifying(body: Body) -> Weighted[str]:
    return Weighted([(scheme, _SHARES.get(scheme, 1)) for scheme in body.schemes if scheme != CLAIMS])


def _number(awards: list[Award], chance: Chance) -> None:
    """Allot the numbers: each code of a body counts in each year, in the order of the days.

    Of four numbers in a row one at least is left out, as if it had been allotted and never issued; otherwise a number
    that is missing would look forgotten.
    """
    counts: dict[tuple[str, int], tuple[int, int]] = defaultdict(lambda: (0, 0))
    for award in sorted(awards, key=lambda award: award.first):
        last, in_row = counts[award.code, award.first.year]
        leaves_out = in_row == 3 or chance.happens(0.1)
        number = last + 1 + leaves_out
        counts[award.code, award.first.year] = number, 1 if leaves_out else in_row + 1
        award.number = f"IECQ-{award.scheme.letters} {award.code} {award.first.year % 100:02}.{number:04}"
