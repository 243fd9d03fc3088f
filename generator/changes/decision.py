"""May this change be merged? The answer of the rules of authority and history, and of whoever agreed."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from generator.changes import authority, history
from generator.changes.comparison import Comparison
from generator.model.findings import Finding, Place, Severity
from generator.reading.revisions import Revisions


@dataclass(frozen=True, slots=True)
class Decision:
    """The outcome. ``findings`` are errors when they stand in the way, warnings when somebody has agreed."""

    comparison: Comparison
    findings: tuple[Finding, ...]
    role: str
    """For whom the actor speaks, in words."""
    without_say: tuple[int, ...] = ()
    """Accounts whose approval does not count."""

    @property
    def is_allowed(self) -> bool:
        """Whether nothing stands in the way."""
        return all(finding.severity is Severity.WARNING for finding in self.findings)


def decide(root: Path, base: str, head: str, actor: int, approvers: Iterable[int], as_of: datetime.date) -> Decision:
    """Decide on a change between two revisions of a repository. Raises DirectoryError when git cannot compare them."""
    comparison = Comparison(Revisions.open(root, base, head), as_of)
    role = _role(comparison, actor)
    if conflicts := comparison.revisions.conflicts:
        message, hint = "main has changed the same lines", "bring your branch up to date with main and settle it"
        return Decision(comparison, tuple(Finding(Place(path), "A109", message, hint) for path in conflicts), role)
    refused = [*authority.refusals(comparison, actor), *history.refusals(comparison, actor)]
    second = list(history.second_looks(comparison, actor))
    agreed = sorted(one for one in set(approvers) if _may_agree(comparison, one, actor))
    if agreed:
        said = f"approved by {', '.join(map(str, agreed))}"
        second = [replace(finding, severity=Severity.WARNING, hint=said) for finding in second]
    else:
        who = "another operator" if actor in comparison.operators else "another maintainer of the body, or an operator"
        second = [replace(finding, hint=f"{finding.hint}; {who} has to approve it") for finding in second]
    without_say = tuple(sorted(set(approvers) - set(agreed)))
    return Decision(comparison, tuple(sorted(set(refused + second))), role, without_say)


def _role(comparison: Comparison, actor: int) -> str:
    if actor in comparison.operators:
        return "an operator"
    bodies = comparison.bodies_of(actor)
    return f"a maintainer of {', '.join(bodies)}" if bodies else "nobody the register knows"


def _may_agree(comparison: Comparison, approver: int, actor: int) -> bool:
    """Whether somebody counts as the second person: an operator, or for the change of a body another of its own."""
    if approver == actor:
        return False
    if approver in comparison.operators:
        return True
    touched = {change.body for change in comparison.files}
    return actor not in comparison.operators and touched <= set(comparison.bodies_of(approver))
