"""Invented certification bodies: few that have most of the records, and many small ones."""

import datetime
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from generator.model.names import name_slug
from generator.model.register import Scheme
from generator.sampling.chance import Chance, Weighted
from generator.sampling.countries import COUNTRIES
from generator.sampling.words import word

_SIZES = ((0, 3), (200, 8), (2_000, 16), (20_000, 25), (100_000, 40), (200_000, 50))
_SEATS = (
    "TW", "CN", "JP", "KR", "DE", "US", "SG", "GB", "CN", "JP", "FR", "IN", "KR", "TW", "IT", "VN",
    "CN", "NL", "ES", "TH", "PL", "MY", "CN", "CH", "JP", "SE", "US", "DE", "TR", "MX", "CZ", "BR",
    "AT", "KR", "CA", "HU", "FI", "DK", "PT", "ID",
)  # fmt: skip
_KINDS = ("Certification", "Conformity Assessment", "Registrars", "Quality Assurance", "Certification Institute")
_BEGINNINGS = {
    "cfp": datetime.date(2020, 6, 1),
    "ap-nuclear": datetime.date(2019, 6, 3),
    "itl": datetime.date(2018, 1, 8),
    "ap-avionics": datetime.date(2015, 6, 1),
    "ap-isms": datetime.date(2013, 11, 4),
}
"""Before that day there was no such service, or no standard for it that the register has."""
_BEGAN = datetime.date(2007, 1, 1)


@dataclass(slots=True)
class Body:
    """A certification body. ``schemes`` has the first day of each approval that runs on."""

    id: str
    name: str
    short_name: str
    country: str
    city: str
    codes: Weighted[str]
    accepted: datetime.date
    schemes: dict[str, datetime.date]
    given_up: tuple[str, datetime.date, datetime.date] | None
    rank: int
    """0 for the largest."""


def how_many(records: int) -> int:
    """How many bodies there are for so many records: they grow slowly."""
    at = min(bisect_right(_SIZES, (records, 0)), len(_SIZES) - 1)
    (low, fewer), (high, more) = _SIZES[max(at - 1, 0)], _SIZES[at]
    return min(fewer + (more - fewer) * (records - low) // max(high - low, 1), more)


def made(seed: int, count: int, schemes: Iterable[Scheme]) -> list[Body]:
    """The bodies, the largest first."""
    chance = Chance(seed, "bodies")
    ids = [scheme.id for scheme in schemes]
    taken: set[str] = set()
    return [_body(rank, ids, taken, chance) for rank in range(count)]


def _body(rank: int, schemes: list[str], taken: set[str], chance: Chance) -> Body:
    country = next(each for each in COUNTRIES if each.code == _SEATS[rank % len(_SEATS)])
    while True:
        called = word(country.language, chance, 2).latin
        letters = name_slug(called).replace("-", "")
        short = (letters[0] + "".join(sign for sign in letters[1:] if sign not in "aeiou") + "xx")[:3].upper()
        if short not in taken and letters not in taken:
            taken.update((short, letters))
            break
    codes = [short + country.code]
    others = [each.code for each in COUNTRIES[:12] if each is not country]
    codes += [short + code for code in chance.some(others, (4, 3, 3, 2, 2, 2)[rank] - 1 if rank < 6 else 0)]
    kind = chance.one(_KINDS)
    accepted = _some_day(_BEGAN, 1800 if rank < 8 else 4200, chance)
    held = {}
    share = 1 if rank == 0 else 0.75 if rank < 4 else 0.5 if rank < 10 else 0.35
    for scheme in schemes:
        if scheme == "hspm" or chance.happens(share):
            begins = _BEGINNINGS.get(scheme, _BEGAN)
            held[scheme] = accepted if scheme == "hspm" else _some_day(max(accepted, begins), 900, chance)
    name = f"{called} {kind}{country.forms[0].join((', ', '') if country.forms[0] == 'Inc.' else (' ', ''))}"
    name = f"{called} {kind}" if country.code in ("VN", "ID") else name
    left = [scheme for scheme in schemes if scheme not in held]
    given_up = None
    if left and chance.happens(0.3):
        begins = max(accepted, _BEGINNINGS.get(left[0], _BEGAN))
        given_up = (left[0], begins, _some_day(begins + datetime.timedelta(400), 700, chance))
    weights = Weighted([(code, 1 / (place + 1)) for place, code in enumerate(codes)])
    city, short_name = chance.one(country.cities)[0], f"{called} {kind.split()[0]}"
    return Body(letters, name, short_name, country.code, city, weights, accepted, held, given_up, rank)


def _some_day(first: datetime.date, days: int, chance: Chance) -> datetime.date:
    return first + datetime.timedelta(chance.below(days))
