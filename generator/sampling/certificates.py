"""Certificates: single ones, and families of a master with its additional sites."""

import datetime
from collections.abc import Iterator

from generator.sampling import lives, scopes, writing
from generator.sampling.chance import Chance
from generator.sampling.editions import Editions
from generator.sampling.holders import Holders, Place
from generator.sampling.lives import Life, Span
from generator.sampling.plan import Award
from generator.sampling.products import Group
from generator.sampling.scopes import Activities, in_words

_ALWAYS = "IEC 60748-1"
"""A standard whose edition was in force in all years of a sample."""
_KINDS = {
    "design": "office",
    "service": "office",
    "test": "laboratory",
    "storage": "warehouse",
    "distribution": "warehouse",
}
_PLANTS = ("Plant", "Works", "Factory", "Site")


class Certificates:
    """Writes the certificates of a decision."""

    def __init__(self, seed: int, editions: Editions, holders: Holders, as_of: datetime.date) -> None:
        self._chance = Chance(seed, "certificates")
        self._editions, self._holders, self._as_of = editions, holders, as_of

    def of(self, award: Award) -> Iterator[tuple[str, str]]:
        """Each number with the text of its record, the master first."""
        group = scopes.group_for(award.scheme.id, self._chance)
        place = award.holder.head_office if award.at_head_office else self._holders.place(award.holder.country)
        if award.sites == 1:
            yield award.number, self._single(award, group, place)
        else:
            yield from self._family(award, group, place)

    def _single(self, award: Award, group: Group, place: Place) -> str:
        chance = self._chance
        done = scopes.activities(award.scheme.id, group, chance)
        before = scopes.without_last(done)
        life = lives.life(award.first, award.fate, self._as_of, before is not None, chance)
        named = self._named(award, group)
        extended = next((at for at, span in enumerate(life.spans) if span.reason == lives.EXTENDED), 0)
        issues = []
        for at, span in enumerate(life.spans):
            now = before if before and at < extended else done
            lines = writing.prose("scope", in_words(now)) + writing.activities("activities", now)
            issues.append(self._issue(at, span, named, lines))
        kind = _kind(done) if chance.happens(0.7) else ""
        name = "" if award.at_head_office else f"{place.city} {chance.one(_PLANTS)}"
        return self._record(award, award.number, writing.site("single", kind, name, place), "", issues, life)

    def _family(self, award: Award, group: Group, place: Place) -> Iterator[tuple[str, str]]:
        chance = self._chance
        scope = scopes.of_family(award.scheme.id, group, chance)
        life = lives.life(award.first, award.fate, self._as_of, False, chance)
        named = self._named(award, group)

        def same(one: datetime.date, other: datetime.date) -> bool:
            return self._editions.on(one, named[0]) == self._editions.on(other, named[0])

        of_sites = [lives.of_site(life, self._as_of, same, chance) for _ in range(award.sites - 1)]
        shares = scopes.shares(scope, [True, *(not site.has_ended for site in of_sites)], chance)
        common = writing.prose("scope", in_words(scope)) + writing.activities("scope_activities", scope)
        issues = [self._issue(at, span, named, common + _here(shares[0])) for at, span in enumerate(life.spans)]
        kind = "head-office" if chance.happens(0.8) else "system-control-point"
        head = writing.site("master", kind, "", place)
        yield award.number, self._record(award, award.number, head, "", issues, life)
        for position, (site, share) in enumerate(zip(of_sites, shares[1:], strict=True), 1):
            issues = [self._issue(at, span, named, _here(share)) for at, span in enumerate(site.spans)]
            where = self._holders.place(award.holder.country)
            name = f"{_called(share)} {position + 1}" if chance.happens(0.4) else f"{where.city} {_called(share)}"
            head = writing.site("additional", _kind(share), name, where)
            number = f"{award.number}-{position:02}"
            yield number, self._record(award, number, head, f"master: {award.number}\n", issues, site)

    def _record(self, award: Award, number: str, site: str, master: str, issues: list[str], life: Life) -> str:
        days = lives.surveillance(life, self._as_of, self._chance) if self._chance.happens(0.15) else ()
        return (
            writing.head(number, "certificate", award.scheme.id, award.body.id, award.holder)
            + f"{site}{master}originally_issued: {life.spans[0].issued}\nissues:\n{''.join(issues)}"
            + (f"surveillance: [{', '.join(map(str, days))}]\n" if days else "")
            + writing.status(life.status)
        )

    def _named(self, award: Award, group: Group) -> tuple[tuple[str, ...], str]:
        """The standards of a record, without edition, and the lines that stand in each issue of a component."""
        scheme, chance = award.scheme, self._chance
        if scheme.group != "component":
            return tuple(scheme.standards) or (_ALWAYS,), ""
        standards = [each for each in group.standards if self._editions.on(award.first, [each])] or [_ALWAYS]
        way = chance.one(("qualification", "capability", "technology"))
        lines = f"    categories: [{group.category}]\n    approval_type: {way}\n"
        return tuple(sorted(chance.some(standards, chance.between(1, 2)))), lines

    def _issue(self, at: int, span: Span, named: tuple[tuple[str, ...], str], lines: str) -> str:
        standards, more = named
        return writing.issue(at, span, self._editions.on(span.issued, standards), lines + more)


def _here(share: Activities) -> str:
    return writing.prose("at_this_location", in_words(share)) + writing.activities("activities", share)


def _kind(done: Activities) -> str:
    """What kind of place it is, after the first of its activities."""
    return _KINDS.get(done[0][0], "production")


def _called(share: Activities) -> str:
    kind = _kind(share)
    return "Plant" if kind == "production" else kind.capitalize()
