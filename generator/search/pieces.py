"""A piece of what is known, packed: who puts pieces together tells each by its hash, and unpacks only what is new."""

from collections.abc import Callable
from typing import NamedTuple, TypeVar

from generator.cache import Cache, hashed, pack, unpack

Made = TypeVar("Made")


class Piece(NamedTuple):
    """Something packed, with a hash of it."""

    digest: bytes
    packed: bytes

    def unpack(self) -> object:
        """What was packed."""
        return unpack(self.packed)


def piece(value: object) -> Piece:
    """A value, packed."""
    packed = pack(value)
    return Piece(hashed(packed), packed)


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
