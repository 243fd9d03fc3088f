"""A row becomes a record, or what a record that is there already gets in addition."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import cached_property

from pydantic import ValidationError

from generator.editing import fresh
from generator.importing.absent import Numbers, only_changes
from generator.importing.columns import column_of_route, in_columns
from generator.importing.continuing import Continuation
from generator.importing.days import Order
from generator.importing.faults import Fault, Refused
from generator.importing.table import Row
from generator.importing.values import (
    COLUMN,
    DEFAULTS_TO,
    OF_THE_ROW,
    Reader,
    Values,
    new_tree,
    sound,
    with_stand_ins,
    without,
)
from generator.model.directory import Directory
from generator.model.findings import DirectoryError, Problem
from generator.model.number import parts, slug
from generator.model.record import KINDS, Record
from generator.reading import fields

EMPTY = "the cell is empty"
_MOST_LOOKS = 4
"""A value may be found faulty after another one is set aside; more often than this it is left."""


@dataclass
class Outcome:
    """What a row does: a path with its new text, or None when the record says the same already."""

    path: str
    text: str | None
    number: str
    is_new: bool = False


@dataclass(frozen=True)
class Importer:
    """Turns the rows of one body's table into texts; ``text_of`` gives the text of a file that is there, ``way_back``
    how it becomes again what it was before, if that is still possible."""

    directory: Directory
    body: str
    from_1904: bool
    text_of: Callable[[str], str]
    way_back: Callable[[str], str]
    orders: dict[str, Order] = field(default_factory=dict)

    @cached_property
    def _numbers(self) -> Numbers:
        return Numbers.of(number for number, one in self.directory.by_number.items() if one.body == self.body)

    def take(self, row: Row) -> Outcome:
        """One row. Raises Refused with everything that is wrong with it."""
        reader = Reader(self.directory, self.from_1904, self.orders)
        values, faults = reader.values(row)
        number = str(values.get("Number", "")) or None
        there = self.directory.by_number.get(str(number))
        if there and there.body != self.body:
            message = f"{number} is a record of '{there.body}'; a table of '{self.body}' cannot change it"
            hint = f"leave the row out, or import it with --body {there.body}"
            raise Refused([*faults, Fault(row.number, "Number", message, hint)], number)
        if there is None and only_changes(row):
            raise Refused(self._absent(row, number, faults), number)
        kind = reader.kind(values, there)
        faulty = {fault.column for fault in faults if fault.column}
        found = self._validated(row, values, kind, there, faulty, faults)
        path = self._path(number, there)
        continuation = Continuation(row, sound(values, faulty), there) if there and found else None
        if continuation:
            continuation.compare(found, "Issued" not in faulty, lambda: self.way_back(path))
            faults += continuation.faults
            faulty |= {fault.column for fault in continuation.faults if fault.column}
        if faults:
            partial = without(found, faulty, values) if found else None
            raise Refused(faults, number, path, partial, frozenset(faulty))
        if there is None:
            return Outcome(path, fresh.annotated(_in_order(found)), found.number, is_new=True)
        try:
            return Outcome(path, continuation.text(found, self.text_of(path)), found.number)
        except DirectoryError as error:
            raise Refused([Fault(row.number, None, error.message, error.hint)], number, path) from None

    def _absent(self, row: Row, number: str | None, faults: list[Fault]) -> list[Fault]:
        """What is wrong with a row for a record that is not there: the number, and what stands in the other cells."""
        cell = row.cells.get("Number")
        if number:
            fault = Fault(row.number, "Number", f"there is no record {number} of this body", self._numbers.hint(number))
            return [*faults, fault]
        if isinstance(cell, str) and (near := self._numbers.nearest(cell)):
            hint = f"nearest: {near[0]}"
            return [replace(one, hint=hint) if one.column == "Number" else one for one in faults]
        return faults or [Fault(row.number, "Number", EMPTY, f"fill it in ({COLUMN['Number'].about})")]

    def _path(self, number: str | None, there: Record | None) -> str:
        if there:
            return self.directory.paths[there.number]
        known = parts(str(number))
        return f"data/certificates/{self.body}/{known.year}/{slug(number)}.yaml" if known else ""

    def _validated(
        self, row: Row, values: Values, kind: str, there: Record | None, faulty: set[str], faults: list[Fault]
    ) -> Record | None:
        """The record, with stand-ins for what is at fault; more of that is added to ``faulty`` and ``faults``."""
        for _ in range(_MOST_LOOKS):
            try:
                return KINDS[kind].model_validate(self._tree(values, kind, there, faulty))
            except ValidationError as error:
                before = set(faulty)
                for problem in fields.problems("", error, KINDS[kind]):
                    fault = _fault(row, problem, values, kind)
                    if fault.column not in before and fault not in faults:
                        faults.append(fault)
                        faulty |= {fault.column} if fault.column else set()
                if before == faulty:
                    return None
        return None

    def _tree(self, values: Values, kind: str, there: Record | None, faulty: set[str]) -> dict:
        if there:
            return Continuation(None, with_stand_ins(values, faulty & OF_THE_ROW, kind, faulty), there).tree()
        return new_tree(with_stand_ins(values, faulty, kind, faulty), kind, self.body)


def heading_of(row: Row, problem: Problem) -> str | None:
    """The heading of the column that a problem is about: of the one that speaks for it, when its own cell is empty."""
    column = column_of_route(problem.route, problem.hint)
    if column is None:
        return None
    is_first_status = problem.route == ("status", 0, "date")
    if is_first_status or (
        column.heading in DEFAULTS_TO and column.route[0] != "status" and column.heading not in row.cells
    ):
        return DEFAULTS_TO[column.heading]
    return column.heading


def _fault(row: Row, problem: Problem, values: Values, kind: str) -> Fault:
    heading = heading_of(row, problem)
    about = COLUMN[heading].about if heading else ""
    if problem.code == "F201" and heading:
        return Fault(row.number, heading, EMPTY, f"fill it in ({about})")
    if problem.code == "F202" and heading:
        message = f"a {kind.replace('-', ' ')} has no '{heading}'"
        return Fault(row.number, heading, message, "empty the cell, or correct the scheme")
    return Fault(row.number, heading, problem.message, in_columns(problem.hint, problem.route))


def _in_order(record: Record) -> dict:
    """A record as a tree in the order in which people write it."""
    dumped = record.model_dump(by_alias=True, exclude_none=True)
    order = ("number", "kind", "scheme", "body", "holder", "site", "master", "originally_issued", "issues", "status")
    tree = {name: dumped[name] for name in order if name in dumped}
    tree["issues"] = [_without_empty(issue) for issue in tree["issues"]]
    return tree | {"status": list(tree["status"])}


def _without_empty(issue: dict) -> dict:
    reason = issue.pop("reason")
    names = ("issue", "issued", "cycle_start", "expires")
    ordered = {name: issue[name] for name in names if name in issue} | issue | {"reason": reason}
    return {name: list(value) if isinstance(value, tuple) else value for name, value in ordered.items() if value != ()}
