"""The scope of a family when one of its sites leaves: what that site alone did is no longer in it."""

import datetime
from dataclasses import dataclass

from generator.editing.record import Fields
from generator.model.directory import Directory
from generator.model.record import Activity, Certificate
from generator.model.timeline import Status, status_on
from generator.rules.coverage import done, done_at, has_ended, missing, sites
from generator.rules.wording import keys


@dataclass(frozen=True, slots=True)
class Reduction:
    """What a family loses with a site, and what it keeps."""

    master: Certificate
    lost: tuple[Activity, ...]
    left: tuple[Activity, ...]

    @property
    def lost_in_words(self) -> str:
        """What is lost, as ``'manufacture' of 'lens'``."""
        return ", ".join(f"'{one.activity}' of {', '.join(map(repr, one.products))}" for one in self.lost)

    def fields(self, of: Certificate, day: datetime.date, scope: str, reason: str) -> Fields:
        """The fields of a new issue of a certificate of the family that differ from those of the last one."""
        last = of.issues[-1]
        start = last.counts_from if last.counts_from != day else None
        found: Fields = {"issue": last.issue + 1, "issued": day, "cycle_start": start, "scope": scope}
        if of is self.master:
            found["scope_activities"] = [{"activity": one.activity, "products": one.products} for one in self.left]
        return found | {"reason": reason}


def without(site: Certificate, directory: Directory, day: datetime.date) -> Reduction | None:
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
    return Reduction(master, tuple(lost), tuple(left)) if lost else None


def with_the_scope(reduction: Reduction, site: Certificate, directory: Directory) -> list[Certificate]:
    """The certificates that say the scope of the family and go on: the master, and each other site that repeats it."""
    master = reduction.master
    since = master.issues[-1].counts_from
    others = [one for one in directory.sites_of.get(master.number, ()) if one is not site and not has_ended(one)]
    return [master, *(one for one in others if one.issues[-1].scope and one.issues[-1].expires >= since)]
