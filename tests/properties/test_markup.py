"""Whatever stands in a field is text on the page: never a tag, an attribute, a link to a script or a token of the frame."""

import itertools
import json
import re
from collections.abc import Collection, Iterator
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest
from given import AS_OF, ROOT, SOUND
from hostile import WORD, Filling, strings
from selectolax.lexbor import LexborHTMLParser, LexborNode

from generator import build, drafts
from generator.cache import Cache
from generator.exports import generations
from generator.exports.record_json import record_json
from generator.model.directory import Directory
from generator.model.number import slug
from generator.pages import environment
from generator.pages.catalogue import Catalogue
from generator.pages.listings import Listings
from generator.pages.live import LiveLists
from generator.publishing.handwritten import MAKER
from generator.publishing.handwritten import handwritten as written_by_hand
from generator.publishing.site import Site
from generator.search import records as search_records
from generator.workers import ALONE

STRINGS = 20_000
SCRIPTS = sorted((ROOT / "overrides" / "assets").rglob("*.js"))
_HARMLESS = re.compile(r"https://|mailto:|[^:]*$|[^:?#/]*[?#/]")
_MADE_OF_TEXT = ("href", "action", "src")  # addresses: percent-encoded, made of slugs, or the picture of one
_PICTURE = re.compile(r"data:image/png;base64,[A-Za-z0-9+/]+=*")
Node = tuple[int, str, tuple[tuple[str, str | None], ...], str]


class Kept:
    """A tree that is kept in memory."""

    def __init__(self) -> None:
        self.files: dict[str, str] = {}

    def write(self, path: str, content: bytes) -> None:
        """Keep what is text."""
        self.register(self.put(path, content))

    def put(self, path: str, content: bytes, made_of: str = "") -> tuple[str, str]:
        """What a worker would have written."""
        return path, content.decode() if path.endswith((".html", ".xml")) else ""

    def register(self, written: tuple[str, str]) -> None:
        """Keep what was put."""
        path, content = written
        if content:
            self.files[path] = content

    @property
    def paths(self) -> list[str]:
        """What is there."""
        return sorted(self.files)


def published(directory: Directory, handwritten: dict[str, bytes]) -> tuple[dict[str, str], Catalogue]:
    """Every page of a directory in its frame, as it is published, and the catalogue they were made from."""
    catalogue = Catalogue(directory, AS_OF, frozenset({"dumps"}))  # no pages, and the texts are not held to the model
    listings = Listings(environment.make(), catalogue)
    tree = Kept()
    site = Site(catalogue, tree, handwritten, {})
    past = drafts.Past(generations.open_window(directory, SOUND / "data", ALONE), ())
    site.write(list(drafts.units(catalogue, listings, list(build.explanations().values()), past)), ALONE)
    site.write_handwritten(LiveLists(catalogue, listings))
    site.write_list_of_addresses()
    return tree.files, catalogue


def nodes(html: str) -> Iterator[Node]:
    """A parsed page, in order: depth, tag, attributes, and the text of what is no element."""
    node, depth = LexborHTMLParser(html).root, 0
    while node is not None:
        if node.tag.startswith("-") and _is_code(node):
            yield depth, node.tag, (), ""
        elif node.tag.startswith("-"):
            yield depth, node.tag, (), node.comment_content if node.is_comment_node else node.text_content
        elif node.attributes.get("type") == "application/ld+json":
            yield depth, node.tag, tuple(node.attributes.items()), "\n".join(_said(json.loads(node.text())))
        else:
            yield depth, node.tag, tuple(node.attributes.items()), ""
        if node.child is not None and node.attributes.get("type") != "application/ld+json":
            node, depth = node.child, depth + 1
            continue
        while node is not None and node.next is None:
            node, depth = node.parent, depth - 1
            if depth <= 0:
                return
        node = node.next


def _is_code(node: LexborNode) -> bool:
    """Whether a text is an example to be copied, which has escapes of its own, or the path of a file, which is made of
    slugs. Other tests look at them."""
    in_code = node.parent is not None and node.parent.tag == "code"
    return in_code and (node.parent.parent.tag == "pre" or node.text_content.startswith("/"))


def _said(data: object) -> Iterator[str]:
    """Every text in data, whichever way it is escaped there."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict | list):
        for value in data.values() if isinstance(data, dict) else data:
            yield from _said(value)


def expected(node: Node, texts: dict[str, str]) -> Node:
    """A node of the plain page as it has to be in the hostile one."""
    depth, tag, attributes, text = node
    filled = tuple((name, value and _filled(value, texts)) for name, value in _copies(attributes))
    return depth, tag, filled, _filled(text, texts)


def _filled(text: str, texts: dict[str, str]) -> str:
    def filled(found: re.Match) -> str:
        # The permanent address of a record is made of its number, and shown.
        return f"certificates/{slug(texts[found[1]])}.html" if found[1] else texts[found[0]]

    return re.sub(rf"certificates/({WORD})\.html|{WORD}", filled, text) if "wq" in text else text


def without_addresses(node: Node) -> Node:
    """A node without what is no plain copy of a text; such addresses are only looked at for where they lead."""
    depth, tag, attributes, text = node
    for name, value in attributes:
        if name in _MADE_OF_TEXT:
            harmless = _PICTURE.fullmatch(value) if tag == "img" else _HARMLESS.match(value)
            assert tag == "link" or harmless, f"{tag} leads to {value}"
    return depth, tag, tuple(_copies(attributes)), text


def _copies(attributes: Collection[tuple[str, str | None]]) -> Iterator[tuple[str, str | None]]:
    """Attributes that are plain copies of texts, and not addresses."""
    is_address = ("property", "og:url") in attributes
    return (pair for pair in attributes if pair[0] not in _MADE_OF_TEXT and not (is_address and pair[0] == "content"))


@pytest.fixture(scope="module")
def handwritten(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The real frame and handwritten pages with every kind of live list."""
    output = tmp_path_factory.mktemp("handwritten") / "docs"
    project = ROOT / "tests" / "golden" / "project"
    with written_by_hand(project, output, "https://directory.example/", MAKER, Cache(None)) as made:
        return made.finish()


@pytest.fixture(scope="module")
def sound() -> Directory:
    """The small sound directory, which has every kind of record, body, scheme and term."""
    found = build.check(SOUND / "data", AS_OF).directory
    assert found
    return found


@pytest.mark.parametrize("kind", ["demonstration", "official"])
def test_twenty_thousand_hostile_texts_stay_text(handwritten: dict[str, bytes], sound: Directory, kind: str) -> None:
    """In every field of everything: the page has the tags, attributes and nesting that it has with plain words, and shows
    the text to the letter. Each kind of directory gets half of the texts."""
    sound = replace(sound, info=sound.info.model_copy(update={"kind": kind}))
    plain, _ = published(Filling().directory(sound), handwritten)
    before = [list(nodes(html)) for path, html in plain.items() if path.endswith(".html")]
    assert len(set(re.findall(WORD, "".join(plain.values())))) > 180, "most fields have to reach a page"
    hostile, used = itertools.cycle(strings(STRINGS)[kind == "official" :: 2]), 0
    while used < STRINGS / 2:
        filling = Filling(hostile)
        pages, catalogue = published(filling.directory(sound), handwritten)
        after = [(path, nodes(html)) for path, html in pages.items() if path.endswith(".html")]
        for was, (path, now) in zip(before, after, strict=True):
            assert [expected(node, filling.texts) for node in was] == list(map(without_addresses, now)), path
        others_are_whole(pages, catalogue)
        used += len(filling.texts)


def others_are_whole(pages: dict[str, str], catalogue: Catalogue) -> None:
    """What is no page stays what it is: the list of addresses, the JSON of a record, the parts of the search."""
    assert len(ElementTree.fromstring(pages["sitemap.xml"])) == len(pages) - 2  # neither itself nor 404.html
    for entry in catalogue.entries:
        recorded = json.loads(record_json(entry, catalogue))["recorded"]
        assert recorded == json.loads(entry.record.model_dump_json(by_alias=True, exclude_none=True))
    for content in search_records.files(catalogue).values():
        json.loads(content)


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_no_script_makes_markup_of_text(script: Path) -> None:
    """The scripts of the browser make elements and set their text; none writes HTML or runs what it was given."""
    text = script.read_text("utf-8")
    unsafe = (
        r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|DOMParser|createContextualFragment|srcdoc|setHTML|"
    )
    unsafe += r"\beval\b|new Function|setTimeout\([\"'`]|javascript:|setAttribute\([\"'`]on"
    assert re.findall(unsafe, text) == []
