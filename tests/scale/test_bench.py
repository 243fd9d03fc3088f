"""The pieces of the bench measure what they say. No test here asserts how fast anything is."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import floor
import peer
import pytest
import record_change
import results
import tables
import tree_memory
from given import ROOT
from results import Run, Size

from generator import build
from generator.model.timeline import Status, status_on
from generator.pages.catalogue import Catalogue
from generator.sampling.sample import DAY

HOLDS_MEMORY = "held = bytearray(b'x') * {}_000_000; import time; time.sleep(0.3)"


def held(megabytes: int, child: int = 0) -> list[str]:
    """A program that holds so much memory for a while, and starts one that holds some as well."""
    code = HOLDS_MEMORY.format(megabytes)
    start = (
        f"import subprocess, sys; running = subprocess.Popen([sys.executable, '-c', {HOLDS_MEMORY.format(child)!r}]); "
    )
    return [sys.executable, "-c", f"{start}{code}; running.wait()" if child else code]


def test_peak_counts_children(tmp_path: Path) -> None:
    """The memory of a child is in the peak of its parent, once each."""
    alone, both = (tree_memory.weighed(held(60, child), tmp_path).peak for child in (0, 90))
    assert 60e6 < alone < 90e6
    assert 150e6 < both < 190e6


def test_short_peak_is_seen(tmp_path: Path) -> None:
    """What is held for a fifth of a second only is in the peak."""
    code = (
        "import time; time.sleep(0.2); held = bytearray(b'x') * 90_000_000; time.sleep(0.2); del held; time.sleep(0.2)"
    )
    assert tree_memory.weighed([sys.executable, "-c", code], tmp_path).peak > 90e6


def test_nobody_looks_while_time_is_taken(tmp_path: Path) -> None:
    """A run for its time has no peak, as looking would stretch it."""
    assert tree_memory.timed([sys.executable, "-c", "pass"], tmp_path).peak == 0


def test_family_is_all_that_descends() -> None:
    """A grandchild belongs to the family; a process that is somebody else's does not."""
    code = "import subprocess, sys; subprocess.run(['sleep', '9'])"
    with subprocess.Popen([sys.executable, "-c", code]) as child:
        try:
            found: list[int] = []
            while len(found) < 2:
                found = tree_memory.family(child.pid)
            assert found[0] == child.pid
            assert set(found) < set(tree_memory.family(os.getpid()))
            assert os.getpid() not in found
        finally:
            for process in reversed(found):
                os.kill(process, 9)


def test_cpu_of_children_is_counted(tmp_path: Path) -> None:
    """Seconds of CPU of a child that was waited for are in those of the run."""
    work = "import time; end = time.process_time() + 0.3\nwhile time.process_time() < end: pass"
    code = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {work!r}])"
    assert tree_memory.timed([sys.executable, "-c", code], tmp_path).cpu >= 0.3


def test_failing_program_is_told(tmp_path: Path) -> None:
    """What fails is no figure: the end of what the program said is shown."""
    with pytest.raises(RuntimeError, match="no such thing"):
        tree_memory.timed([sys.executable, "-c", "raise SystemExit('no such thing')"], tmp_path)


def test_floor_writes_the_same_bytes(tmp_path: Path) -> None:
    """The floor's copy is the folder, byte by byte."""
    one = tmp_path / "one"
    (one / "deep" / "er").mkdir(parents=True)
    (one / "deep" / "er" / "a.html").write_bytes(bytes(range(256)))
    (one / "b.txt").write_bytes(b"")
    floor.write(str(one), str(tmp_path / "two"))
    written = {path.relative_to(tmp_path / "two"): path.read_bytes() for path in (tmp_path / "two").rglob("*.*")}
    assert written == {Path("deep/er/a.html"): bytes(range(256)), Path("b.txt"): b""}


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tiny sample."""
    data = tmp_path_factory.mktemp("sample") / "data"
    build.sample(ROOT / "data", data, 60, 1, DAY)
    return data


def test_change_is_one_sound_suspension(sample: Path, tmp_path: Path) -> None:
    """What stands for a changed record passes the check, and suspends one record on the day of the build."""
    data = Path(shutil.copytree(sample, tmp_path / "data"))
    before = build.check(data, DAY)
    changed = record_change.make(data).relative_to(tmp_path).as_posix()
    after = build.check(data, DAY)
    assert (before.errors, after.errors) == ((), ())
    differing = [path for path, record in after.directory.records.items() if before.directory.records[path] != record]
    assert differing == [changed]
    assert status_on(after.directory.records[changed], DAY) is Status.SUSPENDED


def test_peer_gets_the_frame_and_the_data(sample: Path, tmp_path: Path) -> None:
    """Hugo's project has our frame without a token left over, a block for what a page says itself, and our data."""
    project = peer.make(tmp_path / "hugo", sample, DAY)
    frame = (project / "layouts" / "baseof.html").read_text("utf-8")
    assert "@@certdir:" not in frame
    assert all(f'block "{name}"' in frame for name in ("title", "description", "alternate", "main"))
    settings = json.loads((project / "generated.json").read_text("utf-8"))
    assert {"source": str(sample), "target": "data"} in settings["module"]["mounts"]


@pytest.mark.skipif(not peer.program(), reason="Hugo is there after make bench only")
def test_peer_makes_every_record(sample: Path, tmp_path: Path) -> None:
    """Hugo makes a page and a JSON file for each record, with the status that we derive."""
    project, out = peer.make(tmp_path / "hugo", sample, DAY), tmp_path / "out"
    tree_memory.timed(peer.command(project, out), project)
    directory = build.check(sample, DAY).directory
    expected = {entry.slug: entry.status for entry in Catalogue(directory, DAY).entries}
    derived = {path.stem: json.loads(path.read_text("utf-8"))["derived"]["status"] for path in out.rglob("*.json")}
    assert derived == expected
    assert {path.stem for path in (out / "certificates").glob("*.html")} == set(expected)


def test_growth_is_per_record() -> None:
    """Ten times the seconds for ten times the records is 1; twice that is 2."""
    assert results.growth(3.0, 2_000, 30.0, 20_000) == pytest.approx(1)
    assert results.growth(3.0, 2_000, 60.0, 20_000) == pytest.approx(2)


def test_steps_make_up_the_whole() -> None:
    """Steps of the report are put together under the names of the page; an unknown one keeps its name; the rest is said."""
    run = Run(10.0, 9.0, 1, steps={"reading and checking": 2.0, "history": 0.5, "pages": 4.0, "something new": 1.0})
    assert results.steps(run) == {"read and check": 2.5, "render and write": 4.0, "something new": 1.0, "the rest": 2.5}


def some(records: int, seconds: float) -> Size:
    """A size with every run the same."""
    names = (*tables.OURS, *tables.HUGO, *tables.FLOOR)
    return Size(records, {name: Run(seconds, seconds, 2**20, 5, 6, {"pages": seconds / 2}) for name in names})


def test_tables_have_every_run_and_growth() -> None:
    """Each run has a row for each size, each ratio a column, and growth is shown where there are two sizes."""
    sizes = [some(2_000, 2.0), some(20_000, 60.0)]
    assert tables.whole(sizes).count("\n| 20,000 |") == len(tables.OURS + tables.HUGO + tables.FLOOR)
    assert "| this directory over Hugo, cold | 1.00 | 1.00 |" in tables.ratios(sizes)
    assert "| this directory, all of it, over the floor | 0.50 | 0.50 |" in tables.ratios(sizes)
    assert "| this directory, cold, seconds | 3.00 |" in tables.grown(sizes)
    assert "| step of a cold build: render and write | 3.00 |" in tables.grown(sizes)


def test_tables_do_without_the_further_runs_of_hugo() -> None:
    """Where Hugo ran once, its other rows are not there, nor what would be said of them; all else is."""
    sizes = [some(2_000, 2.0), some(20_000, 60.0)]
    whole, ratios, grown = (table(sizes).splitlines() for table in (tables.whole, tables.ratios, tables.grown))
    for size in sizes:
        for name in tables.HUGO[1:]:
            del size.runs[name]
    for table, before in ((tables.whole, whole), (tables.ratios, ratios), (tables.grown, grown)):
        gone = [line for line in before if "Hugo, nothing changed" in line or "Hugo, one changed" in line]
        assert gone
        assert table(sizes).splitlines() == [line for line in before if line not in gone]


def test_figures_take_the_place_of_the_last_ones(tmp_path: Path) -> None:
    """A part of the page is replaced between its marks and nothing else; a page without marks is left alone."""
    page = tmp_path / "page.md"
    page.write_text("above\n<!-- builds: written by make bench -->\nold\n<!-- builds: end -->\nbelow\n", "utf-8")
    tables.put("builds", "new", page)
    assert page.read_text("utf-8") == (
        "above\n<!-- builds: written by make bench -->\n\nnew\n\n<!-- builds: end -->\nbelow\n"
    )
    with pytest.raises(SystemExit):
        tables.put("other", "new", page)


def test_page_has_the_marks(tmp_path: Path) -> None:
    """Both parts of the bench find their place in the page."""
    copy = tmp_path / "performance.md"
    copy.write_text(tables.PAGE.read_text("utf-8"), "utf-8")
    for name in ("builds", "searching"):
        tables.put(name, "figures", copy)
    assert copy.read_text("utf-8").count("figures") > 1
