"""Shows on a terminal how far something has come; what is not a terminal sees nothing."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from generator.progress import Progress, silent

_PATIENCE = 1.0
"""Seconds before anything is shown: what is done sooner needs no bar."""
_PAUSE = 0.1
"""Seconds between two pictures."""


@contextmanager
def shown() -> Iterator[Progress]:
    """What to call while something goes on; when the block ends the bar is gone."""
    if not sys.stderr.isatty():
        yield silent
        return
    bars = _Bars()
    try:
        yield bars.tell
    finally:
        bars.end()


class _Bars:
    """One bar at a time. It is drawn when something is told, not by a thread: workers are forked while it is there."""

    def __init__(self) -> None:
        # Read here, as it takes a twentieth of a second and most runs are not watched.
        from rich import console, progress

        counts = (progress.BarColumn(), progress.TextColumn("{task.fields[counts]}"), progress.TimeRemainingColumn())
        self._bars = progress.Progress(
            progress.TextColumn("{task.description}", markup=False),
            *counts,
            console=console.Console(stderr=True),
            transient=True,
            auto_refresh=False,
            redirect_stdout=False,
            redirect_stderr=False,
        )
        self._task: progress.TaskID | None = None
        self._what = ""
        self._drawn_at = time.monotonic() + _PATIENCE - _PAUSE

    def tell(self, what: str, done: int, total: int | None) -> None:
        """Draw, if the last picture is old enough or shows something else."""
        now = time.monotonic()
        is_new = what != self._what and self._task is not None
        if now - self._drawn_at < _PAUSE and not is_new:
            return
        if self._task is None:
            self._bars.start()
        if what != self._what:
            if self._task is not None:
                self._bars.remove_task(self._task)
            self._task, self._what = self._bars.add_task(what, total=total, counts=""), what
        counts = f"{done:,} of {total:,}" if total else ""
        self._bars.update(self._task, completed=done, total=total, counts=counts)
        self._bars.refresh()
        self._drawn_at = now

    def end(self) -> None:
        """Take the bar away."""
        self._bars.stop()
