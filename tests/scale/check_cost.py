"""What checking a list costs a visitor, measured in Chromium: bytes on the wire, requests, memory and time.

    .venv/bin/python tests/scale/check_cost.py 2000 20000 [--write]

For each size a sample is made, with what its search loads, and lists are pasted in a browser that has nothing yet: long and
short ones, of numbers, of names, and with columns of everything. With ``--write`` the table is put into
docs/hosting/performance.md.
"""

import datetime
import http.server
import random
import shutil
import sys
import tempfile
import threading
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from playwright.sync_api import Browser, CDPSession, sync_playwright

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests"), str(Path(__file__).parent)]

import tables  # noqa: E402
from given import CHROMIUM_ARGUMENTS  # noqa: E402
from search_cost import Compressing  # noqa: E402

from generator import build  # noqa: E402
from generator.pages.catalogue import Catalogue, Entry  # noqa: E402
from generator.sampling.sample import DAY  # noqa: E402
from generator.search import records as search_records  # noqa: E402

LONG = 10_000
HEADS = "Number\tHolder\tAddress\tScope\tStandard\tIssued\tExpires"


def made(count: int, folder: Path) -> tuple[Path, tuple[Entry, ...]]:
    """A folder to serve with what a sample's search loads, and its records."""
    build.sample(ROOT / "data", folder / "data", count, 1, DAY, beside=True)
    directory = build.check(folder / "data", DAY).directory
    catalogue = Catalogue(directory, DAY)
    site = folder / "site"
    shutil.copytree(ROOT / "public", site, ignore=shutil.ignore_patterns("parts"))
    (site / "search" / "parts").mkdir()
    for path, content in search_records.files(catalogue).items():
        (site / path).write_bytes(content)
    return site, catalogue.entries


def lists(entries: tuple[Entry, ...]) -> Iterator[tuple[str, str]]:
    """Name and text of each list; every fifth line of a long one is nearly right, and the records are drawn at random."""
    drawn = random.Random(1)
    chosen = [drawn.choice(entries) for _ in range(LONG)]
    yield "1 number", chosen[0].record.number
    yield "20 numbers", "\n".join(entry.record.number for entry in chosen[:20])
    yield "20 names", "\n".join(entry.record.holder.name for entry in chosen[:20])
    yield f"{LONG:,} numbers", "\n".join(_number(entry, at) for at, entry in enumerate(chosen))
    yield f"{LONG:,} names", "\n".join(_name(entry, at) for at, entry in enumerate(chosen))
    rows = [HEADS, *("\t".join(_row(entry, at)) for at, entry in enumerate(chosen[:-1]))]
    yield f"{LONG:,} lines with all columns", "\n".join(rows)
    yield f"{LONG:,} lines of nothing", "\n".join(f"zq{at} blurb {at * 7919}" for at in range(LONG))


def _number(entry: Entry, at: int) -> str:
    number = entry.record.number
    return number[:-1] + str(at % 10) if at % 5 == 0 else number


def _name(entry: Entry, at: int) -> str:
    name = entry.record.holder.name
    return name[:3] + name[4:] if at % 5 == 0 else name


def _row(entry: Entry, at: int) -> tuple[str, ...]:
    record, issue, address = entry.record, entry.issue, entry.record.site.address
    until = str((entry.until or entry.issue.issued) + datetime.timedelta(days=at % 5 == 0))
    scope = getattr(issue, "scope", None) or getattr(issue, "subject", "")
    place = f"{address.street}, {address.city}"
    return _number(entry, at), record.holder.name, place, scope, issue.standards[0], str(issue.issued), until


def ask(browser: Browser, address: str, text: str) -> tuple[str, ...]:
    """Requests and kilobytes of data; seconds, and those of the processor; the longest task in milliseconds; megabytes
    of heap."""
    page = browser.new_context().new_page()
    page.goto(address)
    page.wait_for_load_state("networkidle")
    Compressing.asked.clear()
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})
    before = _processor(session)
    page.evaluate(
        """() => { window.longest = 0; new PerformanceObserver((list) => {
          for (const one of list.getEntries()) window.longest = Math.max(window.longest, one.duration);
        }).observe({ type: "longtask" }); }"""
    )
    page.locator("#check-text").evaluate("(field, text) => { field.value = text; }", text)
    seconds = page.evaluate(
        """() => new Promise((done) => {
          const started = performance.now();
          new MutationObserver((_, observer) => {
            if (!document.querySelector("#check-table tr")) return;
            observer.disconnect();
            requestAnimationFrame(() => done((performance.now() - started) / 1000));
          }).observe(document.getElementById("check-table"), { childList: true });
          document.getElementById("check-form").requestSubmit();
        })"""
    )
    longest = page.evaluate("window.longest")
    took = _processor(session) - before
    session.send("HeapProfiler.collectGarbage")
    heap = session.send("Runtime.getHeapUsage")["usedSize"]
    data = [size for path, size in Compressing.asked if path.startswith("/search/")]
    page.context.close()
    return (
        f"{len(data)}",
        f"{sum(data) / 1000:,.0f}",
        f"{seconds:.2f}",
        f"{took:.2f}",
        f"{longest:.0f}",
        f"{heap / 1e6:.0f}",
    )


def _processor(session: CDPSession) -> float:
    """Seconds of the processor that the page has used in its main thread."""
    metrics = session.send("Performance.getMetrics")["metrics"]
    return next(one["value"] for one in metrics if one["name"] == "TaskDuration")


def measure(browser: Browser, count: int, folder: Path) -> Iterator[tuple[str, ...]]:
    """The rows of one number of records, as they are found."""
    site, entries = made(count, folder)
    Compressing.packed = {}
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(Compressing, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    for name, text in lists(entries):
        yield f"{len(entries):,}", name, *ask(browser, f"http://127.0.0.1:{server.server_port}/check.html", text)
    server.shutdown()


def main() -> None:
    """Measure each size, and print or write a table."""
    wanted = [argument for argument in sys.argv[1:] if argument != "--write"]
    heads = ("Records", "List", "Requests", "kB", "Seconds", "CPU s", "Longest task, ms", "Heap, MB")
    rows = []
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as scratch:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=CHROMIUM_ARGUMENTS)
        for count in [int(size) for size in wanted] or [2_000, 20_000]:
            for row in measure(browser, count, Path(scratch) / str(count)):
                print(" · ".join(row), file=sys.stderr, flush=True)
                rows.append(row)
        browser.close()
    text = tables.table(heads, rows)
    print(text)
    if "--write" in sys.argv:
        tables.put("checking", text)


if __name__ == "__main__":
    main()
