"""When each file was last changed, as git knows it. One pass over the log; nothing where there is no full history."""

import datetime
import subprocess
from collections.abc import Iterator
from pathlib import Path

from generator.model.directory import Revision


def head(data: Path) -> Revision | None:
    """The commit that the folder is at."""
    shown = _git(data, "log", "-1", "--format=%H %cs")
    if not shown:
        return None
    commit, date = shown.split()
    modified = bool(_git(data, "status", "--porcelain", "--", "."))
    return Revision(commit, datetime.date.fromisoformat(date), modified)


def last_changes(folder: Path) -> dict[str, Revision]:
    """Path from the folder to the last commit that touched it; empty for a shallow clone or without git."""
    found: dict[str, Revision] = {}
    for revision, paths in log(folder, "log", "--format=%x00%H %cs", "--name-only", "--relative"):
        for path in paths:
            found.setdefault(path, revision)
    return found


def log(folder: Path, *arguments: str) -> Iterator[tuple[Revision, list[str]]]:
    """Every commit that touched the folder, newest first, with the paths it touched; none where history is missing."""
    if _git(folder, "rev-parse", "--is-shallow-repository") != "false":
        return
    told = _git(folder, "-c", "core.quotePath=false", *arguments, "--no-renames", "--", ".")
    for entry in told.split("\0")[1:]:
        first, *paths = entry.split("\n")
        commit, date, *seconds = first.split()
        when = Revision(commit, datetime.date.fromisoformat(date), seconds=int(seconds[0]) if seconds else 0)
        yield when, [path for path in paths if path]


def _git(data: Path, *arguments: str) -> str:
    """What git prints; empty when there is no git, no repository or no commit."""
    try:
        done = subprocess.run(
            ["git", "-C", str(data), *arguments],
            capture_output=True,
            encoding="utf-8",
            errors="surrogateescape",  # as Python reads names of files: git keeps any bytes in one
            check=False,
        )
    except FileNotFoundError:
        return ""
    return done.stdout.strip("\n") if done.returncode == 0 else ""
