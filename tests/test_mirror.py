"""``certdir mirror``: a copy that keeps in step with a published directory, over a real server that may break off."""

import gzip
import hashlib
import json
import os
import re
import resource
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import SimpleNamespace

import pytest
from click.testing import CliRunner, Result
from given import ROOT
from histories import COMPONENTS, RECORD, add, commit, move_to, publish
from repositories import git, sound_repository

from generator import cli
from generator.following import copy
from generator.following.source import MOST_BYTES, Source, SourceError
from generator.publishing.lock import Lock


@pytest.fixture(scope="module")
def past(tmp_path_factory: pytest.TempPathFactory) -> SimpleNamespace:
    """What was published at four generations of one history, and at the third and fourth of another that shares its
    beginning."""
    top = tmp_path_factory.mktemp("past")
    root = sound_repository(top / "repository")
    steps = [
        lambda: None,
        lambda: move_to(root, RECORD, "Neustadt"),
        lambda: add(root, 77),
        lambda: (root / "data/certificates/exmpl/2024/iecq-c-exmpl-24-0077.yaml").unlink(),
    ]
    for number, step in enumerate(steps, start=1):
        step()
        commit(root)
        publish(root, top / f"at-{number}")
    git(root, "checkout", "--quiet", "-b", "rewritten", "HEAD~2")
    for number in (3, 4):
        move_to(root, COMPONENTS, f"Otherton {number}")
        commit(root)
        publish(root, top / f"other-{number}")
    return SimpleNamespace(
        folder=top, at=lambda number: top / f"at-{number}", other=lambda number: top / f"other-{number}"
    )


class Site(ThreadingHTTPServer):
    """Serves a folder that can be changed; sends ``most`` bytes of a snapshot in one answer, then breaks off."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.most, self.ranges, self.asked = folder, 1 << 30, True, []
        super().__init__(("127.0.0.1", 0), Answer)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/"


class Answer(BaseHTTPRequestHandler):
    """One answer of it."""

    def do_GET(self) -> None:
        site: Site = self.server
        asked = self.headers.get("Range")
        site.asked.append((self.path, asked))
        file = site.folder / self.path.lstrip("/")
        if not file.is_file():
            self.send_error(404)
            return
        content = file.read_bytes()
        start = int(asked.removeprefix("bytes=").rstrip("-")) if asked and site.ranges else 0
        self.send_response(206 if start else 200)
        if start:
            self.send_header("Content-Range", f"bytes {start}-{len(content) - 1}/{len(content)}")
        self.send_header("Content-Length", str(len(content) - start))
        self.end_headers()
        self.wfile.write(content[start:][: site.most if "dumps/" in self.path else None])

    def log_message(self, *_: object) -> None:
        """Says nothing."""


@pytest.fixture
def site(past: SimpleNamespace) -> Iterator[Site]:
    """The oldest state, served."""
    with Site(past.at(1)) as server:
        thread = threading.Thread(target=partial(server.serve_forever, poll_interval=0.01), daemon=True)
        thread.start()
        yield server
        server.shutdown()


@pytest.fixture
def here(tmp_path: Path) -> Path:
    """Where the copy is kept."""
    return tmp_path / "copy"


def run(source: str | Path | Site, here: Path, *options: str) -> Result:
    """The command as it is typed."""
    address = source.address if isinstance(source, Site) else str(source)
    return CliRunner().invoke(cli.main, ["mirror", address, str(here), *options])


def taken(here: Path) -> dict[str, bytes]:
    """Everything in the copy."""
    return {path.name: path.read_bytes() for path in sorted(here.iterdir())}


def snapshot(out: Path) -> bytes:
    """All records as they are published."""
    return gzip.decompress((out / "dumps/records.jsonl.gz").read_bytes())


def test_first_the_whole_then_what_changed(past: SimpleNamespace, site: Site, here: Path) -> None:
    """The copy is the snapshot of each generation, byte for byte; after the first run no snapshot is asked for."""
    first = run(site, here)
    assert (first.exit_code, first.output.splitlines()[0]) == (0, "taken whole")
    assert taken(here)["records.jsonl"] == snapshot(past.at(1))
    said = []
    for number in (1, 2, 4):
        site.folder, site.asked = past.at(number), []
        done = run(site, here)
        assert done.exit_code == 0, done.output
        assert taken(here)["records.jsonl"] == snapshot(past.at(number))
        assert [path for path, _ in site.asked if path.startswith("/dumps")] == []
        said.append(done.output.splitlines()[0])
    assert said == ["in step already", "1 change since generation 1", "2 changes since generation 2"]
    state = json.loads((here / "state.json").read_text("utf-8"))
    assert state["number"] == 4
    assert state["sha256"] == hashlib.sha256(snapshot(past.at(4))).hexdigest()
    assert list(taken(here)) == ["records.jsonl", "state.json"], "nothing else is left"


def test_folder_is_followed_like_an_address(past: SimpleNamespace, here: Path) -> None:
    """A directory that was built on this machine needs no server."""
    assert run(past.at(2), here).exit_code == 0
    assert run(past.at(3), here).output.startswith("1 change since generation 2\n")
    assert taken(here)["records.jsonl"] == snapshot(past.at(3))


def test_run_that_broke_off_goes_on_where_it_was(site: Site, past: SimpleNamespace, here: Path) -> None:
    """What has come of the snapshot stays, also when the run ends; the next asks for the rest only."""
    whole = len((past.at(1) / "dumps/records.jsonl.gz").read_bytes())
    site.most = whole // 5
    broken = run(site, here)
    assert broken.exit_code == 2
    assert "broke off" in broken.output
    (part,) = here.glob(".*.part")
    assert part.stat().st_size == 3 * site.most, "a run tries three times"
    assert not (here / "records.jsonl").exists()
    site.most, site.asked = 1 << 30, []
    assert run(site, here).exit_code == 0
    assert ("/dumps/records.jsonl.gz", f"bytes={3 * (whole // 5)}-") in site.asked
    assert taken(here)["records.jsonl"] == snapshot(past.at(1))


def test_server_without_ranges_and_part_of_something_else(site: Site, past: SimpleNamespace, here: Path) -> None:
    """A server that sends the whole again is understood; a part that is of something else is thrown away."""
    sha256 = hashlib.sha256(snapshot(past.at(1))).hexdigest()
    packed = (past.at(1) / "dumps/records.jsonl.gz").read_bytes()
    site.ranges = False
    for begun in (packed[:100], b"x" * 100, packed + b"x" * 100):
        here.mkdir()
        (here / f".{sha256[:16]}.part").write_bytes(begun)
        assert run(site, here).exit_code == 0
        assert taken(here)["records.jsonl"] == snapshot(past.at(1))
        shutil.rmtree(here)


def test_five_steps_of_the_docs_follow_too(past: SimpleNamespace, site: Site, tmp_path: Path) -> None:
    """The program that the docs show, which uses nothing of ours, comes to the same bytes, and stops where it says."""
    page = (ROOT / "docs" / "mirroring.md").read_text("utf-8")
    (program,) = re.findall(r"^```python\n(.*?)^```", page, re.DOTALL | re.MULTILINE)
    file, commits = tmp_path / "kept.jsonl", {}
    for number in (1, 4):
        commits[number] = json.loads((past.at(number) / "changes/index.json").read_bytes())["head"]["commit"]
    site.folder = past.at(4)
    for commit_, ends in ((commits[1], f"4 {commits[4]}\n"), ("0" * 40, "")):
        file.write_bytes(snapshot(past.at(1)))
        command = [sys.executable, "-I", "-c", program, site.address, str(file), "1", commit_]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert (done.stdout, done.returncode) == (ends, 0 if ends else 1), done.stderr
        assert file.read_bytes() == snapshot(past.at(4 if ends else 1))
    assert "the history was rewritten" in done.stderr


def test_rewritten_history_is_told_and_not_followed(past: SimpleNamespace, site: Site, here: Path) -> None:
    """Whether the other history is as long, longer or shorter: exit code 1, and the copy is as it was."""
    for mine, theirs, why in (
        (3, past.other(3), "was rewritten: its generation 3 is not the one that was taken"),
        (3, past.other(4), "was rewritten: its generation 3 is not the one that was taken"),
        (4, past.other(3), "is at generation 3, but the copy at 4 already: it went back"),
    ):
        assert run(past.at(mine), here, "--anew").exit_code == 0
        before = taken(here)
        site.folder = theirs
        done = run(site, here)
        assert done.exit_code == 1
        assert why in done.output
        assert "--anew" in done.output
        assert taken(here) == before
    assert run(site, here, "--anew").exit_code == 0
    assert taken(here)["records.jsonl"] == snapshot(past.other(3))


def test_same_beginning_is_followed_into_either_history(past: SimpleNamespace, here: Path) -> None:
    """What was taken before the two parted is part of both."""
    assert run(past.at(2), here).exit_code == 0
    assert run(past.other(4), here).output.startswith("2 changes since generation 2\n")


def test_copy_changed_by_hand_is_left_as_it_is(past: SimpleNamespace, here: Path) -> None:
    """It may be somebody's work, so it is told of and neither followed nor overwritten until that is wanted."""
    run(past.at(2), here)
    file = here / "records.jsonl"
    file.write_bytes(file.read_bytes().replace(b"Neustadt", b"Altstadt"))
    before = taken(here)
    done = run(past.at(3), here)
    assert (done.exit_code, taken(here)) == (1, before)
    assert f"{file} was changed since it was taken" in done.output
    (here / "state.json").unlink()
    assert run(past.at(3), here).exit_code == 1, "nor is a file without a state"
    assert run(past.at(3), here, "--anew").exit_code == 0
    assert taken(here)["records.jsonl"] == snapshot(past.at(3))


@pytest.fixture
def bad(past: SimpleNamespace, tmp_path: Path) -> Path:
    """A copy of what was published at the fourth generation, to be damaged."""
    return Path(shutil.copytree(past.at(4), tmp_path / "bad"))


def test_damaged_file_changes_nothing(past: SimpleNamespace, bad: Path, here: Path) -> None:
    """One bit of a delta or of the snapshot, or half of it: told with its name, and the copy is as it was."""
    run(past.at(2), here)
    before = taken(here)
    chunk = bad / "changes/1-4.jsonl"
    sound = chunk.read_bytes()
    for wrong in (sound[:-9] + b"x" + sound[-8:], sound[: len(sound) // 2], b"", sound + sound):
        chunk.write_bytes(wrong)
        done = run(bad, here)
        assert (done.exit_code, taken(here)) == (2, before)
        assert "changes/1-4.jsonl" in done.output
    packed = bad / "dumps/records.jsonl.gz"
    whole = packed.read_bytes()
    for wrong in (whole[: len(whole) // 2], b"<!doctype html>", gzip.compress(snapshot(bad).replace(b"2024", b"2025"))):
        packed.write_bytes(wrong)
        done = run(bad, here, "--anew")
        assert (done.exit_code, taken(here)) == (2, before)
        assert "dumps/records.jsonl.gz is damaged" in done.output


def test_packed_file_that_unpacks_without_end_is_refused(bad: Path, here: Path) -> None:
    """No more is unpacked than the index announces."""
    (bad / "dumps/records.jsonl.gz").write_bytes(gzip.compress(b"0" * (8 << 20)))
    done = run(bad, here)
    assert (done.exit_code, taken(here)) == (2, {})


def test_index_that_cannot_be_right_is_refused(past: SimpleNamespace, bad: Path, here: Path) -> None:
    """Other forms, and names that lead elsewhere, take nothing from there."""
    run(past.at(2), here)
    before, index = taken(here), bad / "changes/index.json"
    sound = json.loads(index.read_bytes())
    outside = [sound["chunks"][0] | {"path": "../at-4/changes/1-4.jsonl"}]
    for wrong in ("[]", "{}", "{", json.dumps(sound | {"head": 4}), json.dumps(sound | {"chunks": outside})):
        index.write_text(wrong, "utf-8")
        done = run(bad, here)
        assert (done.exit_code, taken(here)) == (2, before), wrong
        assert "hint:" in done.output
    index.write_text(json.dumps(sound | {"chunks": []}), "utf-8")
    done = run(bad, here)
    assert (done.exit_code, taken(here)) == (2, before)
    assert "do not lead to its newest generation" in done.output


def test_what_is_no_longer_told_is_taken_whole(past: SimpleNamespace, bad: Path, here: Path) -> None:
    """A copy that is too old, or whose lines the source writes in another form by now, is renewed, and says why."""
    run(past.at(1), here)
    index = bad / "changes/index.json"
    sound = json.loads(index.read_bytes())
    index.write_text(json.dumps(sound | {"oldest": 3}), "utf-8")
    done = run(bad, here)
    assert done.output.startswith("taken whole, as what followed on generation 1 is no longer told one by one\n")
    assert taken(here)["records.jsonl"] == snapshot(past.at(4))
    content = snapshot(bad).replace(b'"recorded":{', b'"recorded":{"more":"",')
    (bad / "dumps/records.jsonl.gz").write_bytes(gzip.compress(content))
    announced = sound["snapshot"] | {"sha256": hashlib.sha256(content).hexdigest(), "bytes": len(content)}
    index.write_text(json.dumps(sound | {"snapshot": announced}), "utf-8")
    done = run(bad, here)
    assert done.output.startswith("taken whole, as the source writes records in another form than before\n")
    assert taken(here)["records.jsonl"] == content


def test_source_without_history(past: SimpleNamespace, bad: Path, here: Path) -> None:
    """It can be taken whole. A copy that has been followed until now is kept until somebody decides."""
    index = bad / "changes/index.json"
    sound = json.loads(index.read_bytes())
    without = sound | {"head": None, "oldest": None, "chunks": [], "no_head_because": "files differ"}
    index.write_text(json.dumps(without), "utf-8")
    assert run(bad, here).exit_code == 0
    assert run(bad, here).output.startswith("in step already\n")
    assert run(past.at(4), here).exit_code == 0, "from one without history to one with"
    before = taken(here)
    done = run(bad, here)
    assert (done.exit_code, taken(here)) == (1, before)
    assert "tells no history now: files differ" in done.output


def test_full_disk_leaves_the_copy(past: SimpleNamespace, here: Path) -> None:
    """The new file is written beside the old one; what finds no room never takes its place."""
    run(past.at(1), here)
    before = taken(here)
    size = len(before["records.jsonl"])

    def little_room() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (size // 2, size // 2))

    command = [sys.executable, "-c", "from generator.cli import run; run()", "mirror", str(past.at(2)), str(here)]
    done = subprocess.run(command, cwd=ROOT, preexec_fn=little_room, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "File too large; it is as it was\n  hint: make room there" in done.stderr
    assert {name: content for name, content in taken(here).items() if not name.endswith(".new")} == before
    assert run(past.at(2), here).exit_code == 0
    assert list(taken(here)) == ["records.jsonl", "state.json"]


def test_end_between_the_two_files_is_found_out(
    past: SimpleNamespace, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Records in place, their state not yet: the next run knows that nobody has changed them by hand."""
    run(past.at(1), here)
    put = copy.Copy._into_place

    def once(self: copy.Copy, name: str) -> None:
        put(self, name)
        raise KeyboardInterrupt

    monkeypatch.setattr(copy.Copy, "_into_place", once)
    run(past.at(2), here)
    monkeypatch.undo()
    assert "state.json.new" in taken(here)
    assert run(past.at(2), here).output.startswith("in step already\n")
    assert taken(here)["records.jsonl"] == snapshot(past.at(2))


def test_one_run_at_a_time(past: SimpleNamespace, here: Path) -> None:
    """A second run into the same folder says who is there, and changes nothing."""
    here.mkdir()
    lock = Lock(here / ".lock")
    lock.take(str(here))
    done = run(past.at(1), here)
    lock.let_go()
    assert done.exit_code == 2
    assert f"process {os.getpid()} is keeping {here} already" in done.output


def test_source_says_what_is_wrong_with_an_address(site: Site, tmp_path: Path) -> None:
    """Each with a way out, and nothing is read from elsewhere or without end."""
    for address, said in (
        ("ftp://directory.example/", "cannot be read"),
        ("https:///x", "is no address of a directory"),
        (str(tmp_path / "nowhere"), "there is no folder"),
    ):
        with pytest.raises(SourceError, match=said):
            Source.open(address)
    source = Source.open(site.address)
    for path, most, said in (
        ("changes/no.json", MOST_BYTES, "there is no changes/no.json at"),
        ("../at-2/changes/index.json", MOST_BYTES, "is no name of a file"),
        ("https://elsewhere.example/", MOST_BYTES, "is no name of a file"),
        ("changes/index.json", 10, "has more than 10 bytes"),
    ):
        with pytest.raises(SourceError, match=said):
            source.read(path, most)
    with pytest.raises(SourceError, match="is not the JSON that is expected there"):
        source.read_json("dumps/records.jsonl.gz")
