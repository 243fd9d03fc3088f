"""A proposed change as facts: what was, what would be, and who may speak for whom according to what was."""

import datetime
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath

from generator.model.findings import Finding, Place
from generator.model.record import Record
from generator.model.register import CertificationBody, DirectoryInfo
from generator.reading import files
from generator.reading.revisions import NOTHING, Difference, Revisions, fact

CORRECTION = "Correction"
"""The trailer of a commit message in which an operator says why something recorded is put right."""


@dataclass(frozen=True)
class FileChange:
    """One path that comes, goes or changes."""

    difference: Difference
    before: bytes | None
    after: bytes | None

    @property
    def path(self) -> str:
        """From the root of the repository."""
        return self.difference.path

    @property
    def is_new(self) -> bool:
        """Whether nothing was there before."""
        return self.difference.old_mode == NOTHING

    @property
    def is_gone(self) -> bool:
        """Whether nothing will be there."""
        return self.difference.new_mode == NOTHING

    @property
    def body(self) -> str | None:
        """The id of the body in whose folder it lies; None outside of the records."""
        parts = PurePosixPath(self.path).parts
        return parts[2] if self.path.startswith(f"{files.RECORDS}/") and len(parts) > 3 else None

    @cached_property
    def was(self) -> Record | None:
        """The record before, if it was one."""
        found = fact(self.path, self.before)
        return found if isinstance(found, Record) else None

    @cached_property
    def becomes(self) -> Record | None:
        """The record after, if it will be one that can be read."""
        found = fact(self.path, self.after)
        return found if isinstance(found, Record) else None

    def finding(self, code: str, message: str, hint: str, place: tuple[int, int] = (1, 1)) -> Finding:
        """Something to say about this path."""
        return Finding(Place(self.path, *place), code, message, hint)


@dataclass(frozen=True)
class Comparison:
    """Everything that differs, beside the register as it was. Nothing that the change says of authority counts."""

    revisions: Revisions
    as_of: datetime.date

    @cached_property
    def files(self) -> tuple[FileChange, ...]:
        """Every path that differs."""
        contents = self.revisions.contents
        return tuple(
            FileChange(one, contents.get(one.old), contents.get(one.new)) for one in self.revisions.differences
        )

    @cached_property
    def records(self) -> tuple[FileChange, ...]:
        """The paths below the records."""
        return tuple(change for change in self.files if change.body is not None)

    @cached_property
    def moved(self) -> dict[str, tuple[FileChange, FileChange]]:
        """Records that go in one place and come in another, by file name: where from, where to."""
        gone = {PurePosixPath(change.path).name: change for change in self.records if change.is_gone}
        come = {PurePosixPath(change.path).name: change for change in self.records if change.is_new}
        return {name: (gone[name], come[name]) for name in gone.keys() & come.keys()}

    @cached_property
    def pairs(self) -> tuple[tuple[FileChange, Record | None, Record | None], ...]:
        """Each record that comes, goes or changes: where it will lie, what it was, what it becomes."""
        found = []
        for change in self.records:
            origin, target = self.moved.get(PurePosixPath(change.path).name, (None, None))
            if change is origin:
                continue
            found.append((change, origin.was if change is target and origin else change.was, change.becomes))
        return tuple(found)

    @cached_property
    def operators(self) -> frozenset[int]:
        """The accounts of those who keep the register, as it was."""
        path = "data/directory.yaml"
        info = fact(path, self.revisions.base_contents([path]).get(path))
        return frozenset(info.operators) if isinstance(info, DirectoryInfo) else frozenset()

    @cached_property
    def bodies(self) -> dict[str, CertificationBody]:
        """The bodies as they were."""
        raw = self.revisions.base_contents(self.revisions.base_files("data/bodies"))
        found = (fact(path, content) for path, content in raw.items())
        return {body.id: body for body in found if isinstance(body, CertificationBody)}

    def bodies_of(self, account: int) -> list[str]:
        """Ids of the bodies that an account speaks for."""
        return sorted(body.id for body in self.bodies.values() if account in body.maintainers)

    def records_of(self, body: str) -> int:
        """How many records a body had before the change."""
        return len(self.revisions.base_files(f"{files.RECORDS}/{body}"))

    @cached_property
    def corrections(self) -> tuple[str, ...]:
        """The reasons that the proposed commits give for putting right what is recorded."""
        return tuple(self.revisions.trailers(CORRECTION))
