"""A check from its beginning to its end, apart from ``build``: so it need not load all that a build does."""

import datetime
from dataclasses import dataclass, replace
from pathlib import Path

from generator import rules
from generator.changes import codes as change_codes
from generator.model.directory import Directory
from generator.model.explanations import Explanation
from generator.model.findings import Finding, Severity
from generator.reading import codes, loading
from generator.reading.files import Drafts
from generator.workers import ALONE, Means


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check found. ``directory`` is None when it could not be put together."""

    directory: Directory | None
    findings: tuple[Finding, ...]

    @property
    def records(self) -> int:
        """How many records were checked; none when the directory could not be put together."""
        return len(self.directory.records) if self.directory else 0

    @property
    def left_out(self) -> tuple[str, ...]:
        """Codes that were not looked for, as they need all records and only a part was read."""
        return rules.needing_all() if self.directory and self.directory.is_part else ()

    @property
    def errors(self) -> tuple[Finding, ...]:
        """The findings that stop a build."""
        return tuple(finding for finding in self.findings if finding.severity is Severity.ERROR)


def check(
    data: Path,
    as_of: datetime.date,
    since: str | None = None,
    drafts: Drafts | None = None,
    means: Means = ALONE,
) -> Checked:
    """Read and check everything under ``data``, as it would be with drafts, or what changed since a revision; all
    findings, sorted. Raises DirectoryError without the folder, or without the revision."""
    reading = loading.read_directory(data, drafts, means) if since is None else loading.read_since(data, since)
    problems = list(reading.problems)
    directory = reading.directory
    if directory:
        problems += rules.check(directory, as_of, means)
        directory = replace(directory, warnings=rules.warnings(problems))
    findings = reading.findings + loading.located(problems, data, drafts or {})
    return Checked(directory, tuple(sorted(findings)))


def explanations() -> dict[str, Explanation]:
    """Every code that a check or a decision can show, in order."""
    of_changes = change_codes.CODES
    of_rules = {rule.explanation.code: rule.explanation for rule in rules.RULES}
    return dict(sorted((codes.CODES | of_rules | of_changes).items()))


def write_schemas(directory: Directory, folder: Path) -> list[Path]:
    """Write the schema of every kind of file for editors that work on the files; the paths written."""
    from generator.exports import schema  # here, as it takes a tenth of a second and few commands need it

    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name, content in schema.files(directory).items():
        (folder / name).write_bytes(content)
        written.append(folder / name)
    return written
