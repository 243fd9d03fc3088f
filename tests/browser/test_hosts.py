"""The site on real servers, at the root and below a path: what the recipes promise is sent, and everything works."""

import gzip
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPMessage
from pathlib import Path

import pytest
from given import AS_OF, ROOT
from playwright.sync_api import Browser, Page, expect
from web_servers import running, running_inside, shortening

from generator import build
from generator.publishing import headers

RECORD = "certificates/iecq-h-exmpl-24-0012"
BELOW = "/a/sub/path/"
MISSING = (
    "nothing.html",
    "certificates/a/b/nothing.html",
    "search/parts/nothing.json",
    "certificates/nothing.json",
    "api/v1/bodies/nothing.json?why=asked",
)


@dataclass(frozen=True)
class Host:
    """A running server with the site."""

    address: str
    site: Path


@pytest.fixture(scope="session")
def site_below(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The whole site for an address with a path."""
    folder = tmp_path_factory.mktemp("below")
    for path in (ROOT / "data").rglob("*.yaml"):
        target = folder / "data" / path.relative_to(ROOT / "data")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(path.read_bytes())
    about = folder / "data" / "directory.yaml"
    about.write_text(
        about.read_text("utf-8").replace("https://directory.example/", f"https://directory.example{BELOW}")
    )
    checked = build.check(folder / "data", AS_OF)
    build.build(build.Request(ROOT, folder / "data", folder / "public", AS_OF), checked.directory)
    return folder / "public"


@contextmanager
def serving(
    request: pytest.FixtureRequest, site: Path, site_below: Path, temporary: pytest.TempPathFactory
) -> Iterator[Host]:
    """The server that a parameter names, at the path it names."""
    name, base = request.param
    folder = site if base == "/" else site_below
    with running(name, base, folder, temporary.mktemp(name)) as address:
        yield Host(address, folder)


def at_both_paths(*names: str) -> list[tuple[str, str]]:
    """Each server at the root and below a path."""
    return [(name, base) for name in names for base in ("/", BELOW)]


@pytest.fixture(scope="module", params=at_both_paths("nginx", "caddy"), ids="".join)
def recipe(
    request: pytest.FixtureRequest, site: Path, site_below: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Host]:
    """Each server that a recipe sets up."""
    with serving(request, site, site_below, tmp_path_factory) as host:
        yield host


@pytest.fixture(scope="module", params=at_both_paths("nginx", "caddy", "plain"), ids="".join)
def host(
    request: pytest.FixtureRequest, site: Path, site_below: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Host]:
    """Each server, also one that sends files and nothing else."""
    with serving(request, site, site_below, tmp_path_factory) as host:
        yield host


def answer(address: str) -> tuple[int, HTTPMessage, bytes]:
    """Status, headers and content, as a browser asks for it."""
    request = urllib.request.Request(
        address, headers={"Accept-Encoding": "gzip", "Origin": "https://elsewhere.example"}
    )
    try:
        with urllib.request.urlopen(request) as found:
            return found.status, found.headers, _unpacked(found.headers, found.read())
    except urllib.error.HTTPError as error:
        return error.code, error.headers, _unpacked(error.headers, error.read())


def _unpacked(sent: HTTPMessage, content: bytes) -> bytes:
    return gzip.decompress(content) if sent["Content-Encoding"] == "gzip" else content


def of_each_kind(site: Path) -> dict[str, str]:
    """A file of each pattern and of those without one, with the beginning of its type."""
    some = {
        "index.html": "text/html",
        "404.html": "text/html",
        f"{RECORD}.html": "text/html",
        f"{RECORD}.json": "application/json",
        "build.json": "application/json",
        "search/index.json": "application/json",
        "assets/site.js": ("text/javascript", "application/javascript"),
        "assets/directory.css": "text/css",
        "assets/icon.svg": "image/svg+xml",
        "contributing/import-template.csv": "text/csv",
        "sitemap.xml": ("text/xml", "application/xml"),
    }
    for kind in headers.CLAIMED:
        for pattern in kind.paths:
            for path in sorted(filter(Path.is_file, site.glob(pattern.replace("api/v1/*", "api/v1/**/*"))))[:1]:
                some.setdefault(path.relative_to(site).as_posix(), "")
    return some


def test_headers_are_sent_as_promised(recipe: Host) -> None:
    """Every kind of file has its headers, once each; nothing but data is open to other sites."""
    for path, kind in of_each_kind(recipe.site).items():
        status, sent, content = answer(recipe.address + path)
        assert (status, content) == (200, (recipe.site / path).read_bytes()), path
        promised = headers.of(path)
        assert {name: sent.get_all(name) for name in promised} == {name: [value] for name, value in promised.items()}, (
            path
        )
        assert ("Access-Control-Allow-Origin" in sent) == ("Access-Control-Allow-Origin" in promised), path
        assert (sent["Content-Type"] or "").startswith(kind), path
        if path.endswith((".html", ".js", ".css", ".csv")):
            assert sent["Content-Type"].lower().endswith("charset=utf-8") or path.endswith(".css"), path


def test_texts_are_sent_compressed(recipe: Host) -> None:
    """Pages, scripts, styles and data go over the wire smaller than they are."""
    for path in (
        "index.html",
        f"{RECORD}.html",
        f"{RECORD}.json",
        "search/help.json",
        "assets/directory.css",
        "assets/site.js",
    ):
        _, sent, _ = answer(recipe.address + path)
        assert sent["Content-Encoding"] == "gzip", path


@pytest.mark.parametrize("path", MISSING)
def test_what_is_not_there_is_not_found(host: Host, path: str) -> None:
    """The status is 404 at any depth, whatever the server."""
    assert answer(host.address + path)[0] == 404


@pytest.mark.parametrize("path", MISSING)
def test_page_that_helps_comes_with_not_found(recipe: Host, path: str) -> None:
    """It has the policy, is never kept as what was asked for would be, and may be read by who may read that."""
    is_not_found(recipe.address, path)


@pytest.mark.parametrize("path", ["assets/", "dumps/"])
def test_folder_without_a_page_is_not_found(recipe: Host, path: str) -> None:
    """No list of files is shown, and nobody is told that they may not."""
    assert (recipe.site / path).is_dir()
    is_not_found(recipe.address, path)


def is_not_found(address: str, path: str) -> None:
    """Nothing is there; the page that helps comes, with its headers and no others of the table."""
    status, sent, content = answer(address + path)
    assert status == 404
    assert b"can mean one of three things" in content
    promised = headers.of_missing(path.partition("?")[0])
    assert of_the_table(sent) == {name: [value] for name, value in promised.items()}


def of_the_table(sent: HTTPMessage) -> dict[str, list[str]]:
    """The headers that are said in the program, each as often as it was sent."""
    names = headers.of("build.json")
    return {name: found for name in names if (found := sent.get_all(name))}


def test_every_ending_has_its_type(recipe: Host) -> None:
    """A file that people open, or a program knows by its type, is not sent as just bytes."""
    endings = {path.suffix: path for path in sorted(recipe.site.rglob("*.*")) if path.is_file()}
    kinds = {
        ending: answer(recipe.address + path.relative_to(recipe.site).as_posix())[1]["Content-Type"]
        for ending, path in endings.items()
    }
    unknown = {ending for ending, kind in kinds.items() if kind in (None, "application/octet-stream")}
    just_bytes = {".pagefind", ".pf_meta", ".pf_index", ".pf_fragment", ".gz", ".jsonl", ".parquet"}
    assert unknown - just_bytes == set()


def test_nginx_that_is_there_already_takes_the_directory_in(
    site_below: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Below its path all is as from a server of its own, whatever the server around it says of files; elsewhere that
    server is as it was."""
    with running_inside(BELOW, site_below, tmp_path_factory.mktemp("inside")) as address:
        for path in (*of_each_kind(site_below), ""):
            status, sent, content = answer(address + path)
            assert (status, content) == (200, (site_below / (path or "index.html")).read_bytes()), path
            assert of_the_table(sent) == {name: [value] for name, value in headers.of(path).items()}, path
            assert "X-Own" not in sent
        for path in (*MISSING, "assets/"):
            is_not_found(address, path)
        assert answer(address.removesuffix("/"))[2] == (site_below / "index.html").read_bytes()
        status, sent, _ = answer(address.replace(BELOW, "/assets/site.css"))
        assert (status, sent["X-Own"]) == (410, None)


def test_page_for_what_is_not_there_works_at_any_depth(recipe: Host, browser: Browser) -> None:
    """Its style, its script and its search work where it is shown, and lead into the site."""
    page = browser.new_page()
    failed: list[str] = []
    page.on("response", lambda found: failed.append(found.url) if found.status >= 400 else None)
    missing = recipe.address + "certificates/a/b/nothing.html"
    page.goto(missing)
    assert page.evaluate("[...document.styleSheets].every((sheet) => sheet.cssRules.length > 0)")
    page.get_by_role("searchbox").press_sequentially("exmpl 24.0012")
    panel = page.get_by_role("region", name="Results while you type")
    panel.get_by_role("link", name="IECQ-H EXMPL 24.0012", exact=True).click()
    page.wait_for_url(f"{recipe.address}{RECORD}.html")
    assert failed == [missing]
    page.close()


def test_folder_shows_its_first_page(host: Host) -> None:
    """The address itself and a folder with its slash are answered with the page in them."""
    for path in ("", "certificates/", "faq/"):
        status, _, content = answer(host.address + path)
        assert (status, content) == (200, (host.site / path / "index.html").read_bytes()), path


def test_visitor_finds_a_record(host: Host, page_of: Page) -> None:
    """A number leads to its record, a text to pages; the console stays empty."""
    page_of.goto(f"{host.address}search.html?q=example%20lumen%20sampleton")
    page_of.locator("#search-results").get_by_role("link", name="IECQ-H EXMPL 24.0012", exact=True).click()
    page_of.wait_for_url(f"{host.address}{RECORD}.html")
    expect(page_of.get_by_role("heading", level=1)).to_have_text("IECQ-H EXMPL 24.0012")
    expect(page_of.locator(".verdict")).to_contain_text("Valid until")


def test_policy_is_in_force(recipe: Host, browser: Browser) -> None:
    """A script that somebody puts into a page does not run, nor does text as code."""
    page = browser.new_page()
    page.goto(f"{recipe.address}{RECORD}.html")
    page.evaluate("""() => {
        const script = document.createElement("script");
        script.textContent = "document.title = 'it ran'";
        document.body.append(script);
    }""")
    assert "IECQ-H EXMPL 24.0012" in page.title()
    page.close()


def test_site_works_where_html_is_taken_away(site: Path, page_of: Page) -> None:
    """Cloudflare Pages shows every page at an address without .html; numbers, lists and each link of a record still work."""
    with shortening(site) as address:
        page_of.goto(address)
        page_of.get_by_role("searchbox").fill("iecqhexmpl240012")
        page_of.keyboard.press("Enter")
        page_of.wait_for_url(f"{address}{RECORD}")
        expect(page_of.locator(".verdict")).to_contain_text("Valid until")
        targets = page_of.eval_on_selector_all("a[href]", "all => all.map(one => one.href)")
        own = {target for target in targets if target.startswith(address)}
        assert len(own) > 10
        assert {page_of.request.get(target).status for target in own} == {200}
        page_of.goto(f"{address}search.html?q=lumen")
        expect(page_of.locator("#search-count")).to_have_text("2 records")
        page_of.close()


@pytest.fixture
def page_of(context: object) -> Page:
    """A page of a watched visitor."""
    return context.new_page()
