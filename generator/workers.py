"""Work on many things in several processes: forked, so that what is in memory already need not be handed over."""

import gc
import multiprocessing
import os
import signal
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from multiprocessing.sharedctypes import Synchronized
from typing import Generic, TypeVar

from generator.cache import NOTHING_KEPT, Cache
from generator.model.findings import DirectoryError
from generator.progress import Progress, silent, told

Item = TypeVar("Item")
Result = TypeVar("Result")
_SECONDS_BETWEEN_LOOKS = 1
_step: Callable[[], tuple[int, object] | None] | None = None
"""What the children find in their memory."""


@dataclass(frozen=True, slots=True)
class Means:
    """What there is to work with: so many processes, what earlier runs have kept, and whom to tell how far it is."""

    jobs: int = 1
    cache: Cache = NOTHING_KEPT
    progress: Progress = silent


ALONE = Means()
"""One process that remembers nothing: for little work, and for a part of it."""


def spread(work: Callable[[Item], Result], items: Sequence[Item], means: Means, what: str) -> Iterator[Result]:
    """What ``work`` makes of each item, in their order, by several processes; by this one alone where a system cannot
    fork. ``what`` is being done is told with the progress. Raises what work raises, and DirectoryError when a process
    was ended from outside."""
    return told(_spread(work, items, means.jobs), what, means.progress, len(items))


def _spread(work: Callable[[Item], Result], items: Sequence[Item], jobs: int) -> Iterator[Result]:
    if jobs < 2 or len(items) < 2 or "fork" not in multiprocessing.get_all_start_methods():
        yield from map(work, items)
        return
    global _step
    context = multiprocessing.get_context("fork")
    _step = _Turns(work, items, context.Value("L"))
    gc.freeze()  # what is there stays untouched in the children, so that its memory is shared
    try:
        others = min(jobs, len(items)) - 1
        with ProcessPoolExecutor(others, context, initializer=_stay_with, initargs=(os.getpid(),)) as pool:
            yield from _step.shared(deque(pool.submit(_one) for _ in items))
    except BrokenProcessPool:
        hint = "mostly memory was short: build with --jobs 1, or on a larger machine"
        raise DirectoryError("a process of the build was ended by the system", hint) from None
    finally:
        _step = None
        gc.unfreeze()


class _Turns(Generic[Item, Result]):
    """Work on many things, of which each process takes the next one that none has taken yet. This process does so too
    instead of waiting: one less that holds in memory what there is, and what it does need not be sent."""

    def __init__(self, work: Callable[[Item], Result], items: Sequence[Item], taken: Synchronized) -> None:
        self._work, self._items, self._taken = work, items, taken

    def __call__(self) -> tuple[int, Result] | None:
        """The next thing done, with its place; None when all are taken."""
        with self._taken:
            at = self._taken.value
            self._taken.value = at + 1
        return (at, self._work(self._items[at])) if at < len(self._items) else None

    def shared(self, others: deque[Future[tuple[int, Result] | None]]) -> Iterator[Result]:
        """What is made of each thing, in their order, when others do as many steps as there are things."""
        done: dict[int, Result] = {}
        try:
            for at in range(len(self._items)):
                while at not in done:
                    step = None if others[0].done() else self()
                    if step := step or others.popleft().result():
                        done[step[0]] = step[1]
                yield done.pop(at)
        finally:
            self._taken.value = len(self._items)  # whatever happened, others need do no more


def _one() -> tuple[int, object] | None:
    return _step()


def _stay_with(parent: int) -> None:
    """Let this process end when the one it works for does, be it killed: the pipe it waits at it holds open itself."""
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_DFL)  # to tidy up is for the parent
    threading.Thread(target=_end_with, args=(parent,), daemon=True).start()


def _end_with(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(_SECONDS_BETWEEN_LOOKS)
    os._exit(1)
