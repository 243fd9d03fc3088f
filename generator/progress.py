"""How far something has come, told to whoever wants to show it: the one way for all that takes long."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

Progress = Callable[[str, int, int | None], None]
"""Called with what is being done, how many are done, and how many there are; None where nobody knows."""

_Item = TypeVar("_Item")


def silent(what: str, done: int, total: int | None) -> None:
    """For those who do not want to know."""


def told(items: Iterable[_Item], what: str, progress: Progress, total: int | None = None) -> Iterator[_Item]:
    """The items, one by one, each told of when the next is asked for."""
    progress(what, 0, total)
    for done, item in enumerate(items, start=1):
        yield item
        progress(what, done, total)
