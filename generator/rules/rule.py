"""What a rule is made of. The decorators turn a function into one; its docstring is what people read."""

import datetime
import inspect
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property, wraps
from typing import Any, NamedTuple, TypeVar

from generator.model.directory import Directory
from generator.model.explanations import Basis, Explanation
from generator.model.findings import Problem, Route, Severity
from generator.model.record import Record
from generator.rules.wording import ActivityWords

Found = TypeVar("Found")


@dataclass(frozen=True)
class Context:
    """What a rule may look at beside the record: everything else that was read, and the day of the check."""

    directory: Directory
    as_of: datetime.date
    faulty: frozenset[str] = frozenset()
    """For rules that warn: what has errors or could not be read. A rule that counts steps back when there is any."""

    @cached_property
    def activity_words(self) -> ActivityWords | None:
        """The vocabulary of activities, to be recognised in text; None when it could not be read."""
        terms = self.directory.terms("activities")
        return ActivityWords(tuple(terms.values())) if terms else None

    def is_faulty(self, record: Record) -> bool:
        """Whether a record has errors: nobody is warned that another differs from it."""
        return bool(self.faulty) and self.directory.paths.get(record.number) in self.faulty


def once(found_out: Callable[[Context], Found]) -> Callable[[Context], Found]:
    """Something that many records are compared with, found out when it is first wanted in a check."""

    name = found_out.__qualname__

    @wraps(found_out)
    def known(context: Context) -> Found:
        here = context.__dict__
        if name not in here:
            here[name] = found_out(context)
        return here[name]

    return known


class Fault(NamedTuple):
    """What a rule found: where in the file, what is wrong, how to put it right."""

    route: Route
    message: str
    hint: str


@dataclass(frozen=True, slots=True)
class _Rule:
    explanation: Explanation

    def problem(self, path: str, fault: Fault) -> Problem:
        """The fault under this rule's code and severity."""
        about = self.explanation
        return Problem(path, fault.route, about.code, fault.message, fault.hint, about.severity)


@dataclass(frozen=True, slots=True)
class RecordRule(_Rule):
    """Looks at one record, with the directory around it for reference."""

    check: Callable[..., Iterable[Fault]]
    wants_path: bool


Notes = Callable[[dict[str, Record], Context], object]
"""Notes of some records what a rule needs of them, as a plain value. It looks at nothing else but the register."""
Noted = tuple[list[str], Any]
"""The paths of a part of the records, and what was noted of them."""


@dataclass(frozen=True, slots=True)
class DirectoryRule(_Rule):
    """Looks at the whole directory and says in which file the fault is."""

    check: Callable[..., Iterable[tuple[str, Fault]]]
    needs_all: bool
    """Whether it can tell nothing when only a part of the records was read."""
    notes: Notes | None
    """What it needs of each part of the records; with notes ``check`` is given those of all parts."""


def record_rule(
    code: str, title: str, basis: Basis, source: str, severity: Severity = Severity.ERROR
) -> Callable[[Callable], RecordRule]:
    """Make a rule of ``check(record, context)`` or ``check(record, context, path)``."""

    def made(check: Callable[..., Iterable[Fault]]) -> RecordRule:
        return RecordRule(
            _explained(check, code, title, basis, source, severity),
            check,
            len(inspect.signature(check).parameters) == 3,
        )

    return made


def directory_rule(
    code: str,
    title: str,
    basis: Basis,
    source: str,
    severity: Severity = Severity.ERROR,
    *,
    needs_all: bool = False,
    notes: Notes | None = None,
) -> Callable[[Callable], DirectoryRule]:
    """Make a rule of ``check(context)``, or with notes of ``check(context, noted)``."""

    def made(check: Callable[..., Iterable[tuple[str, Fault]]]) -> DirectoryRule:
        return DirectoryRule(_explained(check, code, title, basis, source, severity), check, needs_all, notes)

    return made


_WRONG_AND_RIGHT = re.compile(r"(?P<text>(?s:.+))\n\nWrong: (?P<wrong>.+)\nRight: (?P<right>.+)")


def _explained(check: Callable, code: str, title: str, basis: Basis, source: str, severity: Severity) -> Explanation:
    parts = _WRONG_AND_RIGHT.fullmatch(inspect.getdoc(check) or "")
    if not parts:
        raise TypeError(
            f"the docstring of {code} has to end with an empty line, 'Wrong: …' and 'Right: …', a line each"
        )
    text = " ".join(parts["text"].split())
    return Explanation(code, title, basis, source, text, parts["wrong"], parts["right"], severity)
