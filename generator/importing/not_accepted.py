"""What an import wrote and nobody has committed yet can be taken back: git tells which files these are."""

import shlex
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from generator.model.findings import DirectoryError
from generator.reading import git

_IN_GENERAL = "if it was imported just now and is not committed yet, take the file back first, then import again"
_STATUS = ("status", "--porcelain", "-z", "--no-renames", "--ignored", "--untracked-files=all", "--", ".")


@dataclass(frozen=True)
class WayBack:
    """Knows what differs from the last commit; git is asked once, and only when somebody wants to know."""

    data: Path

    def of(self, path: str) -> str:
        """How the file of a record becomes what it was at the last commit; empty when it is that already."""
        name = path.removeprefix("data/")
        shown = shlex.quote(str(self.data / name))
        if self._changes is None:
            return _IN_GENERAL
        found = self._changes.get(name, "")
        if found.startswith(("??", "!!", "A")):
            return f"{shown} is not committed yet, so it may still be made anew: delete it, then import again"
        if found:
            return f"what is not committed yet may be taken back: git restore -SW {shown}, then import again"
        return ""

    @cached_property
    def _changes(self) -> dict[str, str] | None:
        """By name below the data what git says of a file, as ``??`` for one that it does not have; None without git."""
        try:
            ask = {"otherwise": "git knows nothing of this folder", "hint": "keep it in git"}
            above = git.ask(self.data, "rev-parse", "--show-prefix", **ask).decode("utf-8", "surrogateescape").strip()
            said = git.ask(self.data, *_STATUS, **ask).decode("utf-8", "surrogateescape")
        except DirectoryError:
            return None
        return {line[3:].removeprefix(above): line[:2] for line in said.split("\0") if line}
