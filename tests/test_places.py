"""Line and column are right: faults put into sound files by the hundred are shown exactly where they were put.

One fault a run, through the real check of a whole directory. The place is computed from the edit, over the places that
PyYAML's composer gives for the sound text; for what was opened and never closed it is where it was opened.
"""

import random
import shutil
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

import pytest
from faults.located import Base, all_in
from faults.looks import LOOKS, in_look
from faults.sampled import CLASSES, Fault, sample
from given import AS_OF, ROOT, SOUND

from generator import build
from generator.model.findings import Finding, Severity

SEED = 20261124
HOLDERS = 10
"""So many holders of the real data take part, with all of their records."""
HEAD = f"\n{'faults put into sound files':<42}{'count':>6}{'line %':>8}{'col %':>8}{'code %':>8}{'alone %':>8}"


@dataclass(frozen=True)
class Outcome:
    """A fault and what was shown for it; of several findings the one with the right code counts."""

    fault: Fault
    findings: tuple[Finding, ...]

    @property
    def shown(self) -> Finding:
        """The finding that is compared with what is known."""
        right = [finding for finding in self.findings if finding.code == self.fault.code]
        return next((finding for finding in right if finding.place.path == self.fault.path), self.findings[0])

    @property
    def right(self) -> tuple[bool, bool, bool, bool]:
        """Whether the line, the column and the code are right, and whether this is the only finding."""
        place, (line, column) = self.shown.place, self.fault.place
        in_line = (self.fault.path, line) == (place.path, place.line)
        return in_line, in_line and column == place.column, self.fault.code == self.shown.code, len(self.findings) == 1

    def __str__(self) -> str:
        line, column = self.fault.place
        known = f"{self.fault.path}:{line}:{column} {self.fault.code}"
        return f"{self.fault.of.name}: {known}, shown {self.shown.place} {self.shown.code} {self.shown.message}"


def shares(outcomes: list[Outcome]) -> list[float]:
    """Per cent of right lines, columns and codes, and of those that are the only finding."""
    return [100 * sum(column) / len(outcomes) for column in zip(*(outcome.right for outcome in outcomes), strict=True)]


def row(name: str, outcomes: list[Outcome]) -> str:
    """A line of the table."""
    return f"{name:<42}{len(outcomes):>6}" + "".join(f"{share:8.1f}" for share in shares(outcomes))


@pytest.fixture
def bases(tmp_path: Path) -> list[Base]:
    """Sound files in all their looks, in two folders: the small sound directory, and a part of the real data."""
    checked = build.check(ROOT / "data", AS_OF)
    small, real = tmp_path / "small" / "data", tmp_path / "real" / "data"
    shutil.copytree(SOUND / "data", small)
    shutil.copytree(ROOT / "data", real, ignore=shutil.ignore_patterns("certificates"))
    rng = random.Random(SEED)
    holders = rng.sample(sorted({record.holder.name for record in checked.directory.records.values()}), HOLDERS)
    for path, record in checked.directory.records.items():
        if record.holder.name in holders:
            (real.parent / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / path, real.parent / path)
    of_small = [in_look(base, look, rng) for base in all_in(small) for look in LOOKS]
    return of_small + [in_look(base, rng.choice(LOOKS), rng) for base in all_in(real)]


def check_with(base: Base, content: bytes) -> tuple[Finding, ...]:
    """The findings of the real check while the file holds something else."""
    path = base.folder / base.path
    before = path.read_bytes()
    path.write_bytes(content)
    try:
        return build.check(base.folder, AS_OF).findings
    finally:
        path.write_bytes(before)


def said(finding: Finding) -> tuple[str, str, str]:
    """A finding without its line, which moves when something is put in before it."""
    return finding.place.path, finding.code, finding.message


def remarks_on(base: Base) -> set[tuple[str, str, str]]:
    """The warnings that are there without any fault, as that a part of the records is not all of them."""
    findings = check_with(base, base.whole)
    errors = [finding for finding in findings if finding.severity is Severity.ERROR]
    assert errors == [], f"{base.path} is not sound in this look: {base.text}"
    return {said(finding) for finding in findings}


def test_faults_are_shown_where_they_are(bases: list[Base], capsys: pytest.CaptureFixture) -> None:
    """Every fault is found; 99 of 100 in the line that is shown, 95 at the very column; no field is left out."""
    remarks = {base: remarks_on(base) for base in bases}
    outcomes = [
        Outcome(fault, tuple(f for f in check_with(fault.base, fault.content) if said(f) not in remarks[fault.base]))
        for fault in sample(bases, SEED)
    ]
    missed = [str(outcome.fault) for outcome in outcomes if not outcome.findings]
    assert missed == [], "these faults were not found"
    by_class = defaultdict(list)
    for outcome in outcomes:
        by_class[outcome.fault.of.name].append(outcome)
    astray = [str(outcome) for outcome in outcomes if not all(outcome.right[:3])]
    files = len({outcome.fault.path for outcome in outcomes})
    fields = {outcome.fault.spot.kind for outcome in outcomes}
    with capsys.disabled():
        print(HEAD, *(row(name, of_one) for name, of_one in by_class.items()), row("all", outcomes), sep="\n")
        print(f"in {files} files and {len(fields)} fields", *astray[:20], sep="\n")
    assert len(outcomes) >= 800
    assert {of.name for of in CLASSES} == by_class.keys()
    assert {spot.kind for base in bases for spot in base.spots.values()} == fields
    line, column, code, _ = shares(outcomes)
    assert line >= 99, astray
    assert column >= 95, astray
    assert code >= 95, astray
