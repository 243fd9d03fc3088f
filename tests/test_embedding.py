"""What other sites show of a record: a picture that says what was recorded on which day, inside a link that counts."""

import datetime
import json
import re
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from xml.etree import ElementTree

import pytest
from directories import record, register
from given import AS_OF, ROOT
from playwright.sync_api import Browser, expect
from selectolax.lexbor import LexborHTMLParser

from generator import serving
from generator.exports.badge import badge
from generator.model.timeline import Status
from generator.pages import words
from generator.pages.catalogue import Catalogue

SVG = "{http://www.w3.org/2000/svg}"
LED = "certificates/iecq-h-exmpl-24-0012"
STATEMENT = "certificates/iecq-vs-exmpl-26-0025"
SHOWN = (280, 84)
"""Width and height of the picture as it is to be copied."""
SIGNS = "A] (b) [*c*] `d` <e> & \\ \"f\" 'g'"
ADDRESS = "https://directory.example/"


def text_of(picture: ElementTree.Element) -> list[str]:
    """What is to be read in a picture."""
    return ["".join(one.itertext()) for one in picture.iter(f"{SVG}text")]


def test_each_record_has_its_picture(site: Path, catalogue: Catalogue) -> None:
    """Number, holder, status with its day, and where to check; the same in the words for those who do not see it."""
    for entry in catalogue.entries:
        picture = ElementTree.fromstring((site / f"certificates/{entry.slug}.svg").read_bytes())
        *kind, number, status, holder, check = text_of(picture)
        is_statement = entry.record.kind == "verification-statement"
        assert kind == (["Verification statement"] if is_statement else [])
        assert number == entry.record.number
        assert status == f"On 2026-11-24 recorded as {words.STATUS[entry.status].word.lower()}"
        assert holder.rstrip("…") == entry.record.holder.name[: len(holder.rstrip("…"))]
        assert check == "Demonstration · check at directory.example"
        assert picture.findtext(f"{SVG}title") == (
            f"{words.KIND[entry.record.kind]} {number}, {entry.record.holder.name}: {status}"
        )
        assert f"{ADDRESS}certificates/{entry.slug}.html" in picture.findtext(f"{SVG}desc")


def test_pictures_are_small_and_hold_all_they_need(site: Path) -> None:
    """Under 1,000 bytes; no script, no style, no font and no picture from anywhere."""
    pictures = list((site / "certificates").glob("*.svg"))
    assert len(pictures) == 155
    for path in pictures:
        content = path.read_text("utf-8")
        assert len(content.encode()) < 1_000, path
        assert re.findall(r"<(?:script|style|image|use|a|foreignObject)\b|\shref|\son[a-z]+=|url\(|@", content) == [], (
            path
        )


def test_words_fit_into_the_picture(site: Path, browser: Browser) -> None:
    """No line of any picture ends outside its card, nor below it."""
    page = browser.new_page()
    for path in (site / "certificates").glob("*.svg"):
        page.set_content(path.read_text("utf-8"))
        ends = page.evaluate(
            """[...document.querySelectorAll("text")].map((one) => one.getBBox())
            .map(({ x, y, width, height }) => [x + width, y + height])"""
        )
        assert max(right for right, _ in ends) < words.BADGE_SIZE[0] - 4, path
        assert max(below for _, below in ends) < words.BADGE_SIZE[1], path
    page.close()


def test_no_picture_says_valid(site: Path) -> None:
    """It says what was recorded, and on which day; the word stands in "not yet valid" alone."""
    for path in (site / "certificates").glob("*.svg"):
        content = path.read_text("utf-8").lower()
        assert "valid" not in content.replace("not yet valid", ""), path
        assert "recorded as" in content


def test_statuses_differ_in_shape() -> None:
    """Without colour, too, what is current is told from what is not; only the two endings look alike."""
    shapes = {}
    days = {"suspended": "2025-01-01", "cancelled": "2025-01-01", "withdrawn": "2025-01-01"}
    made = {Status.CURRENT: record(), Status.NOT_YET_VALID: record(issued="2026-11-25")}
    made[Status.EXPIRED] = record(issued="2020-03-18", number="IECQ-H EXMPL 20.0001")
    for word, day in days.items():
        made[Status(word)] = record(
            status=[{"date": "2024-03-18", "to": "current"}, {"date": day, "to": word, "reason": "fees"}]
        )
    for status, one in made.items():
        found = catalogue_of(one)
        assert found.entries[0].status is status
        picture = badge(found.entries[0], found).decode()
        card = picture.split("</desc>")[1].split("<text")[0]
        shapes[status] = re.sub(r"#[0-9a-f]{6}", "", card)
    assert shapes.pop(Status.CANCELLED) == shapes[Status.WITHDRAWN]
    assert len(set(shapes.values())) == 5


def catalogue_of(*records) -> Catalogue:
    """A directory of a few records, on the day of all tests."""
    small = register()
    return Catalogue(type(small)(**vars_of(small) | {"records": {one.number: one for one in records}}), AS_OF)


def vars_of(directory) -> dict:
    """The fields of a directory."""
    return {name: getattr(directory, name) for name in directory.__dataclass_fields__}


def test_names_are_text_and_long_ones_fit() -> None:
    """Signs of markup in a name stay signs; a long name is cut, the longest number is not."""
    hostile = record(holder='"><script>&' + "W" * 60, number="IECQ-ABCD ABCDEFGHIJ 24.12345-123")
    found = catalogue_of(hostile)
    picture = ElementTree.fromstring(badge(found.entries[0], found))
    number, _, holder, _ = text_of(picture)
    assert number == hostile.number
    assert holder == f'"><script>&{"W" * 40}…'
    assert [one.get("textLength") for one in picture.iter(f"{SVG}text")] == ["270", None, "270", None]


@pytest.fixture(scope="module")
def shown(site: Path, browser: Browser) -> dict[str, list[str]]:
    """What two records show to be copied, once somebody opens it; and the same under a title full of signs."""
    with serving.server(site, 0) as server:
        page, found = browser.new_page(), {}
        for path in (LED, STATEMENT):
            page.goto(f"http://127.0.0.1:{server.server_port}/{path}.html")
            expect(page.locator(".embed pre")).to_have_count(0)
            page.get_by_text("Show it on another site").click()
            expect(page.locator(".embed pre")).to_have_count(2)
            found[path] = page.locator(".embed pre").all_text_contents()
        found[SIGNS] = page.evaluate(
            """async (title) => {
              const place = document.createElement("div");
              place.dataset.title = title;
              const { fill } = await import(new URL("../assets/snippets.js", location.href));
              fill(place);
              return [...place.querySelectorAll("pre")].map((one) => one.textContent);
            }""",
            SIGNS,
        )
        page.close()
    return found


def test_record_says_how_to_show_it(site: Path, shown: dict[str, list[str]], catalogue: Catalogue) -> None:
    """The page has what to copy: a picture in a link with whole addresses, and words that name no status."""
    for path in (LED, STATEMENT):
        entry = next(one for one in catalogue.entries if path.endswith(one.slug))
        link = LexborHTMLParser(shown[path][0]).css_first("a")
        picture = link.css_first("img")
        assert link.attributes == {"href": f"{ADDRESS}certificates/{entry.slug}.html"}
        assert picture.attributes["src"] == f"{ADDRESS}certificates/{entry.slug}.svg"
        assert (picture.attributes["width"], picture.attributes["height"]) == tuple(map(str, SHOWN))
        said = picture.attributes["alt"]
        assert said == f"{words.KIND[entry.record.kind]} {entry.record.number}: check in the IECQ certificate directory"
        assert [word.word for word in words.STATUS.values() if word.word.lower() in said.lower().split()] == []
        assert json.loads((site / f"{path}.json").read_text("utf-8"))["badge"] == picture.attributes["src"]


def test_every_record_leads_to_its_picture(site: Path, catalogue: Catalogue) -> None:
    """Without a script, too: a link to the picture, and one to how to show it."""
    for entry in catalogue.entries:
        page = LexborHTMLParser((site / f"certificates/{entry.slug}.html").read_text("utf-8"))
        assert [link.attributes["href"] for link in page.css(".embed a")] == [f"{entry.slug}.svg", "../embedding.html"]
        assert page.css_first(".embed").attributes["data-title"] == catalogue.directory.info.title


def test_docs_show_what_the_page_has(shown: dict[str, list[str]]) -> None:
    """The two snippets of the guide are those of that record."""
    guide = (ROOT / "docs" / "embedding.md").read_text("utf-8")
    for language, snippet in zip(("html", "markdown"), shown[LED], strict=True):
        assert re.search(rf"^```{language}\n(.*)\n```$", guide, re.MULTILINE)[1] == snippet


def test_markdown_cannot_be_broken_out_of(shown: dict[str, list[str]]) -> None:
    """Brackets and the like in the title of a directory stand behind a backslash, signs of HTML are escaped."""
    html, markdown = shown[SIGNS]
    assert "check in the A\\] (b) \\[\\*c\\*\\] \\`d\\` \\<e\\> \\& \\\\ \"f\" 'g'](" in markdown
    link = LexborHTMLParser(html).css_first("a > img")
    assert link.attributes["alt"].endswith(SIGNS)


def test_whole_is_described_as_a_dataset(site: Path) -> None:
    """The page about data for programs says in the words of schema.org what there is, of which day, and where."""
    page = LexborHTMLParser((site / "api.html").read_text("utf-8"))
    said = json.loads(page.css_first('script[type="application/ld+json"]').text())
    assert said["@type"] == "Dataset"
    assert said["description"].startswith("155 certificates and verification statements")
    assert "Demonstration" in said["description"]
    assert datetime.date.fromisoformat(said["dateModified"]) == AS_OF
    for one in said["distribution"]:
        assert (site / one["contentUrl"].removeprefix(ADDRESS)).is_file()


@pytest.fixture
def foreign_page() -> Iterator[ThreadingHTTPServer]:
    """Another site: it serves the page that a test puts into ``page``, isolated as strictly as browsers know."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            content = self.server.page.encode()
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Cross-Origin-Embedder-Policy", "require-corp")
            self.send_header("Content-Security-Policy", f"default-src 'none'; img-src {self.server.allowed}")
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


def test_snippet_shows_the_picture_in_an_isolated_page(
    site: Path, browser: Browser, foreign_page: ThreadingHTTPServer, shown: dict[str, list[str]]
) -> None:
    """In a page of another site, with a strict policy and isolation, the picture is shown in its size and the link leads
    to the record; nothing else is asked for."""
    snippet = shown[LED][0]
    with serving.server(site, 0) as server:
        directory = f"http://localhost:{server.server_port}/"
        foreign_page.allowed = directory
        foreign_page.page = f"<!doctype html><title>Supplier</title><p>{snippet.replace(ADDRESS, directory)}</p>"
        page = browser.new_page()
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.goto(f"http://127.0.0.1:{foreign_page.server_port}/", wait_until="load")
        size = page.locator("img").evaluate("(one) => [one.naturalWidth, one.naturalHeight, one.complete]")
        assert size == [*words.BADGE_SIZE, True]
        page.set_viewport_size({"width": 320, "height": 600})
        assert page.evaluate("document.documentElement.scrollWidth") == 320
        shown = page.locator("img").bounding_box()
        assert (shown["width"], shown["height"]) == SHOWN
        assert {f"{directory}{LED}.svg"} == {one for one in asked if one.startswith(directory)}
        page.get_by_role("link", name="IECQ-H EXMPL 24.0012").click()
        assert page.url == f"{directory}{LED}.html"
        page.close()
