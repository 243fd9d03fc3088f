"""What one record says in one row, on a day: the columns of the CSV, and what the page about them shows."""

from collections.abc import Callable
from dataclasses import dataclass

from generator.editing import notation
from generator.model.timeline import change_on
from generator.pages.catalogue import Catalogue, Entry


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name, what stands in it, and how it is found."""

    name: str
    about: str
    of: Callable[[Entry, Catalogue], object]


def _recorded(name: str) -> Callable[[Entry, Catalogue], object]:
    return lambda entry, _: getattr(entry.record, name)


def _holder(name: str) -> Callable[[Entry, Catalogue], object]:
    return lambda entry, _: getattr(entry.record.holder, name)


def _site(name: str) -> Callable[[Entry, Catalogue], object]:
    return lambda entry, _: getattr(entry.record.site, name)


def _address(name: str) -> Callable[[Entry, Catalogue], object]:
    return lambda entry, _: getattr(entry.record.site.address, name)


def _issue(name: str) -> Callable[[Entry, Catalogue], object]:
    """Of the issue in force on the day; nothing where the kind of record has no such field, which asking the model for
    would tell slowly."""
    return lambda entry, _: vars(entry.issue).get(name)


def _list(name: str) -> Callable[[Entry, Catalogue], object]:
    return lambda entry, _: "; ".join(vars(entry.issue).get(name, ()))


def _activities(name: str) -> Callable[[Entry, Catalogue], object]:
    return lambda entry, _: notation.as_line(vars(entry.issue).get(name, ()))


def _period(name: str) -> Callable[[Entry, Catalogue], object]:
    return lambda entry, _: getattr(vars(entry.issue).get("period"), name, None)


def _change(name: str) -> Callable[[Entry, Catalogue], object]:
    """Of the recorded status entry that holds on the day."""
    return lambda entry, catalogue: getattr(change_on(entry.record, catalogue.as_of), name, None)


def _page(entry: Entry, catalogue: Catalogue) -> object:
    return f"{catalogue.directory.info.address}certificates/{entry.slug}.html"


COLUMNS = (
    Column("number", "as printed", _recorded("number")),
    Column("slug", "the name of its page and of its file, made from the number", lambda entry, _: entry.slug),
    Column("kind", "`certificate` or `verification-statement`", _recorded("kind")),
    Column("scheme", "the id of its scheme", _recorded("scheme")),
    Column("body", "the id of the body that answers for it now", _recorded("body")),
    Column("holder", "name in Latin letters", _holder("name")),
    Column("holder_local", "name as the holder writes it", _holder("name_local")),
    Column("language", "of that name", _holder("language")),
    Column("role", "`single`, `master` or `additional`", _site("role")),
    Column("master", "number of the master, on an additional site", lambda entry, _: vars(entry.record).get("master")),
    Column("site_type", "kind of place", _site("type")),
    Column("site_name", "tells sites of one family apart", _site("name")),
    Column("street", "street and number", _address("street")),
    Column("city", "in Latin letters", _address("city")),
    Column("region", "state, province or county", _address("region")),
    Column("postal_code", "with its zeros: read it as text", _address("postal_code")),
    Column("country", "of the site, ISO 3166-1", _address("country")),
    Column("originally_issued", "day of the very first issue", _recorded("originally_issued")),
    Column("status", "**derived** for the day of the file: one of the six", lambda entry, _: entry.status),
    Column("status_since", "day of the recorded status that holds", _change("date")),
    Column("status_reason", "word of the vocabulary, if one is recorded", _change("reason")),
    Column("issue", "number of the issue in force, or of the first if none is yet", _issue("issue")),
    Column("issued", "day of that issue", _issue("issued")),
    Column("valid_until", "**derived**: last day of validity, included", lambda entry, _: entry.until),
    Column("standards", "with edition, separated by `; `", _list("standards")),
    Column("specifications", "with edition, separated by `; `", _list("specifications")),
    Column("scope", "of all sites, in the words of the paper", _issue("scope")),
    Column("at_this_location", "of this site, in the words of the paper", _issue("at_this_location")),
    Column("activities", "of this site: `design: LED frames, lens; manufacture: lens`", _activities("activities")),
    Column("categories", "component categories, separated by `; `", _list("categories")),
    Column("approval_type", "of components", _issue("approval_type")),
    Column("subject", "statements: product or service", _issue("subject")),
    Column("unit", "statements: what the value is for", _issue("unit")),
    Column("boundary", "statements: system boundary", _issue("boundary")),
    Column("value", "statements: kg CO2e per unit", _issue("value")),
    Column("period_from", "statements: first day of the data", _period("from_")),
    Column("period_to", "statements: last day of the data", _period("to")),
    Column("assurance", "statements: `limited` or `reasonable`", _issue("assurance")),
    Column("page", "address of its page", _page),
    Column("as_of", "the day for which the row holds", lambda _, catalogue: catalogue.as_of),
)  # fmt: skip
