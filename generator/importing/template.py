"""The empty table to fill in, as a workbook and as CSV."""

from generator.importing import workbook
from generator.importing.columns import COLUMNS

_EXAMPLE = {column.heading: column.example for column in COLUMNS}
_ROWS = (tuple(_EXAMPLE), tuple(_EXAMPLE.values()))
"""Headings, and one row as an example."""


def is_example(cells: dict[str, object]) -> bool:
    """Whether a row is the example of the template: number and holder are still those that stand there."""
    return all(str(cells.get(name, "")).strip() == _EXAMPLE[name] for name in ("Number", "Holder"))


def as_csv() -> bytes:
    """The template as CSV."""
    return workbook.as_csv(_ROWS)


def as_xlsx() -> bytes:
    """The template as a workbook."""
    return workbook.as_xlsx(_ROWS)
