"""Pieces of what is known, packed, each behind a hash of itself: who puts them together unpacks only what is new.

They are plain bytes, as there are many: objects that hold others would be looked through by Python again and again.
"""

from collections.abc import Callable
from typing import TypeVar

from generator.cache import Cache, hashed, pack, unpack

_HASH_BYTES = len(hashed())
Made = TypeVar("Made")


def piece(value: object) -> bytes:
    """A value, packed."""
    packed = pack(value)
    return hashed(packed) + packed


def digest(piece: bytes) -> bytes:
    """The hash of a piece."""
    return piece[:_HASH_BYTES]


def content(piece: bytes) -> object:
    """The value that was packed."""
    return unpack(piece[_HASH_BYTES:])


def kept(what: str, made_of: bytes, make: Callable[[], Made], cache: Cache) -> Made:
    """What follows from pieces, told by their hashes, made now if no earlier run has made it."""
    if not cache.is_kept:
        return make()
    name = cache.name(what, made_of)
    known = cache.get(name)
    if known is None:
        known = make()
        cache.put(name, known)
    return known
