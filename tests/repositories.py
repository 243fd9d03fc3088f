"""Real git repositories for tests: a sound directory on ``main``, and branches that change it."""

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

from given import SOUND

DAY = "2026-11-24T12:00:00Z"
Step = Callable[[Path], object]
"""Changes the files of a repository; gets its root."""


def git(folder: Path, *arguments: str, at: str = DAY) -> str:
    """Run git as somebody who has no settings of their own, at an instant; what it prints."""
    settings = ["user.name=A Clerk", "user.email=clerk@exmpl.example", "commit.gpgsign=false", "core.autocrlf=false"]
    options = [part for setting in settings for part in ("-c", setting)]
    when = {"GIT_AUTHOR_DATE": at, "GIT_COMMITTER_DATE": at}
    command = ["git", "-C", str(folder), *options, *arguments]
    done = subprocess.run(command, env=os.environ | when, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"git {' '.join(arguments)}: {done.stderr}"
    return done.stdout.strip()


def sound_repository(folder: Path) -> Path:
    """A repository with the small sound directory on ``main``, beside some code and docs."""
    shutil.copytree(SOUND / "data", folder / "data")
    for name in ("generator/cli.py", "docs/index.md", ".github/workflows/check.yml", ".github/CODEOWNERS"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("as it was\n", "utf-8")
    git(folder, "init", "--quiet", "--initial-branch=main")
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "--message=Sound")
    return folder


def propose(repository: Path, *steps: Step, message: str = "A change", start: str = "main") -> str:
    """Commit steps on a branch that starts at a revision; the commit. Afterwards ``main`` is checked out again."""
    git(repository, "checkout", "--quiet", "--detach", start)
    for step in steps:
        step(repository)
    git(repository, "add", "--all")
    git(repository, "commit", "--quiet", "--allow-empty", f"--message={message}")
    commit = git(repository, "rev-parse", "HEAD")
    git(repository, "checkout", "--quiet", "--force", "main")
    return commit


def write(path: str, text: str) -> Step:
    """The whole text of a file."""

    def step(root: Path) -> None:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, "utf-8")

    return step


def edit(path: str, old: str, new: str) -> Step:
    """One text in a file for another."""

    def step(root: Path) -> None:
        text = (root / path).read_text("utf-8")
        assert text.count(old) == 1, f"{old!r} has to stand once in {path}"
        (root / path).write_text(text.replace(old, new), "utf-8")

    return step


def append(path: str, text: str) -> Step:
    """Text at the end of a file."""

    def step(root: Path) -> None:
        (root / path).write_text((root / path).read_text("utf-8") + text, "utf-8")

    return step


def remove(path: str) -> Step:
    """A file that goes."""
    return lambda root: (root / path).unlink()


def move(path: str, target: str) -> Step:
    """A file that goes elsewhere."""

    def step(root: Path) -> None:
        (root / target).parent.mkdir(parents=True, exist_ok=True)
        (root / path).rename(root / target)

    return step


def link(path: str, target: str) -> Step:
    """A symbolic link in place of a file."""

    def step(root: Path) -> None:
        (root / path).unlink(missing_ok=True)
        (root / path).symlink_to(target)

    return step


def mode(path: str, bits: int) -> Step:
    """Other rights for a file."""
    return lambda root: (root / path).chmod(bits)
