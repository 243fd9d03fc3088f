"""What a build makes, by name: how much of a site each is, and what a host with a limit can do without.

Whoever adds an output names it here; the option ``--without`` and the report about hosts follow.
"""

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from fnmatch import translate
from functools import cache, partial

from generator.pages.page import Bundle, Draft, Unit


@dataclass(frozen=True, slots=True)
class Output:
    """Files of one kind. ``paths`` are patterns from the root of the site; a star stands for any characters."""

    name: str
    about: str
    paths: tuple[str, ...]
    entrance: str | None = None
    """The file with which a program begins, where there is one."""


OPTIONAL = (
    Output("badges", "a picture of number, status and day for each record", ("certificates/*.svg",)),
    Output(
        "api-lists",
        "the records of each body, scheme, country, standard and holder for programs",
        tuple(
            f"api/v1/{part}"
            for name in ("bodies", "schemes", "countries", "standards", "holders", "ids")
            for part in (f"{name}.json", f"{name}--*.json", f"{name}/*")
        ),
    ),
    Output("holder-feeds", "a feed and a calendar for each holder", ("feeds/holders/*",)),
    Output("changes", "what differs from one publication to the next", ("changes/*",), "changes/index.json"),
    Output("feeds", "feeds and calendars for all, and for what most people watch", ("feeds/*",), "feeds/all.atom"),
    Output("dumps", "all records in single files", ("dumps/*",), "dumps/index.json"),
)
"""What ``certdir build --without NAME`` leaves out. The first are missed least."""
ALWAYS = (
    Output("records", "the page of each record", ("certificates/iecq-*.html",)),
    Output("records as JSON", "the same facts for programs", ("certificates/*.json",)),
    Output("lists", "pages to browse", ("certificates/*.html", "categories/*", "countries/*", "standards/*")),
    Output("register", "pages of bodies and schemes", ("bodies/*", "schemes/*")),
    Output("holders", "the page of each holder", ("holders/*",)),
    Output("search", "the indexes of the search; --no-search leaves them out", ("search/*", "pagefind/*")),
    Output("api", "the register, the vocabularies and the schemas for programs", ("api/*", ".well-known/*")),
    Output("all else", "handwritten pages, scripts, styles, lists of addresses", ("*",)),
)
"""The rest, for the report: a file belongs to the first that has a pattern for it."""
NAMES = tuple(output.name for output in OPTIONAL)


def output_of(path: str) -> Output:
    """The output that a file belongs to."""
    matches, outputs = _of_folder(path.partition("/")[0])
    return outputs[matches(path).lastindex - 1]


def is_left_out(path: str, left_out: Collection[str]) -> bool:
    """Whether a file belongs to an output that is not made."""
    return bool(left_out) and output_of(path).name in left_out


def kept(units: Iterable[Unit], left_out: Collection[str]) -> Iterator[Unit]:
    """The units without the drafts that are not to be made. A bundle stays one: what is left out is part of what it is
    made of."""
    for unit in units:
        if not left_out:
            yield unit
        elif isinstance(unit, Bundle):
            yield Bundle(unit.made_of, partial(_kept, unit.drafts, left_out))
        else:
            yield partial(_kept, unit, left_out)


def _kept(unit: Unit, left_out: Collection[str]) -> Iterator[Draft]:
    return (draft for draft in unit() if not is_left_out(draft.path, left_out))


_ALL = (*OPTIONAL, *ALWAYS)


@cache
def _of_folder(folder: str) -> tuple[Callable[[str], re.Match], list[Output]]:
    """What tells the outputs of a folder of the site from each other: a group for each, so that one look at a path is
    enough; a site has many."""
    patterns = {one: [path for path in one.paths if path.partition("/")[0] in (folder, "*")] for one in _ALL}
    outputs = [one for one, paths in patterns.items() if paths]
    groups = (f"({'|'.join(map(translate, patterns[one]))})" for one in outputs)
    return re.compile("|".join(groups)).match, outputs
