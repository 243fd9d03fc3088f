"""What is done on what at the sites of a family, compared by words; and which sites a family has."""

from collections.abc import Iterable

from generator.model.directory import Directory
from generator.model.record import Activity, Certificate, Record
from generator.model.timeline import TRANSITIONS
from generator.rules.wording import keys

Done = dict[tuple[str, tuple[str, ...]], str]
"""What is done on what, the product compared by its words, with the product as it is written."""


def done(activities: Iterable[Activity]) -> Done:
    """What these activities come to."""
    return {(what, keys(product)): product for activity in activities for what, product in activity.pairs}


def done_at(sites: Iterable[Certificate]) -> Done:
    """What is done at these sites, by their newest issues."""
    found: Done = {}
    for site in sites:
        found |= done(site.issues[-1].activities)
    return found


def missing(activity: Activity, there: Done) -> list[str]:
    """The products of an activity that it is not done on there."""
    return [product for product in activity.products if (activity.activity, keys(product)) not in there]


def sites(master: Certificate, directory: Directory, *recorded: str) -> list[Certificate]:
    """The sites of a family, its master first, with one of these as their last recorded status."""
    family = [master, *directory.sites_of.get(master.number, ())]
    return [site for site in family if site.status[-1].to in recorded]


def has_ended(record: Record) -> bool:
    """Whether nothing can follow on the last recorded status."""
    return not TRANSITIONS[record.status[-1].to]
