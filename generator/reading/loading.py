"""The folder ``data/`` becomes a Directory; what is wrong becomes problems, all of them, never the first only."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from generator.model.directory import Directory
from generator.model.findings import DirectoryError, Finding, Place, Problem
from generator.model.record import Record
from generator.model.register import CertificationBody, DirectoryInfo, Scheme, StandardsFile
from generator.model.vocabulary import Term, VocabularyFile
from generator.reading import changed, characters, entered, files, generations, history, parts, text
from generator.reading.outcome import Outcome
from generator.reading.refusal import Refusal
from generator.workers import ALONE, Means

INFO = "data/directory.yaml"
STANDARDS = "data/standards.yaml"
VOCABULARIES = ("activities", "component-categories", "restricted-substances", "status-reasons")


@dataclass(slots=True)
class Reading(Outcome):
    """The outcome of all files: ``directory`` is None when a file that everything hangs on could not be read."""

    directory: Directory | None = None


def read_directory(data: Path, drafts: files.Drafts | None = None, means: Means = ALONE) -> Reading:
    """Read everything under ``data``, as it would be with drafts. Raises DirectoryError without the folder."""
    drafts = drafts or {}
    known, strays = files.listing(data)
    gone = {path for path, draft in drafts.items() if draft is None}
    wanted = sorted({*known, *drafts} - gone)
    return _not_empty(_read(data, wanted, strays, drafts, means), wanted)


def read_whole(contents: files.Drafts, means: Means = ALONE) -> Reading:
    """Read a directory that lies in no folder, from the contents of all its files."""
    return _not_empty(read_contents(contents, means), contents)


def read_contents(contents: files.Drafts, means: Means = ALONE) -> Reading:
    """Read files that lie in no folder, from their contents."""
    known = sorted(filter(files.is_known, contents))
    strays = sorted(path for path in contents if not files.is_known(path))
    return _read(Path(), known, strays, contents, means)


def _not_empty(reading: Reading, paths: Iterable[str]) -> Reading:
    if not any(files.is_known(path) and path.startswith(f"{files.RECORDS}/") for path in paths):
        hint = "bring the folder back from an earlier commit, or add the first record"
        reading.findings.append(Finding(Place(files.RECORDS), "Y100", "there are no records here", hint))
    return reading


def read_since(data: Path, revision: str) -> Reading:
    """Read what changed since a revision and what that refers to; everything when the register changed. Raises
    DirectoryError without the folder, without git or without the revision."""
    known, strays = files.listing(data, with_records=False)
    change = changed.since(data, revision)
    if change.concerns_all:
        return read_directory(data)
    records = changed.related(data, change)
    known += filter(files.is_known, records)
    strays += [path for path in records if not files.is_known(path)]
    return _read(data, known, strays, {}, ALONE, is_part=True)


def _read(
    data: Path, known: list[str], strays: list[str], drafts: files.Drafts, means: Means, is_part: bool = False
) -> Reading:
    text.require_parser()
    reading = Reading()
    for path in strays:
        reading.stray(path)
    for part in parts.read(data, known, drafts, means):
        reading.add(part)
    reading.refuse_programs()
    for path in (INFO, STANDARDS, *(f"data/vocabularies/{name}.yaml" for name in VOCABULARIES)):
        if path not in known:
            reading.missing(path)
    info, standards = reading.models.get(INFO), reading.models.get(STANDARDS)
    if isinstance(info, DirectoryInfo) and isinstance(standards, StandardsFile):
        reading.directory = _directory(reading, info, standards, is_part)
    return reading


def _directory(reading: Reading, info: DirectoryInfo, standards: StandardsFile, is_part: bool) -> Directory:
    models = reading.models
    return Directory(
        info=info,
        schemes={model.id: model for model in models.values() if isinstance(model, Scheme)},
        bodies={model.id: model for model in models.values() if isinstance(model, CertificationBody)},
        standards=standards.standards,
        vocabularies={PurePosixPath(path).stem: m for path, m in models.items() if isinstance(m, VocabularyFile)},
        records={path: model for path, model in models.items() if isinstance(model, Record)},
        unread=frozenset(reading.unread),
        is_part=is_part,
        digests=reading.digests,
    )


def address(data: Path) -> str:
    """Where the site is published, from the directory's own file alone. Raises DirectoryError if it cannot be read."""
    (outcome,) = parts.read(data, [INFO], {}, ALONE)
    found = next(iter(outcome.models.values()), None)
    if not isinstance(found, DirectoryInfo):
        raise DirectoryError(f"{INFO} cannot be read", "certdir check says why; or name the address with --address")
    return found.address


def vocabulary(data: Path, name: str) -> tuple[Term, ...]:
    """The words of one list alone; none where it cannot be read."""
    (outcome,) = parts.read(data, [f"data/vocabularies/{name}.yaml"], {}, ALONE)
    found = next(iter(outcome.models.values()), None)
    return found.terms if isinstance(found, VocabularyFile) else ()


def with_history(directory: Directory, data: Path, means: Means = ALONE) -> Directory:
    """The directory with the last change of each file and the days of its entries, as far as git knows them."""
    changes = history.last_changes(data)
    past = generations.generations(data)
    days, told = entered.read(data, directory.records, past, means.cache)
    return replace(
        directory,
        revisions={f"data/{path}": change for path, change in changes.items()},
        entered=days,
        told=told,
        revision=history.head(data),
        generations=past,
    )


def located(problems: Iterable[Problem], data: Path, drafts: files.Drafts) -> list[Finding]:
    """Problems with their line and column, looked up in the files again, each file once."""
    found: list[Finding] = []
    by_path: dict[str, list[Problem]] = defaultdict(list)
    for problem in problems:
        by_path[problem.path].append(problem)
    for path, here in by_path.items():
        places = text.Places(_text_again(data, path, drafts))
        for problem in here:
            at = Place(path, *places.of(problem.route, problem.at_key))
            found.append(Finding(at, problem.code, problem.message, problem.hint, problem.severity))
    return sorted(found)


def _text_again(data: Path, path: str, drafts: files.Drafts) -> str:
    """The text of a file; empty when it can no longer be read, so that its findings stand at its beginning."""
    try:
        return characters.decode(files.read(data, path, drafts).raw)
    except Refusal:
        return ""
