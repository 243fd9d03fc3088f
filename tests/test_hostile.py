"""Hostile and unlucky input beyond what the form of the examples can say: odd kinds of files, odd names, odd rights."""

import json
import os
import socket
import subprocess
from collections import Counter
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result
from given import AS_OF
from test_examples import EXAMPLES, change

from generator import build, cli
from generator.model.findings import Finding
from generator.reading import characters, loading

FOLDER = "certificates/exmpl/2024"
RECORD = f"{FOLDER}/iecq-c-exmpl-24-0042.yaml"


def check(data: Path, *options: str) -> Result:
    """What a person, a forge or a program gets."""
    return CliRunner().invoke(cli.main, ["check", "--data", str(data), "--as-of", str(AS_OF), *options])


def only_finding(data: Path) -> Finding:
    """The one thing that is wrong."""
    (finding,) = build.check(data, AS_OF).findings
    return finding


def test_hostile_examples_are_many_and_of_every_kind() -> None:
    """Of files that are refused as files there are 150 examples and more, and some for every code."""
    families = Counter(example.stem.split("-")[0] for example in EXAMPLES if example.stem.startswith("Y"))
    assert sum(families.values()) >= 150
    assert min(families.values()) >= 1
    assert {code for code in build.explanations() if code.startswith("Y")} == set(families)


def test_named_pipe_is_refused_without_waiting(sound_data: Path) -> None:
    """Nobody writes into it, and the check ends all the same."""
    (sound_data / RECORD).unlink()
    os.mkfifo(sound_data / RECORD)
    assert only_finding(sound_data).message == "this is no regular file"


def test_socket_is_refused(sound_data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a program listens on is no record."""
    monkeypatch.chdir(sound_data / FOLDER)  # the path of a socket has to be short
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("x.yaml")
        assert only_finding(sound_data).code == "Y101"


def test_large_file_is_refused_without_being_read(sound_data: Path) -> None:
    """Ten gigabytes take no longer than one byte too many."""
    os.truncate(sound_data / RECORD, 10_000_000_000)
    assert only_finding(sound_data).code == "Y102"


@pytest.mark.parametrize("name", [RECORD, "bodies"])
def test_what_may_not_be_read_is_named(sound_data: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """A file or folder without the right to read it is a finding, and its records are not quietly left out."""
    closed = sound_data / name
    for call in ("open", "scandir"):

        def guarded(path: Path, *rest: object, true: object = getattr(os, call)) -> object:
            if Path(path) == closed:
                raise PermissionError(13, "Permission denied", str(path))
            return true(path, *rest)

        monkeypatch.setattr(os, call, guarded)
    found = [finding for finding in build.check(sound_data, AS_OF).findings if finding.code == "Y101"]
    assert [f"data/{name}"] == [finding.place.path for finding in found]
    assert found[0].message == "the file cannot be read: Permission denied"


def test_names_that_are_no_text_are_shown(sound_data: Path) -> None:
    """Bytes of a name that are not UTF-8 are shown as escapes, whatever the format, and end no program."""
    odd = os.fsencode(sound_data / FOLDER) + b"/caf\xe9\n::error::forged.yml"
    Path(os.fsdecode(odd)).write_text("note\n", "utf-8")
    shown = f"data/{FOLDER}/caf\\xe9\\n::error::forged.yml"
    assert check(sound_data).output.startswith(f"{shown}:1:1: Y100 ")
    for form in ("text", "github", "json"):
        result = check(sound_data, "--format", form)
        assert result.exit_code == 1
        assert result.output.encode("utf-8")
    assert shown == json.loads(check(sound_data, "--format", "json").output)[0]["path"]


@pytest.mark.parametrize(
    "example", [example for example in EXAMPLES if "line-break" in example.stem], ids=lambda e: e.stem
)
def test_line_break_forges_no_annotation(example: Path, sound_data: Path) -> None:
    """Neither the name of a file nor a value can begin a line of its own in what a forge reads."""
    about = yaml.safe_load(example.read_text("utf-8"))
    for what in about.get("changes", [about]):
        change(sound_data, what)
    code = example.stem.split("-")[0]
    for form in ("github", "text"):
        lines = check(sound_data, "--format", form).output.split("\n")
        assert [line for line in lines if line.startswith("::") and f"title={code}::" not in line] == []


def test_everything_marked_as_a_program_says_nothing(sound_data: Path) -> None:
    """A file system that keeps no rights shows every file as a program; that is nobody's mistake."""
    for path in sound_data.rglob("*.yaml"):
        path.chmod(0o777)
    assert build.check(sound_data, AS_OF).findings == ()


def test_history_may_hold_any_name(sound_data: Path) -> None:
    """Git keeps any bytes as a name, and a name that is gone stays in its history for ever."""
    odd = os.fsencode(sound_data) + b"/caf\xe9.txt"
    git = ["git", "-C", str(sound_data.parent), "-c", "user.name=A", "-c", "user.email=a@b.example"]
    subprocess.run([*git, "init", "--quiet"], check=True)
    for step in (lambda: Path(os.fsdecode(odd)).write_text("x", "utf-8"), lambda: os.unlink(odd)):
        step()
        subprocess.run([*git, "add", "--all"], check=True)
        subprocess.run([*git, "-c", "commit.gpgsign=false", "commit", "--quiet", "--message", "A change"], check=True)
    checked = build.check(sound_data, AS_OF)
    assert checked.findings == ()
    assert f"data/{RECORD}" in loading.with_history(checked.directory, sound_data).revisions


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Müller 例示 ʻOkina", "Müller 例示 ʻOkina"),
        ("a\nb\tc\x1b[2J", "a\\nb\\tc\\x1b[2J"),
        ("\u202eb\u3164\u200b", "\\u202eb\\u3164\\u200b"),
        ("\udce9\ud800", "\\xe9\\ud800"),
        ("\U000e0041\ufe0f\u0378", "\\U000e0041\\ufe0f\\u0378"),
    ],
)
def test_what_cannot_be_seen_is_shown_as_an_escape(text: str, shown: str) -> None:
    """Letters of every script stay as they are; nothing else reaches a terminal."""
    assert shown == characters.escaped(text)


def test_thirty_marks_on_a_letter_are_read() -> None:
    """No script needs more, and Unicode's stream-safe text has the same limit."""
    thirty = "a: q" + "\u0323" * 30
    assert thirty == characters.decode(thirty.encode())


def test_visible_format_characters_are_read() -> None:
    """The Arabic sign of a number is seen, though Unicode counts it among the marks of format."""
    assert characters.decode("a: \u0600٤\n".encode()) == "a: \u0600٤\n"
