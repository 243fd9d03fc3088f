"""The change as the reviewer reads it: Markdown, short, the most serious first."""

import re
from collections.abc import Iterable

from generator.changes.comparison import Comparison, FileChange
from generator.changes.decision import Decision
from generator.changes.events import Event, Weight, events
from generator.changes.register import register_events
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
    """Markdown for the reviewer. ``directory`` is what merging would make, ``findings`` what the check would newly find
    in it."""
    rows = sorted(
        (
            (events(change, was, becomes, directory), change, becomes or was)
            for change, was, becomes in comparison.pairs
        ),
        key=lambda row: (row[0][0].weight, row[1].path),
    )
    other = [change for change in comparison.files if change.body is None]
    new = list(findings)
    has_errors = any(finding.severity is Severity.ERROR for finding in new)
    parts = [
        f"## {_title(rows, other)}\n\n**Risk: {_risk(rows, other, decision, has_errors)}.**\n",
        _records(rows, preview),
        _section("Only operators change these", [_other(change) for change in other]),
        _section("May it be merged?", _verdict(decision, has_errors)),
        _section("Newly found by the check", [_finding(finding) for finding in new]),
    ]
    return _shortened("\n".join(filter(None, parts)))


def _title(rows: list[Row], other: list[FileChange]) -> str:
    bodies = sorted({change.body for _, change, _ in rows if change.body})
    records = f"{len(rows)} record{'' if len(rows) == 1 else 's'} of {', '.join(map(_plain, bodies))}" if rows else ""
    files = f"{len(other)} other file{'' if len(other) == 1 else 's'}" if other else ""
    return " and ".join(filter(None, (records, files))) or "Nothing changes"


def _risk(rows: list[Row], other: list[FileChange], decision: Decision | None, has_errors: bool) -> str:
    if has_errors:
        return "high, and the check finds errors"
    if decision and not decision.is_allowed:
        return "high, and not allowed as it is"
    weights = {event.weight for happened, _, _ in rows for event in happened}
    if (decision and decision.findings) or other or weights & {Weight.REMOVED, Weight.ENDED, Weight.CORRECTED}:
        return "high"
    return "medium" if weights & _MEDIUM else "low"


_MEDIUM = {Weight.SUSPENDED, Weight.REDUCED, Weight.TRANSFERRED, Weight.MOVED, Weight.RESTORED}


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


def _other(change: FileChange) -> str:
    kind = "added" if change.is_new else "removed" if change.is_gone else "changed"
    said = "".join(f"\n    * {_plain(line)}" for line in register_events(change))
    return f"{_code(change.path)} {kind}{said}"


def _verdict(decision: Decision | None, has_errors: bool) -> list[str]:
    if decision is None:
        return []
    outcome = (
        "Not yet, see below" if not decision.is_allowed else "Not yet: the check finds errors" if has_errors else "Yes"
    )
    return [f"{outcome}. Proposed by {_plain(decision.role)}.", *map(_finding, decision.findings)]


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
