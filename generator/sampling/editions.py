"""Which edition of a standard was in force on a day."""

import datetime
from collections.abc import Iterable

from generator.model.directory import Directory
from generator.model.register import Edition

_UNTIL = {
    "IECQ QC 080000:2005": datetime.date(2012, 12, 31),
    "IECQ QC 080000:2012": datetime.date(2017, 12, 31),
    "ISO/TS 14067:2013": datetime.date(2018, 12, 31),
    "SAE AS6081:2012": datetime.date(2023, 12, 31),
}
"""Until when the sample names an edition whose days the register does not know."""


class Editions:
    """The editions of the register by day."""

    def __init__(self, directory: Directory) -> None:
        self._editions = {standard.id: standard.editions for standard in directory.standards}

    def on(self, day: datetime.date, standards: Iterable[str]) -> tuple[str, ...]:
        """The edition in force of each standard that had one on that day."""
        found = (next((each.id for each in self._editions[id_] if _held(each, day)), None) for id_ in standards)
        return tuple(filter(None, found))


def _held(edition: Edition, day: datetime.date) -> bool:
    end = edition.replaced or _UNTIL.get(edition.id, datetime.date.max)
    return (edition.published or datetime.date.min) <= day < end
