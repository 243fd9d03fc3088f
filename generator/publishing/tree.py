"""The public folder: everything is written beside it, then takes its place. A failed build leaves it as it was."""

import os
import shutil
from pathlib import Path

from generator.model.findings import DirectoryError

MARK = "build.json"
"""Every published folder holds this file; a folder without it is not ours, and is not replaced."""


class Tree:
    """A new public folder in the making. Used with ``with``: left without ``publish`` it disappears."""

    def __init__(self, target: Path) -> None:
        self.target = target.absolute()
        if not self.target.name:
            raise DirectoryError(f"{target} cannot be replaced as a whole", "name another folder with --out")
        self.folder = self.target.with_name(f".{self.target.name}.new-{os.getpid()}")
        self._written: set[str] = set()
        self._folders: set[str] = set()
        self.bytes = 0

    def __enter__(self) -> "Tree":
        self._tidy_up_after_a_crash()
        if self.target.is_symlink() or (self.target.exists() and not self.target.is_dir()):
            raise DirectoryError(f"{self.target} is not a folder", "name another folder with --out")
        if self.target.is_dir() and any(self.target.iterdir()) and not (self.target / MARK).is_file():
            raise DirectoryError(
                f"{self.target} holds files that are not a published directory",
                "empty it yourself, or name another folder with --out",
            )
        try:
            self.folder.mkdir(parents=True)
        except OSError as error:
            raise DirectoryError(
                f"{self.folder} cannot be made: {error.strerror}", "name a folder you may write to with --out"
            ) from None
        return self

    def __exit__(self, *_: object) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)

    def _tidy_up_after_a_crash(self) -> None:
        """Bring back what a build had moved aside when it was ended, and remove what it had begun."""
        for left in sorted(self.target.parent.glob(f".{self.target.name}.*-*")):
            kind, _, process = left.name.removeprefix(f".{self.target.name}.").rpartition("-")
            if kind not in ("new", "old") or not process.isdecimal() or _is_running(int(process)):
                continue
            if kind == "old" and not self.target.exists():
                left.rename(self.target)
            else:
                shutil.rmtree(left, ignore_errors=True)

    def write(self, path: str, content: bytes) -> None:
        """One file. A second write to one path is an error of the program, not of the data."""
        if path in self._written:
            raise DirectoryError(f"two pages want the address {path}", "this is a fault of certdir; please report it")
        self._written.add(path)
        folder = path.rpartition("/")[0]
        if folder not in self._folders:
            (self.folder / folder).mkdir(parents=True, exist_ok=True)
            self._folders.add(folder)
        with open(self.folder / path, "wb") as file:
            file.write(content)
        self.bytes += len(content)

    def adopt(self, source: Path, below: str = "") -> None:
        """Every file of another folder."""
        for path in sorted(source.rglob("*")):
            if path.is_file():
                self.write(below + path.relative_to(source).as_posix(), path.read_bytes())

    @property
    def paths(self) -> list[str]:
        """What has been written, sorted."""
        return sorted(self._written)

    def publish(self) -> None:
        """Take the place of the public folder. The old one is moved aside first and removed last."""
        aside = self.target.with_name(f".{self.target.name}.old-{os.getpid()}")
        if self.target.exists():
            self.target.rename(aside)
        try:
            self.folder.rename(self.target)
        except OSError:
            if aside.exists():
                aside.rename(self.target)
            raise
        shutil.rmtree(aside, ignore_errors=True)


def _is_running(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
