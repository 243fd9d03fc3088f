"""The exact-number index: small files, one of which tells whether a number is here.

A number's key (``model.number.key``) is hashed to a shard; the shard lists the numbers in it. The number of shards is a
power of two, stated in ``search/index.json``, so that one look-up costs two small requests at any size.
"""

import json
from collections.abc import Iterable

from generator.model import number as numbers

NUMBERS_PER_SHARD = 256


def files(all_numbers: Iterable[str]) -> dict[str, bytes]:
    """Path to content of the index and its shards."""
    known = sorted(all_numbers)
    shards = shard_count(len(known))
    parts: list[list[str]] = [[] for _ in range(shards)]
    for number in known:
        parts[shard_of(numbers.key(number), shards)].append(number)
    index = {"shards": shards, "count": len(known)}
    found = {"search/index.json": _compact(index)}
    found |= {f"search/numbers/{position}.json": _compact(part) for position, part in enumerate(parts)}
    return found


def shard_count(count: int) -> int:
    """The smallest power of two that keeps shards at about 256 numbers."""
    shards = 1
    while shards * NUMBERS_PER_SHARD < count:
        shards *= 2
    return shards


def shard_of(key: str, shards: int) -> int:
    """FNV-1a over the key's ASCII characters, 32 bits; ``assets/number.js`` does the same."""
    value = 0x811C9DC5
    for byte in key.encode("ascii"):
        value = ((value ^ byte) * 0x01000193) & 0xFFFFFFFF
    return value % shards


def _compact(content: object) -> bytes:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()
