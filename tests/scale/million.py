"""What git does with very many records, measured with git itself.

    .venv/bin/python tests/scale/million.py 1000000 [FOLDER]

The records of a sample of 2,000 are repeated, each under bodies and numbers of its own, and put into a repository by
``git fast-import``; then 1,000 commits follow that change one record each. Everything is done in a scratch folder (a new one,
in the system's place for such, unless one is named) and measured once. Decision 12 says what follows.
"""

import datetime
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

import tables  # noqa: E402

from generator import build  # noqa: E402
from generator.reading import history  # noqa: E402
from generator.sampling.sample import DAY  # noqa: E402

SAMPLE = 2_000
CHANGES = 1_000
_BEGAN = 1_700_000_000


def contents(folder: Path) -> list[tuple[str, bytes]]:
    """Path below ``certificates/`` and text of each record of a sample."""
    build.sample(ROOT / "data", folder, SAMPLE, 1, DAY)
    found = sorted((folder / "certificates").rglob("*.yaml"))
    return [(str(path.relative_to(folder / "certificates")), path.read_bytes()) for path in found]


def stream(records: list[tuple[str, bytes]], count: int) -> Iterator[bytes]:
    """What fast-import reads: all records in one commit, then the commits that change one each."""
    yield _commit(1, f"{count} records")
    for position in range(count):
        yield _file(*_repeated(records, position))
    for change in range(CHANGES):
        path, text = _repeated(records, change * 7919 % count)
        yield _commit(2 + change, f"Change {change}") + _file(path, text + f"# change {change}\n".encode())


def _commit(number: int, message: str) -> bytes:
    parent = "" if number == 1 else f"from :{number - 1}\n"
    who = f"committer Example <register@example.com> {_BEGAN + number} +0000\n"
    return f"commit refs/heads/main\nmark :{number}\n{who}data {len(message)}\n{message}\n{parent}".encode()


def _repeated(records: list[tuple[str, bytes]], position: int) -> tuple[str, bytes]:
    """A record once more, in a folder and with a number that no other has."""
    again, which = divmod(position, len(records))
    path, text = records[which]
    body, rest = path.split("/", 1)
    return f"data/certificates/{body}{again}/{rest}", text.replace(b"number: ", f"number: {again} ".encode(), 1)


def _file(path: str, text: bytes) -> bytes:
    return f"M 100644 inline {path}\ndata {len(text)}\n".encode() + text + b"\n"


def git(repository: Path, *arguments: str) -> tuple[float, str]:
    """Seconds that a command of git takes, and what it prints."""
    started = time.perf_counter()
    done = subprocess.run(["git", "-C", str(repository), *arguments], capture_output=True, check=True, encoding="utf-8")
    return time.perf_counter() - started, done.stdout


def measure(count: int, scratch: Path) -> Iterator[tuple[str, str]]:
    """What is done, and what it takes."""
    bare, whole, part = (scratch / name for name in ("bare", "whole", "part"))
    subprocess.run(["git", "init", "--quiet", "--bare", "-b", "main", str(bare)], check=True)
    records = contents(scratch / "sample")
    started = time.perf_counter()
    with subprocess.Popen(["git", "-C", str(bare), "fast-import", "--quiet"], stdin=subprocess.PIPE) as reading:
        for piece in stream(records, count):
            reading.stdin.write(piece)
    yield "put into a repository", f"{time.perf_counter() - started:.1f} s"
    yield "pack it once, as a host does", f"{git(bare, 'repack', '-a', '-d', '--quiet')[0]:.1f} s"
    yield (
        "the repository, packed",
        f"{sum(one.stat().st_size for one in bare.rglob('*') if one.is_file()) / 1e6:.0f} MB",
    )
    yield "clone with all files", f"{git(scratch, 'clone', '--quiet', f'file://{bare}', str(whole))[0]:.1f} s"
    yield "git status, first and again", " and ".join(f"{git(whole, 'status', '--short')[0]:.1f} s" for _ in range(2))
    git(bare, "config", "uploadpack.allowFilter", "true")
    sparse = git(scratch, "clone", "--quiet", "--sparse", "--filter=blob:none", f"file://{bare}", str(part))[0]
    body = sorted({path.split("/")[0] for path, _ in records})[0]
    sparse += git(part, "sparse-checkout", "set", f"data/certificates/{body}0")[0]
    yield "clone with the folder of one body", f"{sparse:.1f} s"
    yield "git status there", f"{git(part, 'status', '--short')[0]:.1f} s"
    yield "what one change touches (--since)", f"{git(whole, 'diff', '--name-only', 'HEAD~1')[0]:.2f} s"
    started = time.perf_counter()
    found = history.last_changes(whole / "data")
    yield f"the last change of each of {len(found):,} files", f"{time.perf_counter() - started:.1f} s"


def main() -> None:
    """Print a table."""
    count = int(sys.argv[1])
    with tempfile.TemporaryDirectory(dir=sys.argv[2] if len(sys.argv) > 2 else None) as scratch:
        rows = []
        for row in measure(count, Path(scratch)):
            print(" · ".join(row), file=sys.stderr, flush=True)
            rows.append(row)
    print(f"{count:,} records, {datetime.datetime.now(tz=datetime.UTC):%Y-%m-%d}\n")
    print(tables.table(("What", "Costs"), rows))


if __name__ == "__main__":
    main()
