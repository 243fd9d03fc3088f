"""The site that was published before the one that is published now. The next build begins with its folder: most files
are in it already, as the same files (hard links), so that only what differs is written, and little has to be removed.

It is not believed: every file of it is compared with the published one. It may be deleted at any time.
"""

import os
import shutil
from collections.abc import Set
from contextlib import suppress
from pathlib import Path


class Former:
    """The folder in which a build makes its site, with what was in it when it began: plain files and folders alone.

    ``has`` and ``clear`` may be called in processes forked from the one that made it.
    """

    def __init__(self, folder: Path, kept: Path) -> None:
        """``kept`` becomes ``folder``; that one is empty when nothing is kept, or something that no build has left.
        Raises OSError when there can be no such folder."""
        self._root = str(folder)
        self._files: set[str] = set()
        self._folders: list[str] = []
        with suppress(OSError):
            kept.rename(folder)
        if os.path.lexists(folder) and not self._is_plain():
            remove(folder)
            self._files, self._folders = set(), []
        folder.mkdir(exist_ok=True)

    def _is_plain(self) -> bool:
        """Note all that is there; False when a link or a device is: through it something else would be written to."""
        if os.path.islink(self._root):
            return False
        below = [""]
        try:
            for folder in below:
                with os.scandir(f"{self._root}/{folder}") as entries:
                    for entry in entries:
                        if entry.is_dir(follow_symlinks=False):
                            below.append(f"{folder}{entry.name}/")
                        elif entry.is_file(follow_symlinks=False):
                            self._files.add(folder + entry.name)
                        else:
                            return False
        except OSError:
            return False
        self._folders = below[1:]
        return True

    def has(self, path: str, file: os.stat_result) -> bool:
        """Whether this very file is at a path already. If another is, it goes, so that there is room."""
        if path in self._files:
            with suppress(OSError):
                if os.path.samestat(os.lstat(f"{self._root}/{path}"), file):
                    self._files.discard(path)  # from now on it is of this build
                    return True
        self.clear(path)
        return False

    def clear(self, path: str) -> None:
        """Make room at a path. What is there is never written to, as it may be the published file."""
        if path in self._files:
            self._files.discard(path)
            with suppress(OSError):  # another process was first
                os.unlink(f"{self._root}/{path}")
        elif f"{path}/" in self._folders:
            shutil.rmtree(f"{self._root}/{path}", ignore_errors=True)

    def keep_only(self, wanted: Set[str]) -> None:
        """Remove the files that are not wanted, and the folders that are left empty. Raises OSError."""
        for path in self._files - wanted:
            with suppress(FileNotFoundError, NotADirectoryError):  # a folder of it has made room for a file
                os.unlink(f"{self._root}/{path}")
        for folder in reversed(self._folders):
            with suppress(OSError):  # mostly as it is not empty
                os.rmdir(f"{self._root}/{folder}")


def remove(folder: Path) -> None:
    """Remove a folder, or what lies in its place. Raises OSError."""
    if folder.is_dir() and not folder.is_symlink():
        shutil.rmtree(folder)
    else:
        folder.unlink(missing_ok=True)
