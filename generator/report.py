"""What a build did, and how long it took."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from generator.progress import Progress, silent
from generator.publishing.tree import Tree


@dataclass
class Report:
    """What a build did: files, bytes, and seconds for each step in the order of work."""

    records: int = 0
    files: int = 0
    bytes: int = 0
    seconds: dict[str, float] = field(default_factory=dict)
    made: dict[str, tuple[int, int]] = field(default_factory=dict)
    """Files and bytes of each step that makes some."""
    tree: Tree | None = None
    progress: Progress = silent

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        """Note how long what is done inside takes, and which files it makes."""
        started, before = time.perf_counter(), self._so_far()
        self.progress(name.capitalize(), 0, None)
        yield
        self.seconds[name] = time.perf_counter() - started
        files, size = (now - then for now, then in zip(self._so_far(), before, strict=True))
        if files:
            self.made[name] = files, size

    def _so_far(self) -> tuple[int, int]:
        return (self.tree.files, self.tree.bytes) if self.tree else (0, 0)
