"""What a watcher needs of a published directory: of which day it is, and the records on a list."""

import datetime
import gzip
import io
import json
import re
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from generator.following.source import Source
from generator.model.findings import DirectoryError
from generator.model.record import KINDS, Record

RECORDS = "dumps/records.jsonl.gz"
ABOUT = "build.json"
_MOST_PACKED = 1 << 30
_MOST_UNPACKED = 8 << 30
_MOST_OF_A_LINE = 1 << 20
_ADDRESS = re.compile(r"https?://[A-Za-z0-9.-]+(?::[0-9]{1,5})?/(?:[A-Za-z0-9_.~-]+/)*")
"""It becomes part of links and names, so it holds nothing that could end them."""
_TELL = "is it a published directory? An older program, or a newer one, may have made it"


@dataclass(frozen=True)
class About:
    """What a published directory says of itself. ``address`` ends with a slash."""

    address: str
    as_of: datetime.date
    next_update: datetime.date


def about(source: Source) -> About:
    """Where the directory is at home, and of which day it is. Raises DirectoryError when it does not say so."""
    said = source.read_json(ABOUT)
    try:
        days = [datetime.date.fromisoformat(said[name]) for name in ("as_of", "next_update")]
        address = said["address"]
    except (KeyError, TypeError, ValueError):
        raise DirectoryError(f"{source.address}{ABOUT} does not say what is expected of it", _TELL) from None
    if not isinstance(address, str) or not _ADDRESS.fullmatch(address):
        raise DirectoryError(f"{source.address}{ABOUT} names no address of the directory", _TELL)
    return About(address, *days)


class AllRecords:
    """Every record of a directory, kept as text until somebody asks for one."""

    def __init__(self, source: Source) -> None:
        self._where = f"{source.address}{RECORDS}"
        self._lines: dict[str, bytes] = {}
        self._sites: dict[str, list[str]] = defaultdict(list)
        for line in self._all(source.read(RECORDS, _MOST_PACKED)):
            recorded = self._parsed(line)
            number, master = recorded.get("number"), recorded.get("master")
            if not isinstance(number, str):
                raise DirectoryError(f"a line of {self._where} names no number", _TELL)
            self._lines[number] = line
            if isinstance(master, str):
                self._sites[master].append(number)

    @property
    def numbers(self) -> Iterable[str]:
        """The numbers of all of them."""
        return self._lines.keys()

    def sites(self, master: str) -> list[str]:
        """The numbers of the additional sites of a master."""
        return self._sites.get(master, [])

    def recorded(self, number: str) -> dict[str, Any]:
        """What is recorded of a number that is there."""
        return self._parsed(self._lines[number])

    def _parsed(self, line: bytes) -> dict[str, Any]:
        try:
            found = json.loads(line)["recorded"]
        except (ValueError, KeyError, TypeError, RecursionError):
            found = None
        if not isinstance(found, dict):
            raise DirectoryError(f"a line of {self._where} is no record", _TELL)
        return found

    def _all(self, packed: bytes) -> Iterator[bytes]:
        unpacked = 0
        try:
            with gzip.GzipFile(fileobj=io.BytesIO(packed)) as file:
                while line := file.readline(_MOST_OF_A_LINE):
                    unpacked += len(line)
                    if not line.endswith(b"\n") or unpacked > _MOST_UNPACKED:
                        raise DirectoryError(f"{self._where} is cut off, or has lines without an end", _TELL)
                    yield line
        except (OSError, EOFError, zlib.error) as error:
            raise DirectoryError(f"{self._where} cannot be unpacked: {error}", "try again later") from None


def record(recorded: dict[str, Any]) -> Record:
    """A record as it was published. Raises DirectoryError when it has another form than today's."""
    try:
        return KINDS[recorded["kind"]].model_validate(recorded)
    except (KeyError, TypeError, ValidationError):
        message = f"what is recorded of {str(recorded.get('number'))[:60]} has a form that this program does not know"
        raise DirectoryError(message, "take the release of the program that the directory is made with") from None
