"""The HTML of every page is sound where browsers forgive and people who do not see the page pay for it.

``make markup`` asks the Nu HTML checker about all else; it needs Java.
"""

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

POINTERS = ("for", "aria-labelledby", "aria-describedby", "aria-controls")


def faults(tree: LexborHTMLParser) -> Iterator[str]:
    """What is wrong with a page: ids, what points to them, headings, tables, and what the policy of the site forbids."""
    ids = Counter(node.attributes["id"] for node in tree.css("[id]"))
    yield from (f"{number} elements have the id {name!r}" for name, number in ids.items() if number > 1)
    for name in POINTERS:
        for node in tree.css(f"[{name}]"):
            yield from (f"{name} points to {one!r}" for one in node.attributes[name].split() if one not in ids)
    yield from (
        f"empty: {node.html}" for node in tree.css("h1, h2, h3, h4, h5, h6, th, caption") if not node.text().strip()
    )
    levels = [int(node.tag[1]) for node in tree.css("h1, h2, h3, h4, h5, h6")]
    yield from (f"h{after} follows h{level}" for level, after in pairwise(levels) if after > level + 1)
    yield from (
        f"a table without a head: {node.html[:80]}" for node in tree.css("table") if not node.css("thead th, th[scope]")
    )
    yield from (
        f"inline: {node.html[:80]}"
        for node in tree.css("style, [style], script:not([src], [type='application/ld+json']), [onclick], [onload]")
    )
    yield from (f"for Material's script: {node.html[:80]}" for node in tree.css(".md-toggle, .md-overlay, .md-dialog"))
    if not tree.css("meta[name=description][content]"):
        yield "no description"


def test_markup_of_every_page_is_sound(site: Path) -> None:
    """Ids are there once, what points to them finds them, headings and tables can be read aloud, nothing stands inline."""
    pages = sorted(site.rglob("*.html"))
    assert len(pages) > 300
    found = {
        str(path.relative_to(site)): said
        for path in pages
        if (said := list(faults(LexborHTMLParser(path.read_text("utf-8")))))
    }
    assert found == {}


@pytest.mark.parametrize(
    ("html", "fault"),
    [
        ("<p id=a><p id=a>", "2 elements have the id 'a'"),
        ("<label for=b>", "for points to 'b'"),
        ("<h1></h1>", "empty: <h1></h1>"),
        ("<h1>A</h1><h3>B</h3>", "h3 follows h1"),
        ("<p style='color:red'>", 'inline: <p style="color:red"></p>'),
    ],
)
def test_faults_of_markup_are_seen(html: str, fault: str) -> None:
    """What the test above looks for is found where it is."""
    assert fault in faults(LexborHTMLParser(f"<meta name=description content=x>{html}"))
