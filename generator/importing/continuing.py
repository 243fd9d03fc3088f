"""What a row adds to a record that is there. What it leaves empty says nothing; what it says otherwise is a fault."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from generator.editing.record import with_entry, with_issue
from generator.importing.faults import Fault
from generator.importing.table import Row
from generator.importing.values import COLUMN, OF_ONE_ISSUE, Values, put, status_entry
from generator.model.record import Record

_STAYS = "what was issued stays; enter a change as an issue of a later day"
_BY_HAND = "correct the row, or leave the cell empty; a change of it is made by hand, see 'Changing a record'"


@dataclass
class Continuation:
    """A row beside its record."""

    row: Row
    values: Values
    there: Record
    faults: list[Fault] = field(default_factory=list)

    @property
    def has_issue(self) -> bool:
        """Whether the row has an issue of a later day than the record."""
        return str(self.values.get("Issued", "")) > str(self.there.issues[-1].issued)

    @property
    def has_status(self) -> bool:
        """Whether the row has another status than the record."""
        return self.values.get("Status", self.there.status[-1].to) != self.there.status[-1].to

    def tree(self) -> dict:
        """The record as it would be with everything that the row says."""
        tree = self.there.model_dump(by_alias=True, exclude_none=True)
        tree["issues"], tree["status"] = list(tree["issues"]), list(tree["status"])
        if self.has_issue:
            last = tree["issues"][-1]
            kept = {name: value for name, value in last.items() if name not in OF_ONE_ISSUE}
            tree["issues"].append(kept | {"issue": last["issue"] + 1, "reason": "Renewal"})
        if self.has_status:
            tree["status"].append(status_entry(self.values))
        for heading, value in self.values.items():
            route = COLUMN[heading].route
            if route[0] == "issues":
                put(tree, ("issues", len(tree["issues"]) - 1, *route[2:]), value)
            elif route[0] != "status":
                put(tree, route, value)
        return tree

    def compare(self, found: Record, knows_day: bool, way_back: Callable[[], str]) -> None:
        """Note every value of the row that is not the record's and cannot be added to it, with the way to take back
        what is not accepted yet. Without the day of the issue nobody knows to which issue the row belongs."""
        for heading in self.values:
            route = COLUMN[heading].route
            if route[0] not in ("issues", "status") and _at(found, route) != _at(self.there, route):
                message = f"the record in the directory says '{_at(self.there, route) or 'nothing'}' here"
                self._note(heading, message, _BY_HAND)
        if knows_day and not self.has_issue:
            self._compare_issue(found)
        self._compare_status()
        if self.faults and (way := way_back()):
            self.faults = [replace(fault, hint=f"{fault.hint}; {way}") for fault in self.faults]

    def _compare_issue(self, found: Record) -> None:
        last = self.there.issues[-1]
        if self.values.get("Issued", str(last.issued)) != str(last.issued):
            message = f"the directory has issue {last.issue} of {last.issued}, which is later"
            self._note("Issued", message, "write the newest issue; what was issued stays")
            return
        for heading in self.values:
            route = ("issues", -1, *COLUMN[heading].route[2:])
            if COLUMN[heading].route[0] == "issues" and _at(found, route) != _at(self.there, route):
                message = f"issue {last.issue} of {last.issued} has another '{route[2]}' in the directory"
                self._note(heading, message, _STAYS)

    def _compare_status(self) -> None:
        last, given = self.there.status[-1], status_entry(self.values)
        if self.has_status:
            if "date" in given and str(given["date"]) <= str(last.date):
                message = f"'{given['to']}' is not dated after '{last.to}' of {last.date}, which the directory has"
                self._note("Status date", message, "write the day of the change")
        elif given.get("to") and (last.to != "current" or "reason" in given):
            for name, heading in (("date", "Status date"), ("reason", "Status reason"), ("note", "Status note")):
                if name in given and given[name] != str(getattr(last, name)):
                    message = f"'{last.to}' has another {name} in the directory: {getattr(last, name) or 'none'}"
                    self._note(heading, message, "what was recorded stays; correct the row")

    def _note(self, heading: str, message: str, hint: str) -> None:
        self.faults.append(Fault(self.row.number, heading, message, hint))

    def text(self, found: Record, text: str) -> str | None:
        """The text of the record's file with what the row adds; None when it adds nothing."""
        changed = text
        if self.has_issue:
            mine, last = found.issues[-1], self.there.issues[-1]
            values = mine.model_dump(by_alias=True)
            differing = [name for name, value in last.model_dump(by_alias=True).items() if value != values[name]]
            new = {name: values[name] or None for name in differing if name not in ("issue", "reason")}
            changed = with_issue(changed, {"issue": mine.issue} | new | {"reason": mine.reason})
        if self.has_status:
            changed = with_entry(changed, "status", found.status[-1].model_dump(exclude_none=True))
        return None if changed == text else changed


def _at(record: Record, route: tuple) -> object:
    """The value at a route; an empty list is none."""
    found: object = record
    for step in route:
        name = "from_" if step == "from" else step
        found = found[step] if isinstance(step, int) else getattr(found, str(name), None)
    return found or None
