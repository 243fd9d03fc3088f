"""What checking a list costs a visitor, measured in Chromium: bytes on the wire, requests, memory and time.

    .venv/bin/python tests/scale/check_cost.py 2000 20000 [--write]

For each size a sample is made, with what its search loads, and lists are pasted in a browser that has nothing yet: long and
short ones, of numbers, of names, and with columns of everything. With ``--write`` the table is put into
docs/hosting/performance.md.
"""

import datetime
import random
from collections.abc import Iterator
from pathlib import Path

import in_chromium
from in_chromium import Compressing
from playwright.sync_api import Browser, CDPSession

from generator.pages.catalogue import Entry

LONG = 10_000
HEADS = "Number\tHolder\tAddress\tScope\tStandard\tIssued\tExpires"


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
    catalogue = in_chromium.sample(count, folder)
    site, entries = in_chromium.site(folder), catalogue.entries
    in_chromium.put_search(site, catalogue)
    with in_chromium.served(site) as base:
        for name, text in lists(entries):
            yield f"{len(entries):,}", name, *ask(browser, f"{base}check.html", text)


if __name__ == "__main__":
    heads = ("Records", "List", "Requests", "kB", "Seconds", "CPU s", "Longest task, ms", "Heap, MB")
    in_chromium.table_of("checking", heads, measure)
