"""The folder ``data/`` becomes a Directory; what is wrong becomes problems, all of them, never the first only."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError

from generator.model.directory import Directory
from generator.model.fields import Fact
from generator.model.findings import Finding, Place, Problem
from generator.model.record import KINDS, Record
from generator.model.register import CertificationBody, DirectoryInfo, Scheme, StandardsFile, VocabularyFile
from generator.reading import fields, files, history, text

Model = TypeVar("Model", bound=Fact)


@dataclass
class Reading:
    """The outcome: ``directory`` is None when a file that everything hangs on could not be read."""

    data: Path
    directory: Directory | None = None
    findings: list[Finding] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def model(self, path: str, model: type[Model] | None = None) -> Model | None:
        """One file as a model; its kind decides for a record. None when it is faulty, with the reasons noted."""
        try:
            tree = text.load(text.decode(files.read(self.data, path)))
        except text.Refusal as no:
            self.findings.append(Finding(Place(path, no.line, no.column), no.code, no.message, no.hint))
            return None
        if model is None:
            model = KINDS.get(tree["kind"]) if isinstance(tree.get("kind"), str) else None
            if model is None:
                self.problems.append(self._no_kind(path, tree))
                return None
        try:
            return model.model_validate(tree)
        except ValidationError as error:
            self.problems.extend(fields.problems(path, error, model))
            return None

    @staticmethod
    def _no_kind(path: str, tree: dict) -> Problem:
        if "kind" not in tree:
            return Problem(path, (), "F201", "the field 'kind' is missing", "add a line 'kind: certificate'")
        message = f"'{tree['kind']}' is not a kind of record"
        return Problem(path, ("kind",), "F203", message, fields.nearest(str(tree["kind"]), list(KINDS)))


def read_directory(data: Path) -> Reading:
    """Read everything under ``data``. Raises DirectoryError when the folder is not there."""
    text.require_parser()
    reading = Reading(data)
    known, strays = files.listing(data)
    for path in strays:
        hint = "records lie at data/certificates/<body>/<year>/<number>.yaml; remove what is no data"
        reading.findings.append(Finding(Place(path), "Y100", "this file does not belong here", hint))

    read: dict[str, Fact] = {}
    unread: set[str] = set()
    for path in known:
        found = reading.model(path, _model_for(path))
        if found is None:
            unread.add(Path(path).stem)
        else:
            read[path] = found
    for path in ("data/directory.yaml", "data/standards.yaml"):
        if path not in known:
            reading.findings.append(Finding(Place(path), "Y100", "this file is missing", "every directory has one"))
    info, standards = read.get("data/directory.yaml"), read.get("data/standards.yaml")
    if isinstance(info, DirectoryInfo) and isinstance(standards, StandardsFile):
        reading.directory = Directory(
            info=info,
            schemes={scheme.id: scheme for scheme in read.values() if isinstance(scheme, Scheme)},
            bodies={body.id: body for body in read.values() if isinstance(body, CertificationBody)},
            standards=standards.standards,
            vocabularies={Path(path).stem: part for path, part in read.items() if isinstance(part, VocabularyFile)},
            records={path: record for path, record in read.items() if isinstance(record, Record)},
            paths=frozenset(read),
            unread=frozenset(unread),
            revisions={f"data/{path}": change for path, change in history.last_changes(data).items()},
            revision=history.head(data),
        )
    return reading


def located(problems: list[Problem], data: Path) -> list[Finding]:
    """Problems with their line and column, looked up in the files again."""
    found: list[Finding] = []
    texts: dict[str, str | None] = {}
    for problem in problems:
        if problem.path not in texts:
            texts[problem.path] = _text_again(data, problem.path)
        content = texts[problem.path]
        line, column = text.place(content, problem.route, problem.at_key) if content else (1, 1)
        at = Place(problem.path, line, column)
        found.append(Finding(at, problem.code, problem.message, problem.hint, problem.severity))
    return sorted(found)


def _text_again(data: Path, path: str) -> str | None:
    try:
        return text.decode(files.read(data, path))
    except text.Refusal:
        return None


def _model_for(path: str) -> type[Fact] | None:
    folder = path.split("/")[1]
    return {
        "directory.yaml": DirectoryInfo,
        "standards.yaml": StandardsFile,
        "vocabularies": VocabularyFile,
        "schemes": Scheme,
        "bodies": CertificationBody,
    }.get(folder)
