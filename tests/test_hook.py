"""The hook in .githooks/ lets a sound commit pass and refuses a faulty one, in a real repository."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from given import ROOT, SOUND

RECORD = "data/certificates/exmpl/2024/iecq-h-exmpl-24-0012.yaml"


def git(folder: Path, *arguments: str) -> subprocess.CompletedProcess:
    """Run git as somebody with no settings of their own."""
    who = {
        f"GIT_{role}_{what}": "somebody@directory.example"
        for role in ("AUTHOR", "COMMITTER")
        for what in ("NAME", "EMAIL")
    }
    environment = os.environ | who | {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    return subprocess.run(["git", *arguments], cwd=folder, env=environment, capture_output=True, text=True, check=False)


def commits(folder: Path) -> int:
    """How many commits there are."""
    return int(git(folder, "rev-list", "--count", "--all").stdout)


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A repository with the sound directory and the program in it, the hook switched on, and one commit made by it."""
    shutil.copytree(SOUND / "data", tmp_path / "data")
    shutil.copytree(ROOT / ".githooks", tmp_path / ".githooks")
    (tmp_path / ".venv" / "bin").mkdir(parents=True)
    (tmp_path / ".venv" / "bin" / "certdir").symlink_to(Path(sys.executable).with_name("certdir"))
    (tmp_path / ".gitignore").write_text("/.venv/\n")
    git(tmp_path, "init", "--quiet")
    git(tmp_path, "config", "core.hooksPath", ".githooks")
    git(tmp_path, "add", "--all")
    git(tmp_path, "commit", "--quiet", "--message", "The sound directory")
    return tmp_path


def write(clone: Path, old: str, new: str) -> str:
    """Change the record and return its text as it was."""
    before = (clone / RECORD).read_text("utf-8")
    assert before.count(old) == 1
    (clone / RECORD).write_text(before.replace(old, new), "utf-8")
    return before


def test_sound_commit_passes(clone: Path) -> None:
    """The first commit, and a change that the check accepts, are made."""
    assert commits(clone) == 1
    write(clone, "street: 1 Sample Road", "street: 3 Sample Road")
    assert git(clone, "commit", "--all", "--message", "Move").returncode == 0
    assert commits(clone) == 2


def test_faulty_commit_is_refused_with_its_finding(clone: Path) -> None:
    """Nothing is committed, and what is wrong is shown with file, line, hint and the way on."""
    write(clone, "country: TW", "country: Taiwan")
    done = git(clone, "commit", "--all", "--message", "A country in words")
    assert done.returncode == 1
    assert commits(clone) == 1
    assert (
        f"{RECORD}:16:14: F204 'Taiwan' does not have the form of 'country'\n  hint: did you mean 'TW'?" in done.stderr
    )
    assert "nothing was committed; correct what stands above" in done.stderr


def test_what_is_staged_is_checked(clone: Path) -> None:
    """A fault that is staged is refused though it is corrected in the folder, and one that is not staged is left alone."""
    before = write(clone, "country: TW", "country: Taiwan")
    git(clone, "add", RECORD)
    (clone / RECORD).write_text(before, "utf-8")
    assert git(clone, "commit", "--message", "Staged").returncode == 1
    git(clone, "add", RECORD)
    write(clone, "country: TW", "country: Taiwan")
    (clone / "data" / "directory.yaml").write_text((clone / "data" / "directory.yaml").read_text("utf-8") + "# sound\n")
    git(clone, "add", "data/directory.yaml")
    assert git(clone, "commit", "--message", "Not staged").returncode == 0


def test_missing_program_says_what_to_do(clone: Path) -> None:
    """Without .venv/ a change of data/ is refused with the way out; anything else needs no check."""
    (clone / ".venv" / "bin" / "certdir").unlink()
    write(clone, "street: 1 Sample Road", "street: 3 Sample Road")
    done = git(clone, "commit", "--all", "--message", "Move")
    assert (1, "run 'make check' once, then commit again" in done.stderr) == (done.returncode, True)
    git(clone, "checkout", "--quiet", "--", "data")
    (clone / ".gitignore").write_text("/.venv/\n/build/\n")
    assert git(clone, "commit", "--all", "--message", "No data").returncode == 0
