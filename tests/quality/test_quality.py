"""How well people find what they type, measured beside the two searches that a documentation site would have.

The figures are printed by every run; the ones that are promised are asserted, for the promised kinds together.
"""

import datetime
import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
from given import ROOT
from playwright.sync_api import Page
from quality import engines
from quality.queries import Query, queries

from generator import build, serving
from generator.pages.catalogue import Catalogue, Entry
from generator.sampling.sample import DAY

RECORDS = 2_000
EACH = 40
BY_HAND = json.loads((Path(__file__).parent / "by_hand.json").read_text("utf-8"))
ENGINES = {"this search": engines.ours, "plain Pagefind": engines.pagefind, "Material's lunr": engines.material}


@dataclass(frozen=True, slots=True)
class Measured:
    """A site to search, and what is searched for."""

    site: Path
    queries: list[Query]


@pytest.fixture(scope="module")
def measured(tmp_path_factory: pytest.TempPathFactory) -> Measured:
    """The records of the demonstration among 2,000 others, with indexes of three kinds, and queries made from them."""
    folder = tmp_path_factory.mktemp("quality")
    build.sample(ROOT / "data", folder / "data", RECORDS, 1, DAY, beside=True)
    directory = build.check(folder / "data", DAY).directory
    build.build(build.Request(ROOT, folder / "data", folder / "public", DAY), directory)
    entries = Catalogue(directory, datetime.date(DAY.year, DAY.month, DAY.day)).entries
    engines.prepare(folder / "public", (entry.slug for entry in entries))
    by_hand = [Query(one["text"], one.get("kind", "by hand"), _right(one, entries)) for one in BY_HAND]
    return Measured(folder / "public", queries(entries, EACH) + by_hand)


def _right(one: dict, entries: Sequence[Entry]) -> frozenset[str]:
    """The numbers that are named, those of a holder, or those with a part in the name in its own script."""
    return frozenset(one.get("right", ())) | {
        entry.record.number
        for entry in entries
        if entry.record.holder.name == one.get("holder")
        or ("part" in one and one["part"] in (entry.record.holder.name_local or ""))
    }


@pytest.fixture(scope="module")
def answers(measured: Measured, browser) -> Iterator[dict[str, engines.Answers]]:
    """What each search answers to each query."""
    texts = [query.text for query in measured.queries]
    context = browser.new_context()
    page: Page = context.new_page()
    with serving.server(measured.site, 0) as server:
        page.goto(f"http://127.0.0.1:{server.server_port}/about.html")
        yield {name: ask(page, texts) for name, ask in ENGINES.items()}
    context.close()


def rank(query: Query, found: list[str]) -> int:
    """The place of the first right answer; 0 when there is none. Where nothing is right, an empty answer is."""
    if not query.right:
        return int(not found)
    return next((at for at, number in enumerate(found, 1) if number in query.right), 0)


def success(ranks: list[int], most: int) -> float:
    """The share of queries with a right answer among the first so many, in per cent."""
    return 100 * sum(0 < one <= most for one in ranks) / len(ranks)


def mean_reciprocal(ranks: list[int]) -> float:
    """1 when every first answer is right, 0 when none is."""
    return sum(1 / one for one in ranks if one) / len(ranks)


def test_people_find_what_they_type(measured: Measured, answers: dict, capsys: pytest.CaptureFixture[str]) -> None:
    """Numbers come first however they are written; names, scripts and misspelled names are among the first five."""
    ranks: dict[str, dict[str, list[int]]] = {name: defaultdict(list) for name in ENGINES}
    for name, found in answers.items():
        for query, numbers in zip(measured.queries, found, strict=True):
            ranks[name][query.kind].append(rank(query, numbers))
    lines = [f"{len(measured.queries)} queries: success@1, success@5 (per cent) and mean reciprocal rank"]
    lines += [f"{'':44}" + "".join(f"{name:>24}" for name in ENGINES)]
    for kind in ranks["this search"]:
        figures = [ranks[name][kind] for name in ENGINES]
        cells = [f"{success(one, 1):6.1f}{success(one, 5):7.1f}{mean_reciprocal(one):7.3f}" for one in figures]
        lines.append(f"{kind:38}{len(figures[0]):5} " + "".join(f"{cell:>24}" for cell in cells))
    with capsys.disabled():
        print("\n" + "\n".join(lines))

    def together(family: str) -> list[int]:
        return [one for kind, found in ranks["this search"].items() if kind.startswith(family) for one in found]

    assert len(measured.queries) >= 300
    assert success(together("number"), 1) == 100
    assert success(together("name"), 5) >= 97
    assert success(together("typo"), 5) >= 95
    assert success(together("script"), 5) >= 99
    assert success(together("by hand"), 5) == 100
