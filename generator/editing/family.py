"""The scope of a family when one of its sites joins or leaves: what that site alone does comes into it, or goes."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from generator.editing.record import Fields
from generator.model.directory import Directory
from generator.model.record import Activity, Certificate
from generator.model.timeline import Status, status_on
from generator.rules.coverage import done, done_at, has_ended, missing, sites
from generator.rules.wording import keys


@dataclass(frozen=True, slots=True)
class ScopeChange:
    """What a family loses or gains with a site, and all that is in its scope afterwards."""

    master: Certificate
    parts: tuple[Activity, ...]
    whole: tuple[Activity, ...]

    @property
    def in_words(self) -> str:
        """What is lost or gained, as ``'manufacture' of 'lens'``."""
        return in_words(self.parts)

    def fields(self, of: Certificate, day: datetime.date, scope: str, reason: str) -> Fields:
        """The fields of a new issue of a certificate of the family that differ from those of the last one."""
        last = of.issues[-1]
        start = last.counts_from if last.counts_from != day else None
        found: Fields = {"issue": last.issue + 1, "issued": day, "cycle_start": start, "scope": scope}
        if of is self.master:
            found["scope_activities"] = [{"activity": one.activity, "products": one.products} for one in self.whole]
        return found | {"reason": reason}


def in_words(activities: Iterable[Activity]) -> str:
    """Activities in a sentence, as ``'manufacture' of 'lens'``."""
    return ", ".join(f"'{one.activity}' of {', '.join(map(repr, one.products))}" for one in activities)


def without(site: Certificate, directory: Directory, day: datetime.date) -> ScopeChange | None:
    """What the family of an additional site loses with it; None where nothing is lost, or the family has ended."""
    master = directory.master_of(site)
    if not master or has_ended(master) or status_on(master, day) is Status.EXPIRED:
        return None
    others = [one for one in sites(master, directory, "current", "suspended") if one is not site]
    there, here = done_at(others), done(site.issues[-1].activities)
    lost, left = [], []
    for activity in master.issues[-1].scope_activities:
        gone = [one for one in missing(activity, there) if (activity.activity, keys(one)) in here]
        kept = [one for one in activity.products if one not in gone]
        lost += [activity.model_copy(update={"products": tuple(gone)})] if gone else []
        left += [activity.model_copy(update={"products": tuple(kept)})] if kept else []
    return ScopeChange(master, tuple(lost), tuple(left)) if lost else None


def joined(master: Certificate, activities: Iterable[Activity]) -> ScopeChange | None:
    """What a site that joins does beyond the scope of its master; None where that is nothing."""
    scope = master.issues[-1].scope_activities
    there = done(scope)
    gained = [(one, missing(one, there)) for one in activities]
    parts = [one.model_copy(update={"products": tuple(more)}) for one, more in gained if more]
    whole = {one.activity: one for one in scope}
    for one in parts:
        before = whole[one.activity].products if one.activity in whole else ()
        whole[one.activity] = one.model_copy(update={"products": (*before, *one.products)})
    return ScopeChange(master, tuple(parts), tuple(whole.values())) if parts else None


def awaited(master: Certificate, directory: Directory) -> list[Activity]:
    """What is in the scope of a family and done at none of its sites yet."""
    there = done_at(sites(master, directory, "current", "suspended"))
    open_ = [(one, missing(one, there)) for one in master.issues[-1].scope_activities]
    return [one.model_copy(update={"products": tuple(products)}) for one, products in open_ if products]


def with_the_scope(change: ScopeChange, directory: Directory, site: Certificate | None = None) -> list[Certificate]:
    """The certificates that say the scope of the family and go on: the master, and each site that repeats it, except
    the one that leaves."""
    master = change.master
    since = master.issues[-1].counts_from
    others = [one for one in directory.sites_of.get(master.number, ()) if one is not site and not has_ended(one)]
    return [master, *(one for one in others if one.issues[-1].scope and one.issues[-1].expires >= since)]
