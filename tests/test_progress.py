"""What takes over a second shows on a terminal how far it has come; nothing of it reaches anything else."""

import os
import pty
import re
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from given import ROOT
from test_import import EXAMPLE, as_csv

from generator.sampling.sample import DAY

CERTDIR = str(Path(sys.executable).with_name("certdir"))
ROWS = 3000
SAMPLED = 4_500
"""Enough to take longer than the second after which a bar is shown."""


def on_a_terminal(*arguments: object, cwd: Path = ROOT) -> tuple[str, str]:
    """What somebody before a terminal sees go by, and what stands in the end in the output, on a slow machine."""
    ours, theirs = pty.openpty()
    environment = os.environ | {"TERM": "xterm", "COLUMNS": "100"}
    command = [CERTDIR, *map(str, arguments)]
    running = subprocess.Popen(command, cwd=cwd, env=environment, stdout=subprocess.PIPE, stderr=theirs, text=True)
    os.close(theirs)
    threading.Thread(target=_slow_down, args=[running]).start()
    seen = b""
    while part := _part(ours):
        seen += part
    os.close(ours)
    said = running.stdout.read()
    running.stdout.close()
    assert running.wait() == 0, said
    return re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", seen.decode()), said


def _slow_down(running: subprocess.Popen) -> None:
    """Let it go on for a third of the time: what is done within a second shows no bar, and machines differ."""
    while running.poll() is None:
        time.sleep(0.1)
        running.send_signal(signal.SIGSTOP)
        time.sleep(0.2)
        running.send_signal(signal.SIGCONT)


def _part(terminal: int) -> bytes:
    try:
        return os.read(terminal, 100_000)
    except OSError:  # nobody has the other end any more
        return b""


@pytest.fixture(scope="module")
def sampled(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A sample made before a terminal, beside the records of the project; what was seen."""
    out = tmp_path_factory.mktemp("progress") / "data"
    seen, said = on_a_terminal("sample", "--count", SAMPLED, "--seed", 1, "--beside", "--out", out)
    assert said.startswith("4,500 records, ")
    return out, seen


def test_sample_and_check(sampled: tuple[Path, str]) -> None:
    """Files that are written, files that are read, records that are looked at."""
    out, seen = sampled
    assert re.search(r"Writing files.* [0-9,]+ of 4,[0-9]{3}", seen)
    outside = out.parent  # where nothing is remembered, so that there is something to do
    seen, said = on_a_terminal("check", "--data", out, "--as-of", DAY, cwd=outside)
    assert re.search(r"Checking parts .* [0-9]+ of [0-9]+", seen)
    assert "\x1b" not in said


def test_build(sampled: tuple[Path, str], tmp_path: Path) -> None:
    """A step after the other, and at the end one table; in a log the table alone."""
    arguments = ("build", "--no-search", "--as-of", DAY, "--out", tmp_path / "public")
    seen, said = on_a_terminal(*arguments, "--data", sampled[0])
    assert re.search(r"Pages, parts .* [0-9]+ of [0-9]+", seen)
    assert said.splitlines()[0].split() == ["step", "seconds", "µs", "a", "record", "files", "bytes"]
    quiet = subprocess.run([CERTDIR, *map(str, arguments)], cwd=ROOT, capture_output=True, text=True, check=True)
    assert [line for line in quiet.stderr.splitlines() if "do not block" not in line] == []
    assert "\x1b" not in quiet.stdout
    steps = [line.split("  ")[1] for line in quiet.stdout.splitlines() if line.startswith("  ")]
    assert steps[:2] + steps[-2:] == ["step", "reading and checking", "publishing", "all"]
    last = re.search(r"^  all +([0-9.]+) +([0-9,]+) +([0-9,]+) +([0-9,]+)$", quiet.stdout, re.MULTILINE)
    files = [path for path in (tmp_path / "public").rglob("*") if path.is_file()]
    assert last[3] == f"{len(files):,}"
    assert last[4] == f"{sum(path.stat().st_size for path in files):,}"


def test_import(sampled: tuple[Path, str], tmp_path: Path) -> None:
    """A bar moves while rows are checked with all other records. (Rows are read too soon for a bar to be sure.)"""
    plain = EXAMPLE | {"Holder, local name": "", "Language": ""}
    numbers = range(10_000, 10_000 + ROWS)
    rows = [plain | {"Number": f"IECQ-H EXMPL 26.{at}", "Holder": f"Works {at} Ltd"} for at in numbers]
    rows = [row | {"Street": f"{at} Way"} for at, row in enumerate(rows)]
    path = as_csv(tmp_path, *rows)
    seen, said = on_a_terminal("import", path, "--body", "exmpl", "--data", sampled[0], "--dry-run")
    assert "3,000 new" in said
    assert re.search(r"Checking parts .* [0-9]+ of [0-9]+", seen)
    assert seen.endswith("3,000 records would be\r\n")
