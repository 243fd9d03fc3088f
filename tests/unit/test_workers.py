"""Work that processes share: in order, each thing once, and never waited for when it has failed."""

import multiprocessing
import os
import time

import pytest

from generator.model.findings import DirectoryError
from generator.workers import Means, spread

THINGS = list(range(60))


@pytest.mark.parametrize("jobs", [1, 2, 3])
def test_order_is_that_of_the_things(jobs: int) -> None:
    """And every process takes part: the first things wait for each other."""
    all_here = multiprocessing.get_context("fork").Barrier(jobs, timeout=60)

    def work(thing: int) -> tuple[int, int]:
        if thing < jobs:
            all_here.wait()
        time.sleep(0.002 * (thing % 3))
        return thing, os.getpid()

    made = list(spread(work, THINGS, Means(jobs), "Working"))
    assert [thing for thing, _ in made] == THINGS
    workers = {worker for _, worker in made}
    assert len(workers) == jobs
    assert os.getpid() in workers


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_work_raises_is_raised(jobs: int) -> None:
    def work(thing: int) -> int:
        if thing == 7:
            raise ValueError("seven")
        return thing

    with pytest.raises(ValueError, match="seven"):
        list(spread(work, THINGS, Means(jobs), "Working"))


def test_the_rest_is_not_done_when_nobody_wants_it() -> None:
    reading, writing = os.pipe()

    def work(thing: int) -> int:
        os.write(writing, b".")
        time.sleep(0.01)
        return thing

    made = spread(work, THINGS, Means(2), "Working")
    assert next(made) == 0
    made.close()
    os.write(writing, b"\n")
    assert len(os.read(reading, 1000)) < 10


def test_process_that_is_ended_is_told() -> None:
    here = os.getpid()

    def work(thing: int) -> int:
        time.sleep(0.005)
        if os.getpid() != here:
            os.kill(os.getpid(), 9)
        return thing

    with pytest.raises(DirectoryError, match="was ended by the system"):
        list(spread(work, THINGS, Means(2), "Working"))
