"""Runs a program and measures it: seconds, seconds of CPU with all its children, memory of all its processes together.

Memory is the proportional set size (PSS) out of ``/proc/<pid>/smaps_rollup``: what processes share counts once, split
among them, so that the sum over a tree of processes is what it really holds. Files in the page cache, and what lies in
a RAM disk, are not in it. A look takes a millisecond for each 20 to 50 MB, in which the process stands still, and what
is seldom looked at has higher peaks than are seen. So time and memory are measured in runs of their own: in one nobody
looks, in the other often enough for a peak of a few tenths of a second. Linux only.
"""

import os
import subprocess
import tempfile
import threading
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

PAUSE = 0.02
"""Seconds between two looks at least."""
LOOKING = 0.2
"""The part of a run for memory in which it is looked at, at most."""


@dataclass(frozen=True, slots=True)
class Measured:
    """What one run of a program took. ``peak`` is in bytes, and 0 where nobody looked."""

    wall: float
    cpu: float
    peak: int = 0


def timed(command: list[str], folder: Path, environment: dict[str, str] | None = None) -> Measured:
    """Run a program to its end in a folder, and leave it alone meanwhile; raises RuntimeError with the end of what it
    said when it fails."""
    return _run(command, folder, environment, is_looked_at=False)


def weighed(command: list[str], folder: Path, environment: dict[str, str] | None = None) -> Measured:
    """The same with a close look at its memory, which makes it slower. Raises RuntimeError, too, where the kernel does not
    say which processes a process has started."""
    if not os.path.exists(f"/proc/self/task/{threading.get_native_id()}/children"):
        raise RuntimeError("this kernel was built without CONFIG_PROC_CHILDREN: memory cannot be measured here")
    return _run(command, folder, environment, is_looked_at=True)


def _run(command: list[str], folder: Path, environment: dict[str, str] | None, is_looked_at: bool) -> Measured:
    with tempfile.TemporaryFile() as said:
        started = time.perf_counter()
        process = subprocess.Popen(
            command, cwd=folder, env=environment, stdout=said, stderr=said, stdin=subprocess.DEVNULL
        )
        sampler = Sampler(process.pid)
        if is_looked_at:
            sampler.start()
        _, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        if is_looked_at:
            sampler.stop()
        if process.returncode:
            said.seek(0)
            shown = said.read().decode("utf-8", "replace")[-2000:]
            raise RuntimeError(f"{' '.join(command)} ended with {process.returncode}:\n{shown}")
    return Measured(wall, used.ru_utime + used.ru_stime, sampler.peak)


class Sampler(threading.Thread):
    """Looks at a process and all that descend from it until it is stopped; ``peak`` is the most it saw at once."""

    def __init__(self, root: int) -> None:
        super().__init__(daemon=True)
        self.peak = 0
        self._root = root
        self._stopped = threading.Event()

    def run(self) -> None:
        """Look, wait, look again: the longer a look takes, the longer the wait, so that the program gets on."""
        while True:
            began = time.perf_counter()
            self.peak = max(self.peak, sum(map(proportional, family(self._root))))
            took = time.perf_counter() - began
            if self._stopped.wait(max(PAUSE, took / LOOKING - took)):
                return

    def stop(self) -> None:
        """End looking."""
        self._stopped.set()
        self.join()


def family(root: int) -> list[int]:
    """The number of a process, and those of all processes that descend from it."""
    found = [root]
    for process in found:
        found += _children(process)
    return found


def _children(process: int) -> list[int]:
    """Each thread has a list of the processes it started: a fifth of the time that asking every process of the machine
    for its parent takes."""
    found: list[int] = []
    with suppress(FileNotFoundError, ProcessLookupError):
        for thread in os.listdir(f"/proc/{process}/task"):
            with suppress(FileNotFoundError, ProcessLookupError):
                found += map(int, Path(f"/proc/{process}/task/{thread}/children").read_text("ascii").split())
    return found


def proportional(process: int) -> int:
    """The PSS of a process in bytes; 0 when it has ended."""
    try:
        with open(f"/proc/{process}/smaps_rollup", encoding="ascii", errors="replace") as file:
            line = next((line for line in file if line.startswith("Pss:")), "Pss: 0 kB")
    except (FileNotFoundError, ProcessLookupError, PermissionError):
        return 0
    return int(line.split()[1]) * 1024
