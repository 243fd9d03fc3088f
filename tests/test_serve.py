"""``certdir serve`` shows the site on this machine and builds it again when something changes."""

import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

PATIENCE = 30
"""Seconds to wait for something that takes about one."""


@pytest.fixture
def address(project: Path) -> Iterator[str]:
    """The served copy of the project; ended afterwards."""
    command = [str(Path(sys.executable).with_name("certdir")), "serve", "--no-search", "--port", "0"]
    server = subprocess.Popen(command, cwd=project, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    found = ""
    while not found:
        line = server.stdout.readline()
        assert line, "the server ended before it said where it is"
        found = line.split()[0] if line.startswith("http://127.0.0.1:") else ""
    yield found
    server.terminate()
    server.wait()


def shown(url: str) -> str:
    """What is served at an address."""
    with urllib.request.urlopen(url) as answer:
        return answer.read().decode()


def appears(url: str, text: str) -> bool:
    """Whether a text comes to stand at an address before patience ends."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            if text in shown(url):
                return True
        except (urllib.error.URLError, ConnectionError):
            pass  # between two builds
        time.sleep(0.1)
    return False


def test_changes_of_data_and_docs_are_shown(project: Path, address: str) -> None:
    """A saved file is on the page a moment later; a faulty one leaves the page as it was."""
    page = address + "certificates/iecq-h-exmpl-24-0012.html"
    record = project / "data/certificates/exmpl/2024/iecq-h-exmpl-24-0012.yaml"
    sound = record.read_text("utf-8")
    assert "1 Sample Road" in shown(page)
    record.write_text(sound.replace("1 Sample Road", "2 Sample Road"), "utf-8")
    assert appears(page, "2 Sample Road")
    record.write_text("number: [", "utf-8")
    about = project / "docs" / "about.md"
    about.write_text(about.read_text("utf-8") + "\nA new paragraph.\n", "utf-8")
    record.write_text(sound.replace("1 Sample Road", "3 Sample Road"), "utf-8")
    assert appears(address + "about.html", "A new paragraph.")
    assert appears(page, "3 Sample Road")


def test_what_is_not_there_gets_the_page_that_helps(address: str) -> None:
    """An unknown address is answered with 404 and the three things that can mean."""
    with pytest.raises(urllib.error.HTTPError) as raised:
        shown(address + "certificates/iecq-h-exmpl-99-9999.html")
    assert raised.value.code == 404
    assert "can mean one of three things" in raised.value.read().decode()


def test_taken_port_says_so(project: Path, address: str) -> None:
    """A second server on the same port ends with exit code 2 and a way out."""
    port = address.rstrip("/").rpartition(":")[2]
    command = [str(Path(sys.executable).with_name("certdir")), "serve", "--no-search", "--port", port]
    done = subprocess.run(command, cwd=project, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "hint: name another with --port" in done.stderr
