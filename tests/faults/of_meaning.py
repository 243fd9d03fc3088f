"""Faults across fields and records: names that lead nowhere, dates out of order, families that disagree."""

import datetime
import random
import re

from faults.located import Base, Edit, Spot, fault, put_text

_DAY = datetime.timedelta(days=1)
_NAMES_A_SCHEME = frozenset({"scheme", "approvals.scheme"})
_NAMES_A_BODY = frozenset({"body", "transfers.from", "transfers.to"})
_NAMES_A_TERM = frozenset({"issues.activities.activity", "issues.categories", "status.reason"})
_NAMES_AN_EDITION = frozenset({"issues.standards", "issues.specifications"})


def _nearly(word: str, rng: random.Random) -> str:
    """A word of the right form that is not there."""
    return rng.choice((f"{word}x", word[:-1] + "qq", f"no-{word}"))


def _day(spot: Spot | None) -> datetime.date | None:
    return datetime.date.fromisoformat(spot.value) if spot else None


def _put_day(spot: Spot, day: datetime.date, rng: random.Random, code: str = "") -> Edit:
    return put_text(spot, day.isoformat(), rng, code)


def _without(base: Base, spot: Spot) -> Edit:
    """A field taken out that is not the first of its group; the place is the group."""
    names = [key.value for key, _ in spot.parent.value]
    before = base.beside(spot, names[names.index(spot.key.value) - 1])
    return Edit(before.end, spot.end, "", spot.parent.start_mark.index)


def _older(base: Base, spot: Spot, name: str) -> Spot | None:
    """The same field in the entry before."""
    top, *position = spot.route
    return base.spots.get((top, position[0] - 1, name)) if len(position) == 2 and isinstance(position[0], int) else None


@fault("country that is none", "R207")
def country(base: Base, spot: Spot, rng: random.Random) -> Edit | None:
    """Two letters that are no country."""
    word = rng.choice(("UK", "EU", "XX", "EN"))
    if spot.kind == "site.address.country":
        return put_text(spot, word, rng)
    return put_text(spot, word, rng, "R209") if spot.kind == "country" else None


@fault("unknown scheme", "R201")
def scheme(base: Base, spot: Spot, rng: random.Random) -> Edit | None:
    """A scheme that no file describes."""
    if spot.kind not in _NAMES_A_SCHEME:
        return None
    return put_text(spot, _nearly(spot.value, rng), rng, "" if base.is_record else "R209")


@fault("unknown body", "R202")
def body(base: Base, spot: Spot, rng: random.Random) -> Edit | None:
    """A body that no file describes."""
    if spot.kind not in _NAMES_A_BODY or not base.is_record:
        return None
    return put_text(spot, _nearly(spot.value, rng), rng)


@fault("unknown standard or edition", "R204")
def standard(base: Base, spot: Spot, rng: random.Random) -> Edit | None:
    """Another year, no year, another publisher."""
    if spot.kind == "standards" and base.path.startswith("schemes/") and spot.value:
        return put_text(spot, f"{spot.value}-9", rng, "R209")
    if spot.kind not in _NAMES_AN_EDITION or not spot.value:
        return None
    return put_text(spot, rng.choice((f"{spot.value[:-4]}1899", f"IEEE {spot.value}", f"{spot.value}-1")), rng)


@fault("unknown activity, category or reason", "R205")
def term(base: Base, spot: Spot, rng: random.Random) -> Edit | None:
    """A word that is in no vocabulary."""
    if spot.kind not in _NAMES_A_TERM or not spot.value:
        return None
    return put_text(spot, _nearly(spot.value, rng), rng)


@fault("unknown master", "R203")
def master(base: Base, spot: Spot, rng: random.Random) -> Edit | None:
    """A number that nobody has."""
    return put_text(spot, f"{spot.value[:-4]}97{spot.value[-2:]}", rng) if spot.kind == "master" else None


@fault("expires before it is issued", "R302")
def expires_early(base: Base, spot: Spot, rng: random.Random) -> Edit | None:
    """The last day lies before the first."""
    if spot.kind != "issues.expires":
        return None
    return _put_day(spot, _day(base.beside(spot, "issued")) - rng.randrange(1, 400) * _DAY, rng)


@fault("more than three years", "R303")
def too_long_valid(base: Base, spot: Spot, rng: random.Random) -> Edit | None:
    """From two days to four years too long."""
    return _put_day(spot, _day(spot) + rng.randrange(2, 1500) * _DAY, rng) if _counts_three_years(base, spot) else None


def _counts_three_years(base: Base, spot: Spot) -> bool:
    # Whether statements expire is not known, so nothing limits what one states.
    if spot.kind != "issues.expires" or base.spots["kind",].value != "certificate":
        return False
    start = _day(base.beside(spot, "cycle_start") or base.beside(spot, "issued"))
    return _day(spot) - start > 1090 * _DAY


@fault("issue numbers that do not rise", "R301")
def issue_number(base: Base, spot: Spot, rng: random.Random) -> Edit | None:
    """The number of the issue before, once more."""
    older = _older(base, spot, "issue")
    return put_text(spot, older.value, rng) if spot.kind == "issues.issue" and older else None


@fault("issue dated before the older one", "R301")
def issued_back(base: Base, spot: Spot, rng: random.Random) -> Edit | None:
    """The list of issues is no longer oldest first."""
    older = _older(base, spot, "issued")
    return (
        _put_day(spot, _day(older) - rng.randrange(1, 90) * _DAY, rng)
        if spot.kind == "issues.issued" and older
        else None
    )


@fault("originally issued on another day", "R304")
def original(base: Base, spot: Spot, rng: random.Random) -> Edit | None:
    """Not the day of the first issue."""
    return _put_day(spot, _day(spot) + rng.randrange(1, 400) * _DAY, rng) if spot.kind == "originally_issued" else None


@fault("cycle start out of reach", "R305")
def cycle(base: Base, spot: Spot, rng: random.Random) -> Edit | None:
    """A cycle that starts after its issue without an older one that ends there, or after its own end."""
    if spot.kind != "issues.cycle_start":
        return None
    expires, issued = _day(base.beside(spot, "expires")), _day(base.beside(spot, "issued"))
    if rng.random() < 0.5:
        return _put_day(spot, expires + rng.randrange(1, 400) * _DAY, rng, "R302")
    return _put_day(spot, max(issued, _day(spot)) + rng.randrange(100, 200) * _DAY, rng)


@fault("period the wrong way round", "R306")
def period(base: Base, spot: Spot, rng: random.Random) -> Edit | None:
    """The data ends before it begins, or after the statement was issued."""
    if spot.kind != "issues.period.to":
        return None
    day = rng.choice((_day(base.beside(spot, "from")) - 9 * _DAY, datetime.date(2090, 1, 1)))
    return _put_day(spot, day, rng)


@fault("status dates that go back", "R403")
def status_back(base: Base, spot: Spot, rng: random.Random) -> Edit | None:
    """A later entry of an earlier day."""
    older = _older(base, spot, "date")
    if spot.kind != "status.date" or not older or not base.is_record:
        return None
    return _put_day(spot, _day(older) - rng.randrange(0, 90) * _DAY, rng)


@fault("status that cannot follow", "R402")
def status_word(base: Base, spot: Spot, rng: random.Random) -> Edit | None:
    """A first status other than current, or the same status again."""
    if spot.kind != "status.to" or not base.is_record:
        return None
    older = _older(base, spot, "to")
    return put_text(spot, older.value, rng) if older else put_text(spot, "withdrawn", rng, "R401")


@fault("change of status without a reason", "R404")
def no_reason(base: Base, spot: Spot, rng: random.Random) -> Edit | None:
    """The reason was left out; the place is the entry."""
    return _without(base, spot) if spot.kind == "status.reason" else None


@fault("number that does not fit the file", "R103")
def number(base: Base, spot: Spot, rng: random.Random) -> Edit | None:
    """Digits swapped, or the number of another year."""
    if spot.kind != "number":
        return None
    parts = re.fullmatch(r"(.*\d\d\.)(\d{4})(.*)", spot.value)
    return put_text(spot, f"{parts[1]}{rng.randrange(7000, 8000)}{parts[3]}", rng)


@fault("holder misspelt on an additional site", "R505")
def holder(base: Base, spot: Spot, rng: random.Random) -> Edit | None:
    """Another name than the master's; where only a dot is missing, it is one holder written in two ways."""
    if spot.kind != "holder.name" or ("master",) not in base.spots:
        return None
    if spot.value.endswith(".") and rng.random() < 0.4:
        return put_text(spot, spot.value[:-1], rng, "R903")
    return put_text(spot, spot.value[::-1].replace("n", "m", 1)[::-1], rng)


@fault("role that does not fit the master", "R501")
def role(base: Base, spot: Spot, rng: random.Random) -> Edit | None:
    """An additional site without a master (placed at the role), a single site with one (placed at the master)."""
    named = base.spots.get(("master",))
    if spot.kind != "site.role" or spot.value == "master" or base.beside(spot, "type") is None:
        return None
    if not named:
        return put_text(spot, "additional", rng)
    edit = put_text(spot, "single", rng)
    return Edit(edit.start, edit.end, edit.new, named.start + len(edit.new) - (edit.end - edit.start))


@fault("master that is no centre", "R503")
def centre(base: Base, spot: Spot, rng: random.Random) -> Edit | None:
    """A master of the type of a plant."""
    is_master = spot.kind == "site.type" and base.beside(spot, "role").value == "master"
    return put_text(spot, rng.choice(("production", "warehouse", "office")), rng) if is_master else None


def _in_family(base: Base) -> bool:
    return ("master",) in base.spots or base.spots["site", "role"].value == "master"


@fault("product outside the scope", "R508")
def outside(base: Base, spot: Spot, rng: random.Random) -> Edit | None:
    """A site does something that the scope of its family does not have; the place is that product."""
    if spot.kind != "issues.activities.products" or not spot.value or not _in_family(base):
        return None
    newest = max(step for step in (route[1] for route in base.spots if route[0] == "issues" and len(route) > 1))
    return put_text(spot, f"{spot.value} of another kind", rng) if spot.route[1] == newest else None


@fault("scope left out", "R506")
def no_scope(base: Base, spot: Spot, rng: random.Random) -> Edit | None:
    """The issue does not say what it is for; the place is the issue."""
    if spot.kind not in ("issues.scope", "issues.at_this_location"):
        return None
    role = base.spots["site", "role"].value
    wanted = {"single": "scope", "additional": "at_this_location", "master": "scope"}[role]
    if spot.kind != f"issues.{wanted}":
        return None
    edit = _without(base, spot)
    return Edit(edit.start, edit.end, edit.new, edit.at, "R504") if role == "master" else edit


@fault("id that is another one's", "F207")
def id_(base: Base, spot: Spot, rng: random.Random) -> Edit | None:
    """The id of a body or scheme that is not its file's; a term that stands twice."""
    if spot.kind == "id":
        return put_text(spot, f"{spot.value}-2", rng)
    if spot.kind == "terms.id" and spot.route[1]:
        return put_text(spot, base.spots["terms", 0, "id"].value, rng, "R904")
    if spot.kind == "standards.editions.id" and spot.route[3]:
        return put_text(spot, base.spots[*spot.route[:3], spot.route[3] - 1, "id"].value, rng, "R904")
    return None
