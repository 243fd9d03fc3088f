"""Every record is found without a search, in short lists, also where there are thousands."""

import re
from collections import defaultdict
from pathlib import Path

import pytest
from given import ROOT
from selectolax.lexbor import LexborHTMLParser

from generator import build
from generator.pages.catalogue import Catalogue
from generator.publishing.links import resolved
from generator.reading import loading
from generator.sampling.sample import DAY

RECORD = re.compile(r"certificates/iecq-[^/]*\.html")
LINK = re.compile(r'href="([^"#]+)')
IN_ALL = {"year", "status", "names", "scheme", "body", "standard", "holders", "countries"}
"""The kinds of lists that have every record."""
MOST_ROWS = 200
MOST_BYTES = 140_000


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the real records and 2,000 invented ones beside them."""
    folder = tmp_path_factory.mktemp("large")
    build.sample(ROOT / "data", folder / "data", 2000, 1, DAY, beside=True)
    directory = loading.read_directory(folder / "data").directory
    assert directory is not None
    build.build(build.Request(ROOT, folder / "data", folder / "public", DAY, search=False), directory)
    return folder / "public"


@pytest.fixture(params=["site", "large"])
def lists(request: pytest.FixtureRequest) -> dict[str, str]:
    """Path to HTML of every page about records but their own, on the site as it is and on a large one."""
    root = request.getfixturevalue(request.param)
    folders = ("certificates", "schemes", "bodies", "standards", "holders", "countries", "categories")
    pages = {path.relative_to(root).as_posix(): path for folder in folders for path in (root / folder).glob("*.html")}
    return {path: file.read_text("utf-8") for path, file in pages.items() if not RECORD.fullmatch(path)} | {
        path: "" for path in pages if RECORD.fullmatch(path)
    }


def kind(path: str) -> str:
    """What a page lists records by: ``year`` for ``certificates/year-2024.html``, ``holders`` for one of a holder."""
    folder, _, name = path.partition("/")
    return name.removesuffix(".html").split("-")[0] if folder == "certificates" else folder


def linked(path: str, html: str) -> set[str]:
    """The pages that a page links to."""
    return {resolved(path, address) for address in LINK.findall(html) if "://" not in address}


def test_every_record_is_in_eight_kinds_of_lists(lists: dict[str, str]) -> None:
    """Year, status, name, scheme, body, standard, holder and country have each record; none is in fewer."""
    records = {path for path in lists if RECORD.fullmatch(path)}
    found = defaultdict(set)
    for path, html in lists.items():
        for target in linked(path, html) & records:
            found[target].add(kind(path))
    assert records == set(found)
    assert {record: sorted(IN_ALL - kinds) for record, kinds in found.items() if IN_ALL - kinds} == {}


def test_every_record_and_list_is_reached_from_the_door(lists: dict[str, str]) -> None:
    """Links alone, without the search and without passing through a record, lead from Browse to everything."""
    reached, waiting = set(), ["certificates/index.html"]
    while waiting:
        path = waiting.pop()
        if path not in reached and path in lists:
            reached.add(path)
            waiting += linked(path, lists[path])
    assert reached == set(lists)


def test_no_list_is_long(lists: dict[str, str]) -> None:
    """At most 200 records or holders stand on a page, and no page is heavy."""
    for path, html in lists.items():
        page = LexborHTMLParser(html)
        assert len(page.css("table.records tbody tr")) <= MOST_ROWS, path
        if path.startswith("holders/index"):
            assert len(page.css("ul.index:not(.letters) li")) <= MOST_ROWS, path
        assert len(html.encode()) <= MOST_BYTES, path


def test_pages_of_a_list_have_all_records_once(large: Path) -> None:
    """The pages of the longest list follow each other: together they have every record of it, in order, once."""
    directory = loading.read_directory(large.parent / "data").directory
    expected = [entry.record.number for entry in Catalogue(directory, DAY).by_scheme["hspm"]]
    shown, pages, path = [], 0, large / "certificates" / "scheme-hspm.html"
    while path:
        page = LexborHTMLParser(path.read_text("utf-8"))
        shown += [cell.text() for cell in page.css("table.records th[scope=row]")]
        following = page.css_first('.pager a[rel="next"]')
        path = path.parent / following.attributes["href"] if following else None
        pages += 1
    assert pages > 3
    assert expected == shown


def test_pages_of_bodies_and_schemes_say_how_many_there_are(large: Path) -> None:
    """They show the first 50 and lead to the list of all."""
    page = LexborHTMLParser((large / "schemes" / "hspm.html").read_text("utf-8"))
    total = sum(int(item.text().split()[-1].replace(",", "")) for item in page.css(".tally li"))
    assert len(page.css("table.records tbody tr")) == 50
    assert f"The first 50 of {total:,}. All {total:,} as a list" in page.body.text()
