"""Two revisions side by side: every path that differs between main and what main would become.

Compared is not the branch of a pull request but the outcome of merging it, for that is what would be published. Renames
are not looked for: a file that moved is one that went and one that came.
"""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from pydantic import ValidationError

from generator.model.fields import Fact
from generator.model.findings import DirectoryError
from generator.reading import characters, files, git, outcome, text
from generator.reading.refusal import Refusal

NOTHING = "000000"
"""The mode of a file that is not there."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One path that differs, with its mode and object on either side."""

    path: str
    old_mode: str
    new_mode: str
    old: str
    new: str


@dataclass(frozen=True)
class Revisions:
    """A repository with the revision to build on and the one that is proposed."""

    root: Path
    base: str
    head: str

    @classmethod
    def open(cls, root: Path, base: str, head: str) -> "Revisions":
        """Raises DirectoryError when git does not know one of them."""
        return cls(root, git.commit_of(root, base), git.commit_of(root, head))

    @cached_property
    def _merge(self) -> list[str]:
        arguments = ("merge-tree", "--write-tree", "-z", "--name-only", self.base, self.head)
        hint = "the two have no commit in common; start your branch from main"
        said = git.ask(self.root, *arguments, otherwise="git cannot merge the two", hint=hint, fine=(0, 1))
        return said.decode("utf-8", "surrogateescape").split("\0")

    @property
    def merged(self) -> str:
        """The tree that merging makes."""
        return self._merge[0]

    @property
    def conflicts(self) -> list[str]:
        """Paths that both sides changed, each in its own way; until they are settled there is nothing to merge."""
        names = self._merge[1:]
        return names[: names.index("")] if "" in names else []

    @cached_property
    def differences(self) -> tuple[Difference, ...]:
        """Every path that merging would add, change or remove, by path."""
        arguments = ("diff-tree", "-r", "-z", "--no-renames", "--raw", "--no-abbrev", self.base, self.merged)
        raw = self._ask(*arguments).split(b"\0")
        found = []
        for about, path in zip(raw[::2], raw[1::2], strict=False):
            old_mode, new_mode, old, new, _ = about.decode().removeprefix(":").split(" ")
            found.append(Difference(path.decode("utf-8", "surrogateescape"), old_mode, new_mode, old, new))
        return tuple(sorted(found, key=lambda one: one.path))

    @cached_property
    def contents(self) -> dict[str, bytes]:
        """The bytes of each object that differs, large ones left out."""
        objects = [name for one in self.differences for name in (one.old, one.new) if set(name) != {"0"}]
        return git.contents(self.root, objects, characters.MOST_BYTES)

    def names_in(self, folder: str) -> list[str]:
        """What lies in a folder after merging; nothing when there is no such folder."""
        try:
            listed = self._ask("ls-tree", "-z", "--name-only", f"{self.merged}:{folder}")
        except DirectoryError:
            return []
        return [name.decode("utf-8", "surrogateescape") for name in listed.split(b"\0") if name]

    def base_files(self, folder: str) -> list[str]:
        """Every path below a folder before the change."""
        listed = self._ask("ls-tree", "-r", "-z", "--name-only", self.base, "--", f"{folder}/")
        return [name.decode("utf-8", "surrogateescape") for name in listed.split(b"\0") if name]

    def base_contents(self, paths: list[str]) -> dict[str, bytes]:
        """The bytes of files before the change, by path."""
        names = {f"{self.base}:{path}": path for path in paths}
        return {names[name]: raw for name, raw in git.contents(self.root, list(names), characters.MOST_BYTES).items()}

    def uncommitted(self) -> int:
        """How many files in the folder differ from what is committed, when the head is checked out there."""
        if git.commit_of(self.root, "HEAD") != self.head:
            return 0
        return self._ask("status", "--porcelain", "-z", "--no-renames").count(b"\0")

    def trailers(self, name: str) -> list[str]:
        """What the proposed commits say behind ``name:`` at the end of their messages."""
        form = f"--format=%(trailers:key={name},valueonly)"
        said = self._ask("log", form, f"{self.base}..{self.head}").decode("utf-8", "replace")
        return [line.strip() for line in said.splitlines() if line.strip()]

    def _ask(self, *arguments: str) -> bytes:
        said = {"otherwise": "git could not compare the revisions", "hint": "run it in the repository's root"}
        return git.ask(self.root, *arguments, **said)


def fact(path: str, raw: bytes | None) -> Fact | None:
    """What the bytes of a file of the directory say; None when they say nothing that can be read."""
    if raw is None or not files.is_known(path):
        return None
    try:
        tree = text.load(characters.decode(raw))
        model = outcome.model_for(path, tree)
        return model.model_validate(tree) if model else None
    except (Refusal, ValidationError):
        return None
