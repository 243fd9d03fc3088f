"""Files of the sample as text: put together from templates, as writing them line by line would take minutes."""

import re
from collections.abc import Iterator
from functools import lru_cache
from textwrap import wrap

from generator.sampling.holders import Holder, Place
from generator.sampling.lives import Change, Span
from generator.sampling.scopes import Activities

_PLAIN = re.compile(r"[^\W_](?:[\w .,&/()'\-]*[\w.)])?")
_NO_TEXT = re.compile(r"[0-9.]+|(?i:y|n|yes|no|on|off|true|false|null)")
_WIDTH = 116


@lru_cache(maxsize=65_536)
def value(text: str) -> str:
    """A text behind ``name:``, quoted where a reader could take it for something else."""
    if _PLAIN.fullmatch(text) and not _NO_TEXT.fullmatch(text):
        return text
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def head(number: str, kind: str, scheme: str, body: str, holder: Holder) -> str:
    """The first lines of a record."""
    local = f"  name_local: {value(holder.local)}\n  language: {holder.language}\n" if holder.local else ""
    about = f"number: {number}\nkind: {kind}\nscheme: {scheme}\nbody: {body}\n"
    return f"{about}holder:\n  name: {value(holder.name)}\n{local}"


def site(role: str, kind: str, name: str, place: Place) -> str:
    """The site of a record."""
    optional = f"    region: {value(place.region)}\n" if place.region else ""
    optional += f"    postal_code: {value(place.postal_code)}\n" if place.postal_code else ""
    return (
        f"site:\n  role: {role}\n"
        + (f"  type: {kind}\n" if kind else "")
        + (f"  name: {value(name)}\n" if name else "")
        + f"  address:\n    street: {value(place.street)}\n    city: {value(place.city)}\n{optional}"
        f"    country: {value(place.country)}\n"
    )


def issue(position: int, span: Span, standards: tuple[str, ...], lines: str) -> str:
    """One issue of a certificate; ``lines`` say what is done."""
    cycle = f"    cycle_start: {span.starts}\n" if span.starts != span.issued else ""
    return (
        f"  - issue: {position}\n    issued: {span.issued}\n    expires: {span.expires}\n{cycle}"
        f"    standards: [{', '.join(standards)}]\n{lines}    reason: {value(span.reason)}\n"
    )


def prose(field: str, text: str) -> str:
    """A text that is folded when it does not fit its line."""
    if len(text) + len(field) < _WIDTH - 6:
        return f"    {field}: {value(text)}\n"
    folded = wrap(text, _WIDTH - 6, break_long_words=False, break_on_hyphens=False)
    return f"    {field}: >-\n" + "".join(f"      {line}\n" for line in folded)


def activities(field: str, done: Activities) -> str:
    """What is done, taken apart."""
    return f"    {field}:\n" + "".join(
        f"      - {{activity: {activity}, products: [{', '.join(products)}]}}\n" for activity, products in done
    )


def status(changes: tuple[Change, ...]) -> str:
    """The status entries, at the end of a record."""
    return "status:\n" + "".join(_entries(changes))


def _entries(changes: tuple[Change, ...]) -> Iterator[str]:
    for change in changes:
        reason = f", reason: {change.reason}" if change.reason else ""
        yield f"  - {{date: {change.date}, to: {change.to}{reason}}}\n"
