"""The review of a change from its revisions to the text that its reviewer reads."""

import datetime
from pathlib import Path

from generator.changes import newly
from generator.changes import review as reviews
from generator.changes.comparison import Comparison
from generator.changes.decision import Decision
from generator.reading.revisions import Revisions
from generator.workers import ALONE, Means


def review(
    root: Path,
    base: str,
    head: str,
    as_of: datetime.date,
    decision: Decision | None,
    preview: str | None,
    means: Means = ALONE,
) -> str:
    """A change as its reviewer reads it, in Markdown, with what the check newly finds in the outcome of merging it."""
    comparison = decision.comparison if decision else Comparison(Revisions.open(root, base, head), as_of)
    if comparison.revisions.conflicts:
        return "## This cannot be merged as it is\n\nMain has changed the same lines; bring the branch up to date.\n"
    directory, findings = newly.new_findings(comparison.revisions, as_of, means)
    return reviews.review(comparison, decision, directory, findings, preview)
