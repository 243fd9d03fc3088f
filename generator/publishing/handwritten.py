"""Runs MkDocs, as a program of its own and never as a library, for the handwritten pages and the frame.

Zensical can take its place; docs/decisions/0010 says what differs and what is left to do on that day.
"""

import os
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from generator.cache import Cache, releases
from generator.model.findings import DirectoryError
from generator.program import Output, Program

SHELL_PAGE = "records/_shell.html"


@dataclass(frozen=True, slots=True)
class Maker:
    """A program that makes pages of docs/, mkdocs.yml and overrides/: its name, and how it is told to."""

    name: str
    build: tuple[str, ...]
    within_project: bool = False
    """Whether it writes nowhere else, and keeps a cache there: it gets a copy to work on."""


MAKERS = {
    "mkdocs": Maker("MkDocs", ("build", "--strict", "--quiet", "--clean")),
    "zensical": Maker("Zensical", ("build", "--strict", "--clean"), within_project=True),
}
"""By the name of the module that is run."""
MAKER = "mkdocs"
"""The one that is used: on the day Material ends, this line changes."""


def handwritten(project: Path, output: Path, address: str, maker: str, cache: Cache) -> Output:
    """What a maker makes of a project; it works while the block of ``with`` does something else."""
    name = cache.name("handwritten", maker, address, *_sources(project, maker)) if cache.is_kept else ""
    return Output(cache, name, lambda: _Run(project, output, address, maker))


def _sources(project: Path, maker: str) -> Iterator[bytes | str]:
    """All that a maker reads, and what it is."""
    yield from releases(maker, "mkdocs-material", "pymdown-extensions", "markdown")
    files = (path for folder in ("docs", "overrides") for path in (project / folder).rglob("*") if path.is_file())
    for path in sorted([project / "mkdocs.yml", *files]):
        yield path.relative_to(project).as_posix()
        yield path.read_bytes()


class _Run(Program):
    """One run of a maker. What it makes does not depend on the day."""

    def __init__(self, project: Path, output: Path, address: str, maker: str) -> None:
        if MAKERS[maker].within_project:
            project = _copy(project, output.with_name("project"))
            output = project / "pages"
        self._output, self._name = output, MAKERS[maker].name
        environment = os.environ | {
            "DIRECTORY_ADDRESS": address,
            "DIRECTORY_PAGES": str(output),
            "SOURCE_DATE_EPOCH": "0",
            "PYTHONUTF8": "1",
            "DISABLE_MKDOCS_2_WARNING": "true",
        }
        config = ("--config-file", str(project / "mkdocs.yml"))
        super().__init__([sys.executable, "-m", maker, *MAKERS[maker].build, *config], environment)

    def finish(self) -> Path:
        """Wait; the folder with the pages. Raises DirectoryError with what MkDocs said when it failed."""
        code, said = self.wait()
        if code or not (self._output / SHELL_PAGE).is_file():
            raise DirectoryError(
                f"{self._name} could not build the handwritten pages:\n  "
                + "\n  ".join(said[-8:] or ["it made no frame"]),
                "mend the page named above; 'make clean site' installs the pinned packages again",
            )
        return self._output


def _copy(project: Path, target: Path) -> Path:
    for name in ("docs", "overrides"):
        shutil.copytree(project / name, target / name)
    shutil.copy(project / "mkdocs.yml", target)
    return target


def browser_lunr() -> Path:
    """lunr.js 2.3.9, as the mkdocs package carries it: the version whose index format lunr.py writes."""
    package = find_spec("mkdocs")
    found = Path((package and package.origin) or "").parent / "contrib" / "search" / "templates" / "search" / "lunr.js"
    if not found.is_file():
        raise DirectoryError(
            "the mkdocs package holds no lunr.js", "install the pinned packages again with 'make clean site'"
        )
    return found
