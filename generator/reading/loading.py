"""The folder ``data/`` becomes a Directory; what is wrong becomes problems, all of them, never the first only."""

import difflib
import shlex
from collections import defaultdict
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath

from pydantic import ValidationError

from generator.model.directory import Directory
from generator.model.fields import Fact
from generator.model.findings import DirectoryError, Finding, Place, Problem
from generator.model.record import KINDS, Record
from generator.model.register import CertificationBody, DirectoryInfo, Scheme, StandardsFile
from generator.model.vocabulary import Term, VocabularyFile
from generator.reading import changed, characters, entered, fields, files, history, text
from generator.reading.refusal import Refusal

INFO = "data/directory.yaml"
STANDARDS = "data/standards.yaml"
VOCABULARIES = ("activities", "component-categories", "restricted-substances", "status-reasons")
_MODELS: dict[str, type[Fact]] = {
    "directory.yaml": DirectoryInfo,
    "standards.yaml": StandardsFile,
    "vocabularies": VocabularyFile,
    "schemes": Scheme,
    "bodies": CertificationBody,
}


@dataclass
class Reading:
    """The outcome: ``directory`` is None when a file that everything hangs on could not be read."""

    data: Path
    directory: Directory | None = None
    findings: list[Finding] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    models: dict[str, Fact] = field(default_factory=dict)
    unread: set[str] = field(default_factory=set)
    """Names that a faulty or stray file may stand for: a reference to one of them is not called unknown."""
    drafts: files.Drafts = field(default_factory=dict)
    """What is read in place of the files at these paths."""
    programs: dict[str, bool] = field(default_factory=dict)
    """Path to whether the file is marked as a program."""

    seen: set[str] = field(default_factory=set)

    def read(self, path: str) -> None:
        """Read one file as a model, or note what is wrong with it."""
        self.seen.add(path)
        self.unread.add(PurePosixPath(path).stem)
        try:
            content = files.read(self.data, path, self.drafts)
            self.programs[path] = content.is_program
            tree = text.load(characters.decode(content.raw))
        except Refusal as no:
            self.findings.append(Finding(Place(path, no.line, no.column), no.code, no.message, no.hint))
            return
        model = model_for(path, tree)
        if model is None:
            self._note_kind(path, tree)
            return
        try:
            found = model.model_validate(tree)
        except ValidationError as error:
            self.problems.extend(_other_kind(path, tree, model) or fields.problems(path, error, model))
            return
        if isinstance(found, Scheme | CertificationBody) and found.id != PurePosixPath(path).stem:
            self.unread.add(found.id)
            message = f"the id '{found.id}' is not the file's name '{PurePosixPath(path).stem}'"
            hint = f"write 'id: {PurePosixPath(path).stem}', or name the file '{found.id}.yaml'"
            self.problems.append(Problem(path, ("id",), "F207", message, hint))
            return
        self.unread.discard(PurePosixPath(path).stem)
        self.models[path] = found

    def _note_kind(self, path: str, tree: dict) -> None:
        kind = tree.get("kind")
        if kind is None and (near := difflib.get_close_matches("kind", tree.keys() - Record.model_fields, n=1)):
            message, hint = f"the field '{near[0]}' is not known here", "did you mean 'kind'?"
            self.problems.append(Problem(path, (near[0],), "F202", message, hint, at_key=True))
        elif not kind:
            missing = "the field 'kind' is missing" if kind is None else "'kind' is empty"
            code = "F201" if kind is None else "F205"
            self.problems.append(Problem(path, ("kind",), code, missing, "write 'kind: certificate'", at_key=True))
        elif isinstance(kind, str):
            hint = fields.one_of(kind, list(KINDS))
            self.problems.append(Problem(path, ("kind",), "F203", f"'{kind}' is no kind of record", hint))
        else:
            self.problems.append(
                Problem(path, ("kind",), "F206", "'kind' is not one text", "write 'kind: certificate'")
            )

    def refuse_programs(self) -> None:
        """Note the files that are marked as programs; where all of them are, the file system keeps no such mark."""
        if all(self.programs.values()):
            return
        for path in (path for path, is_program in self.programs.items() if is_program):
            hint = f"chmod 644 {shlex.quote(path)}"
            self.findings.append(Finding(Place(path), "Y113", "the file is marked as a program", hint))

    def stray(self, path: str) -> None:
        """Note a file that does not belong where it lies."""
        self.unread.add(PurePosixPath(path).stem.lower())
        self.findings.append(Finding(Place(path), "Y100", "this file does not belong here", _where_instead(path)))

    def missing(self, path: str) -> None:
        """Note a file that every directory has."""
        self.unread.add(PurePosixPath(path).stem)
        hint = "every directory has one; bring it back from an earlier commit"
        self.findings.append(Finding(Place(path), "Y100", "this file is missing", hint))


def model_for(path: str, tree: dict) -> type[Fact] | None:
    """The model of a known file; None for a record without a kind that is known."""
    kind = tree.get("kind")
    return _MODELS.get(path.split("/")[1]) or (KINDS.get(kind) if isinstance(kind, str) else None)


def read_directory(data: Path, drafts: files.Drafts | None = None) -> Reading:
    """Read everything under ``data``, as it would be with drafts. Raises DirectoryError without the folder."""
    drafts = drafts or {}
    known, strays = files.listing(data)
    gone = {path for path, draft in drafts.items() if draft is None}
    reading = _read(Reading(data, drafts=drafts), sorted({*known, *drafts} - gone), strays)
    if not any(path.startswith(f"{files.RECORDS}/") for path in reading.seen):
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
    return _read(Reading(data), known, strays + [path for path in records if not files.is_known(path)], is_part=True)


def _read(reading: Reading, known: list[str], strays: list[str], is_part: bool = False) -> Reading:
    text.require_parser()
    for path in strays:
        reading.stray(path)
    for path in known:
        reading.read(path)
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
    )


def address(data: Path) -> str:
    """Where the site is published, from the directory's own file alone. Raises DirectoryError if it cannot be read."""
    reading = Reading(data)
    reading.read(INFO)
    found = next(iter(reading.models.values()), None)
    if not isinstance(found, DirectoryInfo):
        raise DirectoryError(f"{INFO} cannot be read", "certdir check says why; or name the address with --address")
    return found.address


def vocabulary(data: Path, name: str) -> tuple[Term, ...]:
    """The words of one list alone; none where it cannot be read."""
    reading = Reading(data)
    reading.read(f"data/vocabularies/{name}.yaml")
    found = next(iter(reading.models.values()), None)
    return found.terms if isinstance(found, VocabularyFile) else ()


def with_history(directory: Directory, data: Path) -> Directory:
    """The directory with the last change of each file and the days of its entries, as far as git knows them."""
    changes = history.last_changes(data)
    return replace(
        directory,
        revisions={f"data/{path}": change for path, change in changes.items()},
        entered=entered.entries(data, directory.records),
        revision=history.head(data),
    )


def located(problems: list[Problem], data: Path, drafts: files.Drafts) -> list[Finding]:
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


def _other_kind(path: str, tree: dict, model: type[Fact]) -> list[Problem]:
    """One problem instead of many when the fields are all those of the other kind of record, beside what is wrong with
    their values."""
    for kind, other in KINDS.items():
        if model in KINDS.values() and other is not model:
            faults: list[Problem] = []
            try:
                other.model_validate(tree | {"kind": kind})
            except ValidationError as error:
                if any(fault["type"] in ("missing", "extra_forbidden") for fault in error.errors(include_url=False)):
                    continue
                faults = fields.problems(path, error, other)
            message = f"the fields are those of a {kind}, not of a {tree['kind']}"
            hint = f"write 'kind: {kind}', or the fields of a {tree['kind']}"
            return [Problem(path, ("kind",), "F209", message, hint), *faults]
    return []


def _where_instead(path: str) -> str:
    """The way out for a stray file: mostly its name is nearly right."""
    name = PurePosixPath(path).name
    if name.lower().endswith((".yml", ".yaml")) and name != f"{PurePosixPath(name).stem.lower()}.yaml":
        return f"name it '{PurePosixPath(name).stem.lower()}.yaml'"
    if name.lower().endswith((".yaml.txt", ".yml.txt")):
        return f"name it '{name.lower().rsplit('.', 2)[0]}.yaml'"
    if name.lower().endswith((".bak", "~", ".orig", ".swp")):
        return "remove this copy"
    if path.startswith("data/certificates/"):
        return "records lie at data/certificates/<body>/<year>/<number>.yaml"
    return "under data/ lie the register and the records only; remove what is neither"
