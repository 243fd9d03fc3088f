"""Which folder may be replaced: one that was published before, an empty one, or none yet."""

import os
import shlex
from pathlib import Path

from generator.model.findings import DirectoryError
from generator.publishing import swapping

MARK = "build.json"
"""Every published folder holds this file; a folder without it is not ours, and is not replaced."""
ELSEWHERE = "name another folder with --out"


def refuse_what_is_not_ours(target: Path) -> None:
    """Raises DirectoryError for a folder that somebody else has filled, and for what nothing can take the place of."""
    if target.is_symlink():
        raise DirectoryError(f"{target} is a link, and a folder is to take its place", ELSEWHERE)
    if target.exists() and not target.is_dir():
        raise DirectoryError(f"{target} is not a folder", ELSEWHERE)
    if swapping.is_mount(target):
        way_out = f"build into a folder in it, and let that be served: --out {shlex.quote(f'{target}/site')}"
        raise DirectoryError(f"{target} is a mount point, and nothing can take its place", way_out)
    if not target.exists():
        return
    if not os.access(target, os.R_OK | os.W_OK | os.X_OK):
        raise DirectoryError(f"{target} may not be written to", ELSEWHERE)
    if any(target.iterdir()) and not (target / MARK).is_file():
        message = f"{target} holds files that are not a published directory"
        raise DirectoryError(message, f"empty it yourself, or {ELSEWHERE}")
