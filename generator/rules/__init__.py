"""The checks across fields and records. A rule is one function, one faulty example and one paragraph."""

import datetime
from collections.abc import Iterable

from generator.model.directory import Directory
from generator.model.findings import Problem
from generator.rules import bodies, dates, identity, references, sites, standards, statuses
from generator.rules.rule import Context, DirectoryRule, RecordRule

RULES: tuple[RecordRule | DirectoryRule, ...] = (
    *identity.RULES,
    *references.RULES,
    *dates.RULES,
    *statuses.RULES,
    *sites.RULES,
    *standards.RULES,
    *bodies.RULES,
)


def check(directory: Directory, as_of: datetime.date) -> list[Problem]:
    """Every problem of every record and of the directory as a whole."""
    context = Context(directory, as_of)
    return list(_found(context))


def _found(context: Context) -> Iterable[Problem]:
    of_record = [rule for rule in RULES if isinstance(rule, RecordRule)]
    for path, record in context.directory.records.items():
        for rule in of_record:
            for fault in rule.check(record, context, path) if rule.wants_path else rule.check(record, context):
                yield rule.problem(path, fault)
    for rule in RULES:
        if isinstance(rule, DirectoryRule):
            for path, fault in rule.check(context):
                yield rule.problem(path, fault)
