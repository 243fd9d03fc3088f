"""Work on many things in several processes: forked, so that what is in memory already need not be handed over."""

import gc
import multiprocessing
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from typing import TypeVar

from generator.cache import NOTHING_KEPT, Cache
from generator.model.findings import DirectoryError
from generator.progress import Progress, silent, told

Item = TypeVar("Item")
Result = TypeVar("Result")
_work: Callable | None = None


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
    global _work
    _work = lambda at: work(items[at])  # noqa: E731 - the children find it, and the items, in their memory
    gc.freeze()  # what is there stays untouched in the children, so that its memory is shared
    context = multiprocessing.get_context("fork")
    try:
        with ProcessPoolExecutor(min(jobs, len(items)), mp_context=context) as pool:
            yield from pool.map(_one, range(len(items)))
    except BrokenProcessPool:
        hint = "mostly memory was short: build with --jobs 1, or on a larger machine"
        raise DirectoryError("a process of the build was ended by the system", hint) from None
    finally:
        _work = None
        gc.unfreeze()


def _one(at: int) -> object:
    return _work(at)
