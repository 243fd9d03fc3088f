"""The checks across fields and records. A rule is one function, one faulty example, one paragraph and two lines."""

import datetime
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import replace
from itertools import chain

from generator.cache import Cache, files_in_a_name, hashed
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
from generator.rules.remembering import forget
from generator.rules.rule import Context, DirectoryRule, Noted, Notes, RecordRule
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
    try:
        return _checked(directory, as_of, means)
    finally:
        forget()


def _checked(directory: Directory, as_of: datetime.date, means: Means) -> list[Problem]:
    context = Context(directory, as_of, directory.unread)
    known, parts = Known(context, means.cache), list(cut(sorted(directory.records)))
    whole = {rule: known.of_all(rule) for rule in _whole_rules(directory)}
    open_ = [rule for rule, problems in whole.items() if problems is None]
    found, noted = _of_parts(lambda part: (known.of_part(part), known.notes(part, open_)), parts, means)
    for rule, problems in whole.items():
        found += known.keep(rule, _of_all(rule, context, noted)) if problems is None else problems
    errors = [problem for problem in found if problem.severity is Severity.ERROR]
    if not errors:
        return found
    context = replace(context, faulty=directory.unread | {problem.path for problem in errors})
    found, noted = _of_parts(lambda part: (of_records(part, context), known.notes(part, list(whole))), parts, means)
    found += chain.from_iterable(_of_all(rule, context, noted) for rule in whole)
    return errors + [one for one in found if one.severity is Severity.WARNING and one.path not in context.faulty]


def warnings(problems: Iterable[Problem]) -> dict[str, tuple[str, ...]]:
    """Path of each file with warnings to their codes, each once."""
    found: dict[str, set[str]] = defaultdict(set)
    for problem in problems:
        if problem.severity is Severity.WARNING:
            found[problem.path].add(problem.code)
    return {path: tuple(sorted(codes)) for path, codes in sorted(found.items())}


def _of_parts(
    work: Callable[[list[str]], tuple[list[Problem], dict[str, object]]], parts: list[list[str]], means: Means
) -> tuple[list[Problem], list[Noted]]:
    """The problems of all parts, and what was noted of each."""
    found: list[Problem] = []
    noted: list[Noted] = []
    for part, (problems, notes) in zip(parts, spread(work, parts, means, "Checking parts"), strict=True):
        found += problems
        noted.append((part, notes))
    return found, noted


def _of_all(rule: DirectoryRule, context: Context, noted: list[Noted]) -> list[Problem]:
    """What one rule says of the directory."""
    about = () if rule.notes is None else ([(part, notes[rule.explanation.code]) for part, notes in noted],)
    return [rule.problem(path, fault) for path, fault in rule.check(context, *about)]


def of_records(paths: list[str], context: Context) -> list[Problem]:
    """What all rules for single records say of some."""
    problems = []
    for path in paths:
        record = context.directory.records[path]
        for rule, check in _OF_A_RECORD:
            for fault in check(record, context):
                problems.append(rule.problem(path, fault))
        for rule, check in _OF_A_FILE:
            for fault in check(record, context, path):
                problems.append(rule.problem(path, fault))
    return problems


_OF_A_RECORD = [(rule, rule.check) for rule in RULES if isinstance(rule, RecordRule) and not rule.wants_path]
_OF_A_FILE = [(rule, rule.check) for rule in RULES if isinstance(rule, RecordRule) and rule.wants_path]


def _whole_rules(directory: Directory) -> list[DirectoryRule]:
    left_out = needing_all() if directory.is_part else ()
    return [rule for rule in RULES if isinstance(rule, DirectoryRule) and rule.explanation.code not in left_out]


class Known:
    """What was found in an earlier run, for records that are the same, with the same register, family and day.

    A rule for one record looks at nothing else (``tests/test_since.py``); one for the directory looks at everything.
    """

    def __init__(self, context: Context, cache: Cache) -> None:
        directory = context.directory
        self._context, self._cache = context, cache
        self._is_used = cache.is_kept and not directory.unread and directory.records.keys() <= directory.digests.keys()
        around = sorted(path for path in directory.digests if path not in directory.records) if self._is_used else ()
        self._register = hashed(str(context.as_of), *files_in_a_name(around, directory.digests))
        self._stray = hashed(*sorted(directory.holders_of_stray_sites)) if self._is_used else b""
        self._all = hashed(*files_in_a_name(directory.records, directory.digests)) if self._is_used else b""

    def of_all(self, rule: DirectoryRule) -> list[Problem] | None:
        """What a rule says of the directory; None when it was not found out yet."""
        known = self._cache.get(self._name_of(rule)) if self._is_used else None
        return known if isinstance(known, list) else None

    def keep(self, rule: DirectoryRule, found: list[Problem]) -> list[Problem]:
        """What a rule says, and is kept if none of it is an error."""
        return self._kept(self._name_of(rule), found) if self._is_used else found

    def of_part(self, paths: list[str]) -> list[Problem]:
        """What the rules for single records say of some."""
        if not self._is_used:
            return of_records(paths, self._context)
        family = sorted(set(paths).union(*(self._context.directory.family_of(path) for path in paths)))
        name = self._name("record", self._stray, *files_in_a_name(family, self._context.directory.digests))
        known = self._cache.get(name)
        return known if isinstance(known, list) else self._kept(name, of_records(paths, self._context))

    def notes(self, paths: list[str], rules: list[DirectoryRule]) -> dict[str, object]:
        """By their codes the notes that these rules need of some records."""
        wanted = {rule.explanation.code: rule.notes for rule in rules if rule.notes}
        if not self._is_used or not wanted:
            return self._noted(paths, wanted)
        name = self._name("notes", *sorted(wanted), *files_in_a_name(paths, self._context.directory.digests))
        known = self._cache.get(name)
        if not isinstance(known, dict):
            known = self._noted(paths, wanted)
            self._cache.put(name, known)
        return known

    def _noted(self, paths: list[str], wanted: dict[str, Notes]) -> dict[str, object]:
        records = {path: self._context.directory.records[path] for path in paths}
        return {code: notes(records, self._context) for code, notes in wanted.items()}

    def _kept(self, name: str, found: list[Problem]) -> list[Problem]:
        if not any(problem.severity is Severity.ERROR for problem in found):
            self._cache.put(name, found)
        return found

    def _name_of(self, rule: DirectoryRule) -> str:
        return self._name("all", rule.explanation.code, self._stray, self._all)

    def _name(self, *parts: bytes | str) -> str:
        return self._cache.name("rules", self._register, *parts)


def needing_all() -> tuple[str, ...]:
    """The codes of the rules that can tell nothing when only a part of the records was read."""
    return tuple(sorted(rule.explanation.code for rule in RULES if isinstance(rule, DirectoryRule) and rule.needs_all))
