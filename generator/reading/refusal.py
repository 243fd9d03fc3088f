"""Why a file was refused before its content could be looked at."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Refusal(Exception):
    """A code of the Y family, with line and column counted from 1."""

    code: str
    line: int
    column: int
    message: str
    hint: str
