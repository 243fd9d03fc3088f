"""What changed from generation to generation, so that a copy elsewhere can keep in step: ``changes/``.

A generation follows from commits alone. Two builds of one commit say the same, whenever they run.
"""

from collections.abc import Iterator
from dataclasses import asdict
from functools import partial

from generator.exports.envelope import compact, envelope
from generator.exports.generations.window import Window, open_window
from generator.pages.catalogue import Catalogue
from generator.pages.page import Draft, Unit

__all__ = ["Window", "open_window", "units"]
FOLDER = "changes"


def units(catalogue: Catalogue, window: Window) -> Iterator[Unit]:
    """The index, and the deltas a hundred in a file."""
    yield lambda: [Draft(f"{FOLDER}/index.json", b"", partial(_index, catalogue, window))]
    for chunk in window.chunks:
        yield partial(lambda one: [Draft(f"{FOLDER}/{one.name}", one.made_of, one.content)], chunk)


def _index(catalogue: Catalogue, window: Window) -> bytes:
    head, snapshot = window.head, window.snapshot()
    content = envelope(catalogue) | {
        "snapshot": asdict(snapshot),
        "head": head and {"number": head.number, "commit": head.commit, "date": str(head.date)},
        "no_head_because": window.because,
        "oldest": window.oldest,
        "chunks": [
            {
                "path": f"{FOLDER}/{one.name}",
                "from": one.first,
                "to": one.last,
                "bytes": one.bytes,
                "sha256": one.sha256,
            }
            for one in window.chunks
        ],
    }
    return f"{compact(content)}\n".encode()
