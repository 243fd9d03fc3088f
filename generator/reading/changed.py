"""A part of the directory: what changed since a revision, and what that refers to.

The register is read whole, for it is small. Of the records only those that changed, the families they belong to now or
belonged to then, and whatever lies at another path under the same name. So the time is that of the change; only for a
family the folders of its body are searched.
"""

import os
import re
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from generator.model.number import slug
from generator.reading import characters, files, git
from generator.reading.refusal import Refusal

_NAMES_MASTER = re.compile(rb"^master:[ ]*[\"']?([^\"'#\n]*[^\"'#\s])", re.MULTILINE)
_HAS_NUMBER = re.compile(rb"^number:[ ]*[\"']?([^\"'#\n]*[^\"'#\s])", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Change:
    """What differs from a revision: paths that begin with ``data/``, whether they are here now or were here then."""

    paths: tuple[str, ...]
    before: dict[str, bytes]
    """The bytes that a changed record had at the revision."""

    @property
    def concerns_all(self) -> bool:
        """Whether something changed that every record depends on."""
        return not all(path.startswith(f"{files.RECORDS}/") for path in self.paths)


def since(data: Path, revision: str) -> Change:
    """What changed since the work began that is here now, files that git does not know yet included. Raises
    DirectoryError without git, or without the revision."""
    there = git.commit_of(data, revision)
    commit = _git(data, "merge-base", there, "HEAD").decode().strip()
    changed = _git(data, "diff", "--name-only", "--no-renames", "--relative", "-z", commit, "--", ".")
    new = _git(data, "ls-files", "--others", "--exclude-standard", "-z", "--", ".")
    paths = sorted({f"data/{path.decode('utf-8', 'surrogateescape')}" for path in (changed + new).split(b"\0") if path})
    names = {f"{commit}:./{path.removeprefix('data/')}": path for path in paths if path.startswith(f"{files.RECORDS}/")}
    before = git.contents(data, list(names), characters.MOST_BYTES)
    return Change(tuple(paths), {names[name]: raw for name, raw in before.items()})


def related(data: Path, change: Change) -> list[str]:
    """Paths of all records to read: the changed ones, their families, and files of the same name elsewhere."""
    wanted = {path for path in change.paths if os.path.lexists(data / path.removeprefix("data/"))}
    for path in change.paths:
        wanted |= _twins(data, PurePosixPath(path).name)
    sites = _Sites(data)
    waiting = [(path, raw) for path in wanted | change.before.keys() if (raw := _bytes(data, path))]
    waiting += change.before.items()
    while waiting:
        path, raw = waiting.pop()
        for number in _numbers(raw):
            family = _twins(data, f"{slug(number)}.yaml") | sites.of(PurePosixPath(path).parts[2], number)
            waiting += ((other, _bytes(data, other)) for other in family - wanted)
            wanted |= family
    return sorted(wanted)


def _numbers(raw: bytes) -> list[str]:
    """The numbers by which the family of a record is found: its own and its master's."""
    found = _HAS_NUMBER.search(raw), _NAMES_MASTER.search(raw)
    return [match[1].decode("utf-8", "replace") for match in found if match]


class _Sites:
    """Which records name a number as their master; the folders of a body are searched once, when it is asked for."""

    def __init__(self, data: Path) -> None:
        self._data = data
        self._by_body: dict[str, dict[str, set[str]]] = {}

    def of(self, body: str, number: str) -> set[str]:
        """Paths of the records of a body that name a master."""
        if body not in self._by_body:
            self._by_body[body] = self._search(body)
        return self._by_body[body].get(number, set())

    def _search(self, body: str) -> dict[str, set[str]]:
        found: dict[str, set[str]] = defaultdict(set)
        for file in (self._data / "certificates" / body).glob("*/*.yaml"):
            path = f"data/{file.relative_to(self._data).as_posix()}"
            if master := _NAMES_MASTER.search(_bytes(self._data, path)):
                found[master[1].decode("utf-8", "replace")].add(path)
        return found


def _twins(data: Path, name: str) -> set[str]:
    """Paths of records with this file name, in the folder of any body."""
    year = re.search(r"-([0-9]{2})-[0-9]{4,5}(-[a-z0-9]+)?\.yaml$", name)
    years = f"20{year[1]}" if year else "*"
    folders = (folder for folder in (data / "certificates").glob(f"*/{years}") if (folder / name).is_file())
    return {f"data/{(folder / name).relative_to(data).as_posix()}" for folder in folders}


def _bytes(data: Path, path: str) -> bytes:
    """The bytes of a file; none when it cannot be read, which is then reported when it is read for good."""
    try:
        return files.read(data, path).raw
    except Refusal:
        return b""


def _git(data: Path, *arguments: str) -> bytes:
    hint = "check everything, without --since"
    return git.ask(data, *arguments, otherwise="git could not compare with that revision", hint=hint)
