"""The folder ``data/`` as a commit holds it. Nothing of it is written anywhere, and only what is asked for is read."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from generator.reading import characters, files, git
from generator.reading.refusal import Refusal
from generator.reading.revisions import NOTHING, Difference

_PROGRAM, _LINK, _MODULE = "100755", "120000", "160000"


@dataclass(frozen=True)
class Tree:
    """The files below ``data/``; where a module of another repository is there is none."""

    root: Path
    versions: dict[str, str]
    """Path of each file, sorted, to what git says of it: mode, kind, and name of the content."""

    @classmethod
    def of(cls, root: Path, commit: str) -> "Tree":
        """All files of a commit."""
        said = {"otherwise": "git could not list the files", "hint": "run it in the repository's root"}
        listed = git.ask(root, "ls-tree", "-r", "-z", commit, "--", "data", **said)
        lines = listed.decode("utf-8", "surrogateescape").split("\0")
        found = (line.split("\t", 1)[::-1] for line in lines if line and not line.startswith(_MODULE))
        return cls(root, dict(sorted(found)))

    def after(self, differences: Iterable[Difference]) -> "Tree":
        """The tree that differs from this one in these paths."""
        versions = dict(self.versions)
        for one in differences:
            versions.pop(one.path, None)
            if one.path.startswith("data/") and one.new_mode not in (NOTHING, _MODULE):
                versions[one.path] = f"{one.new_mode} blob {one.new}"
        return Tree(self.root, dict(sorted(versions.items())))

    @cached_property
    def register(self) -> dict[str, str]:
        """The files that are no records."""
        return {path: about for path, about in self.versions.items() if not path.startswith(f"{files.RECORDS}/")}

    @cached_property
    def records(self) -> list[str]:
        """The paths at which a record may lie."""
        return [path for path in self.versions if files.RECORD.fullmatch(path)]

    def contents(self, paths: Iterable[str]) -> dict[str, files.Content | Refusal]:
        """What some of the files hold, or why it is not read; a path that is not there is left out."""
        (found,) = contents(self.root, [{path: self.versions[path] for path in paths if path in self.versions}])
        return found


def contents(root: Path, wanted: list[dict[str, str]]) -> list[dict[str, files.Content | Refusal]]:
    """What files hold, for several of ``Tree.versions`` at once, which may have other versions of the same paths."""
    told = [{path: about.split(" ") for path, about in versions.items()} for versions in wanted]
    raw = git.contents(root, [name for one in told for _, _, name in one.values()], characters.MOST_BYTES)
    return [{path: _content(mode, raw.get(name)) for path, (mode, _, name) in one.items()} for one in told]


def _content(mode: str, raw: bytes | None) -> files.Content | Refusal:
    if mode == _LINK:
        return files.link()
    return characters.too_large() if raw is None else files.Content(raw, mode == _PROGRAM)
