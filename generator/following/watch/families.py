"""What happens to a family as a whole: sites that change with their master, and sites that stand better than it."""

from collections.abc import Iterable, Iterator

from generator.following.watch.changes import ENDS, Change, Seen, Sort
from generator.model.timeline import Status

_WITH_IT = {
    "suspended": "suspended",
    "restored": "current again",
    "cancelled": "cancelled",
    "withdrawn": "withdrawn",
    "expired": "expired",
    "renewed": "renewed",
    "reissued": "issued anew",
    "transferred": "transferred",
}
_STANDING = {Status.SUSPENDED: 1, Status.EXPIRED: 2, Status.CANCELLED: 3, Status.WITHDRAWN: 3}
_MOST_NAMED = 20


def better(site: Seen, master: Seen | None) -> str:
    """How a site stands beside its master, when it stands better, as a clause; empty when it does not."""
    if master is None or _standing(site) >= _standing(master):
        return ""
    of_master = f"its master {master.record.number} is {master.sentence}"
    return f"{of_master}, and this site is {site.sentence}: ask the issuing body"


def of_site(was: tuple[Seen, Seen | None] | None, site: Seen, master: Seen | None) -> Iterator[Change]:
    """Told once: the record of the site says nothing of it. ``was`` is the same pair at the last run."""
    clause = better(site, master)
    if not clause or (was and better(*was) and was[1].status is master.status):
        return
    name = ("master", f"{master.status.value}/{site.day}")
    yield Change(Sort.SERIOUS, site.record.number, clause, "master", name)


def of_master(was: Seen, now: Seen, sites: Iterable[Seen]) -> Iterator[Change]:
    """What has happened on the same day to its sites that are not on the list, and which stand better than it now."""
    fresh = [one for part, one in now.happenings.items() if part not in was.happenings and one.what in _WITH_IT]
    family = list(sites) if fresh else []
    for one in fresh:
        along = [site for site in family if any(one[:2] == other[:2] for other in site.happenings.values())]
        apart = [site for site in family if one.what in ENDS and better(site, now)]
        told = [
            *([f"{_WITH_IT[one.what]} with it, and not on the list: {_named(along)}"] if along else []),
            *([f"not {_WITH_IT[one.what]} with it, and not on the list: {_named(apart)}"] if apart else []),
        ]
        if told:
            sort = Sort.SERIOUS if one.what in ENDS else Sort.NEW
            yield Change(sort, now.record.number, "; ".join(told), "sites", ("sites", "/".join(one.part)))


def _standing(seen: Seen) -> int:
    return _STANDING.get(seen.status, 0)


def _named(sites: list[Seen]) -> str:
    numbers = [site.record.number for site in sites]
    more = f" and {len(numbers) - _MOST_NAMED:,} more" if len(numbers) > _MOST_NAMED else ""
    return f"{', '.join(numbers[:_MOST_NAMED])}{more}"
