"""How findings, and what a build did, are shown: to a person, to a forge, to a program."""

import json
from collections.abc import Sequence
from dataclasses import replace

from generator.model.findings import Finding, Severity
from generator.reading.characters import escaped
from generator.report import Report

_ROW = "  {:22} {:>8} {:>12} {:>9} {:>14}"


def as_text(findings: list[Finding], records: int, wanted: list[str]) -> str:
    """``path:line:col: CODE message`` with the hint below, and a line that counts; ``wanted`` is what was asked for."""
    if not findings:
        here = f" in {', '.join(wanted)}" if wanted else ""
        return f"{count(records, 'record')} checked, no findings{here}\n"
    lines = "".join(map(_lines, map(_plain, findings)))
    return f"{lines}\n{totals(findings)}; .venv/bin/certdir explain CODE says why\n"


def _lines(finding: Finding) -> str:
    warning = "warning: " if finding.severity is Severity.WARNING else ""
    return f"{finding.place}: {finding.code} {warning}{finding.message}\n  hint: {finding.hint}\n"


def totals(findings: Sequence[Finding]) -> str:
    """``2 errors and 1 warning in 3 files``; that warnings do not block when there is nothing else."""
    warnings = sum(finding.severity is Severity.WARNING for finding in findings)
    errors = len(findings) - warnings
    parts = [count(number, word) for number, word in ((errors, "error"), (warnings, "warning")) if number]
    files = count(len({finding.place.path for finding in findings}), "file")
    return f"{' and '.join(parts)} in {files}" + (
        "" if errors else f", which {'does' if warnings == 1 else 'do'} not block"
    )


def as_table(report: Report, total: float) -> str:
    """The steps of a build: how long each took, for how much of that a record stands, and what it made."""
    rows = [("step", "seconds", "µs a record", "files", "bytes")]
    for name, seconds in report.seconds.items():
        rows.append((name, *_costs(seconds, report.records), *(f"{made:,}" for made in report.made.get(name, ()))))
    rows.append(("all", *_costs(total, report.records), f"{report.files:,}", f"{report.bytes:,}"))
    return "".join(_ROW.format(*row, *[""] * (5 - len(row))).rstrip() + "\n" for row in rows)


def _costs(seconds: float, records: int) -> tuple[str, str]:
    return f"{seconds:.2f}", f"{seconds / max(1, records) * 1e6:,.0f}"


def as_github(findings: list[Finding]) -> str:
    """Lines that GitHub shows beside the changed line of a pull request."""
    return "".join(_annotation(finding) for finding in map(_plain, findings))


def as_json(findings: list[Finding]) -> str:
    """A list of objects with path, line, column, code, severity, message and hint."""
    rows = [
        {
            "path": finding.place.path,
            "line": finding.place.line,
            "column": finding.place.column,
            "code": finding.code,
            "severity": finding.severity,
            "message": finding.message,
            "hint": finding.hint,
        }
        for finding in map(_plain, findings)
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2) + "\n"


def report_as_json(report: Report, total: float) -> str:
    """What a build did, for programs: records, files, bytes, and seconds of each step and in ``total``."""
    said = {name: getattr(report, name) for name in ("records", "files", "bytes", "seconds", "made")}
    return json.dumps(said | {"total": total}, indent=2) + "\n"


def _plain(finding: Finding) -> Finding:
    """A finding without line breaks and control characters: names of files and values come from whoever wrote them,
    and must not look like further findings, nor like commands to a forge or a terminal."""
    place = replace(finding.place, path=escaped(finding.place.path))
    return replace(finding, place=place, message=escaped(finding.message), hint=escaped(finding.hint))


def count(number: int, word: str) -> str:
    """``1 record``, ``2,000 records``."""
    return f"{number:,} {word}" + ("" if number == 1 else "s")


def _annotation(finding: Finding) -> str:
    text = f"{finding.message}\nhint: {finding.hint}".replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    path = finding.place.path.replace("%", "%25").replace(":", "%3A").replace(",", "%2C")
    where = f"file={path},line={finding.place.line},col={finding.place.column}"
    return f"::{finding.severity} {where},title={finding.code}::{text}\n"
