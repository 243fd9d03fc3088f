"""Makes Pagefind's index the same bytes for the same documents.

Pagefind 1.5 writes the values of a facet, the list of facets and the list of sort keys in the order of a hash map that
differs from run to run. Here they are put into alphabetical order, and the files are named by their new content.
"""

import gzip
import hashlib
import json
from pathlib import Path

import cbor2

from generator.model.findings import DirectoryError

_HEAD = b"pagefind_dcd"
# Where in a metadata file the lists stand that have no order of their own.
_FACETS, _SORTS = 3, 4


def make_stable(index: Path) -> None:
    """Rewrite an index in place. Raises DirectoryError when it has a form that this is not made for."""
    try:
        renamed = {path.stem: _rewritten(path, _sorted_facet(_load(path))) for path in index.glob("filter/*.pf_filter")}
        for path in index.glob("pagefind.*.pf_meta"):
            content = _load(path)
            content[_FACETS] = sorted([name, renamed[file]] for name, file in content[_FACETS])
            content[_SORTS].sort(key=lambda sort: sort[0])
            new = _rewritten(path, content, prefix="pagefind.").removeprefix("pagefind.")
            _point_to(index / "pagefind-entry.json", path.stem.removeprefix("pagefind."), new)
    except (ValueError, TypeError, KeyError, IndexError, cbor2.CBORDecodeError) as error:
        raise DirectoryError(
            f"Pagefind's index has a new form ({error!r})", "use the pinned version of Pagefind: make clean site"
        ) from None


def _load(path: Path) -> list:
    raw = gzip.decompress(path.read_bytes())
    if not raw.startswith(_HEAD):
        raise ValueError(f"{path.name} does not begin as expected")
    return cbor2.loads(raw[len(_HEAD) :])


def _sorted_facet(content: list) -> list:
    name, values = content
    return [name, sorted(values, key=lambda value: value[0])]


def _rewritten(path: Path, content: list, prefix: str = "") -> str:
    """Write the content under a name made from it, in place of the old file; the new stem."""
    raw = _HEAD + cbor2.dumps(content)
    language = path.stem.removeprefix(prefix).partition("_")[0]
    stem = f"{prefix}{language}_{hashlib.sha256(raw).hexdigest()[:10]}"
    path.unlink()
    path.with_name(stem + path.suffix).write_bytes(gzip.compress(raw, mtime=0))
    return stem


def _point_to(entry: Path, old: str, new: str) -> None:
    content = json.loads(entry.read_text("utf-8"))
    for language in content["languages"].values():
        if language["hash"] == old:
            language["hash"] = new
    entry.write_text(json.dumps(content, ensure_ascii=False, separators=(",", ":")), "utf-8")
