"""What the check would newly find if a change were merged: what it says of the outcome and does not say of main.

When only records change, not all of them are checked to know that, but those that change and those around them
(``neighbours.py``), before and after; what a rule says of any other is the same on both sides. Rules that count
records look at all, through what was noted of them. It is taken for granted that main itself has no errors.
"""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from generator import rules
from generator.cache import Cache
from generator.changes.neighbours import COUNTING, Neighbours
from generator.model.directory import Directory
from generator.model.findings import Finding, Problem, Severity
from generator.reading import loading
from generator.reading.loading import Reading
from generator.reading.revisions import Revisions
from generator.reading.trees import Tree
from generator.rules.rule import Context
from generator.workers import Means

Said = tuple[str, str, str]
_COUNTING = {rule.explanation.code for rule in COUNTING}


@dataclass(frozen=True, slots=True)
class Found:
    """What was found on one side; ``directory`` is as much of it as was looked at."""

    tree: Tree
    reading: Reading
    problems: list[Problem]

    @property
    def said(self) -> set[Said]:
        """What is said, wherever in the file it stands."""
        said = {(one.path, one.code, one.message) for one in self.problems}
        return said | {(one.place.path, one.code, one.message) for one in self.reading.findings}

    def beside(self, other: "Found") -> tuple[Finding, ...]:
        """What is said here and not there, with line and column, sorted."""
        known = other.said
        problems = [one for one in self.problems if (one.path, one.code, one.message) not in known]
        contents = self.tree.contents({one.path for one in problems})
        found = [one for one in self.reading.findings if (one.place.path, one.code, one.message) not in known]
        return tuple(sorted(found + loading.located(problems, Path(), contents)))


def new_findings(
    revisions: Revisions, as_of: datetime.date, means: Means
) -> tuple[Directory | None, tuple[Finding, ...]]:
    """The directory as it would be, as far as it was looked at, and what the check would newly find in it, sorted."""
    before = Tree.of(revisions.root, revisions.base)
    after = before.after(revisions.differences)
    if before.versions == after.versions:
        return None, ()
    with TemporaryDirectory(prefix="certdir-") as scratch:
        if not means.cache.is_kept:  # so that what both sides have in common is looked at once
            means = replace(means, cache=Cache(Path(scratch)))
        only_records = before.register == after.register and after.records
        look = _around if only_records else _whole
        known, found = look((before, after), as_of, means)
    return found.reading.directory, found.beside(known)


def _whole(trees: tuple[Tree, Tree], as_of: datetime.date, means: Means) -> list[Found]:
    """Everything, on both sides."""
    found = []
    for tree in trees:
        reading = loading.read_whole(tree.contents(tree.versions), means)
        problems = rules.check(reading.directory, as_of, means) if reading.directory else []
        found.append(Found(tree, reading, reading.problems + problems))
    return found


def _around(trees: tuple[Tree, Tree], as_of: datetime.date, means: Means) -> list[Found]:
    """What differs and what is around it, on both sides."""
    before, after = trees
    register = loading.read_contents(before.contents(before.register), means).directory
    if register is None:
        return _whole(trees, as_of, means)
    neighbours = Neighbours(trees, Context(register, as_of), means)
    differing = {path for path, _ in before.versions.items() ^ after.versions.items()}
    wanted = [*before.register, *neighbours.around(differing)]
    return [_part(tree, wanted, neighbours, as_of) for tree in trees]


def _part(tree: Tree, paths: Iterable[str], neighbours: Neighbours, as_of: datetime.date) -> Found:
    reading = loading.read_contents(tree.contents(paths))
    problems = [one for one in rules.check(reading.directory, as_of) if one.code not in _COUNTING]
    erring = {one.path for one in problems if one.severity is Severity.ERROR}
    context = Context(reading.directory, as_of, reading.directory.unread | erring)
    for rule in COUNTING:
        counted = rule.check(context, neighbours.noted(tree, rule.explanation.code))
        problems += [rule.problem(path, fault) for path, fault in counted if path not in erring]
    return Found(tree, reading, reading.problems + problems)
