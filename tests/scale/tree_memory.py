"""Runs a program and measures it: seconds, seconds of CPU with all its children, memory of all its processes together.

Memory is the proportional set size (PSS) out of ``/proc/<pid>/smaps_rollup``: what processes share counts once, split
among them, so that the sum over a tree of processes is what it really holds. Files in the page cache, and what lies in
a RAM disk, are not in it. A look stops a large process for a while, so there are two a second only; a peak between
two looks is missed. Linux only.
"""

import os
import subprocess
import tempfile
import threading
import time
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

LOOKS_A_SECOND = 2


@dataclass(frozen=True, slots=True)
class Measured:
    """What one run of a program took. ``peak`` is in bytes."""

    wall: float
    cpu: float
    peak: int


def run(command: list[str], folder: Path, environment: dict[str, str] | None = None) -> Measured:
    """Run a program to its end in a folder; raises RuntimeError with the end of what it said when it fails."""
    with tempfile.TemporaryFile() as said:
        started = time.perf_counter()
        process = subprocess.Popen(
            command, cwd=folder, env=environment, stdout=said, stderr=said, stdin=subprocess.DEVNULL
        )
        sampler = Sampler(process.pid)
        sampler.start()
        _, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
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
        """Look, wait, look again."""
        while True:
            self.peak = max(self.peak, sum(map(proportional, family(self._root))))
            if self._stopped.wait(1 / LOOKS_A_SECOND):
                return

    def stop(self) -> None:
        """End looking."""
        self._stopped.set()
        self.join()


def family(root: int) -> list[int]:
    """The number of a process, and those of all processes that descend from it."""
    children = defaultdict(list)
    for name in os.listdir("/proc"):
        if name.isdecimal() and (parent := _parent(name)) is not None:
            children[parent].append(int(name))
    found = [root]
    for process in found:
        found += children[process]
    return found


def _parent(process: str) -> int | None:
    try:
        with open(f"/proc/{process}/stat", encoding="utf-8", errors="replace") as file:
            return int(file.read().rpartition(")")[2].split()[1])
    except (FileNotFoundError, ProcessLookupError):
        return None


def proportional(process: int) -> int:
    """The PSS of a process in bytes; 0 when it has ended."""
    try:
        with open(f"/proc/{process}/smaps_rollup", encoding="ascii", errors="replace") as file:
            line = next((line for line in file if line.startswith("Pss:")), "Pss: 0 kB")
    except (FileNotFoundError, ProcessLookupError, PermissionError):
        return 0
    return int(line.split()[1]) * 1024
