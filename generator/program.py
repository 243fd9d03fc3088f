"""A program of somebody else's that works beside ours: started, waited for, and never left behind."""

import errno
import os
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Protocol, Self

from generator.cache import Cache

NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
"""What the system says when a disk, a quota or a limit is full."""


class Program:
    """A running program. Used with ``with``: whatever happens, it has ended when the block ends."""

    def __init__(self, command: list[str], environment: dict[str, str] | None = None) -> None:
        self._run = subprocess.Popen(
            command,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            errors="replace",
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._run.kill()
        self._run.stdout.close()
        self._run.wait()

    def wait(self) -> tuple[int, list[str]]:
        """The exit code, and the lines it said that are not empty. Raises OSError when it failed for want of room."""
        said, _ = self._run.communicate()
        for number in NO_ROOM:
            if self._run.returncode and os.strerror(number) in said:
                raise OSError(number, os.strerror(number))
        return self._run.returncode, [line for line in said.splitlines() if line.strip()]


class Maker(Protocol):
    """A running program that makes a folder."""

    def finish(self) -> Path:
        """Wait; the folder."""

    def __exit__(self, *_: object) -> None: ...


class Output:
    """The files that a program makes: those of an earlier run on the same input, or of one that begins now. Used with
    ``with``. ``name`` is the cache's for the input; an empty one is never remembered."""

    def __init__(self, cache: Cache, name: str, start: Callable[[], Maker]) -> None:
        self._cache, self._name = cache, name
        known = cache.get(name) if name else None
        self._known = known if isinstance(known, dict) else None
        self._run = start() if self._known is None else None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._run:
            self._run.__exit__()

    def finish(self) -> dict[str, bytes]:
        """Wait; path to content. Raises what the program raises."""
        if self._run is None:
            return self._known
        folder = self._run.finish()
        files = sorted(path for path in folder.rglob("*") if path.is_file())
        found = {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}
        if self._name:
            self._cache.put(self._name, found)
        return found
