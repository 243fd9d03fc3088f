"""CSV: one record a row, as it is on the day of the build."""

import csv
import io

from generator.exports.dumps.columns import COLUMNS
from generator.pages.catalogue import Catalogue
from generator.pages.page import Draft

PATH = "dumps/records.csv"
_FORMULA = frozenset("=+-@\t\r")


def draft(catalogue: Catalogue) -> Draft:
    """The file, to be made unless it is there."""
    return Draft(PATH, catalogue.made_of(catalogue.entries, PATH), lambda: as_csv(catalogue))


def as_csv(catalogue: Catalogue) -> bytes:
    """All rows, by number. A byte order mark stands first, without which Excel takes the text for another encoding."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow([column.name for column in COLUMNS])
    finders = [column.of for column in COLUMNS]
    writer.writerows([_cell(find(entry, catalogue)) for find in finders] for entry in catalogue.entries)
    return out.getvalue().encode("utf-8-sig")


def _cell(value: object) -> object:
    """A text that a spreadsheet would take for a formula has an apostrophe before it."""
    return f"'{value}" if isinstance(value, str) and value[:1] in _FORMULA else value
