"""Three searches over the same records in one browser: ours, plain Pagefind, and lunr as Material for MkDocs uses it.

The other two get what their own makers would give them: Pagefind the published page of each record, lunr its title and
text with Material's boost, separator and wildcard.
"""

import json
import subprocess
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from playwright.sync_api import Page
from selectolax.lexbor import LexborHTMLParser

SHOWN = 10
Answers = list[list[str]]
"""For each query the numbers of the first results, best first."""


def prepare(site: Path, slugs: Iterable[str]) -> None:
    """Put a plain Pagefind index and Material's list of pages beside a built site."""
    pages = site / "plain"
    pages.mkdir()
    documents = []
    for slug in slugs:
        html = (site / "certificates" / f"{slug}.html").read_text("utf-8")
        article = LexborHTMLParser(html).css_first("article")
        (pages / f"{slug}.html").write_text(f"<!doctype html><html lang=en><body>{article.html}</body></html>", "utf-8")
        documents.append(
            {"location": slug, "title": article.css_first("h1").text(strip=True), "text": article.text(separator=" ")}
        )
    (site / "plain.json").write_text(json.dumps(documents), "utf-8")
    subprocess.run([sys.executable, "-m", "pagefind", "--quiet", "--site", str(pages)], check=True)


def ours(page: Page, texts: Sequence[str]) -> Answers:
    """What the search page shows first."""
    return page.evaluate(
        """async ([texts, shown]) => {
          const { find } = await import(new URL("assets/search/finder.js", location));
          const { cards } = await import(new URL("assets/search/cards.js", location));
          const found = [];
          for (const text of texts) {
            const { list, order } = await find(text);
            found.push((await cards(list, order.slice(0, shown))).map((card) => card.number));
          }
          return found;
        }""",
        [list(texts), SHOWN],
    )


def pagefind(page: Page, texts: Sequence[str]) -> Answers:
    """Pagefind with nothing set."""
    return page.evaluate(
        """async ([texts, shown]) => {
          const engine = await import(new URL("plain/pagefind/pagefind.js", location));
          const found = [];
          for (const text of texts) {
            const { results } = await engine.search(text);
            const data = await Promise.all(results.slice(0, shown).map((result) => result.data()));
            found.push(data.map((one) => one.meta.title.match(/IECQ-\\S+ \\S+ \\d\\d\\.[0-9A-Z-]+/)?.[0] ?? one.meta.title));
          }
          return found;
        }""",
        [list(texts), SHOWN],
    )


def material(page: Page, texts: Sequence[str]) -> Answers:
    """lunr over title and text, a beginning of a word counting as the word."""
    page.add_script_tag(url="/assets/lunr.js")
    return page.evaluate(
        """async ([texts, shown]) => {
          const documents = await (await fetch(new URL("plain.json", location))).json();
          lunr.tokenizer.separator = /[\\s\\-]+/;
          const index = lunr(function () {
            this.ref("location");
            this.field("title", { boost: 1000 });
            this.field("text");
            documents.forEach((one) => this.add(one));
          });
          const titles = new Map(documents.map((one) => [one.location, one.title]));
          const asked = (text) => text.replace(/[*+\\-:^~]+/g, " ").trim().split(/\\s+/).map((word) => `${word}*`).join(" ");
          return texts.map((text) => index.search(asked(text)).slice(0, shown)
            .map(({ ref }) => titles.get(ref).match(/IECQ-\\S+ \\S+ \\d\\d\\.[0-9A-Z-]+/)?.[0] ?? ref));
        }""",
        [list(texts), SHOWN],
    )
