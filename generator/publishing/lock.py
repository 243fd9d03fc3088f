"""One build at a time into a folder: a lock beside it, which the kernel lets go of however the build ends."""

import fcntl
import os
from pathlib import Path

from generator.model.findings import DirectoryError

_WAIT = "wait until it has ended; certdir serve builds too, whenever something changes"
_held: set[int] = set()


class Busy(DirectoryError):
    """Another process builds into the same folder; ``path`` is the lock it has."""

    def __init__(self, message: str, hint: str, path: Path) -> None:
        super().__init__(message, hint)
        self.path = path


class Lock:
    """A file that one process at a time has locked; it holds the number of that process, and goes when it is let go."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file: int | None = None

    def take(self, what: str, doing: str = "building", hint: str = _WAIT) -> None:
        """Raises Busy, naming ``what`` the lock is for and the process, when another has it; OSError when there can be
        no such file."""
        while self._file is None:
            file = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o644)
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                if _is_at(file, self._path):
                    self._file = file
            except BlockingIOError:
                raise self._busy(f"{doing} {what}", hint, os.pread(file, 20, 0)) from None
            finally:
                if self._file is None:  # another has it, or had it and removed it since it was opened
                    os.close(file)
        _held.add(self._file)
        os.ftruncate(self._file, 0)
        os.write(self._file, b"%d\n" % os.getpid())

    def _busy(self, what: str, hint: str, holder: bytes) -> Busy:
        process = holder.decode("ascii", "replace").strip() or "unknown"
        return Busy(f"process {process} is {what} already", hint, self._path)

    def let_go(self) -> None:
        """Remove the file while it is still locked, so that nobody can come to lock one that is no longer there."""
        if self._file in _held:
            self._path.unlink(missing_ok=True)
            _held.discard(self._file)
            os.close(self._file)
        self._file = None


def wait_until_free(path: Path) -> None:
    """Return when no process has the lock at this path."""
    try:
        file = os.open(path, os.O_RDONLY)
    except FileNotFoundError:
        return
    try:
        fcntl.flock(file, fcntl.LOCK_SH)
    finally:
        os.close(file)


def _is_at(file: int, path: Path) -> bool:
    """Whether an open file is still the one at this path."""
    try:
        return os.path.samestat(os.fstat(file), os.stat(path))
    except FileNotFoundError:
        return False


def _not_in_a_child() -> None:
    """A worker that outlives the build it was forked from must not keep the lock."""
    for file in _held:
        os.close(file)
    _held.clear()


os.register_at_fork(after_in_child=_not_in_a_child)
