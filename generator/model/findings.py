"""A finding is a value: where, which code, what is wrong, how to put it right."""

from dataclasses import dataclass

from generator.model.word import Word

Route = tuple[str | int, ...]
"""The way to a value inside one file, such as ``("issues", 0, "expires")``."""


class Severity(Word):
    """An error stops the build; a warning is shown to the reviewer and never blocks."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A file, relative to the folder that holds ``data/``, with a line and a column counted from 1."""

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Problem:
    """What a rule says: a route instead of a line. ``path`` is the file the route belongs to."""

    path: str
    route: Route
    code: str
    message: str
    hint: str
    severity: Severity = Severity.ERROR
    at_key: bool = False
    """Point at the name of the field, not at its value (an unknown field is wrong at its name)."""


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """A problem with its place, ready to be shown."""

    place: Place
    code: str
    message: str
    hint: str
    severity: Severity = Severity.ERROR


class DirectoryError(Exception):
    """Something outside the data went wrong (a missing folder, MkDocs failing); caught in ``cli`` alone."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __reduce__(self) -> tuple:
        return type(self), (self.message, self.hint)  # so that it can pass from one process to another
