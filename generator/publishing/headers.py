"""What a host has to send with the files, said once: recipes, the server for looking and the tests are made from it."""

from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self' 'wasm-unsafe-eval'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "worker-src 'self'",
        "manifest-src 'self'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    )
)
"""The policy every page holds to: nothing inline, nothing from elsewhere."""

_NOT_USED = ("camera", "geolocation", "microphone", "payment", "usb")

EVERYWHERE = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": ", ".join(f"{feature}=()" for feature in _NOT_USED),
}
"""Sent with every answer, also with the page for what is not there."""


SHARED = {"Access-Control-Allow-Origin": "*", "Cross-Origin-Resource-Policy": "cross-origin"}
"""Sent with what is meant for others too: programs in their pages may read it, and their pages may show a picture of it
even where they are isolated from all that does not say so."""


@dataclass(frozen=True, slots=True)
class Kind:
    """Files that are kept and shared in the same way. ``paths`` are patterns from the root of the site; one star in
    each at most, which stands for any characters: more than that not every host understands."""

    name: str
    keep: str
    paths: tuple[str, ...] = ()
    shared: bool = False
    """Whether pages of other sites may read it."""

    @property
    def headers(self) -> dict[str, str]:
        """What is sent besides what is sent everywhere."""
        return {"Cache-Control": self.keep, **(SHARED if self.shared else {})}


PAGES = Kind("pages", "public, max-age=0, must-revalidate")
"""All that no other kind claims. A browser asks each time whether its copy is still right, so that a withdrawal is seen
at once, and the list of an index never names parts of another build. Netlify and Cloudflare send this by themselves."""
DATA = Kind(
    "data",
    "public, max-age=300",
    (
        "build.json",
        "certificates/*.json",
        "certificates/*.svg",
        "api/v1/*",
        "changes/*",
        "dumps/*",
        "feeds/*",
        ".well-known/*",
    ),
    shared=True,
)
"""For programs and pages of any other site. Kept for five minutes."""
FIXED = Kind(
    "fixed",
    "public, max-age=31536000, immutable",
    ("pagefind/fragment/*", "pagefind/index/*", "search/parts/*"),
)
"""The name comes from the content: what stands at such an address never changes."""

TYPES = {"feeds/*.atom": "application/atom+xml; charset=utf-8", "feeds/*.ics": "text/calendar; charset=utf-8"}
"""What files are, where a host may not know it by their names: a reader that is sent another type shows text, or
nothing. No other rule sets a type, so hosts that join the headers of all rules for a path have nothing to join."""

CLAIMED = (DATA, FIXED)
"""The kinds that have patterns. No path belongs to two, since some hosts would join their headers."""


def kind_of(path: str) -> Kind:
    """The kind of a file, by its path from the root of the site."""
    for kind in CLAIMED:
        if any(fnmatchcase(path, pattern) for pattern in kind.paths):
            return kind
    return PAGES


def of(path: str) -> dict[str, str]:
    """Every header of an answer with this file, its type aside."""
    return EVERYWHERE | kind_of(path).headers


def of_missing(path: str) -> dict[str, str]:
    """Every header of the answer that nothing is at a path. It is a page, and kept as one; who could have read the file
    may read that there is none, since programs of others ask that too."""
    return EVERYWHERE | PAGES.headers | (SHARED if kind_of(path).shared else {})


def headers_file(base: str) -> str:
    """``_headers``, as Netlify and Cloudflare Pages read it. ``base`` is the path of the site, ``/`` at the root."""
    return "".join(_rules(base))


def _rules(base: str) -> Iterator[str]:
    yield _rule(f"{base}*", EVERYWHERE)
    for kind in CLAIMED:
        for path in kind.paths:
            yield _rule(f"{base}{path}", kind.headers)
    for path, kind in TYPES.items():
        yield _rule(f"{base}{path}", {"Content-Type": kind})


def _rule(pattern: str, headers: dict[str, str]) -> str:
    return f"{pattern}\n" + "".join(f"  {name}: {value}\n" for name, value in headers.items())
