"""What is wrong with a row."""

from dataclasses import dataclass

from generator.model.record import Record


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a row, in the column with this heading if one is at fault."""

    row: int
    column: str | None
    message: str
    hint: str


class Refused(Exception):
    """A row with its faults. ``partial``: the record without the values that are at fault, as far as it can be made;
    whatever asks for one of those gets AttributeError. ``faulty``: the headings of these."""

    def __init__(
        self,
        faults: list[Fault],
        number: str | None = None,
        path: str = "",
        partial: Record | None = None,
        faulty: frozenset[str] = frozenset(),
    ) -> None:
        super().__init__(faults)
        self.faults, self.number, self.path, self.partial, self.faulty = faults, number, path, partial, faulty
