"""The checks across fields and records. A rule is one function, one faulty example, one paragraph and two lines."""

import datetime
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import chain

from generator.cache import Cache, hashed
from generator.model.directory import Directory
from generator.model.findings import Problem, Severity
from generator.reading.parts import cut
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
from generator.workers import ALONE, Means, spread

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


def check(directory: Directory, as_of: datetime.date, means: Means = ALONE) -> list[Problem]:
    """Every problem of every record and of the directory as a whole.

    A file that has errors gets no warnings yet: most of them would follow from the error.
    """
    context = Context(directory, as_of, directory.unread)
    whole, known = _whole_rules(directory), _Known(context, means.cache)
    # The rules that look at everything come first, each a work of its own: they take longest.
    work: list[DirectoryRule | list[str]] = [*whole, *cut(sorted(directory.records))]
    found = list(chain.from_iterable(spread(lambda one: known.problems(one, _check), work, means, "Checking parts")))
    errors = [problem for problem in found if problem.severity is Severity.ERROR]
    if not errors:
        return found
    context = replace(context, faulty=directory.unread | {problem.path for problem in errors})
    warnings = chain.from_iterable(spread(lambda one: _check(one, context), work, means, "Checking parts"))
    return errors + [one for one in warnings if one.severity is Severity.WARNING and one.path not in context.faulty]


def warnings(problems: Iterable[Problem]) -> dict[str, tuple[str, ...]]:
    """Path of each file with warnings to their codes, each once."""
    found: dict[str, set[str]] = defaultdict(set)
    for problem in problems:
        if problem.severity is Severity.WARNING:
            found[problem.path].add(problem.code)
    return {path: tuple(sorted(codes)) for path, codes in sorted(found.items())}


def _check(work: DirectoryRule | list[str], context: Context) -> list[Problem]:
    """What one rule says of the directory, or what all rules say of some records."""
    if isinstance(work, DirectoryRule):
        return [work.problem(path, fault) for path, fault in work.check(context)]
    problems = []
    for path in work:
        record = context.directory.records[path]
        for rule, check in _OF_A_RECORD:
            problems += [rule.problem(path, fault) for fault in check(record, context)]
        for rule, check in _OF_A_FILE:
            problems += [rule.problem(path, fault) for fault in check(record, context, path)]
    return problems


_OF_A_RECORD = [(rule, rule.check) for rule in RULES if isinstance(rule, RecordRule) and not rule.wants_path]
_OF_A_FILE = [(rule, rule.check) for rule in RULES if isinstance(rule, RecordRule) and rule.wants_path]


def _whole_rules(directory: Directory) -> list[DirectoryRule]:
    left_out = needing_all() if directory.is_part else ()
    return [rule for rule in RULES if isinstance(rule, DirectoryRule) and rule.explanation.code not in left_out]


class _Known:
    """What was found in an earlier run, for records that are the same, with the same register, family and day.

    A rule for one record looks at nothing else (``tests/test_since.py``); one for the directory looks at everything.
    """

    def __init__(self, context: Context, cache: Cache) -> None:
        directory = context.directory
        self._context, self._cache = context, cache
        self._is_used = cache.is_kept and not directory.unread and directory.records.keys() <= directory.digests.keys()
        around = sorted(path for path in directory.digests if path not in directory.records) if self._is_used else ()
        self._register = hashed(str(context.as_of), *_named(around, directory))
        self._stray = hashed(*sorted(directory.holders_of_stray_sites)) if self._is_used else b""

    def problems(
        self, work: DirectoryRule | list[str], check: Callable[[DirectoryRule | list[str], Context], list[Problem]]
    ) -> list[Problem]:
        """The problems of one work: known, or found by ``check`` and kept if none of them is an error."""
        if not self._is_used:
            return check(work, self._context)
        name = self._name(work)
        found = self._cache.get(name)
        if not isinstance(found, list):
            found = check(work, self._context)
            if not any(problem.severity is Severity.ERROR for problem in found):
                self._cache.put(name, found)
        return found

    def _name(self, work: DirectoryRule | list[str]) -> str:
        directory = self._context.directory
        if isinstance(work, DirectoryRule):
            code, paths = work.explanation.code, list(directory.records)
        else:
            code, paths = "record", sorted(set(work).union(*(directory.family_of(path) for path in work)))
        return self._cache.name("rules", code, self._register, self._stray, *_named(paths, directory))


def _named(paths: Iterable[str], directory: Directory) -> Iterator[bytes | str]:
    for path in paths:
        yield path
        yield directory.digests[path]


def needing_all() -> tuple[str, ...]:
    """The codes of the rules that can tell nothing when only a part of the records was read."""
    return tuple(sorted(rule.explanation.code for rule in RULES if isinstance(rule, DirectoryRule) and rule.needs_all))
