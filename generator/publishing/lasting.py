"""What was written is on the disk, and not only in the memory of the system, which a power cut empties.

A file system may put a new name on the disk before the bytes behind it: then a site that was swapped in a moment before
the power went is a site of empty files.
"""

import ctypes
import errno
import os
from contextlib import suppress
from pathlib import Path

_UNKNOWN = (errno.ENOSYS, errno.EINVAL, errno.EOPNOTSUPP)

syncfs = getattr(ctypes.CDLL(None, use_errno=True), "syncfs", None)
"""The call of Linux that writes out one file system, and says when it could not; None where the system has none."""


def write_out(folder: Path) -> None:
    """Return when everything in the file system of a folder is on its disk; raises OSError when it cannot be.

    One call for all files: waiting for each by itself takes a hundred times as long.
    """
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        if syncfs is not None and syncfs(handle) == 0:
            return
        number = ctypes.get_errno() if syncfs is not None else errno.ENOSYS
    finally:
        os.close(handle)
    if number not in _UNKNOWN:
        raise OSError(number, os.strerror(number), str(folder))
    os.sync()


def write_out_names(folder: Path) -> None:
    """Return when the names in a folder are on the disk, or will be soon where it cannot be waited for."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
