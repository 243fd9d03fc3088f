"""The checks across fields and records. A rule is one function, one faulty example, one paragraph and two lines."""

import datetime
from collections.abc import Iterable
from dataclasses import replace

from generator.model.directory import Directory
from generator.model.findings import Problem, Severity
from generator.rules import (
    bodies,
    cycles,
    dates,
    families,
    holders,
    identity,
    likeness,
    references,
    register,
    scopes,
    sites,
    standards,
    statuses,
    texts,
)
from generator.rules.rule import Context, DirectoryRule, RecordRule

RULES: tuple[RecordRule | DirectoryRule, ...] = (
    *identity.RULES,
    *references.RULES,
    *dates.RULES,
    *cycles.RULES,
    *statuses.RULES,
    *sites.RULES,
    *families.RULES,
    *scopes.RULES,
    *texts.RULES,
    *standards.RULES,
    *bodies.RULES,
    *register.RULES,
    *holders.RULES,
    *likeness.RULES,
)


def check(directory: Directory, as_of: datetime.date) -> list[Problem]:
    """Every problem of every record and of the directory as a whole.

    A file that has errors gets no warnings yet: most of them would follow from the error.
    """
    context = Context(directory, as_of)
    errors = list(_found(context, Severity.ERROR))
    context = replace(context, faulty=directory.unread | {problem.path for problem in errors})
    return errors + [problem for problem in _found(context, Severity.WARNING) if problem.path not in context.faulty]


def _found(context: Context, severity: Severity) -> Iterable[Problem]:
    left_out = needing_all() if context.directory.is_part else ()
    chosen = [rule for rule in RULES if rule.explanation.severity is severity and rule.explanation.code not in left_out]
    of_record = [rule for rule in chosen if isinstance(rule, RecordRule)]
    for path, record in context.directory.records.items():
        for rule in of_record:
            for fault in rule.check(record, context, path) if rule.wants_path else rule.check(record, context):
                yield rule.problem(path, fault)
    for rule in chosen:
        if isinstance(rule, DirectoryRule):
            for path, fault in rule.check(context):
                yield rule.problem(path, fault)


def needing_all() -> tuple[str, ...]:
    """The codes of the rules that can tell nothing when only a part of the records was read."""
    return tuple(sorted(rule.explanation.code for rule in RULES if isinstance(rule, DirectoryRule) and rule.needs_all))
