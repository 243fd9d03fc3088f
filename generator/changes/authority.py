"""Who may change what: decided path by path, from the revision to build on alone."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from pathlib import PurePosixPath

from generator.changes.comparison import Comparison, FileChange
from generator.model.findings import Finding
from generator.reading.files import RECORDS
from generator.reading.revisions import NOTHING

PLAIN_FILE = "100644"
_MODES = {"100755": "marked as a program", "120000": "a link", "160000": "a module of another repository"}
_RECORD = re.compile(rf"{RECORDS}/[a-z][a-z0-9-]*/2[0-9]{{3}}/[a-z0-9-]+\.yaml")
MOST_FILES = 500
"""So many files nobody reviews at once; an import of more comes in parts."""


def refusals(comparison: Comparison, actor: int) -> Iterator[Finding]:
    """Everything that this account may not do. Operators may change any file, but for them too a file is a plain one,
    a record is not removed, and no two names differ in case alone."""
    yield from _files_are_plain(comparison)
    yield from _names_differ(comparison)
    yield from _records_stay(comparison, actor)
    if actor not in comparison.operators:
        yield from _maintainer(comparison, actor)


def _maintainer(comparison: Comparison, actor: int) -> Iterator[Finding]:
    own = comparison.bodies_of(actor)
    if not own:
        message = f"the account {actor} speaks for no body and is no operator"
        hint = "an operator adds it under 'maintainers' in data/bodies/, in a change of its own"
        yield from (change.finding("A101", message, hint) for change in comparison.files)
        return
    if len(comparison.files) > MOST_FILES:
        message = f"{len(comparison.files):,} files are changed at once"
        yield comparison.files[0].finding("A107", message, f"propose at most {MOST_FILES} at a time")
    for change in comparison.files:
        yield from _own_record(comparison, change, own)


def _own_record(comparison: Comparison, change: FileChange, own: list[str]) -> Iterator[Finding]:
    if change.body is None:
        hint = f"you change records in {', '.join(f'{RECORDS}/{body}/' for body in own)}; ask an operator for the rest"
        yield change.finding("A103", "only operators change this file", hint)
    elif change.body not in own:
        hint = f"you speak for {', '.join(own)}; a transfer between bodies is an operator's"
        yield change.finding("A102", f"this record is in the folder of '{change.body}'", hint)
    elif not _RECORD.fullmatch(change.path):
        yield change.finding("A104", "no record lies here", f"records lie at {RECORDS}/<body>/<year>/<number>.yaml")
    elif comparison.bodies[change.body].status_on(comparison.as_of).to == "ended":
        ended = comparison.bodies[change.body].status_on(comparison.as_of).date
        message = f"the acceptance of '{change.body}' ended on {ended}"
        yield change.finding("A110", message, "its records are kept by the operators, or transferred to another body")


def _files_are_plain(comparison: Comparison) -> Iterator[Finding]:
    for change in comparison.files:
        mode = change.difference.new_mode
        if mode in _MODES and (mode != "100755" or change.path.startswith("data/")):
            yield change.finding("A105", f"this would be {_MODES[mode]}", "put a plain file here (git mode 100644)")
        elif mode not in (PLAIN_FILE, NOTHING) and mode not in _MODES:
            yield change.finding("A105", f"this would have the mode {mode}", "put a plain file here (git mode 100644)")


def _names_differ(comparison: Comparison) -> Iterator[Finding]:
    """Two names that differ in case or composition alone are one file on many computers."""
    listings: dict[str, dict[str, list[str]]] = {}
    for change in comparison.files:
        path = PurePosixPath(change.path)
        if not change.is_new:
            continue
        for part in [path, *path.parents][:-1]:
            folder = "" if str(part.parent) == "." else str(part.parent)
            if folder not in listings:
                listings[folder] = defaultdict(list)
                for name in comparison.revisions.names_in(folder):
                    listings[folder][_folded(name)].append(name)
            others = [name for name in listings[folder][_folded(part.name)] if name != part.name]
            if others:
                message = f"'{part.name}' differs from '{others[0]}' in case or accents alone"
                yield change.finding("A106", message, "use the name that is there, or one that differs")


def _folded(name: str) -> str:
    return unicodedata.normalize("NFKC", name).casefold()


def _records_stay(comparison: Comparison, actor: int) -> Iterator[Finding]:
    is_operator = actor in comparison.operators
    for change in comparison.records:
        if not change.is_gone or (is_operator and PurePosixPath(change.path).name in comparison.moved):
            continue
        if is_operator and comparison.corrections:
            continue  # a second person looks at it; see history
        hint = "put it back; what ended gets a status and keeps its page, a mistyped number is put right by an operator"
        yield change.finding("A108", "a record is not removed or renamed", hint)
