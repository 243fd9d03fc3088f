"""Puts pages into the frame and everything into the tree."""

import json
import re
from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

from generator.cache import Cache, hashed
from generator.exports.outputs import is_left_out
from generator.model.directory import Revision
from generator.model.findings import DirectoryError
from generator.pages import words
from generator.pages.catalogue import Catalogue
from generator.pages.environment import https
from generator.pages.live import LiveLists
from generator.pages.page import Bundle, Draft, Page, Unit
from generator.publishing import headers, links
from generator.publishing.handwritten import SHELL_PAGE
from generator.publishing.mending import lean, mended, style_sheets
from generator.publishing.published import Written
from generator.publishing.shell import Shell, text
from generator.publishing.tree import Tree
from generator.workers import Means, spread

# What MkDocs makes and the site does not publish: the frame, a list of addresses that lacks the records, and the
# script of Material with its search and icons (docs/decisions/0002).
_UNUSED = (
    SHELL_PAGE,
    "sitemap.xml",
    "search.json",
    "assets/javascripts/",
    "assets/images/",
    "assets/stylesheets/",
)
_STYLE = "assets/directory.css"
_SOURCE_MAP = re.compile(rb"\n?/\*# sourceMappingURL=[^*]*\*/\n?")
_NO_HELP = ("index.html", "search.html", "404.html")
_MANY = ("certificates", "holders")
_ONE_UP = re.compile(r'(href|src|action)=("?)\.\./')


class Site:
    """Writes the site of one build into a tree."""

    def __init__(
        self, catalogue: Catalogue, tree: Tree, handwritten: dict[str, bytes], doc_changes: dict[str, Revision]
    ) -> None:
        self._catalogue = catalogue
        self._tree = tree
        self._base = urlsplit(catalogue.directory.info.address).path
        self._handwritten = handwritten
        self._doc_changes = doc_changes
        self._shared = _shared_values(catalogue)
        self._written: dict[str, str] = {}

    def write(self, units: Sequence[Unit], means: Means) -> None:
        """Generated pages, each inside the frame that MkDocs made, and the files beside them. One that was published
        and follows from the same facts, program and frame is taken over as it is."""
        frame = _Frame(self._catalogue, self._handwritten[SHELL_PAGE].decode(), self._shared)
        tree, cache = self._tree, means.cache

        def make(work: tuple[str, Unit]) -> list[Written] | None:
            name, unit = work
            if name and tree.reuse_bundle(name):
                return None
            return [_put(draft, frame, tree, cache) for draft in unit()]

        named = [(_bundled(unit, frame, cache), unit) for unit in units]
        for (name, _), written in zip(named, spread(make, named, means, "Pages, parts"), strict=True):
            if name:
                tree.register_bundle(name, written)
            else:
                for one in written:
                    tree.register(one)

    def write_handwritten(self, live: LiveLists) -> dict[str, str]:
        """MkDocs' output with its live lists filled; returns what help should find: path to HTML, without the lists."""
        questions: dict[str, str] = {}
        for path, source in self._handwritten.items():
            if path.startswith(_UNUSED) or path.endswith(".map"):
                continue
            if not path.endswith(".html"):
                self._tree.write(path, self._style() if path == _STYLE else source)
                continue
            changed = self._doc_changes.get(path.removesuffix(".html") + ".md")
            without_lists = Shell(mended(source.decode()), path).fill(self._shared | {"changed": _changed(changed)})
            html = live.fill(without_lists, path)
            html = html if "/" in path else _ONE_UP.sub(r"\1=\2", html)
            self._tree.write(path, html.encode())
            self._written[path] = html
            if path not in _NO_HELP:
                questions[path] = without_lists
        return questions

    def _style(self) -> bytes:
        """One style sheet for all pages instead of three, to load and to name: Material's, as the frame has them, and
        ours."""
        names = (*style_sheets(self._handwritten[SHELL_PAGE].decode()), _STYLE)
        return b"\n".join(_SOURCE_MAP.sub(b"", self._handwritten[name]) for name in names)

    def check_links(self, cache: Cache) -> None:
        """Raises DirectoryError when a handwritten page points to something that is not in the tree. What this build
        was told to leave out may be missing."""
        found = links.broken(self._written, set(self._tree.paths), self._base, cache)
        left_out = self._catalogue.left_out
        dead = [
            f"{path} links to '{target}'"
            for path, target in found
            if not is_left_out(links.resolved(path, target), left_out)
        ]
        if dead:
            shown = "\n  ".join(dead[:8])
            raise DirectoryError(
                f"{len(dead)} links lead nowhere:\n  {shown}", "correct them in docs/, mkdocs.yml or overrides/"
            )

    def write_list_of_addresses(self) -> None:
        """sitemap.xml, with the address of every page, and robots.txt, which leads to it."""
        base = self._catalogue.directory.info.address
        pages = (path for path in self._tree.paths if path.endswith(".html") and path != "404.html")
        rows = "".join(f"<url><loc>{text(base + path)}</loc></url>\n" for path in pages)
        content = f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{rows}</urlset>\n'
        self._tree.write("sitemap.xml", content.encode())
        self._tree.write("robots.txt", f"User-agent: *\nAllow: /\nSitemap: {base}sitemap.xml\n".encode())

    def write_headers(self) -> None:
        """What hosts that read ``_headers`` send with the files."""
        self._tree.write("_headers", headers.headers_file(self._base).encode())

    def write_mark(self, mark: str) -> None:
        """What was built, for people who watch the site."""
        catalogue = self._catalogue
        revision = catalogue.directory.revision
        content = {
            "address": catalogue.directory.info.address,
            "as_of": str(catalogue.as_of),
            "next_update": str(catalogue.next_update),
            "records": len(catalogue.entries),
            "commit": revision.commit if revision else None,
            "modified": revision.modified if revision else None,
        }
        self._tree.write(mark, (json.dumps(content, indent=1) + "\n").encode())


class _Frame:
    """Puts pages into the page that MkDocs made for them."""

    def __init__(self, catalogue: Catalogue, html: str, shared: dict[str, str]) -> None:
        shell = Shell(lean(mended(html)), "overrides/record.html")
        shell.require("title", "description", "address", "alternate", "content", "as_of", "next_update", "changed")
        self._base = catalogue.directory.info.address
        self._shell = shell.filled(shared)
        self.digest = hashed(*self._shell.pieces)

    def around(self, page: Page) -> bytes:
        """The whole page."""
        values = {
            "title": text(page.title),
            "description": text(page.description),
            "address": text(self._base + page.path),
            "alternate": "\n".join(_alternates(page)),
            "content": page.fragment,
            "changed": _changed(page.changed),
        }
        return _as_in(page.path.rpartition("/")[0], self._shell.fill(values)).encode()


def _as_in(folder: str, html: str) -> str:
    """A page of the frame, whose links are those of a folder below the root, as one that lies in this one. Where there
    are many of a kind, the line ends of templates are left out, and the way from a list to records beside it."""
    if not folder:
        return _ONE_UP.sub(r"\1=\2", html).replace("data-site=..", "data-site=.", 1)
    if folder in _MANY:
        html = html.replace(">\n<", "><")
    return html.replace('href="../certificates/', 'href="') if folder == "certificates" else html


def _alternates(page: Page) -> Iterator[str]:
    """Where the same is for programs."""
    others = [("application/json", "", page.alternate)] if page.alternate else []
    if page.feed:
        address = f"../feeds/{page.feed}"
        others.append(("application/atom+xml", ' title="What has changed"', f"{address}.atom"))
        others.append(("text/calendar", ' title="Last days"', f"{address}.ics"))
    for kind, title, address in others:
        yield f'<link rel="alternate" type="{kind}"{title} href="{text(address)}">'


def _bundled(unit: Unit, frame: _Frame, cache: Cache) -> str:
    """The name under which all files of a unit are taken over together; empty when they are looked at one by one."""
    is_known = isinstance(unit, Bundle) and unit.made_of and cache.is_kept
    return cache.name("bundle", frame.digest, unit.made_of) if is_known else ""


def _put(draft: Draft, frame: _Frame, tree: Tree, cache: Cache) -> Written:
    made_of = cache.name("file", frame.digest, draft.made_of) if draft.made_of and cache.is_kept else ""
    written = tree.reuse(draft.path, made_of) if made_of else None
    if written:
        return written
    made = draft.make()
    return tree.put(draft.path, frame.around(made) if isinstance(made, Page) else made, made_of)


def _shared_values(catalogue: Catalogue) -> dict[str, str]:
    directory = catalogue.directory
    info, revision = directory.info, directory.revision
    commit = "not under version control"
    if revision:
        commit = f"commit <code>{revision.commit[:12]}</code>{' with changes since' if revision.modified else ''}"
    return {
        "as_of": str(catalogue.as_of),
        "as_of_words": words.day(catalogue.as_of),
        "next_update": str(catalogue.next_update),
        "next_update_words": words.day(catalogue.next_update),
        "commit": commit,
        "site_title": text(info.title),
        "report_to": text(info.report_to),
        "official_system": text(info.official_system),
        "operator": text(info.operator),
        "repository": text(info.repository or ""),
        "branch": text(info.branch),
        "notice": _notice(catalogue),
    }


def _notice(catalogue: Catalogue) -> str:
    info = catalogue.directory.info
    if info.kind == "official":
        return text(f"{info.title}, operated by {info.operator}.")
    link = f'<a href="{text(https(info.official_system))}">{text(info.official_system)}</a>'
    invented = "Its holders, bodies and numbers are invented."
    return f"<strong>This is a demonstration.</strong> {invented} The official system is at {link}."


def _changed(revision: Revision | None) -> str:
    if revision is None:
        return ""
    date = f'<time datetime="{revision.date}">{words.day(revision.date)}</time>'
    return f"The facts of this page last changed on {date}, commit <code>{revision.commit[:12]}</code>."
