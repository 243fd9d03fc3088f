"""Two small releases to publish one over the other, and a disk that becomes full while one is.

Run as a program it publishes a release, or fills a disk: in a mount namespace of its own with a small file system in memory,
or, where none may be mounted, with a limit on the size of a file. Then it prints what became of each build.
"""

import hashlib
import json
import resource
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from generator.model.findings import DirectoryError
from generator.publishing.ours import MARK
from generator.publishing.tree import Tree

FILES = 300
SIZES = 20
_PAGE = 4096


def release(name: str) -> dict[str, bytes]:
    """The files of a release: a third are the same in each, a third differ, a third have other paths."""
    files = {MARK: b"{}"}
    for at in range(FILES):
        kind = ("same", name, f"only-{name}")[at % 3]
        path = f"{kind if kind != name else 'differs'}/{at % 7}/{at}.html"
        files[path] = f"{at} of {kind}\n".encode() * (1 + at)
    return files


RELEASES = {"old": release("old"), "new": release("new")}


def publish(target: Path, files: dict[str, bytes], is_lasting: bool = False) -> None:
    """Build and publish these files."""
    with Tree(target, is_lasting) as tree:
        for path, content in files.items():
            tree.write(path, content)
        tree.publish()


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below a folder."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def digest(folder: Path) -> str:
    """One hash over the names and the bytes of all files below a folder."""
    return digest_of(contents(folder))


def digest_of(files: dict[str, bytes]) -> str:
    """The hash of a folder with these files."""
    total = hashlib.sha256()
    for path, content in sorted(files.items()):
        total.update(f"{path}\0{len(content)}\0".encode() + content)
    return total.hexdigest()


def fill(where: Path, is_mounted: bool) -> list[dict]:
    """Publish the new release over the old one with ever more room; what is there afterwards, each time."""
    target = where / "public"
    publish(target, RELEASES["old"])
    largest = max(path.stat().st_size for path in where.rglob("*"))  # the list of files, or one of them
    pages = sum(len(content) // _PAGE + 1 for content in RELEASES["new"].values()) * 2 // 3
    rows = []
    for at in range(SIZES):
        room = at * (pages * _PAGE if is_mounted else largest) // (SIZES - 4)
        said = ""
        with _limited(where, room, is_mounted):
            try:
                publish(target, RELEASES["new"])
            except DirectoryError as error:
                said = f"{error.message}\n{error.hint}"
        now = contents(target)
        release = next((name for name, files in RELEASES.items() if files == now), None)
        left = sorted(path.name for path in where.iterdir() if path != target)
        publish(target, RELEASES["old"])
        rows.append({"release": release, "said": said, "left": left, "next": contents(target) == RELEASES["old"]})
    return rows


@contextmanager
def _limited(where: Path, room: int, is_mounted: bool) -> Iterator[None]:
    if is_mounted:
        used = int(subprocess.check_output(["df", "--output=used", "-B1", where], text=True).split()[-1])
        _mount(where, f"remount,size={used + room}")
        yield
        _mount(where, "remount,size=64m")
        return
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, before[1]))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, before)


def _mount(where: Path, options: str) -> None:
    subprocess.run(["mount", "-t", "tmpfs", "-o", options, "none", where], check=True)


def _publish_or_say_why_not(target: Path, name: str) -> None:
    try:
        publish(target, RELEASES[name], is_lasting=True)
    except DirectoryError as error:
        sys.exit(f"{error.message}\n{error.hint}")


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["fill", folder, means]:
            if means == "mount":
                _mount(Path(folder), "size=64m")
            print(json.dumps(fill(Path(folder), means == "mount")))
        case ["publish", folder, name]:
            _publish_or_say_why_not(Path(folder), name)
        case ["digest", folder]:
            print(digest(Path(folder)))
