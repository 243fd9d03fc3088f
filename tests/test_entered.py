"""The day on which each entry of a record came into the directory, out of real histories."""

import os
import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest
from given import AS_OF

from generator import build
from generator.reading import entered, loading
from generator.reading.generations import generations

RECORD = "data/certificates/exmpl/2024/iecq-h-exmpl-24-0012.yaml"
SUSPENDED = "  - {date: 2026-10-01, to: suspended, reason: audit-not-allowed}\n"
RESTORED = "  - {date: 2026-10-20, to: current, reason: restored}\n"


def git(folder: Path, day: str, *arguments: str) -> None:
    """Run git as somebody who has no settings of their own, on a day."""
    settings = ["user.name=A Clerk", "user.email=clerk@exmpl.example", "commit.gpgsign=false"]
    options = [part for setting in settings for part in ("-c", setting)]
    when = {"GIT_AUTHOR_DATE": f"{day}T12:00:00Z", "GIT_COMMITTER_DATE": f"{day}T12:00:00Z"}
    subprocess.run(["git", "-C", str(folder), *options, *arguments], env=os.environ | when, check=True)


@pytest.fixture
def repository(sound_data: Path) -> Path:
    """The small sound directory, committed on 2 April 2024."""
    root = sound_data.parent
    git(root, "2024-04-02", "init", "--quiet", "--initial-branch=main")
    commit(root, "2024-04-02")
    return root


def commit(root: Path, day: str) -> None:
    """Commit everything as it is."""
    git(root, day, "add", "--all")
    git(root, day, "commit", "--quiet", "--message", "A change")


def append(root: Path, lines: str, path: str = RECORD) -> None:
    """Add a change of status at the end of the record's file, where the list stands."""
    file = root / path
    text = file.read_text("utf-8")
    assert text.rstrip().rpartition("\n")[2].startswith("  - {date: 20")
    file.write_text(text + lines, "utf-8")


def days(root: Path, path: str = RECORD) -> dict[tuple[str, str], str]:
    """The days of the entries of a record, as the build gets them."""
    records = build.check(root / "data", AS_OF).directory.records
    found = entered.entries(root / "data", records, generations(root / "data")).get(path, {})
    return {name: str(day) for name, day in found.items()}


def test_first_entries_came_with_the_file(repository: Path) -> None:
    """A file that has not grown: everything in it on the day of its first commit, also after other lines changed."""
    file = repository / RECORD
    file.write_text(file.read_text("utf-8").replace("1 Sample Road", "2 Sample Road"), "utf-8")
    commit(repository, "2025-01-05")
    assert days(repository) == {("issue", "0"): "2024-04-02", ("current", "2024-03-18"): "2024-04-02"}


def test_each_later_entry_has_the_day_of_its_own_commit(repository: Path) -> None:
    """What took effect on the first of October and was entered on the fifth is told apart."""
    append(repository, SUSPENDED)
    commit(repository, "2026-10-05")
    append(repository, RESTORED)
    commit(repository, "2026-10-21")
    assert days(repository) == {
        ("issue", "0"): "2024-04-02",
        ("current", "2024-03-18"): "2024-04-02",
        ("suspended", "2026-10-01"): "2026-10-05",
        ("current", "2026-10-20"): "2026-10-21",
    }


def test_branch_cannot_choose_its_day(repository: Path) -> None:
    """A commit that claims to be old counts from the day on which it was merged into main."""
    git(repository, "2026-10-02", "checkout", "--quiet", "-b", "proposal")
    append(repository, SUSPENDED)
    commit(repository, "2026-10-01")
    git(repository, "2026-10-02", "checkout", "--quiet", "main")
    git(repository, "2026-10-09", "merge", "--quiet", "--no-ff", "--message", "Merge", "proposal")
    assert days(repository)["suspended", "2026-10-01"] == "2026-10-09"


def test_entry_that_is_not_committed_has_no_day(repository: Path) -> None:
    """It is not in the directory yet, and nothing is guessed."""
    append(repository, SUSPENDED)
    assert ("suspended", "2026-10-01") not in days(repository)
    assert days(repository)["issue", "0"] == "2024-04-02"


def test_days_stay_when_the_file_moves_to_another_body(repository: Path) -> None:
    """A transfer moves the file; its name stays, and with it what was entered before."""
    append(repository, SUSPENDED)
    commit(repository, "2026-10-05")
    there = "data/certificates/nrthq/2024/iecq-h-exmpl-24-0012.yaml"
    (repository / there).parent.mkdir(parents=True, exist_ok=True)
    shutil.move(repository / RECORD, repository / there)
    append(repository, RESTORED, there)
    commit(repository, "2026-10-21")
    records = {there: build.check(repository / "data", AS_OF).directory.records[there]}
    found = entered.entries(repository / "data", records, generations(repository / "data"))[there]
    assert found["suspended", "2026-10-01"] == date(2026, 10, 5)
    assert found["current", "2026-10-20"] == date(2026, 10, 21)


def test_version_that_nobody_can_read_is_passed_over(repository: Path) -> None:
    """A file that was broken for a while keeps the days from before and after."""
    file = repository / RECORD
    sound = file.read_text("utf-8")
    append(repository, "\t: [")
    commit(repository, "2026-10-03")
    file.write_text(sound + SUSPENDED, "utf-8")
    commit(repository, "2026-10-05")
    assert list(days(repository).values()) == ["2024-04-02", "2024-04-02", "2026-10-05"]


def test_nothing_is_claimed_without_the_whole_history(repository: Path, tmp_path: Path) -> None:
    """In a shallow clone, and without git, no day is known."""
    append(repository, SUSPENDED)
    commit(repository, "2026-10-05")
    shallow = tmp_path / "shallow"
    git(tmp_path, "2026-10-06", "clone", "--quiet", "--depth=1", f"file://{repository}", str(shallow))
    checked = build.check(shallow / "data", AS_OF)
    assert loading.with_history(checked.directory, shallow / "data").entered == {}
    shutil.rmtree(shallow / ".git")
    assert entered.entries(shallow / "data", checked.directory.records, generations(shallow / "data")) == {}
