"""A program of somebody else's that works beside ours: started, waited for, and never left behind."""

import errno
import os
import subprocess
from typing import Self

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
