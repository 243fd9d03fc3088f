"""What a page points to. Handwritten pages may point to generated ones, which MkDocs knows nothing of."""

import posixpath
from collections.abc import Collection, Iterator
from html.parser import HTMLParser
from urllib.parse import unquote, urldefrag, urlsplit

from generator.cache import NOTHING_KEPT, Cache


class Links(HTMLParser):
    """The targets of a page's links, styles and scripts, and the anchors in it."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.targets: list[str] = []
        self.anchors: set[str] = set()
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        about = dict(attrs)
        if about.get("id"):
            self.anchors.add(about["id"])
        self.targets += [about[name] for name in ("href", "src", "action") if about.get(name)]


def broken(
    pages: dict[str, str], paths: Collection[str], base: str = "/", cache: Cache = NOTHING_KEPT
) -> Iterator[tuple[str, str]]:
    """Page and target of every internal link that leads nowhere. ``pages``: path to HTML; ``paths``: all that there is.

    Anchors are looked for in the given pages only. ``base`` is the path of the site, with which absolute links begin.
    """
    known = {path: _found(html, cache) for path, html in pages.items()}
    for path, (targets, _) in known.items():
        for target in targets:
            if urlsplit(target).scheme or target.startswith("//"):
                continue
            address, anchor = urldefrag(target)
            found = resolved(path, _below(base, address))
            if found not in paths or (anchor and found in known and anchor not in known[found][1]):
                yield path, target


def _found(html: str, cache: Cache) -> tuple[list[str], set[str]]:
    """The targets and the anchors of a page, looked up if an earlier run has read the same page."""
    name = cache.name("links", html)
    known = cache.get(name)
    if not isinstance(known, tuple):
        links = Links(html)
        known = links.targets, links.anchors
        cache.put(name, known)
    return known


def _below(base: str, address: str) -> str:
    """An absolute address within the site from its root; one that leads out of the site gets a path
    that no file has."""
    if not address.startswith("/") or base == "/":
        return address
    return address.removeprefix(base.rstrip("/")) if address.startswith(base) else f"/outside{address}"


def resolved(path: str, address: str) -> str:
    """The path that an address in a page leads to, from the root of the site; queries are set aside."""
    wanted = unquote(urlsplit(address).path)
    if not wanted:
        return path
    return posixpath.normpath(posixpath.join("/", posixpath.dirname(path), wanted)).lstrip("/")
