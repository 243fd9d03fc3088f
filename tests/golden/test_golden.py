"""The whole output of a small directory is compared, file by file, with what it was when somebody last read it.

What we write is compared to the letter. What MkDocs' theme and Pagefind bring along is compared by name only: their
bytes change with the pinned versions, not with this project. So are the schemas: docs/schema/ has them to the letter. A change that is meant: ``pytest tests/golden --accept``.
"""

import difflib
import shutil
from pathlib import Path

import pytest
from given import AS_OF, ROOT, SOUND

from generator import build

HERE = Path(__file__).parent
EXPECTED = HERE / "expected.txt"
HEADING = "=" * 20 + " "
BY_NAME = ("assets/", "pagefind/", "api/v1/schema/", "contributing/import-template.", "dumps/")


def built(tmp_path: Path) -> tuple[list[str], dict[str, str]]:
    """The names of everything in the small site, and path to text of what we write."""
    out = tmp_path / "public"
    data = shutil.copytree(SOUND / "data", tmp_path / "data")
    project = tmp_path / "tests" / "golden" / "project"  # outside of git, whose commits would stand on the pages
    shutil.copytree(HERE / "project", project)
    shutil.copytree(ROOT / "overrides", tmp_path / "overrides")
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    checked = build.check(data, AS_OF)
    assert checked.findings == ()
    build.build(build.Request(project, data, out, AS_OF), checked.directory)
    paths = sorted(path.relative_to(out).as_posix() for path in out.rglob("*") if path.is_file())
    texts = {path: (out / path).read_text("utf-8") for path in paths if not path.startswith(BY_NAME)}
    return sorted(map(_stable, paths)), texts


def _stable(path: str) -> str:
    """A name without the content hash that Pagefind puts into it."""
    if not path.startswith("pagefind/") or "_" not in path:
        return path
    return path.rpartition("/")[0] + "/*." + path.rpartition(".")[2]


def as_one_text(names: list[str], texts: dict[str, str]) -> str:
    """The tree in one file, so that a change of the frame is read once and not in every page."""
    parts = ["".join(f"{name}\n" for name in names)]
    parts += [f"{HEADING}{path}\n{text}" for path, text in texts.items()]
    return "\n".join(parts)


def test_whole_tree_is_as_accepted(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    """No page, export or index changes unnoticed."""
    now = as_one_text(*built(tmp_path))
    if request.config.getoption("--accept"):
        EXPECTED.write_text(now, "utf-8")
    accepted = EXPECTED.read_text("utf-8")
    if now != accepted:
        lines = difflib.unified_diff(accepted.splitlines(), now.splitlines(), "accepted", "now", lineterm="", n=1)
        pytest.fail("the output has changed:\n" + "\n".join(list(lines)[:60]))
