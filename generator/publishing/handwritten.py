"""Runs MkDocs, as a program of its own and never as a library, for the handwritten pages and the frame."""

import os
import subprocess
import sys
from importlib import metadata
from pathlib import Path

from generator.model.findings import DirectoryError

SHELL_PAGE = "records/_shell.html"


def start(project: Path, output: Path, address: str, epoch: int) -> subprocess.Popen:
    """Start MkDocs; ``finish`` waits for it. ``epoch`` (seconds) is the time it writes into files."""
    environment = os.environ | {
        "DIRECTORY_ADDRESS": address,
        "SOURCE_DATE_EPOCH": str(epoch),
        "PYTHONUTF8": "1",
        "NO_MKDOCS_2_WARNING": "1",
        "DISABLE_MKDOCS_2_WARNING": "true",
    }
    command = [
        sys.executable,
        "-m",
        "mkdocs",
        "build",
        "--strict",
        "--quiet",
        "--clean",
        "--config-file",
        str(project / "mkdocs.yml"),
        "--site-dir",
        str(output),
    ]
    return subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8"
    )


def finish(run: subprocess.Popen, output: Path) -> None:
    """Wait for MkDocs. Raises DirectoryError with what it said when it failed."""
    said, _ = run.communicate()
    if run.returncode or not (output / SHELL_PAGE).is_file():
        lines = [line for line in said.strip().splitlines() if line.strip()]
        raise DirectoryError(
            "MkDocs could not build the handwritten pages:\n  " + "\n  ".join(lines[-8:] or ["it made no frame"]),
            "mend the page named above; 'make clean site' installs the pinned packages again",
        )


def browser_lunr() -> Path:
    """lunr.js 2.3.9, as the mkdocs package carries it: the version whose index format lunr.py writes."""
    found = [path for path in metadata.files("mkdocs") or () if path.match("contrib/search/templates/search/lunr.js")]
    if not found:
        raise DirectoryError(
            "the mkdocs package holds no lunr.js", "install the pinned packages again with 'make clean site'"
        )
    return Path(str(found[0].locate()))
