"""A published directory as a program reads it: at an http address, or in a folder of this machine."""

import json
import re
from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import urllib3
from urllib3.exceptions import HTTPError, MaxRetryError, SSLError
from urllib3.util import Retry, Timeout

from generator.model.findings import DirectoryError

MOST_BYTES = 64 << 20
"""More than this is not read into memory unless somebody says how much is meant."""
_PIECE = 1 << 18
_TRIES = 3
_PATH = re.compile(r"(?!\.)[A-Za-z0-9._-]+(?:/(?!\.)[A-Za-z0-9._-]+)*")
"""A file of a published directory, from its root. An index that somebody else wrote leads nowhere else."""
_ASK = {"Accept-Encoding": "identity", "User-Agent": "certdir"}
_AGAIN = Retry(
    total=_TRIES,
    backoff_factor=0.3,
    status_forcelist=(429, 500, 502, 503, 504),
    raise_on_status=False,
    retry_after_max=30,
)
_PATIENCE = Timeout(connect=10, read=30)


class SourceError(DirectoryError):
    """The source cannot be reached, broke off, or sends what cannot be right."""


class NotThere(SourceError):
    """The source answers, and has no such file."""


class Broken(SourceError):
    """The source broke off in the middle; what came until then was right as far as it came."""


class Source(ABC):
    """Where a directory is published. ``address`` ends with a slash."""

    def __init__(self, address: str) -> None:
        self.address = address

    @classmethod
    def open(cls, address: str) -> "Source":
        """The source at an address ``https://…`` or ``http://…``, or in a folder. Nothing is read yet, apart from
        whether the folder is there."""
        scheme = urlsplit(address).scheme.lower()
        if scheme in ("http", "https"):
            return _Web(address)
        if scheme and "://" in address:
            raise SourceError(f"{address} cannot be read", "name an address with https://, or a folder")
        return _Folder(address)

    @abstractmethod
    def _begin(self, path: str, start: int) -> tuple[int, Iterator[bytes]]:
        """From which byte on the source sends a file, at most ``start``, and the pieces."""

    def stream(self, path: str, most: int, start: int = 0) -> Iterator[bytes]:
        """The pieces of a file from a byte on. Raises NotThere; Broken when it breaks off; SourceError when the file
        has more than ``most`` bytes."""
        if not _PATH.fullmatch(path):
            raise SourceError(f"'{path}' is no name of a file in a published directory", _TELL)
        at, pieces = self._begin(path, start)
        for piece in pieces:
            begin, at = at, at + len(piece)
            if at > most:
                raise SourceError(f"{self.address}{path} has more than {most:,} bytes", _TELL)
            if at > start:  # a server that knows no ranges begins at the beginning
                yield piece[max(0, start - begin) :]

    def read(self, path: str, most: int = MOST_BYTES) -> bytes:
        """A whole file; one that breaks off is read again from the beginning."""
        for _ in range(_TRIES - 1):
            try:
                return b"".join(self.stream(path, most))
            except Broken:
                continue
        return b"".join(self.stream(path, most))

    def read_json(self, path: str, most: int = MOST_BYTES) -> dict[str, Any]:
        """A whole file of JSON with names at its top."""
        try:
            found = json.loads(self.read(path, most))
        except (ValueError, RecursionError):
            found = None
        if not isinstance(found, dict):
            hint = "is it a published directory, and its root? Its build.json lies there"
            raise SourceError(f"{self.address}{path} is not the JSON that is expected there", hint)
        return found


_TELL = "tell whoever publishes it; nothing was taken"


class _Folder(Source):
    """A published directory on this machine, such as ``public/``."""

    def __init__(self, folder: str) -> None:
        super().__init__(f"{folder.rstrip('/')}/")
        self._folder = Path(folder)
        if not self._folder.is_dir():
            hint = "name the folder a build has published into, or an address with https://"
            raise SourceError(f"there is no folder {folder}", hint)

    def _begin(self, path: str, start: int) -> tuple[int, Iterator[bytes]]:
        if not (self._folder / path).is_file():
            raise NotThere(f"there is no {path} in {self.address}", _IS_IT_ONE)
        return start, self._pieces(path, start)

    def _pieces(self, path: str, start: int) -> Iterator[bytes]:
        try:
            with (self._folder / path).open("rb") as file:
                file.seek(start)
                while piece := file.read(_PIECE):
                    yield piece
        except OSError as error:
            hint = "make it a file that you may read"
            raise SourceError(f"{self.address}{path} cannot be read: {error.strerror}", hint) from None


_IS_IT_ONE = "name the root of a published directory; one made by an older program lacks some files"


class _Web(Source):
    """A published directory at an address. Certificates of https are checked; from https nothing leads to http."""

    def __init__(self, address: str) -> None:
        parts = urlsplit(address)
        if not parts.hostname or parts.query or parts.fragment or parts.username is not None:
            raise SourceError(f"{address} is no address of a directory", "such as https://directory.example/")
        super().__init__(f"{address.rstrip('/')}/")
        self._is_safe = parts.scheme.lower() == "https"
        self._pool = urllib3.PoolManager(headers=_ASK, timeout=_PATIENCE, retries=_AGAIN)

    def _begin(self, path: str, start: int) -> tuple[int, Iterator[bytes]]:
        answer = self._ask(path, start)
        if answer.status == 416:  # nothing is left, or what was begun is no beginning of this
            answer.release_conn()
            if answer.headers.get("Content-Range", "") == f"bytes */{start}":
                return start, iter(())
            answer = self._ask(path, 0)
        if answer.status in (404, 410):
            raise NotThere(f"there is no {path} at {self.address}", _IS_IT_ONE)
        if answer.status not in (200, 206):
            raise SourceError(f"{self.address}{path} answers with {answer.status}", "try again later, or ask its host")
        sent = re.match(r"bytes (\d+)-", answer.headers.get("Content-Range", ""))
        at = int(sent[1]) if answer.status == 206 and sent else 0
        if at > start or (answer.status == 206 and not sent):
            raise SourceError(f"{self.address}{path} came from another place than was asked for", _TELL)
        return at, self._pieces(answer, path)

    def _ask(self, path: str, start: int) -> urllib3.BaseHTTPResponse:
        headers = _ASK | ({"Range": f"bytes={start}-"} if start else {})
        with self._told(path):
            answer = self._pool.request("GET", self.address + path, headers=headers, preload_content=False)
        ways = [one.redirect_location or "" for one in answer.retries.history] if answer.retries else []
        if self._is_safe and any(way.lower().startswith("http:") for way in ways):
            raise SourceError(f"{self.address}{path} leads from https to http", _TELL)
        return answer

    def _pieces(self, answer: urllib3.BaseHTTPResponse, path: str) -> Iterator[bytes]:
        """What comes. A file that is kept packed stays so, whatever a host says of it."""
        with self._told(path):
            yield from answer.stream(_PIECE, decode_content=not path.endswith(".gz"))

    @contextmanager
    def _told(self, path: str) -> Iterator[None]:
        """Faults of the way, in words."""
        try:
            yield
        except MaxRetryError as error:
            why, hint = error.reason, "is the address right, and the network there? Try again later"
            if isinstance(why, SSLError):
                hint = "the certificate of the host has to be right; the clock of this machine too"
            raise SourceError(f"{self.address} cannot be reached: {_short(why)}", hint) from None
        except (HTTPError, OSError) as error:
            hint = "try again: what has come is kept where it can be gone on with"
            raise Broken(f"{self.address}{path} broke off: {_short(error)}", hint) from None


def _short(error: BaseException | None) -> str:
    """The fault without the names of objects in this program."""
    return re.sub(r"<[^>]*>(?:: )?|\w*Connection\w*\([^)]*\): ", "", str(error)).strip() or type(error).__name__
