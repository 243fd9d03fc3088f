"""A list of numbers becomes one feed, one calendar and one report of what has changed since the last run."""

import datetime
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from generator.following.source import Source
from generator.following.watch import changes, families, feed, kept
from generator.following.watch.changes import Change, Seen, Sort
from generator.following.watch.kept import Kept
from generator.following.watch.published import About, AllRecords, about, record
from generator.following.watch.report import report
from generator.following.watch.wanted import wanted
from generator.following.watch.watched import Watched
from generator.model.findings import DirectoryError
from generator.model.number import key


def watch(source: Source, raw: bytes, folder: Path, day: datetime.date) -> Watched:
    """Read the directory, compare it with the last run, and leave feed, calendar, report and what was read in a folder,
    in this order: a run that is broken off is repeated by the next one. Raises DirectoryError, and keeps what there
    was, when the directory cannot be read or is of an earlier day than last time, or when the list has no number: a
    watch over nothing would be quiet for ever."""
    before = kept.load(folder)
    of_source = about(source)
    _refuse_the_past(before, of_source, day)
    everything = AllRecords(source)
    asked = wanted(raw, everything.numbers, before.records if before else ())
    if not asked.found and not asked.absent:
        hint = "name a file with a number such as IECQ-H EXMPL 24.0012 on each line"
        raise DirectoryError("there is no certificate number in the list", hint)
    recorded = {number: everything.recorded(number) for number in asked.found}
    masters = _masters(recorded, everything)
    found = Watched(of_source, day, None, asked, _seen(recorded, day), {}, _seen(masters, day))
    found = _beside(found, before) if before else found
    was_absent = {key(number) for number in before.absent} if before else set()
    found = replace(found, changes=tuple(_changes(found, was_absent, everything)))
    found = replace(found, entries=feed.entries(found, before.entries if before else {}))
    kept.put(folder / "watch.atom", feed.feed(found))
    kept.put(folder / "watch.ics", feed.calendar(found))
    kept.put(folder / "watch.md", report(found).encode())
    absent = sorted(asked.absent)
    kept.keep(folder, Kept(of_source.address, day, of_source.as_of, recorded, masters, absent, found.entries))
    return found


def _seen(recorded: dict[str, dict[str, Any]], day: datetime.date) -> dict[str, Seen]:
    return {number: Seen(record(said), day) for number, said in recorded.items()}


def _beside(found: Watched, before: Kept) -> Watched:
    day = before.as_of
    return replace(found, since=day, was=_seen(before.records, day), masters_were=_seen(before.masters, day))


def _masters(recorded: dict[str, dict[str, Any]], everything: AllRecords) -> dict[str, dict[str, Any]]:
    """What is recorded of the masters of sites on the list that are not on it themselves."""
    there = set(everything.numbers)
    wanted = {said.get("master") for said in recorded.values()} & there - recorded.keys()
    return {number: everything.recorded(number) for number in sorted(wanted)}


def _refuse_the_past(before: Kept | None, now: About, day: datetime.date) -> None:
    """What was learned from a later day is not compared with an earlier one: all that happened between would be told
    as taken back."""
    if before is None:
        return
    if before.address != now.address:
        message = f"the last run into this folder watched {before.address}, and this is {now.address}"
        raise DirectoryError(message, "name another folder with --out for another directory")
    if now.as_of < before.data_as_of:
        message = f"the directory is of {now.as_of}, and was of {before.data_as_of} at the last run"
        raise DirectoryError(message, "it may be a copy that is behind, or was put back; what was kept stays as it is")
    if day < before.as_of:
        hint = "watch for a later day, or name another folder with --out"
        raise DirectoryError(f"the last run was for {before.as_of}, which is after {day}", hint)


def _changes(found: Watched, was_absent: set[str], everything: AllRecords) -> Iterator[Change]:
    for number, now in found.now.items():
        yield from families.of_site(found.family_before(number), now, found.master_of(number))
        if number in found.was:
            yield from changes.changes(found.was[number], now)
            others = (one for one in everything.sites(number) if one not in found.now)
            sites = (Seen(record(everything.recorded(one)), found.day) for one in others)
            yield from families.of_master(found.was[number], now, sites)
            continue
        if key(number) in was_absent:
            yield Change(Sort.NEW, number, f"is in the directory now: {now.sentence}", "found", ("found", str(now.day)))
        yield from changes.first_look(now)
    for number in found.wanted.absent:
        if number in found.was:
            text = "was in the directory at the last run, and is not any more"
            yield Change(Sort.SERIOUS, number, text, "gone", ("gone", str(found.day)))
