"""What rules find out of texts, kept while records are checked: most texts stand in several of them."""

from collections.abc import Callable
from functools import lru_cache
from typing import TypeVar

Function = TypeVar("Function", bound=Callable)
_remembering: list[Callable] = []


def remembered(most: int) -> Callable[[Function], Function]:
    """A function of texts that knows its last answers, so many at most."""

    def made(function: Function) -> Function:
        known = lru_cache(maxsize=most)(function)
        _remembering.append(known)
        return known

    return made


def forget() -> None:
    """Give the room back; for 20,000 records it is as much as the records take themselves."""
    for function in _remembering:
        function.cache_clear()
