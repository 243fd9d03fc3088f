"""Tables of the measured figures in Markdown, and their place in docs/hosting/performance.md."""

import datetime
import os
import platform
import subprocess
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

from results import STEPS, Run, Size, growth, steps

PAGE = Path(__file__).parents[2] / "docs" / "hosting" / "performance.md"
OURS = (
    "ours, cold",
    "ours, nothing changed",
    "ours, one changed",
    "ours, pages alone",
    "ours, pages alone, one changed",
)
HUGO = ("Hugo, cold", "Hugo, nothing changed", "Hugo, one changed")
FLOOR = ("floor, reading", "floor, writing", "floor, looking")
_NAMES = {"ours": "this directory"}


def page_part(sizes: list[Size], repeat: int, folder: Path, hugo: str) -> str:
    """Everything the page shows of builds."""
    parts = [machine(folder, hugo, repeat), whole(sizes), ratios(sizes), in_steps(sizes)]
    return "\n\n".join([*parts, *([grown(sizes)] if len(sizes) > 1 else [])])


def put(name: str, text: str, page: Path = PAGE) -> None:
    """Replace what the page has between the two marks of a part."""
    begin, end = f"<!-- {name}: written by make bench -->", f"<!-- {name}: end -->"
    before, found, rest = page.read_text("utf-8").partition(begin)
    _, closed, after = rest.partition(end)
    if not found or not closed:
        raise SystemExit(f"{page} has no '{begin}' with '{end}' behind it")
    page.write_text(f"{before}{begin}\n\n{text.strip()}\n\n{end}{after}", "utf-8")


def machine(folder: Path, hugo: str, repeat: int) -> str:
    """Where and when it was measured."""
    gibibytes = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    version = subprocess.run([hugo, "version"], capture_output=True, text=True, check=True).stdout.split()[1]
    runs = "one run of each for its time" if repeat == 1 else f"the median of {repeat} runs of each for their time"
    return (
        f"Measured on {datetime.datetime.now(datetime.UTC):%-d %B %Y}: {os.cpu_count()} cores, {gibibytes:.0f} GiB of "
        f"memory, Linux {platform.release().partition('-')[0]}, Python {platform.python_version()}, Hugo "
        f"{version.partition('-')[0].removeprefix('v')}, data and output on {file_system(folder)}, {runs} and one "
        "for its memory."
    )


def file_system(folder: Path) -> str:
    """The kind of file system a folder is on."""
    kind = subprocess.run(["stat", "-f", "-c", "%T", str(folder)], capture_output=True, text=True, check=True)
    name = kind.stdout.strip()
    return "tmpfs, a disk in memory" if name == "tmpfs" else name


def whole(sizes: list[Size]) -> str:
    """Every run: time, CPU, memory, what was written."""
    rows = []
    for size in sizes:
        for name in (name for name in (*OURS, *HUGO, *FLOOR) if name in size.runs):
            run = size.runs[name]
            per = run.wall / size.records * 1e6
            cpu, memory = (f"{run.cpu:.2f}", f"{run.peak / 2**20:,.0f}") if run.peak else ("", "")
            files, written = (f"{run.files:,}", f"{run.bytes / 1e6:,.0f}") if run.files else ("", "")
            shown = f"{run.wall:.2f}", cpu, f"{per:,.0f}", memory, files, written
            rows.append((f"{size.records:,}", _named(name), *shown))
    heads = ("Records", "Run", "Seconds", "CPU s", "µs a record", "Peak MiB", "Files", "MB")
    return table(heads, rows)


def _wall(run: Run) -> float:
    return run.wall


def _cpu(run: Run) -> float:
    return run.cpu


def _peak(run: Run) -> float:
    return run.peak


RATIOS: tuple[tuple[str, str, str, Callable[[Run], float]], ...] = (
    *((f"this directory over Hugo, {what}", f"ours, {what}", f"Hugo, {what}", _wall)
      for what in ("cold", "nothing changed", "one changed")),
    ("this directory, pages alone, over Hugo, cold", "ours, pages alone", "Hugo, cold", _wall),
    ("this directory, pages alone, over Hugo, peak of memory", "ours, pages alone", "Hugo, cold", _peak),
    ("pages alone, one changed over cold", "ours, pages alone, one changed", "ours, pages alone", _wall),
    ("all of it over pages alone, cold", "ours, cold", "ours, pages alone", _wall),
    ("this directory over Hugo, CPU of a cold build", "ours, cold", "Hugo, cold", _cpu),
    ("this directory over Hugo, peak of memory", "ours, cold", "Hugo, cold", _peak),
    ("nothing changed over looking at every file", "ours, nothing changed", "floor, looking", _wall),
)  # fmt: skip
"""What is said, one run over another, and of which figure."""


def ratios(sizes: list[Size]) -> str:
    """How many times the other one, or the floor, needs; of runs that there are."""
    over_the_floor = {"this directory, all of it, over": "ours, cold", "Hugo over": "Hugo, cold"}
    rows = [
        (f"{name} the floor", *(f"{size.runs[run].wall / size.floor:.2f}" for size in sizes))
        for name, run in over_the_floor.items()
    ]
    rows += [
        (name, *(f"{figure(size.runs[one]) / figure(size.runs[other]):.2f}" for size in sizes))
        for name, one, other, figure in RATIOS
        if all({one, other} <= size.runs.keys() for size in sizes)
    ]
    return table(("One over the other", *(f"{size.records:,}" for size in sizes)), rows)


def in_steps(sizes: list[Size]) -> str:
    """Where the time of our builds goes."""
    kinds = [(size, name) for size in sizes for name in OURS[:3]]
    found = [steps(size.runs[name]) for size, name in kinds]
    names = list(dict.fromkeys([*STEPS, *(name for one in found for name in one if name != "the rest"), "the rest"]))
    rows = [
        (name, *(f"{one.get(name, 0):.2f}" for one in found)) for name in names if any(one.get(name) for one in found)
    ]
    rows.append(("total", *(f"{size.runs[name].wall:.2f}" for size, name in kinds)))
    heads = [f"{size.records:,} {name.removeprefix('ours, ')}" for size, name in kinds]
    return table(("Seconds of a step", *heads), rows)


def grown(sizes: list[Size]) -> str:
    """What a record costs at the larger size over what it costs at the smaller."""
    pairs = list(pairwise(sizes))
    figures = {
        f"{_named(name)}, {what}": (lambda size, name=name, value=value: value(size.runs[name]))
        for name in (*OURS, *HUGO)
        if all(name in size.runs for size in sizes)
        for what, value in (("seconds", _wall), ("CPU", _cpu), ("memory", _peak))
    }
    figures |= {_named(name): (lambda size, name=name: size.runs[name].wall) for name in FLOOR}
    figures |= {
        f"step of a cold build: {step}": (lambda size, step=step: steps(size.runs["ours, cold"]).get(step, 0.0))
        for step in STEPS
    }
    rows = [
        (name, *(_growth(value(small), small, value(large), large) for small, large in pairs))
        for name, value in figures.items()
    ]
    heads = [f"{small.records:,} to {large.records:,}" for small, large in pairs]
    return table(("For each record, larger over smaller", *heads), rows)


def _growth(small: float, smaller: Size, large: float, larger: Size) -> str:
    return f"{growth(small, smaller.records, large, larger.records):.2f}" if small > 0.005 else ""


def _named(name: str) -> str:
    who, _, what = name.partition(", ")
    return f"{_NAMES.get(who, who)}, {what}"


def table(heads: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    """A table in Markdown: words to the left, numbers to the right."""
    numbers = [all(_is_number(row[at]) for row in rows) for at in range(len(heads))]
    line = "|" + "|".join("--:" if number else "---" for number in numbers) + "|"
    return "\n".join(["| " + " | ".join(heads) + " |", line, *("| " + " | ".join(row) + " |" for row in rows)])


def _is_number(cell: str) -> bool:
    return not cell.strip("0123456789,.-")
