"""What ``changes/index.json`` and the files it names say, held to their form: somebody else wrote them."""

import hashlib
import json
from collections.abc import Iterator
from typing import Annotated

from pydantic import BaseModel, Field, ValidationError

from generator.following.source import Source, SourceError

PATH = "changes/index.json"
_MOST_BYTES = 4 << 20
_LARGEST = 2 << 30
TELL = "tell whoever publishes it; what is here was kept"

Number = Annotated[int, Field(ge=0, strict=True)]
Size = Annotated[int, Field(ge=0, le=_LARGEST, strict=True)]
Digest = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
Commit = Annotated[str, Field(pattern=r"^[0-9a-f]{40,64}$")]
Path = Annotated[str, Field(max_length=200)]


class Snapshot(BaseModel):
    """All records in one packed file; size and hash are those of what it unpacks to."""

    path: Path
    records: Number
    bytes: Size
    sha256: Digest


class Head(BaseModel):
    """The newest generation."""

    number: Number
    commit: Commit
    date: Annotated[str, Field(max_length=10)]


class Chunk(BaseModel):
    """A file of deltas."""

    path: Path
    first: Number = Field(alias="from")
    last: Number = Field(alias="to")
    bytes: Size
    sha256: Digest


class Index(BaseModel):
    """What can be followed, and from where on."""

    snapshot: Snapshot
    head: Head | None
    no_head_because: str | None = None
    oldest: Number | None = None
    chunks: tuple[Chunk, ...] = ()


class Change(BaseModel):
    """A line of the snapshot that a generation put in the place of another, by the hash of that."""

    path: Path
    before: Digest | None
    line: str | None


class Delta(BaseModel):
    """One generation."""

    number: Number
    commit: Commit
    before: Commit | None
    changes: tuple[Change, ...]


def index_of(source: Source) -> Index:
    """Raises SourceError when there is none, or none of this form."""
    try:
        return Index.model_validate(source.read_json(PATH, _MOST_BYTES))
    except ValidationError:
        said = f"{source.address}{PATH} is not what this program can follow"
        raise SourceError(said, "a newer certdir may; what is here was kept") from None


class Damaged(SourceError):
    """What came is not what the index announces: damaged on the way, or published anew in between."""


def deltas_of(source: Source, chunk: Chunk) -> Iterator[Delta]:
    """The deltas in a file, oldest first. Raises Damaged unless they are exactly those that the index announces."""
    content = source.read(chunk.path, chunk.bytes)
    name = f"{source.address}{chunk.path}"
    if len(content) != chunk.bytes or hashlib.sha256(content).hexdigest() != chunk.sha256:
        raise Damaged(f"{name} is damaged: its hash is not the one that the index says", TELL)
    number = chunk.first
    for line in content.splitlines():
        try:
            delta = Delta.model_validate(json.loads(line))
        except (ValueError, RecursionError):
            raise Damaged(f"{name} has a line that is no delta", TELL) from None
        if delta.number != number:
            raise Damaged(f"{name} has generation {delta.number} where {number} belongs", TELL)
        number += 1
        yield delta
    if number != chunk.last + 1:
        raise Damaged(f"{name} ends before generation {chunk.last}", TELL)
