"""The columns of a table of records: one description for the reader, the template and the page about it."""

import difflib
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from generator.model.findings import Route

_ISSUE = ("issues", 0)


@dataclass(frozen=True, slots=True)
class Column:
    """One column. ``form``: how its cells are read. ``also``: other headings that mean the same, in small letters."""

    heading: str
    route: Route
    about: str
    example: str = ""
    form: str = "text"
    also: tuple[str, ...] = ()


COLUMNS = (
    Column("Number", ("number",), "As printed; every row needs one", "IECQ-H EXMPL 26.0091",
           "number", ("certificate number", "certificate no", "cert no", "statement number", "no")),
    Column("Scheme", ("scheme",), "An id of data/schemes/, or the name of the scheme", "hspm",
           "scheme", ("service", "programme")),
    Column("Holder", ("holder", "name"), "In Latin letters", "Example Lens Works Co., Ltd.",
           also=("company", "organization", "organisation", "certificate holder", "holder name")),
    Column("Holder, local name", ("holder", "name_local"), "As the holder writes it", "例示鏡片股份有限公司",
           also=("local name", "name in local script")),
    Column("Language", ("holder", "language"), "Of the local name", "zh-Hant"),
    Column("Role", ("site", "role"), "single, master or additional; empty: single", "single", "word", ("site role",)),
    Column("Site type", ("site", "type"), "For a master head-office or system-control-point", "production",
           "word", ("type of site",)),
    Column("Site name", ("site", "name"), "Tells the sites of one family apart", "Plant 1", also=("site", "plant")),
    Column("Street", ("site", "address", "street"), "Street and number", "3 Sample Road", also=("address",)),
    Column("City", ("site", "address", "city"), "In Latin letters", "Sampleton", also=("town",)),
    Column("Region", ("site", "address", "region"), "State, province or county", also=("state", "province")),
    Column("Postal code", ("site", "address", "postal_code"), "A cell of text, so that it keeps its zeros", "30078",
           "postal", ("zip", "zip code", "postcode")),
    Column("Country", ("site", "address", "country"), "Two letters of ISO 3166-1, or the English name", "TW",
           "country", ("country code",)),
    Column("Master", ("master",), "The number of the master, on additional sites", form="number",
           also=("master certificate", "master number")),
    Column("Originally issued", ("originally_issued",), "The day of the very first issue; empty: as Issued",
           "2026-03-02", "day", ("original issue date", "first issued")),
    Column("Issue", (*_ISSUE, "issue"), "The number of the issue; empty: 0, or the next one", "0",
           "whole", ("issue no", "issue number")),
    Column("Issued", (*_ISSUE, "issued"), "The day of the newest issue", "2026-03-02",
           "day", ("issue date", "date of issue", "date issued")),
    Column("Cycle start", (*_ISSUE, "cycle_start"), "Where the three years count from another day", form="day"),
    Column("Expires", (*_ISSUE, "expires"), "The last day of validity", "2029-03-01",
           "day", ("expiry", "expiry date", "valid until", "expiration date")),
    Column("Standards", (*_ISSUE, "standards"), "With edition, separated by ;", "IECQ QC 080000:2017",
           "list", ("standard",)),
    Column("Specifications", (*_ISSUE, "specifications"), "With edition, separated by ;", form="list",
           also=("specification",)),
    Column("Scope", (*_ISSUE, "scope"), "Of all sites, in the words of the paper", "Manufacture of Lens",
           also=("scope of certification",)),
    Column("Scope activities", (*_ISSUE, "scope_activities"), "On a master, written as Activities", form="activities"),
    Column("At this location", (*_ISSUE, "at_this_location"), "On masters and additional sites",
           also=("activities at this location in words",)),
    Column("Activities", (*_ISSUE, "activities"), "Of this site: activity: product, product; activity: product",
           "manufacture: lens", "activities"),
    Column("Categories", (*_ISSUE, "categories"), "Of components, separated by ;", form="list",
           also=("component categories", "category")),
    Column("Approval type", (*_ISSUE, "approval_type"), "qualification, capability or technology", form="word"),
    Column("Subject", (*_ISSUE, "subject"), "Statements: the product or service", also=("product",)),
    Column("Unit", (*_ISSUE, "unit"), "Statements: what the value is for", also=("functional unit", "declared unit")),
    Column("Boundary", (*_ISSUE, "boundary"), "Statements: cradle-to-gate, cradle-to-grave or gate-to-gate",
           form="word"),
    Column("Value", (*_ISSUE, "value"), "Statements: kg CO2e per unit", form="amount", also=("kg co2e",)),
    Column("Period from", (*_ISSUE, "period", "from"), "Statements: the first day of the data", form="day"),
    Column("Period to", (*_ISSUE, "period", "to"), "Statements: its last day", form="day"),
    Column("Assurance", (*_ISSUE, "assurance"), "Statements: limited or reasonable", form="word"),
    Column("Reason", (*_ISSUE, "reason"), "Why there is this issue; empty: First issue, or Renewal", "First issue"),
    Column("Status", ("status", 0, "to"), "current, suspended, cancelled or withdrawn; empty: current", "current",
           "word"),
    Column("Status date", ("status", 0, "date"), "From when; not needed while it is current", form="day",
           also=("status since",)),
    Column("Status reason", ("status", 0, "reason"), "A word of data/vocabularies/status-reasons.yaml", form="word"),
    Column("Status note", ("status", 0, "note"), "One line for the reader"),
)  # fmt: skip

_NO_LETTER = re.compile(r"[^\w]+")


def _bare(heading: str) -> str:
    return _NO_LETTER.sub(" ", unicodedata.normalize("NFKC", heading).casefold().replace("_", " ")).strip()


_BY_NAME = {_bare(name): column for column in COLUMNS for name in (column.heading, *column.also)}


def column_of(heading: str) -> Column | None:
    """The column that a heading means, whatever its case, its blanks and its stops."""
    return _BY_NAME.get(_bare(heading))


def column_meant(heading: str, taken: Iterable[Column]) -> Column | None:
    """The column that a heading is nearly the name of, if no other heading means it already."""
    free = {name: column for name, column in _BY_NAME.items() if column not in taken}
    near = difflib.get_close_matches(_bare(heading), free, n=1, cutoff=0.75)
    return free[near[0]] if near else None


_NAMED = re.compile(r"'([a-z_]+): ")


def column_of_route(route: Route, hint: str = "") -> Column | None:
    """The column of a field of a record. The newest issue and status stand in a row, so that their place in the list
    says nothing. For a whole group it is the column of the field that the hint wants added; None when that is none."""
    of_row = tuple(0 if isinstance(step, int) and place == 1 else step for place, step in enumerate(route))
    for column in COLUMNS:
        if column.route == of_row[: len(column.route)]:
            return column
    named = _NAMED.search(hint)
    inside = [column for column in COLUMNS if of_row and column.route[: len(of_row)] == of_row]
    wanted = [column for column in inside if named and column.route[-1] == named[1]]
    if not wanted and of_row == ("status", 0):
        wanted = inside
    return next(iter(wanted), None)


_LINE = re.compile(r"(add a line|add|write|name|or) '([a-z_]+): ([^']*)'(?: under site)?")
_FIELD = re.compile(r"'?\b[a-z]+(?:_[a-z]+)+\b'?")


def in_columns(hint: str, route: Route) -> str:
    """A hint in words of the table: where it wants a line in a file, it names the column for it. The route is that of
    the value which the hint is about: the reason of a status is another than that of an issue."""

    def line(found: re.Match) -> str:
        column = _column_of_field(found[2], route)
        if column is None:
            return found[0]
        if found[3] in ("", "…"):
            return f"fill in '{column.heading}'"
        return f"{'or' if found[1] == 'or' else 'write'} '{found[3]}' as '{column.heading}'"

    def name(found: re.Match) -> str:
        column = _column_of_field(found[0].strip("'"), route)
        return f"'{column.heading}'" if column else found[0]

    return _FIELD.sub(name, _LINE.sub(line, hint))


def _column_of_field(name: str, route: Route) -> Column | None:
    found = [column for column in COLUMNS if column.route[-1] == name]
    return next((column for column in found if column.route[:1] == route[:1]), next(iter(found), None))


def letters(place: int) -> str:
    """How a table calls its columns, counted from 0: A to Z, AA and so on."""
    found = ""
    while place >= 0:
        place, last = divmod(place, 26)
        found, place = chr(65 + last) + found, place - 1
    return found
