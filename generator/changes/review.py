"""The change as the reviewer reads it: Markdown, short, the most serious first."""

import re
from collections.abc import Iterable

from generator.changes.comparison import Comparison, FileChange
from generator.changes.decision import Decision
from generator.changes.events import Event, Weight, events
from generator.model.directory import Directory
from generator.model.findings import Finding, Severity
from generator.model.number import slug
from generator.model.record import Record
from generator.reading.characters import escaped

MOST_CHARACTERS = 60_000
"""A forge takes no longer comment."""
_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~])")
Row = tuple[list[Event], FileChange, Record | None]


def review(
    comparison: Comparison,
    decision: Decision | None,
    directory: Directory | None,
    findings: Iterable[Finding],
    preview: str | None,
) -> str:
    """Markdown for the reviewer. ``directory`` and ``findings`` are those of what merging would make."""
    rows = sorted(
        (
            (events(change, was, becomes, directory), change, becomes or was)
            for change, was, becomes in comparison.pairs
        ),
        key=lambda row: (row[0][0].weight, row[1].path),
    )
    other = [change for change in comparison.files if change.body is None]
    changed = {change.path for change in comparison.files}
    concerned = [finding for finding in findings if finding.place.path in changed or finding.severity is Severity.ERROR]
    parts = [
        f"## {_title(rows, other)}\n\n**Risk: {_risk(rows, other, decision)}.**\n",
        _records(rows, preview),
        _section("Only operators change these", [f"{_code(change.path)} {_kind(change)}" for change in other]),
        _section("May it be merged?", _verdict(decision)),
        _section("Found by the check", [_finding(finding) for finding in concerned]),
    ]
    return _shortened("\n".join(filter(None, parts)))


def _title(rows: list[Row], other: list[FileChange]) -> str:
    bodies = sorted({change.body for _, change, _ in rows if change.body})
    records = f"{len(rows)} record{'' if len(rows) == 1 else 's'} of {', '.join(map(_plain, bodies))}" if rows else ""
    files = f"{len(other)} other file{'' if len(other) == 1 else 's'}" if other else ""
    return " and ".join(filter(None, (records, files))) or "Nothing changes"


def _risk(rows: list[Row], other: list[FileChange], decision: Decision | None) -> str:
    if decision and not decision.is_allowed:
        return "high, and not allowed as it is"
    weights = {event.weight for happened, _, _ in rows for event in happened}
    if (decision and decision.findings) or other or weights & {Weight.REMOVED, Weight.ENDED, Weight.CORRECTED}:
        return "high"
    return "medium" if weights & {Weight.SUSPENDED, Weight.REDUCED, Weight.TRANSFERRED, Weight.RESTORED} else "low"


def _records(rows: list[Row], preview: str | None) -> str:
    lines = []
    for happened, change, record in rows:
        name = f"**{_plain(record.number)}** ({_plain(record.holder.name)})" if record else _code(change.path)
        said = "; ".join(_plain(event.text) for event in happened)
        link = (
            f" [preview]({preview.rstrip('/')}/certificates/{slug(record.number)}.html)" if preview and record else ""
        )
        lines.append(f"* {name}: {said}{link}\n")
    return "".join(lines)


def _kind(change: FileChange) -> str:
    return "added" if change.is_new else "removed" if change.is_gone else "changed"


def _verdict(decision: Decision | None) -> list[str]:
    if decision is None:
        return []
    outcome = "Yes" if decision.is_allowed else "No"
    return [f"{outcome}: proposed by {_plain(decision.role)}", *map(_finding, decision.findings)]


def _finding(finding: Finding) -> str:
    where = _code(f"{finding.place.path}:{finding.place.line}")
    return f"{finding.severity} {finding.code} {where}: {_plain(finding.message)} — {_plain(finding.hint)}"


def _section(title: str, lines: list[str]) -> str:
    return f"### {title}\n\n" + "".join(f"* {line}\n" for line in lines) if lines else ""


def _plain(text: str) -> str:
    """Text from a change as text: no markup of its own, nobody called by @name, on one line."""
    return _MARKUP.sub(r"\\\1", escaped(text)).replace("@", "&#64;")


def _code(path: str) -> str:
    """A path as code, which ends where it ends."""
    return f"`{escaped(path).replace('`', '?')}`"


def _shortened(text: str) -> str:
    if len(text) <= MOST_CHARACTERS:
        return text
    kept = text[: MOST_CHARACTERS - 100].rpartition("\n")[0]
    return f"{kept}\n* … and more: {text.count(chr(10)) - kept.count(chr(10))} lines; run `certdir review`\n"
