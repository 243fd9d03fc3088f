"""What searching costs a visitor, measured in Chromium beside plain Pagefind over the same records.

    .venv/bin/python tests/scale/search_cost.py 2000 20000 [--write] [--alone]

For each size a sample is made, its search is built, and both searches answer the same queries: cold, in a browser that
has nothing yet, and warm, the second time. Bytes are those on the wire, compressed as hosts do it. With ``--write`` the table
is put into docs/hosting/performance.md. ``--alone`` leaves plain Pagefind out, which needs 8 GB for 100,000 records.
"""

import subprocess
import sys
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import in_chromium
from in_chromium import Compressing
from playwright.sync_api import Browser

from generator.pages import environment
from generator.pages.catalogue import Catalogue
from generator.pages.listings import Listings
from generator.pages.records import RecordPages

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


def made(count: int, folder: Path, alone: bool) -> tuple[Path, dict[str, str], dict[str, float]]:
    """A folder to serve with the searches over a sample; the queries; seconds for each index."""
    catalogue = in_chromium.sample(count, folder)
    site = in_chromium.site(folder)
    started = time.perf_counter()
    in_chromium.put_search(site, catalogue)
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
    with in_chromium.served(site) as base:
        for name, text in texts.items():
            for search, address, shown in SEARCHES[: len(seconds)]:
                requests, size, cold, warm = ask(browser, base + address, shown, text)
                yield f"{count:,}", name, search, f"{requests}", f"{size / 1000:.0f}", f"{cold:.0f}", f"{warm:.0f}"
    for search, took in seconds.items():
        yield f"{count:,}", f"making the index: {took:.1f} s", search, "", "", "", ""


if __name__ == "__main__":
    heads = ("Records", "Query", "Search", "Requests", "kB", "Cold ms", "Warm ms")
    in_chromium.table_of("searching", heads, partial(measure, alone="--alone" in sys.argv))
