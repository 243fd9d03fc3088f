"""A row becomes a record, or what a record that is there already gets in addition."""

from collections.abc import Callable
from dataclasses import dataclass

from pydantic import ValidationError

from generator.editing import fresh, notation
from generator.editing.record import with_entry, with_issue
from generator.importing import cells
from generator.importing.columns import COLUMNS
from generator.importing.table import Row
from generator.model.directory import Directory
from generator.model.findings import DirectoryError, Route
from generator.model.hints import nearest
from generator.model.number import parts, slug
from generator.model.record import KINDS, Record
from generator.reading import fields

_BY_ROUTE = {column.route: column.heading for column in COLUMNS}
_HEADER = ("scheme", "body", "holder", "site", "master", "originally_issued")


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a row, in which column if that can be told."""

    row: int
    column: str | None
    message: str
    hint: str


class Refused(Exception):
    """A row with its faults."""

    def __init__(self, faults: list[Fault]) -> None:
        super().__init__(faults)
        self.faults = faults


@dataclass
class Outcome:
    """What a row does: a path with its new text, or None when the record says the same already."""

    path: str
    text: str | None
    number: str
    is_new: bool = False


@dataclass(frozen=True)
class Importer:
    """Turns the rows of one body's table into texts; ``text_of`` gives the text of a file that is there."""

    directory: Directory
    body: str
    from_1904: bool
    text_of: Callable[[str], str]

    def take(self, row: Row) -> Outcome:
        """One row. Raises Refused with everything that is wrong with it."""
        tree = self._tree(row)
        kind = KINDS[tree["kind"]]
        try:
            found = kind.model_validate(tree)
        except ValidationError as error:
            said = fields.problems("", error, kind)
            raise Refused([self._fault(row, one.route, one.message, one.hint) for one in said]) from None
        there = self.directory.by_number.get(found.number)
        if there is None:
            year = parts(found.number).year
            path = f"data/certificates/{self.body}/{year}/{slug(found.number)}.yaml"
            return Outcome(path, fresh.annotated(_in_order(found)), found.number, is_new=True)
        path = self.directory.paths[found.number]
        try:
            text = self._continued(row, found, there, self.text_of(path))
        except DirectoryError as error:
            raise Refused([Fault(row.number, None, error.message, error.hint)]) from None
        return Outcome(path, text, found.number)

    def _tree(self, row: Row) -> dict:
        faults: list[Fault] = []
        values = {}
        for column in COLUMNS:
            if column.heading in row.cells:
                try:
                    values[column.route] = self._value(column.form, row.cells[column.heading], row)
                except (cells.Doubt, DirectoryError) as no:
                    faults.append(Fault(row.number, column.heading, no.message, no.hint))
        if faults:
            raise Refused(faults)
        return self._completed(row, values)

    def _value(self, form: str, cell: object, row: Row) -> object:
        if form == "postal":
            return cells.postal(cell, str(row.cells.get("Country", "")).strip().upper())
        value = cells.READERS[form](cell, self.from_1904)
        if form == "list":
            return notation.words(value)
        if form == "activities":
            return notation.activities(value)
        return self._scheme(value) if form == "scheme" else value

    def _scheme(self, value: str) -> str:
        schemes = self.directory.schemes.values()
        names = {name.casefold(): one.id for one in schemes for name in (one.id, one.name, one.short_name)}
        if value.casefold() not in names:
            raise DirectoryError(f"the scheme '{value}' is not in the directory", nearest(value, names, "write its id"))
        return names[value.casefold()]

    def _completed(self, row: Row, values: dict[Route, object]) -> dict:
        """The tree of a record from single values, with what an empty cell stands for."""
        scheme = self.directory.schemes.get(str(values.get(("scheme",))))
        if scheme is None:
            raise Refused([Fault(row.number, "Scheme", "the cell is empty", "write the id of the scheme")])
        there = self.directory.by_number.get(str(values.get(("number",))))
        issued = values.get(("issues", 0, "issued"), "")
        first = str(there.originally_issued) if there else issued
        tree: dict = {"number": None, "kind": scheme.kind, "scheme": scheme.id, "body": self.body}
        tree |= {"holder": {}, "site": {"role": "single"}, "originally_issued": first, "issues": [{}], "status": [{}]}
        for route, value in values.items():
            at = tree
            for step in route[:-1]:
                at = at[step] if isinstance(step, int) else at.setdefault(step, {})
            at[route[-1]] = value
        issue = {"issue": "0", "reason": "Renewal" if there else "First issue"} | tree["issues"][0]
        tree["issues"] = [issue]
        tree["status"] = self._status(row, tree["status"][0], issued)
        return {name: value for name, value in tree.items() if value is not None}

    @staticmethod
    def _status(row: Row, given: dict, issued: object) -> list[dict]:
        first = {"date": issued, "to": "current"}
        if given.get("to", "current") == "current" and not given.get("reason"):
            return [first]
        if "date" not in given:
            raise Refused([Fault(row.number, "Status date", "the cell is empty", "write the day of the decision")])
        return [first, {"to": "current"} | given]

    def _continued(self, row: Row, found: Record, there: Record, text: str) -> str | None:
        """The text of a record that is there with what the row adds; None when it adds nothing."""
        for name in _HEADER:
            mine, theirs = getattr(found, name, None), getattr(there, name, None)
            if mine != theirs:
                message = f"'{name}' is not what the record in the directory says"
                raise DirectoryError(
                    message, "correct the row; a change of it is made by hand, see 'Changing a record'"
                )
        changed = self._with_issue(row, found, there, text)
        changed = self._with_status(row, found, there, changed)
        return None if changed == text else changed

    @staticmethod
    def _with_issue(row: Row, found: Record, there: Record, text: str) -> str:
        mine, last = found.issues[0], there.issues[-1]
        names = type(mine).model_fields.keys() - {"issue", "reason"}
        differing = [name for name in type(mine).model_fields if name in names and _of(mine, name) != _of(last, name)]
        if "Reason" in row.cells and mine.issued == last.issued and mine.reason != last.reason:
            differing.append("reason")
        if not differing:
            return text
        if mine.issued <= last.issued:
            message = f"issue {last.issue} of {last.issued} has another '{differing[0]}' in the directory"
            raise DirectoryError(message, "what was issued stays; enter the change as an issue of a later day")
        number = mine.issue if "Issue" in row.cells else last.issue + 1
        values = mine.model_dump(by_alias=True)
        new = {name: values[name] or None for name in differing if name != "reason"}
        return with_issue(text, {"issue": number} | new | {"reason": mine.reason})

    @staticmethod
    def _with_status(row: Row, found: Record, there: Record, text: str) -> str:
        mine, last = found.status[-1], there.status[-1]
        if "Status" not in row.cells:
            return text
        if mine.to == last.to:
            given = {"date": "Status date", "reason": "Status reason", "note": "Status note"}
            for name, heading in given.items():
                if heading in row.cells and len(found.status) > 1 and getattr(mine, name) != getattr(last, name):
                    message = f"'{last.to}' has another {name} in the directory: {getattr(last, name)}"
                    raise DirectoryError(message, "what was recorded stays; correct the row")
            return text
        if "Status date" not in row.cells or mine.date <= last.date:
            message = f"'{mine.to}' is not dated after '{last.to}' of {last.date}, which the directory has"
            raise DirectoryError(message, "write the day of the change as Status date, and its reason")
        entry = {name: value for name, value in mine.model_dump().items() if value is not None}
        return with_entry(text, "status", entry)

    @staticmethod
    def _fault(row: Row, route: Route, message: str, hint: str) -> Fault:
        route = ("status", 0, *route[2:]) if route[:1] == ("status",) else route
        whole = next((heading for known, heading in _BY_ROUTE.items() if known == route[: len(known)]), None)
        return Fault(row.number, whole, message, hint)


def _of(issue: object, name: str) -> object:
    value = getattr(issue, name)
    return value or None


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
