"""What an earlier build found out saves time and changes nothing: the same bytes as without it, whatever befell it."""

import os
import pickle
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from given import AS_OF, ROOT

from generator.cache import Cache, hashed, pack, unpack
from generator.model.findings import DirectoryError, Severity
from generator.model.timeline import Status

CERTDIR = str(Path(sys.executable).with_name("certdir"))
LED = "certificates/exmpl/2024/iecq-h-exmpl-24-0012"
DAY = str(AS_OF)


def build(project: Path, out: str, day: str = DAY) -> None:
    """Build as a person does; several processes, whatever this machine has."""
    arguments = ["build", "--out", out, "--as-of", day, "--jobs", "3"]
    done = subprocess.run([CERTDIR, *arguments], cwd=project, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def contents(folder: Path) -> dict[str, bytes]:
    """Every file of a tree."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def rewrite(file: Path, old: str, new: str) -> None:
    """Change a file; what is to be changed has to be there."""
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project with all its records, not under version control, built once."""
    folder = tmp_path_factory.mktemp("built") / "project"
    folder.mkdir()
    for name in ("docs", "overrides", "data"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    build(folder, "public")
    return folder


@pytest.fixture
def project(built: Path, tmp_path: Path) -> Path:
    """The same to change, with what was published and remembered."""
    return shutil.copytree(built, tmp_path / "project")


def check_against_cold(project: Path, day: str = DAY) -> None:
    """A build into the published folder has the bytes of one that remembers nothing and finds nothing published."""
    build(project, "public", day)
    (project / "build" / "cache").rename(project / "remembered")
    build(project, "cold", day)
    shutil.rmtree(project / "build" / "cache")
    (project / "remembered").rename(project / "build" / "cache")
    warm, cold = contents(project / "public"), contents(project / "cold")
    assert sorted(cold) == sorted(warm)
    assert [path for path in cold if cold[path] != warm[path]] == []


def suspend(project: Path) -> None:
    """A master is suspended: its sites show it."""
    file = project / f"data/{LED}.yaml"
    file.write_text(file.read_text("utf-8").rstrip() + f"\n  - {{date: {DAY}, to: suspended, reason: fees}}\n", "utf-8")


def rename_holder(project: Path) -> None:
    """A holder has another name, on all of its records."""
    for file in (project / "data/certificates/exmpl/2024").glob("iecq-h-exmpl-24-0012*.yaml"):
        rewrite(file, "Example Lumen Co., Ltd.", "Sample Lumen Co., Ltd.")


def add_record(project: Path) -> None:
    """A record more, between two others in the order of numbers."""
    old = project / "data/certificates/exmpl/2024/iecq-c-exmpl-24-0042.yaml"
    new = old.with_name("iecq-c-exmpl-24-0007.yaml")
    shutil.copy(old, new)
    rewrite(new, "IECQ-C EXMPL 24.0042", "IECQ-C EXMPL 24.0007")
    rewrite(new, "street: ", "street: Annexe, ")


def rename_body(project: Path) -> None:
    """A body is called otherwise: all its records, its page and the lists say so."""
    rewrite(project / "data/bodies/exmpl.yaml", "short_name: ", "short_name: New ")


def change_frame(project: Path) -> None:
    """The foot of every page says something else."""
    rewrite(project / "overrides/partials/footer.html", "Next update by", "The next update is due by")


def change_docs(project: Path) -> None:
    """A handwritten page says more."""
    file = project / "docs/faq/general.md"
    file.write_text(file.read_text("utf-8") + "\n## Is this new? {#is-this-new}\n\nYes.\n", "utf-8")


@pytest.mark.parametrize(
    "changes", [(suspend, add_record), (rename_holder,), (rename_body, change_docs), (change_frame,)]
)
def test_warm_build_has_the_bytes_of_a_cold_one(project: Path, changes: tuple[Callable[[Path], None], ...]) -> None:
    """Whatever has changed since the last build, every page that follows from it is made anew."""
    before = contents(project / "public")
    for change in changes:
        change(project)
    check_against_cold(project)
    assert contents(project / "public") != before


def test_another_day_is_another_site(project: Path) -> None:
    """Statuses, lists and dates follow the day, though no file has changed."""
    check_against_cold(project, "2027-11-01")
    assert b"2027" in (project / "public/index.html").read_bytes()


def test_unchanged_pages_are_the_same_files(project: Path) -> None:
    """A change of one record writes its pages and lists; the page of another, and what searches texts, keep their files
    and times."""
    public = project / "public"
    others = [public / "certificates/iecq-c-exmpl-24-0042.html", public / "search/help.json"]
    others += (path for path in (public / "pagefind").rglob("*") if path.is_file())
    assert len(others) > 100
    before = [(one.stat().st_ino, one.stat().st_mtime_ns) for one in others]
    suspend(project)
    build(project, "public")
    assert before == [(one.stat().st_ino, one.stat().st_mtime_ns) for one in others]


def test_damaged_cache_is_no_cache(project: Path) -> None:
    """Entries that are cut off, empty or full of something else are made anew; the site has the same bytes."""
    chance = random.Random(5)
    entries = sorted((project / "build/cache").iterdir())
    assert len(entries) > 8
    for entry in entries:
        content = entry.read_bytes()
        entry.write_bytes(
            chance.choice([b"", content[: len(content) // 2], chance.randbytes(len(content)), content[16:]])
        )
    shutil.rmtree(project / "public")
    check_against_cold(project)


def test_killed_while_remembering(project: Path) -> None:
    """Builds that are ended at any moment, each after a change, leave nothing that a later one could take for true."""
    chance = random.Random(7)
    ended = 0
    for number in range(4):
        rewrite(project / f"data/{LED}-01.yaml", "city: ", "city: Old ")
        if number % 2:
            shutil.rmtree(project / "build" / "cache", ignore_errors=True)
        command = [CERTDIR, "build", "--as-of", DAY, "--jobs", "2"]
        run = subprocess.Popen(
            command, cwd=project, start_new_session=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        time.sleep(chance.uniform(0.3, 1.6))
        ended += run.poll() is None
        os.killpg(run.pid, signal.SIGKILL)
        run.wait()
    assert ended, "no build was still running when it was to be ended"
    check_against_cold(project)


class Harmful:
    """Would do something when it is read back, if it were read back."""

    def __reduce__(self) -> tuple:
        return os.mkdir, ("harm",)


def test_cache_runs_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An entry written by somebody else, whole and rightly named, is refused with a way out, and does nothing."""
    monkeypatch.chdir(tmp_path)
    cache = Cache(tmp_path)
    content = pickle.dumps(Harmful())
    (tmp_path / "entry").write_bytes(hashed(content) + content)
    with pytest.raises(DirectoryError, match=r"something else has written into build/cache") as refused:
        cache.get("entry")
    assert refused.value.hint == "delete build/cache"
    assert not (tmp_path / "harm").exists()
    assert unpack(pickle.dumps({"plain": [1, "text"]})) == {"plain": [1, "text"]}


def test_entries_nobody_wants_go(tmp_path: Path) -> None:
    """What was not asked for in a week is deleted; what was stays."""
    cache = Cache(tmp_path)
    for name in ("old", "wanted"):
        cache.put(name, name)
        os.utime(tmp_path / name, (0, 0))
    assert cache.get("wanted") == "wanted"
    cache.tidy()
    assert [path.name for path in tmp_path.iterdir()] == ["wanted"]


def test_names_tell_parts_apart() -> None:
    """Two parts are not taken for one, nor for two others that read the same behind each other."""
    assert len({hashed("ab", "c"), hashed("a", "bc"), hashed("abc"), hashed("ab", "c", "")}) == 4


@pytest.mark.parametrize(("installed", "is_another"), [("pydantic_core-99.0", True), ("pytest-99.0", False)])
def test_another_release_is_another_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, installed: str, is_another: bool
) -> None:
    """What was found out with one release of a library is not asked for with another; other packages say nothing."""
    before = Cache(tmp_path).name("a question")
    (tmp_path / f"{installed}.dist-info").mkdir()
    monkeypatch.syspath_prepend(tmp_path)
    assert (Cache(tmp_path).name("a question") != before) == is_another


def test_without_room_nothing_is_remembered(tmp_path: Path) -> None:
    """Where no file can be written the entry is not kept, and the work goes on."""
    (tmp_path / "cache").write_text("a file where the folder should be")
    cache = Cache(tmp_path / "cache")
    assert cache.remembered("name", lambda: b"made") == b"made"
    assert cache.get("name") is None


def test_words_are_kept_by_what_they_say() -> None:
    """An entry with a status or a severity names no function, in whatever release of Python it was made."""
    words = [*Status, *Severity]
    packed = pack(words)
    assert words == unpack(packed)
    assert b"getattr" not in packed
