"""Git, asked by its own program: revisions, and what they hold."""

import subprocess
from pathlib import Path

from generator.model.findings import DirectoryError


def ask(
    folder: Path,
    *arguments: str,
    otherwise: str,
    hint: str,
    feed: bytes | None = None,
    fine: tuple[int, ...] = (0,),
) -> bytes:
    """What git prints. Raises DirectoryError with ``otherwise`` and ``hint`` when it ends with another code than the
    fine ones, or is not there."""
    try:
        done = subprocess.run(
            ["git", "-C", str(folder), *arguments],
            capture_output=True,
            input=feed,
            check=False,
        )
    except FileNotFoundError:
        raise DirectoryError("git is not installed", "install it; without git there is nothing to compare") from None
    if done.returncode not in fine:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise DirectoryError(otherwise, f"{hint} ({said[-1]})" if said else hint)
    return done.stdout


def commit_of(folder: Path, revision: str) -> str:
    """The commit that a branch, a tag or a short name stands for. Raises DirectoryError when there is none."""
    otherwise, hint = (
        f"git has no revision '{revision}'",
        "name a branch, tag or commit; a shallow clone lacks older ones",
    )
    if not revision or revision.startswith("-"):
        raise DirectoryError(otherwise, hint)
    name = f"{revision}^{{commit}}"
    return ask(folder, "rev-parse", "--verify", "--quiet", name, otherwise=otherwise, hint=hint).decode().strip()


def contents(folder: Path, names: list[str], largest: int) -> dict[str, bytes]:
    """The bytes of blobs by object name or ``commit:path``; those that are missing, no blob or larger are left out."""
    wanted = [name for name in dict.fromkeys(names) if name and "\n" not in name]
    known = _batch(folder, "--batch-check", wanted).split(b"\n")
    fine = [name for name, line in zip(wanted, known, strict=False) if _is_small_blob(line, largest)]
    out = _batch(folder, "--batch", fine)
    found: dict[str, bytes] = {}
    at = 0
    for name in fine:
        start = out.index(b"\n", at) + 1
        end = start + int(out[at:start].rsplit(b" ", 1)[1])
        found[name], at = out[start:end], end + 1
    return found


def _is_small_blob(line: bytes, largest: int) -> bool:
    parts = line.split(b" ")
    return len(parts) == 3 and parts[1] == b"blob" and int(parts[2]) <= largest


def _batch(folder: Path, how: str, names: list[str]) -> bytes:
    if not names:
        return b""
    feed = "".join(f"{name}\n" for name in names).encode("utf-8", "surrogateescape")
    return ask(folder, "cat-file", how, feed=feed, otherwise="git could not read its objects", hint="try git fsck")
