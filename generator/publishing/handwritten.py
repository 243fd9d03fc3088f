"""Runs MkDocs, as a program of its own and never as a library, for the handwritten pages and the frame."""

import os
import sys
from importlib import metadata
from pathlib import Path

from generator.model.findings import DirectoryError
from generator.program import Program

SHELL_PAGE = "records/_shell.html"


class MkDocs(Program):
    """One run of MkDocs. ``epoch`` (seconds) is the time it writes into files."""

    def __init__(self, project: Path, output: Path, address: str, epoch: int) -> None:
        self._output = output
        environment = os.environ | {
            "DIRECTORY_ADDRESS": address,
            "SOURCE_DATE_EPOCH": str(epoch),
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
