"""What reading has found so far: the models of the files that are right, and what is wrong with the others."""

import difflib
import shlex
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from pydantic import ValidationError

from generator.model.fields import Fact
from generator.model.findings import Finding, Place, Problem
from generator.model.record import KINDS, Record
from generator.model.register import CertificationBody, DirectoryInfo, Scheme, StandardsFile
from generator.model.vocabulary import VocabularyFile
from generator.reading import characters, fields, files, text
from generator.reading.refusal import Refusal

_MODELS: dict[str, type[Fact]] = {
    "directory.yaml": DirectoryInfo,
    "standards.yaml": StandardsFile,
    "vocabularies": VocabularyFile,
    "schemes": Scheme,
    "bodies": CertificationBody,
}


@dataclass(slots=True)
class Outcome:
    """What some files hold, and what is wrong with them."""

    models: dict[str, Fact] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    unread: set[str] = field(default_factory=set)
    """Names that a faulty or stray file may stand for: a reference to one of them is not called unknown."""
    programs: dict[str, bool] = field(default_factory=dict)
    """Path to whether the file is marked as a program."""
    digests: dict[str, bytes] = field(default_factory=dict)
    """Path to a hash of the file, as far as it could be read."""

    def take(self, path: str, content: files.Content) -> None:
        """Read the content of one file as a model, or note what is wrong with it."""
        self.programs[path] = content.is_program
        try:
            tree = text.load(characters.decode(content.raw))
        except Refusal as no:
            self.refused(path, no)
            return
        stem = path[path.rfind("/") + 1 :].removesuffix(".yaml")
        model = model_for(path, tree)
        if model is None:
            self.unread.add(stem)
            self._note_kind(path, tree)
            return
        try:
            found = model.model_validate(tree)
        except ValidationError as error:
            self.unread.add(stem)
            self.problems.extend(_other_kind(path, tree, model) or fields.problems(path, error, model))
            return
        if isinstance(found, Scheme | CertificationBody) and found.id != stem:
            self.unread.update((stem, found.id))
            message = f"the id '{found.id}' is not the file's name '{stem}'"
            hint = f"write 'id: {stem}', or name the file '{found.id}.yaml'"
            self.problems.append(Problem(path, ("id",), "F207", message, hint))
            return
        self.models[path] = found

    def refused(self, path: str, no: Refusal) -> None:
        """Note a file that cannot be read at all."""
        self.unread.add(PurePosixPath(path).stem)
        self.findings.append(Finding(Place(path, no.line, no.column), no.code, no.message, no.hint))

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

    def add(self, other: "Outcome") -> None:
        """Take over what was found in other files."""
        self.models.update(other.models)
        self.findings.extend(other.findings)
        self.problems.extend(other.problems)
        self.unread.update(other.unread)
        self.programs.update(other.programs)
        self.digests.update(other.digests)

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
