"""The index of records and of texts: what a change does not reach is taken over, and the bytes are those of a new one."""

import datetime
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from given import AS_OF, ROOT
from hypothesis import given, settings
from hypothesis import strategies as st

from generator import build
from generator.cache import Cache, hashed
from generator.model.directory import Directory
from generator.model.record import Record
from generator.pages.catalogue import Catalogue
from generator.reading import parts
from generator.search import checking, lexicon, records, sheets
from generator.search.folding import new_terms, terms
from generator.search.texts import article, without_counts
from generator.workers import Means

DAY = datetime.date(2026, 11, 20)
LETTERS = "abCZ09 -'’.&/·|_äöÜßøŁéİΣ光電ラーめ한글漢"


@pytest.fixture(scope="module")
def directory() -> Iterator[Directory]:
    """All records of ``data/``, cut as if they were many: into parts of a few and sheets of 32."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(parts, "_LEAST", 2)
        patch.setattr(parts, "_FILES_IN_A_PART", 3)
        for module in (sheets, checking):
            patch.setattr(module, "RECORDS_IN_A_SHEET", 32)
        found = build.check(ROOT / "data", AS_OF).directory
        assert found is not None
        yield found


@pytest.fixture(scope="module")
def kept(directory: Directory, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder in which what there is to know of them has been kept."""
    folder = tmp_path_factory.mktemp("kept")
    assert files(directory, folder) == files(directory)
    return folder


def files(directory: Directory, kept: Path | None = None) -> dict[str, bytes]:
    """The whole index, made with what is kept in a folder, or of nothing but the records."""
    return records.files(Catalogue(directory, AS_OF), Means(cache=Cache(kept)))


def renamed(record: Record) -> Record:
    """The record under another name, with words that no other has."""
    holder = record.holder.model_copy(update={"name": f"Quillfeather {record.holder.name}", "name_local": "例示羽"})
    return record.model_copy(update={"holder": holder})


def suspended(record: Record) -> Record:
    """The record with a step more."""
    step = record.status[0].model_copy(update={"date": DAY, "to": "suspended"})
    return record.model_copy(update={"status": (*record.status, step)})


def moved(record: Record) -> Record:
    """The record at another place."""
    address = record.site.address.model_copy(update={"city": "Élmwick", "street": "Xylo-Street 7"})
    return record.model_copy(update={"site": record.site.model_copy(update={"address": address})})


def changed(directory: Directory, path: str, change) -> Directory:
    """The directory with one of its records changed; without it, if nothing is left of it."""
    kept = dict(directory.records)
    digests = dict(directory.digests)
    record = change(kept.pop(path))
    if record is None:
        del digests[path]
        return replace(directory, records=kept, digests=digests)
    digests[path] = hashed(record.model_dump_json())
    return replace(directory, records={**kept, path: record}, digests=digests)


def alone(directory: Directory) -> list[str]:
    """The records that belong to no family, so that one may be missing."""
    return [path for path, record in directory.records.items() if record.site.role == "single"]


CHANGES = (renamed, suspended, moved, lambda _: None)


@settings(max_examples=15)
@given(st.data())
def test_warm_index_has_the_bytes_of_a_new_one(directory: Directory, kept: Path, data: st.DataObject) -> None:
    """Whatever has been changed, added and deleted since, in whichever order of runs."""
    paths = data.draw(st.lists(st.sampled_from(alone(directory)), min_size=1, max_size=4, unique=True))
    now = directory
    for path in paths:
        now = changed(now, path, data.draw(st.sampled_from(CHANGES)))
    warm = files(now, kept)
    assert warm == files(now)
    assert warm != files(directory, kept)


@pytest.mark.parametrize(("change", "most"), [(suspended, 2), (moved, 16), (renamed, 12)])
def test_change_of_one_record_makes_its_part_anew(directory: Directory, kept: Path, change, most: int) -> None:
    """A suspension: its part and its sheet. Words that are new: the stretches of the alphabet they stand in, too."""
    path = alone(directory)[40]
    before = {one.name for one in kept.iterdir()}
    files(changed(directory, path, change), kept)
    made = {one.name for one in kept.iterdir()} - before
    assert len(before) > 150
    assert 2 <= len(made) <= most


@given(st.lists(st.text(LETTERS, max_size=9), min_size=2, max_size=5))
def test_stretches_keep_the_order_of_terms(texts: list[str]) -> None:
    """What is put together stretch by stretch is sorted; texts looked at together have the terms of each alone."""
    found = sorted({term for text in texts for term in terms(text)})
    assert sorted(found, key=lexicon._stretch) == found
    assert set(new_terms(" | ".join(texts))) == set(found)


def page(counted: str, commit: str) -> str:
    """A page as a visitor gets it; two strings in it change with every record."""
    return (
        f'<!doctype html><html lang="en"><head><title>{counted}</title></head><body><header>{counted}</header>'
        f'<article class="a"><h1>Body</h1><ul class="tally"><li>{counted}</li></ul><p>Seat in Sampleton</p>'
        f'<table><tr><td>{counted}</td></tr></table><figure class="chart"><svg><desc>{counted}</desc></svg></figure>'
        f"<div><dt>Completeness</dt><dd>{counted}</dd></div><p>Made from commit <code>{commit}</code>.</p><p>End</p>"
        f"</article><footer>{counted}</footer></body></html>"
    )


def test_texts_that_are_searched_have_no_counts() -> None:
    """The frame, tables, charts, counts and commits, which change with every record, make no index anew."""
    read = without_counts(article(page("12", "0123456789ab")))
    assert read == without_counts(article(page("13", "ba9876543210")))
    assert read.startswith('<html lang="en"><article class="a"><h1>Body</h1><p>Seat in Sampleton</p>')
    assert read.endswith("<p>Made from a commit.</p><p>End</p></article></html>")


def test_page_without_article_is_searched_whole() -> None:
    """Nothing is lost where there is nothing to cut at."""
    assert article("<p>Alone</p>") == "<p>Alone</p>"
    assert without_counts("<p>Before</p><table>open") == "<p>Before</p>"
