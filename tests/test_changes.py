"""``changes/``: what is told from generation to generation leads from every snapshot to every later one."""

import hashlib
import json
import shutil
from pathlib import Path

import pytest
from histories import COMPONENTS, RECORD, add, commit, followed, move_to, publish
from hypothesis import given, settings
from hypothesis import strategies as st
from repositories import git, sound_repository

from generator.cache import Cache
from generator.exports.generations import window
from generator.workers import Means

STEPS = st.lists(
    st.sampled_from(["move", "add", "correct", "remove", "merge", "register", "beside", "again"]),
    min_size=2,
    max_size=6,
)


def take(step: str, root: Path, at: int) -> None:
    """One commit of a random history."""
    if step == "merge":
        git(root, "checkout", "--quiet", "-b", f"branch-{at}")
        move_to(root, RECORD, f"Branchton {at}")
        commit(root)
        add(root, 500 + at)
        commit(root)
        git(root, "checkout", "--quiet", "main")
        move_to(root, COMPONENTS, f"Mainton {at}")
        commit(root)
        git(root, "merge", "--quiet", "--no-ff", "--message=Merge", f"branch-{at}")
        return
    if step == "move":
        move_to(root, RECORD, f"Sampleton {at}")
    elif step == "add":
        move_to(root, add(root, 100 + at), "深圳 \\ x")
    elif step == "correct":
        file = root / RECORD
        file.write_text(file.read_text("utf-8").replace("1 Sample Road", f"{at} Sample Road").replace("LED", "led"))
    elif step == "remove":
        for path in sorted((root / "data/certificates/exmpl/2024").glob("*-24-01*.yaml"))[:1]:
            path.unlink()
    elif step == "register":
        file = root / "data/directory.yaml"
        file.write_text(file.read_text("utf-8") + f"# {at}\n", "utf-8")
    elif step == "beside":
        (root / "docs/index.md").write_text(f"{at}\n", "utf-8")
    commit(root)


@settings(max_examples=5)
@given(steps=STEPS)
def test_deltas_lead_from_every_snapshot_to_every_later_one(
    steps: list[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Byte for byte, over random histories with merges, corrections and commits that change nothing here."""
    top = tmp_path_factory.mktemp("history")
    root = sound_repository(top / "repository")
    means = Means(cache=Cache(top / "cache"))
    states = []
    for at, step in enumerate(["again", *steps]):
        take(step, root, at)
        out = top / f"out-{at}"
        states.append((publish(root, out, means), out))
    for position, (older, _) in enumerate(states):
        for newer, out in states[position:]:
            assert followed(older.lines, older.head["number"], newer.index, out) == newer.lines
            assert hashlib.sha256(newer.lines).hexdigest() == newer.index["snapshot"]["sha256"]
            assert len(newer.lines) == newer.index["snapshot"]["bytes"]
    afresh = publish(root, top / "afresh")
    assert afresh.index == states[-1][0].index, "what was remembered says the same as what is read anew"


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """The small sound directory, committed."""
    return sound_repository(tmp_path / "repository")


def deltas(out: Path) -> list[dict]:
    """All deltas that are published, oldest first."""
    index = json.loads((out / "changes/index.json").read_bytes())
    return [json.loads(line) for one in index["chunks"] for line in (out / one["path"]).read_text("utf-8").splitlines()]


def test_generation_is_a_commit_on_main_that_touched_the_data(repository: Path, tmp_path: Path) -> None:
    """Its number counts such commits, its key is the commit; a merge is one, whatever its branch was made of, and a
    commit beside the data is none."""
    first = git(repository, "rev-parse", "HEAD")
    take("beside", repository, 1)
    take("merge", repository, 2)
    out = tmp_path / "out"
    index = publish(repository, out).index
    told = deltas(out)
    assert [delta["number"] for delta in told] == [1, 2, 3]
    assert [delta["commit"] for delta in told] == [
        first,
        git(repository, "rev-parse", "HEAD^1"),
        index["head"]["commit"],
    ]
    assert [delta["before"] for delta in told] == [None, first, told[1]["commit"]]
    assert [change["path"] for change in told[2]["changes"]] == [
        RECORD,
        "data/certificates/exmpl/2024/iecq-c-exmpl-24-0502.yaml",
    ][::-1]
    assert index["oldest"] == 0


def test_day_changes_no_delta(repository: Path, tmp_path: Path) -> None:
    """What is published below changes/ but for the index follows from commits alone: committing later, or building
    elsewhere, changes nothing."""
    take("move", repository, 1)
    clone = tmp_path / "elsewhere" / "clone"
    git(tmp_path, "clone", "--quiet", str(repository), str(clone))
    here, there = tmp_path / "here", tmp_path / "there"
    assert publish(repository, here).index == publish(clone, there).index
    assert (here / "changes/1-2.jsonl").read_bytes() == (there / "changes/1-2.jsonl").read_bytes()


def test_full_file_stays_as_it_is(repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file whose generations are complete has the same name and bytes after later ones; the last one gets a new name
    with each, so that no cache on the way can have an old one."""
    monkeypatch.setattr(window, "IN_A_CHUNK", 2)
    for at in range(3):
        take("move", repository, at)
    early = publish(repository, tmp_path / "early").index["chunks"]
    take("move", repository, 3)
    take("move", repository, 4)
    late = publish(repository, tmp_path / "late").index["chunks"]
    assert [one["path"] for one in early] == ["changes/1-2.jsonl", "changes/3-4.jsonl"]
    assert late[:2] == early
    assert [one["path"] for one in late[2:]] == ["changes/5-6.jsonl"]


def test_what_is_too_far_back_is_not_told(repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only so many generations are told, in whole files; and one that touches most of all records is none to follow."""
    monkeypatch.setattr(window, "IN_A_CHUNK", 2)
    monkeypatch.setattr(window, "MOST_GENERATIONS", 3)
    for at in range(5):
        take("move", repository, at)
    index = publish(repository, tmp_path / "few").index
    assert [one["path"] for one in index["chunks"]] == ["changes/3-4.jsonl", "changes/5-6.jsonl"]
    assert index["oldest"] == 2
    monkeypatch.setattr(window, "MOST_GENERATIONS", 1_000)
    monkeypatch.setattr(window, "_LARGE", 5)
    assert publish(repository, tmp_path / "large").index["oldest"] == 1, "the first commit brought everything"
    monkeypatch.setattr(window, "_LARGE", 1_000)
    monkeypatch.setattr(window, "_LEAST_BYTES", 0)
    monkeypatch.setattr(window, "SNAPSHOTS_WORTH", 0)
    assert publish(repository, tmp_path / "bytes").index["oldest"] == 4, "the newest file is there in any case"


def test_generation_that_nobody_can_read_ends_the_window(repository: Path, tmp_path: Path) -> None:
    """What a file said in another form, or with a fault that was corrected later, leads nowhere; what follows does."""
    file = repository / RECORD
    sound = file.read_text("utf-8")
    file.write_text(sound.replace("holder:", "owner:"), "utf-8")
    commit(repository)
    file.write_text(sound, "utf-8")
    commit(repository)
    take("add", repository, 1)
    index = publish(repository, tmp_path / "out").index
    assert (index["oldest"], index["head"]["number"]) == (3, 4)
    assert [delta["number"] for delta in deltas(tmp_path / "out")] == [4]


def test_without_history_it_says_why(repository: Path, tmp_path: Path) -> None:
    """A shallow clone, no git and files that are not committed have no deltas, and never wrong ones; the snapshot with
    its hash is there all the same."""
    take("move", repository, 1)
    shallow = tmp_path / "shallow"
    git(tmp_path, "clone", "--quiet", "--depth=1", f"file://{repository}", str(shallow))
    missing = "the history is not here: no git, or a shallow clone"
    said = publish(shallow, tmp_path / "of-shallow").index
    assert (said["head"], said["no_head_because"], said["chunks"]) == (None, missing, [])
    shutil.rmtree(shallow / ".git")
    assert publish(shallow, tmp_path / "of-none").index == said
    move_to(repository, RECORD, "Elsewhere")
    changed = publish(repository, tmp_path / "of-changed")
    assert (changed.head, changed.index["no_head_because"]) == (None, "files differ from what is committed")
    assert changed.index["snapshot"]["sha256"] == hashlib.sha256(changed.lines).hexdigest()


def test_files_that_git_does_not_look_at_are_found_out(repository: Path, tmp_path: Path) -> None:
    """Where git was told to overlook a file, it says that nothing was changed; its history leads to something else."""
    take("move", repository, 1)
    git(repository, "update-index", "--assume-unchanged", RECORD)
    move_to(repository, RECORD, "Elsewhere")
    said = publish(repository, tmp_path / "out").index
    assert (said["head"], said["no_head_because"]) == (None, "the files are not what their history says")
