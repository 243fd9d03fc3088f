"""The directory is checked as it would be with the rows; what is found is said of a row and its column."""

import datetime
import re
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from generator import rules
from generator.importing.columns import column_of_route, in_columns
from generator.importing.faults import Fault, Refused
from generator.importing.rows import heading_of
from generator.importing.table import Row
from generator.importing.taking import Taken
from generator.model.directory import Directory
from generator.model.findings import DirectoryError, Problem, Severity
from generator.model.names import name_slug
from generator.model.number import slug
from generator.progress import Progress, silent
from generator.reading import loading
from generator.rules.rule import Context, RecordRule
from generator.workers import Means

Known = frozenset[tuple[str, str, str]]
"""Path, code and message of what is wrong without the table."""
Families = dict[str, int]
"""Family to its first row that is refused."""
_SITE_SUFFIX = re.compile(r"(-[0-9]{4,5})-(?:[0-9]{2,3}|[a-z])$")
_OF_THE_MASTER = {"R508": "Scope activities", "R510": "Scope"}
"""What is found at a site that is in no row comes from this column of its master."""


@dataclass(frozen=True)
class Checker:
    """Checks what was taken; rows with errors are left out, until none has."""

    data: Path
    before: Directory
    as_of: datetime.date
    known: Known
    rows: dict[int, Row]
    progress: Progress = silent

    def check(self, taken: Taken) -> None:
        """Leave out every row that is at fault, with its faults. A row that only misses another one of its family that
        is refused is left out last, and told so."""
        directory = self._leave_out(taken, None)
        context = Context(_without_refused(directory, taken), self.as_of) if directory else None
        for number, refused in sorted(taken.refused.items()):
            if context and refused.partial:
                taken.faults += self._of_the_rest(self.rows[number], refused, context)
        if taken.refused and taken.drafts:
            self._leave_out(taken, _by_family(taken))

    def _leave_out(self, taken: Taken, families: Families | None) -> Directory | None:
        """The directory with the rows that are left. With ``families``, what is refused counts as missing."""
        directory: Directory | None = self.before
        while taken.drafts:
            problems, directory = self._problems(taken, families is not None)
            if not problems:
                break
            rows = {outcome.path: row for row, outcome in taken.outcomes.items()}
            for problem in problems:
                row = rows.get(problem.path) or _cause(problem, rows, directory)
                if row is None:
                    raise DirectoryError(f"{problem.path}: {problem.code} {problem.message}", problem.hint)
                taken.drop(row, [self._fault(row, problem, rows, families or {})])
        return directory if taken.drafts else self.before

    def _problems(self, taken: Taken, is_whole: bool) -> tuple[list[Problem], Directory | None]:
        reading = loading.read_directory(self.data, taken.drafts, Means(progress=self.progress))
        found = [Problem(one.place.path, (), one.code, one.message, one.hint, one.severity) for one in reading.findings]
        found += reading.problems
        if reading.directory:
            directory = reading.directory if is_whole else _without_refused(reading.directory, taken)
            found += rules.check(directory, self.as_of, Means(progress=self.progress))
        return [one for one in found if one.severity is Severity.ERROR and self._is_new(one)], reading.directory

    def _is_new(self, problem: Problem) -> bool:
        return (problem.path, problem.code, problem.message) not in self.known

    def _fault(self, row: int, problem: Problem, rows: dict[str, int], families: Families) -> Fault:
        message, hint = f"{problem.code} {problem.message}", in_columns(problem.hint, problem.route)
        heading = heading_of(self.rows[row], problem)
        if problem.path not in rows:
            message = f"{problem.code} in {problem.path}: {problem.message}"
            heading = _OF_THE_MASTER.get(problem.code, heading)
        if (other := families.get(_family(problem.path))) is not None:
            hint = f"correct row {other}, which is of the same family and refused; then this row is taken too"
        return Fault(row, heading, message, hint)

    def _of_the_rest(self, row: Row, refused: Refused, context: Context) -> list[Fault]:
        """What the rules say of a refused row without the values at fault; a rule that asks for one of them says
        nothing."""
        path = refused.path or f"data/certificates/{refused.partial.body}/0000/unknown.yaml"
        problems: list[Problem] = []
        for rule in rules.RULES:
            if isinstance(rule, RecordRule) and rule.explanation.severity is Severity.ERROR:
                arguments = (refused.partial, context, path)[: 3 if rule.wants_path else 2]
                try:
                    problems += [rule.problem(path, fault) for fault in rule.check(*arguments)]
                except AttributeError:
                    continue
        faults = [
            Fault(row.number, heading_of(row, one), f"{one.code} {one.message}", in_columns(one.hint, one.route))
            for one in problems
            if self._is_new(one)
        ]
        return [fault for fault in faults if fault.column not in refused.faulty]


def _without_refused(directory: Directory, taken: Taken) -> Directory:
    """The directory in which refused rows count as files that could not be read: nobody says that they are missing."""
    stems = {slug(refused.number) for refused in taken.refused.values() if refused.number}
    return replace(directory, unread=directory.unread | stems)


def _family(path: str) -> str:
    return _SITE_SUFFIX.sub(r"\1", PurePosixPath(path).stem)


def _by_family(taken: Taken) -> Families:
    refused = sorted(taken.refused.items(), reverse=True)
    return {_family(f"{slug(one.number)}.yaml"): row for row, one in refused if one.number}


def _cause(problem: Problem, rows: dict[str, int], directory: Directory | None) -> int | None:
    """The row that is the cause of what is found at a record in no row: the first of its family, or of its holder."""
    for path, row in rows.items():
        if _family(path) == _family(problem.path):
            return row
    records = directory.records if directory else {}
    if problem.path not in records or column_of_route(problem.route) is None:
        return None
    holder = name_slug(records[problem.path].holder.name)
    return next((row for path, row in rows.items() if name_slug(records[path].holder.name) == holder), None)
