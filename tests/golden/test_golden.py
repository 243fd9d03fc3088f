"""The whole output of a small directory is compared, file by file, with what it was when somebody last read it.

What we write is compared to the letter. What MkDocs' theme and Pagefind bring along is compared by name only: their
bytes change with the pinned versions, not with this project. A change that is meant: ``pytest tests/golden --accept``.
"""

import difflib
import shutil
from pathlib import Path

import pytest
from conftest import AS_OF, SOUND

from generator import build

HERE = Path(__file__).parent
EXPECTED = HERE / "expected"
BY_NAME = ("assets/", "pagefind/")


def built(tmp_path: Path) -> dict[str, str | None]:
    """Path to text of everything in the small site; None where only the name counts."""
    out = tmp_path / "public"
    data = shutil.copytree(SOUND / "data", tmp_path / "data")
    checked = build.check(data, AS_OF)
    assert checked.findings == ()
    build.build(build.Request(HERE / "project", data, out, AS_OF), checked.directory)
    paths = sorted(path.relative_to(out).as_posix() for path in out.rglob("*") if path.is_file())
    return {path: None if path.startswith(BY_NAME) else (out / path).read_text("utf-8") for path in paths}


def expected() -> dict[str, str | None]:
    """The same of the tree that was accepted."""
    names = (EXPECTED / "names.txt").read_text("utf-8").splitlines()
    return {
        path: None if path.startswith(BY_NAME) else (EXPECTED / "files" / path).read_text("utf-8") for path in names
    }


def test_whole_tree_is_as_accepted(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    """No page, export or index changes unnoticed."""
    found = built(tmp_path)
    if request.config.getoption("--accept"):
        shutil.rmtree(EXPECTED, ignore_errors=True)
        for path, text in found.items():
            if text is not None:
                (EXPECTED / "files" / path).parent.mkdir(parents=True, exist_ok=True)
                (EXPECTED / "files" / path).write_text(text, "utf-8")
        (EXPECTED / "names.txt").write_text("".join(f"{_stable(path)}\n" for path in found), "utf-8")
    wanted = expected()
    assert [_stable(path) for path in found] == list(wanted)
    for path, text in found.items():
        if text is not None and text != wanted[path]:
            lines = difflib.unified_diff(
                wanted[path].splitlines(), text.splitlines(), "accepted", "now", lineterm="", n=1
            )
            pytest.fail(f"{path} has changed:\n" + "\n".join(list(lines)[:40]))


def _stable(path: str) -> str:
    """A name without the content hash that Pagefind puts into it."""
    if not path.startswith("pagefind/") or "_" not in path:
        return path
    return path.rpartition("/")[0] + "/" + path.rpartition(".")[2]
