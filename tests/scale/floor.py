"""The floor: what the machine needs for the same bytes without any work on them, in a plain loop of Python.

    python tests/scale/floor.py read FOLDER
    python tests/scale/floor.py write FOLDER TARGET
    python tests/scale/floor.py look FOLDER [FOLDER ...]

``read`` reads every file; ``write`` writes files like those of FOLDER, held in memory, into a TARGET that is not there yet;
``look`` asks for size and time of every file. The seconds that this took are printed, without those of starting Python.
"""

import os
import sys
import time
from pathlib import Path


def read(folder: str) -> float:
    """Seconds to find and read every file of a folder."""
    started = time.perf_counter()
    for path in _files(folder):
        _content(path)
    return time.perf_counter() - started


def write(folder: str, target: str) -> float:
    """Seconds to write the files of a folder, which are read before the clock starts, into another one."""
    contents = {os.path.relpath(path, folder): _content(path) for path in _files(folder)}
    started = time.perf_counter()
    made: set[str] = set()
    for name, content in contents.items():
        above, file = os.path.dirname(name), os.path.join(target, name)
        if above not in made:
            os.makedirs(os.path.join(target, above), exist_ok=True)
            made.add(above)
        handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o666)
        os.write(handle, content)
        os.close(handle)
    return time.perf_counter() - started


def look(*folders: str) -> float:
    """Seconds to find every file of some folders and ask for its size and time."""
    started = time.perf_counter()
    for folder in folders:
        for path in _files(folder):
            os.stat(path)
    return time.perf_counter() - started


def _files(folder: str) -> list[str]:
    return [os.path.join(above, name) for above, _, names in os.walk(folder) for name in names]


def _content(path: str) -> bytes:
    return Path(path).read_bytes()


if __name__ == "__main__":
    print({"read": read, "write": write, "look": look}[sys.argv[1]](*sys.argv[2:]))
