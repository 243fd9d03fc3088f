"""Runs MkDocs, as a program of its own and never as a library, for the handwritten pages and the frame."""

import os
import sys
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path
from typing import Self

from generator.cache import Cache
from generator.model.findings import DirectoryError
from generator.program import Program

SHELL_PAGE = "records/_shell.html"


class Handwritten:
    """MkDocs' output for a project: from an earlier run on the same files, or from one that begins now. Used with
    ``with``."""

    def __init__(self, project: Path, output: Path, address: str, cache: Cache) -> None:
        self._cache = cache
        self._name = cache.name("handwritten", address, *_sources(project)) if cache.is_kept else ""
        self._known = cache.get(self._name)
        self._run = None if self._known else _MkDocs(project, output, address)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._run:
            self._run.__exit__()

    def finish(self) -> dict[str, bytes]:
        """Wait; path to content. Raises DirectoryError with what MkDocs said when it failed."""
        if isinstance(self._known, dict):
            return self._known
        folder = self._run.finish()
        files = sorted(path for path in folder.rglob("*") if path.is_file())
        found = {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}
        self._cache.put(self._name, found)
        return found


def _sources(project: Path) -> Iterator[bytes | str]:
    """All that MkDocs reads, and what it is."""
    yield from (metadata.version(name) for name in ("mkdocs", "mkdocs-material", "pymdown-extensions", "markdown"))
    files = (path for folder in ("docs", "overrides") for path in (project / folder).rglob("*") if path.is_file())
    for path in sorted([project / "mkdocs.yml", *files]):
        yield path.relative_to(project).as_posix()
        yield path.read_bytes()


class _MkDocs(Program):
    """One run of MkDocs. What it makes does not depend on the day."""

    def __init__(self, project: Path, output: Path, address: str) -> None:
        self._output = output
        environment = os.environ | {
            "DIRECTORY_ADDRESS": address,
            "SOURCE_DATE_EPOCH": "0",
            "PYTHONUTF8": "1",
            "DISABLE_MKDOCS_2_WARNING": "true",
        }
        build = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--clean"]
        super().__init__([*build, "--config-file", str(project / "mkdocs.yml"), "--site-dir", str(output)], environment)

    def finish(self) -> Path:
        """Wait; the folder with the pages. Raises DirectoryError with what MkDocs said when it failed."""
        code, said = self.wait()
        if code or not (self._output / SHELL_PAGE).is_file():
            raise DirectoryError(
                "MkDocs could not build the handwritten pages:\n  " + "\n  ".join(said[-8:] or ["it made no frame"]),
                "mend the page named above; 'make clean site' installs the pinned packages again",
            )
        return self._output


def browser_lunr() -> Path:
    """lunr.js 2.3.9, as the mkdocs package carries it: the version whose index format lunr.py writes."""
    found = [path for path in metadata.files("mkdocs") or () if path.match("contrib/search/templates/search/lunr.js")]
    if not found:
        raise DirectoryError(
            "the mkdocs package holds no lunr.js", "install the pinned packages again with 'make clean site'"
        )
    return Path(str(found[0].locate()))
