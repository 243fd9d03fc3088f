"""A folder takes the place of another at once."""

import ctypes
import errno
import os
from pathlib import Path

_HERE = -100  # AT_FDCWD: paths are as they are written
_EXCHANGE = 2  # RENAME_EXCHANGE
_CANNOT = (errno.ENOSYS, errno.EINVAL, errno.EOPNOTSUPP)

renameat2 = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
"""The call of Linux that swaps two names in one step; None where the system has none."""


def swap(new: Path, target: Path, aside: Path) -> None:
    """Put ``new`` at ``target``, where there may be a folder. That one ends up at ``new`` or at ``aside``.

    Where two names cannot be swapped there is a moment without ``target``; ``bring_back`` mends it after a crash.
    """
    if not target.exists():
        new.rename(target)
        return
    if _exchange(new, target):
        return
    try:
        target.rename(aside)
        new.rename(target)
    except BaseException:
        bring_back(target, aside)
        raise


def bring_back(target: Path, aside: Path) -> None:
    """Put what had been moved aside where it was, if nothing took its place."""
    if aside.exists() and not target.exists():
        aside.rename(target)


def is_mount(folder: Path) -> bool:
    """Whether something is mounted at a folder, be it another view of the same disk, as volumes of containers are."""
    return folder.is_mount() or (folder.is_dir() and _mount_of(folder) != _mount_of(folder.parent))


def _mount_of(folder: Path) -> str:
    """What Linux calls the mount a folder lies in; nothing where that cannot be asked."""
    try:
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    except OSError:
        return ""
    try:
        about = Path(f"/proc/self/fdinfo/{handle}").read_text("ascii")
    except OSError:
        return ""
    finally:
        os.close(handle)
    return next((line for line in about.splitlines() if line.startswith("mnt_id:")), "")


def _exchange(one: Path, other: Path) -> bool:
    """Whether the kernel and the file system could swap the two names; raises OSError when it failed otherwise."""
    if renameat2 is None:
        return False
    if renameat2(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE) == 0:
        return True
    number = ctypes.get_errno()
    if number in _CANNOT:
        return False
    raise OSError(number, os.strerror(number), str(other))
