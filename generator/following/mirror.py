"""Keeping a copy of all records in step with a published directory: the snapshot once, then what changed.

Everything that comes is compared with a hash before it takes the place of what is here. A source whose history is no
longer the one that was followed is told, and not followed.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.following.copy import Astray, Copy, State
from generator.following.index import TELL, Damaged, Delta, Index, deltas_of, index_of
from generator.following.lines import Lines, Mismatch
from generator.following.snapshot import snapshot_of
from generator.following.source import NotThere, Source
from generator.model.findings import DirectoryError
from generator.progress import Progress, silent
from generator.publishing.lock import Lock

_ANEW = "ask who publishes it why; --anew takes the whole anew and puts it in the place of what is here"
_LOCK = ".lock"


@dataclass(frozen=True, slots=True)
class Followed:
    """How a run has ended well."""

    state: State
    before: State | None
    """What was here before."""
    changed: int = 0
    """Records that deltas have put, changed or taken away."""
    because: str | None = None
    """Why the whole was taken anew, where it was; empty when somebody wanted it or there was nothing."""


def mirror(address: str, folder: Path, anew: bool = False, progress: Progress = silent) -> Followed:
    """Bring the copy in a folder to the newest generation. Raises Astray when somebody has to decide, DirectoryError
    when the source cannot be read; in both cases the copy is as it was."""
    source = Source.open(address)
    lock = Lock(folder / _LOCK)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock.take(str(folder), "keeping", "wait until it has ended")
    except OSError as error:
        hint = "name a folder that you may write to"
        raise DirectoryError(f"{folder} cannot be written to: {error.strerror}", hint) from None
    try:
        return _again_if_published_in_between(source, _Run(source, Copy(folder), anew, progress))
    finally:
        lock.let_go()


def _again_if_published_in_between(source: Source, run: "_Run") -> Followed:
    index = index_of(source)
    try:
        return run.to(index)
    except (Damaged, NotThere):
        newer = index_of(source)
        if newer == index:
            raise
        return run.to(newer)


@dataclass(frozen=True, slots=True)
class _Run:
    source: Source
    copy: Copy
    anew: bool
    progress: Progress

    def to(self, index: Index) -> Followed:
        """Bring the copy to what an index announces."""
        if self.anew or not self.copy.is_there:
            return self._whole(index)
        content, state, head = self.copy.verified(), self.copy.state, index.head
        assert state is not None  # what is verified has one
        _refuse_another_history(self.source, state, index)
        if head is None and state.number is not None:
            said = f"{self.source.address} tells no history now: {index.no_head_because}"
            raise Astray(f"{said}; the copy was kept", "try again later; --anew takes the whole as it is")
        if state.sha256 == index.snapshot.sha256 and state.commit == (head and head.commit):
            return Followed(state, state)
        if head is None or state.number is None:
            return self._whole(index, "one of the two has no history to compare")
        if index.oldest is None or state.number < index.oldest:
            return self._whole(index, f"what followed on generation {state.number} is no longer told one by one")
        try:
            return self._by_deltas(index, state, Lines(content))
        except Mismatch:
            return self._whole(index, "the source writes records in another form than before")

    def _by_deltas(self, index: Index, state: State, lines: Lines) -> Followed:
        changed = sum(lines.take(delta.changes) for delta in _deltas_after(self.source, index, state))
        content = lines.content()
        if hashlib.sha256(content).hexdigest() != index.snapshot.sha256:
            raise Mismatch
        found = self._state(index)
        self.copy.put(content, found)
        return Followed(found, state, changed)

    def _whole(self, index: Index, because: str | None = None) -> Followed:
        before = self.copy.state
        content = snapshot_of(self.source, index.snapshot, self.copy, self.progress)
        found = self._state(index)
        self.copy.put(content, found)
        return Followed(found, before, because=because)

    def _state(self, index: Index) -> State:
        head, snapshot = index.head, index.snapshot
        return State(self.source.address, head and head.number, head and head.commit, snapshot.records, snapshot.sha256)


def _refuse_another_history(source: Source, state: State, index: Index) -> None:
    """Raises Astray where numbers and commits alone show that the source is not what was followed."""
    head = index.head
    if head is None or state.number is None:
        return
    if head.number < state.number:
        said = f"{source.address} is at generation {head.number}, but the copy at {state.number} already"
        raise Astray(f"{said}: it went back, or its history was rewritten; the copy was kept", _ANEW)
    if head.number == state.number and head.commit != state.commit:
        raise _rewritten(source, state)


def _rewritten(source: Source, state: State) -> Astray:
    said = f"the history of {source.address} was rewritten: its generation {state.number} is not the one that was taken"
    return Astray(f"{said}; the copy was kept", _ANEW)


def _deltas_after(source: Source, index: Index, state: State) -> Iterator[Delta]:
    """The deltas that follow on what is here, each on the one before, up to the newest. Raises Astray, or Damaged."""
    at = commit = state.commit
    for chunk in index.chunks:
        for delta in deltas_of(source, chunk) if chunk.last > (state.number or 0) else ():
            if delta.number <= (state.number or 0):
                continue
            if delta.before != commit:
                raise _rewritten(source, state) if commit == at else _no_way(source)
            commit = delta.commit
            yield delta
    if index.head and commit != index.head.commit:
        raise _no_way(source)


def _no_way(source: Source) -> Damaged:
    return Damaged(f"the deltas of {source.address} do not lead to its newest generation", TELL)
