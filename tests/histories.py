"""Random histories of a small directory in a real repository, and what is published of each commit."""

import hashlib
import json
from pathlib import Path
from types import SimpleNamespace

from given import AS_OF
from repositories import git

from generator.exports import dumps, generations
from generator.pages.catalogue import Catalogue
from generator.reading import loading
from generator.workers import ALONE, Means

RECORD = "data/certificates/exmpl/2024/iecq-h-exmpl-24-0012.yaml"
COMPONENTS = "data/certificates/exmpl/2024/iecq-c-exmpl-24-0042.yaml"


def publish(root: Path, out: Path, means: Means = ALONE) -> SimpleNamespace:
    """Put ``changes/`` and ``dumps/`` of the directory as it is into a folder; what the index says, and all lines."""
    directory = loading.read_directory(root / "data").directory
    assert directory is not None
    directory = loading.with_history(directory, root / "data", means)
    catalogue = Catalogue(directory, AS_OF)
    window = generations.open_window(directory, root / "data", means)
    for unit in (*dumps.units(catalogue), *generations.units(catalogue, window)):
        for draft in unit():
            path = out / draft.path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(draft.make())
    index = json.loads((out / "changes/index.json").read_bytes())
    return SimpleNamespace(index=index, lines=dumps.lines.lines(directory), head=index["head"])


def followed(lines: bytes, number: int, index: dict, out: Path) -> bytes:
    """The five steps of ``docs/mirroring.md`` from one snapshot to the newest, with nothing of the program."""
    here = {json.loads(line)["path"]: line for line in lines.decode().split("\n") if line}
    for chunk in index["chunks"]:
        content = (out / chunk["path"]).read_bytes()
        assert hashlib.sha256(content).hexdigest() == chunk["sha256"]
        for delta in map(json.loads, content.decode().splitlines()):
            for change in delta["changes"] if delta["number"] > number else ():
                old = here.pop(change["path"], None)
                assert change["before"] == (old and hashlib.sha256(old.encode()).hexdigest())
                if change["line"] is not None:
                    here[change["path"]] = change["line"]
    return "".join(f"{here[path]}\n" for path in sorted(here)).encode()


def commit(root: Path) -> str:
    """Commit everything as it is; the commit."""
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--allow-empty", "--message=A change")
    return git(root, "rev-parse", "HEAD")


def move_to(root: Path, path: str, city: str) -> None:
    """Give a record another city."""
    file = root / path
    lines = file.read_text("utf-8").splitlines()
    at = next(number for number, line in enumerate(lines) if line.startswith("    city: "))
    lines[at] = f"    city: {city}"
    file.write_text("\n".join([*lines, ""]), "utf-8")


def add(root: Path, number: int) -> str:
    """A further record like the one for components; its path."""
    path = f"data/certificates/exmpl/2024/iecq-c-exmpl-24-{number:04}.yaml"
    text = (root / COMPONENTS).read_text("utf-8").replace("24.0042", f"24.{number:04}")
    (root / path).write_text(text, "utf-8")
    return path
