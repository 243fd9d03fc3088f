"""What all tests share: a network that is closed, and a sound small directory to change."""

import shutil
import socket
from pathlib import Path

import pytest

TESTS = Path(__file__).parent
SOUND = TESTS / "examples" / "sound"


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
