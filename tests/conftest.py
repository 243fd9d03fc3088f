"""What all tests share: a network that is closed, and a sound small directory to change."""

import shutil
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from given import AS_OF, CHROMIUM_ARGUMENTS, ROOT, SOUND
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser, sync_playwright

from generator import build
from generator.pages.catalogue import Catalogue


@pytest.fixture(autouse=True)
def closed_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """A test that talks to another machine fails."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: object) -> object:
        host = address[0] if isinstance(address, tuple) else ""
        assert host in ("", "127.0.0.1", "::1", "localhost"), f"a test tried to reach {address}"
        return connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", guarded)


@pytest.fixture
def sound_data(tmp_path: Path) -> Path:
    """A copy of the small sound directory; the folder ``data`` itself."""
    return Path(shutil.copytree(SOUND / "data", tmp_path / "data"))


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The whole site of the real data, built once, as of a fixed day."""
    data = ROOT / "data"
    out = tmp_path_factory.mktemp("site") / "public"
    checked = build.check(data, AS_OF)
    assert checked.directory is not None
    build.build(build.Request(ROOT, data, out, AS_OF), checked.directory)
    return out


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    """The real data on the day of the site, for tests that only read it."""
    found = build.check(ROOT / "data", AS_OF).directory
    assert found is not None
    return Catalogue(found, AS_OF)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the project with something published already."""
    folder = tmp_path / "project"
    folder.mkdir()
    for name in ("mkdocs.yml", "docs", "overrides", "data"):
        source = ROOT / name
        (shutil.copytree if source.is_dir() else shutil.copy)(source, folder / name)
    (folder / "public").mkdir()
    (folder / "public" / "build.json").write_text("{}")
    (folder / "public" / "index.html").write_text("what was published before")
    return folder


LONGEST_FIRST = (
    "test_publishing.py",
    "test_quality.py",
    "test_everyone.py",
    "test_import.py",
    "test_cache.py",
    "test_submit.py",
    "test_searching.py",
    "test_places.py",
    "test_hosts.py",
    "test_progress.py",
    "test_recipes.py",
    "test_any_input.py",
    "test_markup.py",
    "test_zensical.py",
    "test_editing.py",
    "test_build.py",
)
"""Files are dealt to processes in this order, then the others, so that no process has a long one alone in the end."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put what takes longest first."""
    place = {name: position for position, name in enumerate(LONGEST_FIRST)}
    items.sort(key=lambda item: place.get(item.path.name, len(place)))


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--accept``: write the golden tree anew instead of comparing with it. ``--long``: look for new faults for minutes."""
    parser.addoption("--accept", action="store_true", help="write the golden tree anew")
    parser.addoption("--long", action="store_true", help="try many and new examples of each property")


def pytest_configure(config: pytest.Config) -> None:
    """A few examples of each property, the same each time; with ``--long`` many, others each time."""
    every = settings(deadline=None, suppress_health_check=list(HealthCheck))
    settings.register_profile("smoke", every, max_examples=200, derandomize=True, database=None)
    settings.register_profile("long", every, max_examples=20_000)
    settings.load_profile("long" if config.getoption("--long") else "smoke")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium of the system, else the one Playwright has installed."""
    names = ("chromium", "chromium-browser", "google-chrome")
    system = next(filter(None, map(shutil.which, names)), None)
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=system, args=CHROMIUM_ARGUMENTS)
        yield found
        found.close()
