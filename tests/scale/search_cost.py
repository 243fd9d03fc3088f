"""What searching costs a visitor, measured in Chromium beside plain Pagefind over the same records.

    .venv/bin/python tests/scale/search_cost.py 2000 20000 [--write] [--alone]

For each size a sample is made, its search is built, and both searches answer the same queries: cold, in a browser that
has nothing yet, and warm, the second time. Bytes are those on the wire, compressed as hosts do it. With ``--write`` the table
is put into docs/hosting/performance.md. ``--alone`` leaves plain Pagefind out, which needs 8 GB for 100,000 records.
"""

import gzip
import http.server
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

import tables  # noqa: E402
from given import CHROMIUM_ARGUMENTS  # noqa: E402

from generator import build  # noqa: E402
from generator.pages import environment  # noqa: E402
from generator.pages.catalogue import Catalogue  # noqa: E402
from generator.pages.listings import Listings  # noqa: E402
from generator.pages.records import RecordPages  # noqa: E402
from generator.sampling.sample import DAY  # noqa: E402
from generator.search import records as search_records  # noqa: E402

QUERIES = ("an exact number", "electronics", "led lens manufacture", "two characters", "connector")
SEARCHES = (("ours", "search.html", "#search-results"), ("plain Pagefind", "plain.html", "ol"))
"""What is compared: where it stands, and where its results are drawn."""
PLAIN = """<!doctype html><html lang="en"><title>Plain</title><input type="search"><ol></ol>
<script type="module">
  let engine;
  document.querySelector("input").addEventListener("input", async (event) => {
    engine ??= await import("/plain/pagefind/pagefind.js");
    await engine.filters();
    const { results } = await engine.search(event.target.value);
    const shown = await Promise.all(results.slice(0, 10).map((result) => result.data()));
    document.querySelector("ol").replaceChildren(...shown.map((one) => Object.assign(document.createElement("li"), { textContent: one.meta.title })));
  });
</script></html>"""


class Compressing(http.server.SimpleHTTPRequestHandler):
    """Serves files compressed, each compressed once."""

    protocol_version = "HTTP/1.1"
    packed: dict[str, bytes] = {}
    asked: list[tuple[str, int]] = []

    def do_GET(self) -> None:
        """Answer with the compressed file."""
        path = Path(self.translate_path(self.path))
        if path.is_dir():
            path /= "index.html"
        if not path.is_file():
            self.send_error(404)
            return
        key = str(path)
        if key not in self.packed:
            content = path.read_bytes()
            self.packed[key] = (
                content
                if path.suffix in (".pagefind", ".pf_meta", ".pf_index", ".pf_filter", ".pf_fragment")
                else gzip.compress(content, 6)
            )
        content = self.packed[key]
        if path.suffix != ".svg":  # the icon of the tab is asked for again when the address changes
            self.asked.append((self.path, len(content)))
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(key))
        if content[:2] == b"\x1f\x8b" and path.suffix[:4] != ".pf_" and path.suffix != ".pagefind":
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def made(count: int, folder: Path, alone: bool) -> tuple[Path, dict[str, str], dict[str, float]]:
    """A folder to serve with the searches over a sample; the queries; seconds for each index."""
    build.sample(ROOT / "data", folder / "data", count, 1, DAY, beside=True)
    directory = build.check(folder / "data", DAY).directory
    catalogue = Catalogue(directory, DAY)
    site = folder / "site"
    shutil.copytree(ROOT / "public", site)
    shutil.rmtree(site / "search" / "parts")
    started = time.perf_counter()
    (site / "search" / "parts").mkdir()
    for path, content in search_records.files(catalogue).items():
        (site / path).write_bytes(content)
    seconds = {"ours": time.perf_counter() - started}
    if not alone:
        seconds["plain Pagefind"] = _plain(site, catalogue)
    native = next(entry.record.holder.name_local for entry in catalogue.entries if entry.record.holder.name_local)
    texts = {name: name for name in QUERIES}
    texts["an exact number"] = catalogue.entries[len(catalogue.entries) // 2].record.number
    texts["two characters"] = native[:2]
    return site, texts, seconds


def _plain(site: Path, catalogue: Catalogue) -> float:
    """Put plain Pagefind over the same record pages into the folder; seconds for its index."""
    (site / "plain").mkdir()
    pages = RecordPages(Listings(environment.make(), catalogue).environment, catalogue)
    facets = {
        "status": lambda entry: entry.status.value,
        "scheme": lambda entry: entry.record.scheme,
        "body": lambda entry: entry.record.body,
        "country": lambda entry: entry.country,
        "standard": lambda entry: entry.issue.standards[0],
    }
    for entry in catalogue.entries:
        filters = "".join(f'<i data-pagefind-filter="{name}">{value(entry)}</i>' for name, value in facets.items())
        text = f"<!doctype html><html lang=en><body data-pagefind-body><div hidden>{filters}</div>{pages.page(entry).fragment}</body></html>"
        (site / "plain" / f"{entry.slug}.html").write_text(text, "utf-8")
    started = time.perf_counter()
    subprocess.run([sys.executable, "-m", "pagefind", "--quiet", "--site", str(site / "plain")], check=True)
    seconds = time.perf_counter() - started
    (site / "plain.html").write_text(PLAIN, "utf-8")
    return seconds


def ask(browser: Browser, address: str, shown: str, text: str) -> tuple[int, int, float, float]:
    """Requests and bytes after the page, milliseconds from key to first results, cold and then warm."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(address)
    page.wait_for_load_state("networkidle")
    Compressing.asked.clear()
    cold = _typed(page, shown, text)
    asked = list(Compressing.asked)
    page.locator("input[type=search]").fill("")
    page.wait_for_timeout(900)
    warm = _typed(page, shown, text)
    context.close()
    return len(asked), sum(size for _, size in asked), cold, warm


def _typed(page, shown: str, text: str) -> float:
    """Milliseconds from the key to the first result that is drawn."""
    return page.evaluate(
        """([shown, text]) => new Promise((done) => {
          const input = document.querySelector("input[type=search]");
          const place = document.querySelector(shown);
          place.querySelectorAll("article, li").forEach((old) => old.remove());
          const started = performance.now();
          new MutationObserver((_, observer) => {
            if (!place.querySelector("article h3, li")) return;
            observer.disconnect();
            requestAnimationFrame(() => done(performance.now() - started));
          }).observe(place, { childList: true, subtree: true });
          input.value = text;
          input.dispatchEvent(new Event("input", { bubbles: true }));
        })""",
        [shown, text],
    )


def measure(browser: Browser, count: int, folder: Path, alone: bool) -> Iterator[tuple[str, ...]]:
    """The rows of one number of records, as they are found."""
    site, texts, seconds = made(count, folder, alone)
    Compressing.packed = {}
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(Compressing, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    base = f"http://127.0.0.1:{server.server_port}/"
    for name, text in texts.items():
        for search, address, shown in SEARCHES[: len(seconds)]:
            requests, size, cold, warm = ask(browser, base + address, shown, text)
            yield f"{count:,}", name, search, f"{requests}", f"{size / 1000:.0f}", f"{cold:.0f}", f"{warm:.0f}"
    for search, took in seconds.items():
        yield f"{count:,}", f"making the index: {took:.1f} s", search, "", "", "", ""
    server.shutdown()


def main() -> None:
    """Measure each size, and print or write a table."""
    wanted = [argument for argument in sys.argv[1:] if not argument.startswith("--")]
    heads = ("Records", "Query", "Search", "Requests", "kB", "Cold ms", "Warm ms")
    rows = []
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as scratch:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=CHROMIUM_ARGUMENTS)
        for count in [int(size) for size in wanted] or [2_000, 20_000]:
            for row in measure(browser, count, Path(scratch) / str(count), "--alone" in sys.argv):
                print(" · ".join(row), file=sys.stderr, flush=True)
                rows.append(row)
        browser.close()
    text = tables.table(heads, rows)
    print(text)
    if "--write" in sys.argv:
        tables.put("searching", text)


if __name__ == "__main__":
    main()
