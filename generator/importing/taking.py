"""What became of all rows of a table."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from generator.importing import template
from generator.importing.faults import Fault, Refused
from generator.importing.rows import Importer, Outcome
from generator.importing.table import Row

_TOTAL = re.compile(r"(grand )?(totals?|sum|subtotal|count|summe|合計|總計|总计)\b", re.IGNORECASE)


@dataclass
class Taken:
    """What became of the rows."""

    outcomes: dict[int, Outcome] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    refused: dict[int, Refused] = field(default_factory=dict)
    skipped: list[str] = field(default_factory=list)
    """Sentences about rows that are no records."""

    @property
    def drafts(self) -> dict[str, bytes]:
        """The new bytes by path."""
        return {one.path: one.text.encode() for one in self.outcomes.values() if one.text is not None}

    @property
    def refused_rows(self) -> list[int]:
        """The numbers of the rows with faults."""
        return sorted({fault.row for fault in self.faults})

    def drop(self, row: int, faults: list[Fault]) -> None:
        """Leave a row out, and note why."""
        outcome = self.outcomes.pop(row, None)
        if outcome:
            self.refused[row] = Refused(faults, outcome.number, outcome.path)
        self.faults += faults


def take_all(rows: Iterable[Row], importer: Importer) -> Taken:
    """Take each row by itself; a number that stands in two of them is taken from the first."""
    taken: Taken = Taken()
    seen: dict[str, int] = {}
    for row in rows:
        if _is_total(row):
            taken.skipped.append(f"row {row.number} is a total and was not read")
            continue
        if template.is_example(row.cells):
            taken.skipped.append(f"row {row.number} is the example of the template and was not read")
            continue
        number = _take(row, importer, taken)
        first = seen.setdefault(number, row.number) if number else row.number
        if first != row.number:
            message = f"{number} stands in row {first} already"
            taken.outcomes.pop(row.number, None)
            taken.faults.append(Fault(row.number, "Number", message, "keep one row for each record"))
    return taken


def _take(row: Row, importer: Importer, taken: Taken) -> str | None:
    """Take one row; its number, if that can be read."""
    try:
        outcome = importer.take(row)
    except Refused as no:
        taken.refused[row.number] = no
        taken.faults += no.faults
        return no.number
    taken.outcomes[row.number] = outcome
    return outcome.number


def _is_total(row: Row) -> bool:
    return isinstance(row.first, str) and bool(_TOTAL.match(row.first.strip())) and "Holder" not in row.cells
