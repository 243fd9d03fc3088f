"""Material ends on 2027-05-05. Zensical, its successor, makes the same site of the same files (docs/decisions/0010)."""

from pathlib import Path

import pytest
from given import AS_OF, ROOT
from playwright.sync_api import BrowserContext, expect
from selectolax.lexbor import LexborHTMLParser

from generator import build, serving
from generator.publishing import links


@pytest.fixture(scope="module")
def by_zensical(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The whole site of the real data, with frame and handwritten pages made by Zensical."""
    out = tmp_path_factory.mktemp("zensical") / "public"
    checked = build.check(ROOT / "data", AS_OF)
    build.build(build.Request(ROOT, ROOT / "data", out, AS_OF, maker="zensical"), checked.directory)
    return out


def paths(site: Path) -> set[str]:
    """Every file but those that Material and Zensical bring along."""
    found = (path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())
    return {path for path in found if not path.startswith("pagefind/")}


def test_same_files_and_every_link_leads_somewhere(site: Path, by_zensical: Path) -> None:
    """Nothing is missing, nothing is new, and no link or anchor is dead."""
    assert paths(by_zensical) == paths(site)
    pages = {path.relative_to(by_zensical).as_posix(): path.read_text("utf-8") for path in by_zensical.rglob("*.html")}
    everything = {path.relative_to(by_zensical).as_posix() for path in by_zensical.rglob("*")}
    assert list(links.broken(pages, everything)) == []


def test_generated_pages_are_the_same(site: Path, by_zensical: Path) -> None:
    """The frame has every token at its place; only the style sheet that it names is another."""
    for path in ("certificates/iecq-h-exmpl-24-0012.html", "bodies/exmpl.html", "certificates/index.html"):
        ours, theirs = ((made / path).read_text("utf-8") for made in (site, by_zensical))
        assert theirs == ours, path
    ours, theirs = ((made / "assets" / "directory.css").read_text("utf-8") for made in (site, by_zensical))
    own = (ROOT / "overrides" / "assets" / "directory.css").read_text("utf-8")
    assert theirs.endswith(own)
    assert ours.endswith(own)
    assert theirs != ours


def said(path: Path) -> tuple[str, list[str]]:
    """What a page says, and which anchors it has."""
    html = LexborHTMLParser(path.read_text("utf-8"))
    for unseen in html.css("script, style, title"):
        unseen.decompose()
    anchors = [node.attributes["id"] for node in html.css("main [id]")]
    return " ".join(html.body.text().split()), anchors


def test_handwritten_pages_say_the_same(site: Path, by_zensical: Path) -> None:
    """Word by word and anchor by anchor, navigation and footer included; and no page has anything inline."""
    handwritten = [path.relative_to(ROOT / "docs").with_suffix(".html") for path in (ROOT / "docs").rglob("*.md")]
    published = [path for path in handwritten if (site / path).is_file()]
    assert len(published) > 20
    for path in [*published, Path("404.html")]:
        assert said(by_zensical / path) == said(site / path), path
        html = (by_zensical / path).read_text("utf-8")
        for forbidden in ("<style", " style=", " onclick=", "<script>", "fonts.googleapis", "@@certdir"):
            assert forbidden not in html, f"{path} holds {forbidden}"


def test_record_is_found_and_looks_as_it_should(by_zensical: Path, context: BrowserContext) -> None:
    """Under the policy, with an empty console: search leads to the record, in the width and letters of the frame."""
    with serving.server(by_zensical, 0) as server:
        page = context.new_page()
        page.goto(f"http://127.0.0.1:{server.server_port}/")
        page.get_by_role("searchbox").fill("iecqhexmpl240012")
        page.keyboard.press("Enter")
        page.wait_for_url("**/certificates/iecq-h-exmpl-24-0012.html")
        expect(page.locator(".verdict")).to_contain_text("Valid until")
        header = page.locator("header.site-header").bounding_box()
        content = page.locator("article").bounding_box()
        assert header["width"] > 1200
        assert content["y"] >= header["height"]
        assert content["width"] < header["width"]
        page.goto(f"http://127.0.0.1:{server.server_port}/faq/general.html")
        expect(page.get_by_role("navigation", name="Questions").get_by_role("link").first).to_be_visible()
        page.close()
