"""What a build costs at several numbers of records, beside Hugo with the same records and beside the floor.

    .venv/bin/python tests/scale/build_cost.py 2000 20000 [--repeat 3] [--hugo-once] [--write]

Everything is measured through the command line, in folders of its own: a cold build has a project and a target that
are new, the next two have what the first one left. Time is measured while nobody looks, then all is run once more for
its memory. Prints a Markdown table; with ``--write`` it is put into docs/hosting/performance.md.
"""

import argparse
import compileall
import datetime
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

import peer
import record_change
import tables
import tree_memory
from results import Run, Size

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from generator.exports import outputs  # noqa: E402

DAY = datetime.date(2026, 11, 16)
"""The day for which samples are made, and so that of the builds."""
PAGES_ALONE = ("--no-search", *(part for name in outputs.NAMES for part in ("--without", name)))
"""Every page and the JSON of every record: what Hugo makes, and more; no search, and nothing else for programs."""
Measuring = Callable[[list[str], Path, dict[str, str]], tree_memory.Measured]
"""Runs a command in a folder, for its time or for its memory."""
RAM_DISK = Path("/dev/shm")
BYTES_A_RECORD = 80_000
"""Room that one record takes at most while its size is measured: the site twice, and the data twice."""


def measure(count: int, folder: Path, repeat: int, hugo_once: bool = False) -> Size:
    """All figures for one number of records; every run ``repeat`` times, the median by wall time counts, and once more
    for its memory."""
    data = folder / "data"
    _certdir(ROOT, "sample", "--count", count, "--seed", 1, "--out", data, "--beside", "--as-of", DAY)
    rounds = [_round(folder / str(number), data, tree_memory.timed, hugo_once) for number in range(repeat)]
    weighed = _round(folder / "memory", data, tree_memory.weighed, hugo_once)
    runs = {name: replace(_median([one[name] for one in rounds]), peak=run.peak) for name, run in weighed.items()}
    records = sum(1 for _ in (data / "certificates").rglob("*.yaml"))
    return Size(records, runs)


def _median(runs: list[Run]) -> Run:
    return sorted(runs, key=lambda run: run.wall)[(len(runs) - 1) // 2]


def _round(folder: Path, sample: Path, measured: Measuring, hugo_once: bool) -> dict[str, Run]:
    """Each thing once, one after the other, with nothing kept from a round before."""
    data = folder / "data"
    shutil.copytree(sample, data)
    runs = _ours(folder / "ours", data, measured)
    site = folder / "ours" / "public"
    floor = {
        "floor, reading": _floor("read", data),
        "floor, writing": _floor("write", site, folder / "written"),
        "floor, looking": _floor("look", data, site),
    }
    shutil.rmtree(folder / "ours")
    shutil.rmtree(folder / "written")
    shutil.rmtree(data)
    shutil.copytree(sample, data)
    runs |= _hugo(folder / "hugo", folder / "by-hugo", data, measured, hugo_once)
    shutil.rmtree(folder)
    return runs | floor


def _ours(project: Path, data: Path, measured: Measuring) -> dict[str, Run]:
    """Our builds: the pages alone, cold and with one record changed; then all of it cold, with nothing and with one
    record changed."""
    runs = {}
    build = partial(_build, project, data, measured)
    _project(project)
    runs["ours, pages alone"] = build(*PAGES_ALONE)
    record_change.make(data)
    runs["ours, pages alone, one changed"] = build(*PAGES_ALONE)
    shutil.rmtree(project)
    _project(project)
    runs["ours, cold"] = build()
    runs["ours, nothing changed"] = build()
    record_change.make(data)
    runs["ours, one changed"] = build()
    return runs


def _project(folder: Path) -> None:
    """A copy of what a build reads beside the data, so that nothing is kept from another build."""
    folder.mkdir(parents=True)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    for name in ("docs", "overrides"):
        shutil.copytree(ROOT / name, folder / name)


def _build(project: Path, data: Path, measured: Measuring, *options: str) -> Run:
    report = project.with_name("report.json")
    command = [_program(), "build", "--data", data, "--as-of", DAY, "--out", "public", "--report", report, *options]
    took = measured(list(map(str, command)), project, _environment(project))
    said = json.loads(report.read_text("utf-8"))
    return Run(took.wall, took.cpu, took.peak, said["files"], said["bytes"], said["seconds"])


def _hugo(project: Path, out: Path, data: Path, measured: Measuring, once: bool) -> dict[str, Run]:
    """The same three builds by Hugo; ``once`` the cold one alone, as it makes everything anew in each."""
    peer.make(project, data, DAY)
    runs = {}
    changes: dict[str, Callable[[], object]] = {"cold": lambda: None}
    if not once:
        changes |= {"nothing changed": lambda: None, "one changed": lambda: record_change.make(data)}
    for name, change in changes.items():
        change()
        took = measured(peer.command(project, out), project, _environment(project))
        sizes = [path.stat().st_size for path in out.rglob("*") if path.is_file()]
        runs[f"Hugo, {name}"] = Run(took.wall, took.cpu, took.peak, len(sizes), sum(sizes))
    return runs


def _environment(project: Path) -> dict[str, str]:
    """Ours, with a folder of the project for what programs keep between runs."""
    return os.environ | {"XDG_CACHE_HOME": str(project / "cache-home")}


def _floor(what: str, *folders: Path) -> Run:
    done = subprocess.run(
        [sys.executable, str(Path(__file__).with_name("floor.py")), what, *map(str, folders)],
        capture_output=True,
        text=True,
        check=True,
    )
    return Run(float(done.stdout), 0, 0)


def _certdir(folder: Path, *arguments: object) -> None:
    subprocess.run([_program(), *map(str, arguments)], cwd=folder, check=True, stdout=subprocess.DEVNULL)


def _program() -> str:
    return str(Path(sys.executable).with_name("certdir"))


def scratch_for(most: int) -> Path:
    """Where to work: the RAM disk if the largest size fits into half of the memory that is free, else the usual folder."""
    if RAM_DISK.is_dir() and min(shutil.disk_usage(RAM_DISK).free, _free_memory()) > 2 * most * BYTES_A_RECORD:
        return RAM_DISK
    return Path(tempfile.gettempdir())


def _free_memory() -> int:
    lines = Path("/proc/meminfo").read_text("ascii").splitlines()
    return next(int(line.split()[1]) * 1024 for line in lines if line.startswith("MemAvailable:"))


def main() -> None:
    """Measure the sizes of the command line, and print or write what was found."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("sizes", nargs="+", type=int)
    parser.add_argument("--repeat", type=int, default=1, help="runs of each; the median counts")
    parser.add_argument(
        "--hugo-once", action="store_true", help="run Hugo cold and not again: it makes everything anew"
    )
    parser.add_argument("--write", action="store_true", help="put the tables into docs/hosting/performance.md")
    wanted = parser.parse_args()
    compileall.compile_dir(ROOT / "generator", quiet=1)  # as a start does that may write; some environments forbid it
    sizes = []
    with tempfile.TemporaryDirectory(prefix="bench-", dir=scratch_for(max(wanted.sizes))) as scratch:
        for count in sorted(wanted.sizes):
            sizes.append(measure(count, Path(scratch) / str(count), wanted.repeat, wanted.hugo_once))
            print(f"{count:,}: measured", file=sys.stderr, flush=True)
        text = tables.page_part(sizes, wanted.repeat, Path(scratch), peer.program())
    print(text)
    if wanted.write:
        tables.put("builds", text)


if __name__ == "__main__":
    main()
