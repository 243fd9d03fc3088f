"""The cells of a row become values, and values a tree of a record; what cannot be read has a stand-in there."""

from dataclasses import dataclass

from generator.editing import notation
from generator.importing import cells, days
from generator.importing.columns import COLUMNS, Column
from generator.importing.days import Order
from generator.importing.faults import Fault
from generator.importing.table import Row
from generator.model.directory import Directory
from generator.model.findings import DirectoryError, Route
from generator.model.hints import nearest
from generator.model.number import parts
from generator.model.record import KINDS, Record

Values = dict[str, object]
"""Heading to value."""

COLUMN = {column.heading: column for column in COLUMNS}
DEFAULTS_TO = {"Originally issued": "Issued", "Status date": "Issued"}
"""Columns that may be empty, with the one that speaks for them then."""
OF_ONE_ISSUE = ("issue", "issued", "cycle_start", "expires", "reason")
"""What an issue does not take over from the one before."""
_STAND_INS: dict[str, object] = {
    "Number": "IECQ-H EXMPL 00.0000", "Scheme": "stand-in", "Holder": "stand-in", "Role": "single",
    "Street": "stand-in", "City": "stand-in", "Country": "XX", "Issue": "0", "Issued": "2000-01-01",
    "Expires": "2000-01-01", "Originally issued": "2000-01-01", "Standards": ["stand-in"],
    "Reason": "stand-in", "Status date": "2000-01-01", "Subject": "stand-in", "Unit": "stand-in",
    "Boundary": "cradle-to-gate", "Value": "1", "Period from": "2000-01-01", "Period to": "2000-01-01",
    "Assurance": "limited", "Activities": [{"activity": "stand-in", "products": ["stand-in"]}],
}  # fmt: skip
"""Values for fields that a record cannot be without. Nothing ever sees them: see ``without``."""


@dataclass(frozen=True)
class Reader:
    """Reads the cells of one table."""

    directory: Directory
    from_1904: bool
    orders: dict[str, Order]

    def values(self, row: Row) -> tuple[Values, list[Fault]]:
        """What the cells of a row say, and what is wrong with those that say nothing."""
        values: Values = {}
        faults = []
        for column in COLUMNS:
            if column.heading in row.cells:
                try:
                    values[column.heading] = self._value(column, row.cells[column.heading], row)
                except (cells.Doubt, DirectoryError) as no:
                    faults.append(Fault(row.number, column.heading, no.message, no.hint))
        return values, faults

    def _value(self, column: Column, cell: object, row: Row) -> object:
        form = column.form
        if form == "postal":
            return cells.postal(cell, self._country(row))
        if form == "day":
            return days.day(cell, self.from_1904, self.orders.get(column.heading), row.number)
        value = cells.READERS[form](cell)
        if form == "list":
            return notation.words(value)
        if form == "activities":
            return notation.activities(value)
        return self._scheme(value) if form == "scheme" else value

    @staticmethod
    def _country(row: Row) -> str:
        try:
            return cells.country(row.cells.get("Country", ""))
        except cells.Doubt:
            return ""

    def _scheme(self, value: str) -> str:
        schemes = self.directory.schemes.values()
        names = {name.casefold(): one.id for one in schemes for name in (one.id, one.name, one.short_name)}
        if value.casefold() not in names:
            hint = nearest(value.casefold(), names, f"use one of: {', '.join(self.directory.schemes)}")
            raise DirectoryError(f"the scheme '{value}' is not in the directory", hint)
        return names[value.casefold()]

    def kind(self, values: Values, there: Record | None) -> str:
        """Which kind of record a row means: its scheme says so, else the letters of its number, else its columns."""
        if there:
            return there.kind
        scheme = self.directory.schemes.get(str(values.get("Scheme")))
        known = parts(str(values.get("Number")))
        kinds = {one.kind for one in self.directory.schemes.values() if known and one.letters == known.letters}
        if scheme or len(kinds) == 1:
            return scheme.kind if scheme else kinds.pop()
        return "verification-statement" if {"Subject", "Unit", "Value"} & values.keys() else "certificate"


OF_THE_ROW = {"Expires", "Status date"}
"""What has a stand-in also beside a record that is there: of everything else that record has a value."""


def sound(values: Values, faulty: set[str]) -> Values:
    """The values that are not at fault."""
    return {heading: value for heading, value in values.items() if heading not in faulty}


def with_stand_ins(values: Values, wanted: set[str], kind: str, faulty: set[str]) -> Values:
    """The sound values, and something in place of the wanted ones, where a record of the kind cannot be without."""
    fields = KINDS[kind].model_fields["issues"].annotation.__args__[0].model_fields
    found = sound(values, faulty)
    for heading in sorted(wanted & _STAND_INS.keys()):
        route = COLUMN[heading].route
        if route[0] != "issues" or route[2] in fields:
            found[heading] = _STAND_INS[heading]
    return found


def new_tree(values: Values, kind: str, body: str) -> dict:
    """The tree of a new record, with what an empty cell stands for."""
    tree: dict = {"kind": kind, "body": body, "site": {"role": "single", "address": {}}, "holder": {}}
    tree |= {"issues": [{"issue": "0", "reason": "First issue"}]}
    if "Issued" in values:
        tree["originally_issued"] = values["Issued"]
    for heading, value in values.items():
        if COLUMN[heading].route[0] != "status":
            put(tree, COLUMN[heading].route, value)
    first = {"date": values.get("Issued"), "to": "current"}
    given = status_entry(values)
    is_current = given.get("to", "current") == "current" and not given.get("reason")
    tree["status"] = [first] if is_current else [first, {"to": "current"} | given]
    if "Issued" not in values:
        del first["date"]
    return tree


def status_entry(values: Values) -> dict[str, object]:
    """What a row says of the status, by field."""
    routes = {heading: COLUMN[heading].route for heading in values}
    return {route[2]: values[heading] for heading, route in routes.items() if route[0] == "status"}


def put(tree: dict, route: Route, value: object) -> None:
    """Put a value into a tree; groups on the way are made."""
    at = tree
    for step in route[:-1]:
        at = at[step] if isinstance(step, int) else at.setdefault(step, {})
    at[route[-1]] = value


def without(record: Record, faulty: set[str], given: Values) -> Record:
    """The record, made so that asking it for a value at fault raises AttributeError: neither a stand-in nor a default
    is taken for what the row says."""
    spoken_for = {heading for heading, by in DEFAULTS_TO.items() if by in faulty and heading not in given}
    for heading in faulty | spoken_for:
        _forget(record, COLUMN[heading])
    if "Issued" in faulty:
        vars(record.status[0]).pop("date", None)
    return record


def _forget(record: Record, column: Column) -> None:
    holder: object = record
    for step in column.route[:-1]:
        holder = holder[-1] if isinstance(step, int) else getattr(holder, f"{step}", None)
        if holder is None:
            return
    name = column.route[-1]
    # The models are frozen so that nobody changes a record that others look at; this one is looked at here alone.
    vars(holder).pop("from_" if name == "from" else name, None)
