"""The index of questions and help: lunr, built here by lunr.py, read in the browser by lunr.js of the same format."""

import json
from dataclasses import dataclass
from html.parser import HTMLParser

from generator.model.findings import DirectoryError

_HEADINGS = ("h1", "h2", "h3")
_SHOWN = 180


@dataclass
class Section:
    """A heading with its anchor and the text below it."""

    address: str
    title: str = ""
    text: str = ""


def index(pages: dict[str, str]) -> bytes:
    """Path to HTML of the handwritten pages, as one JSON file: ``index`` for lunr and ``sections`` to show."""
    from lunr import lunr  # here, as the index is mostly there from an earlier build

    sections = [section for path, html in sorted(pages.items()) for section in _sections(path, html)]
    if not sections:
        raise DirectoryError("there is no handwritten page with a heading", "write one under docs/, or use --no-search")
    documents = [
        {"id": str(position), "title": section.title, "text": section.text} for position, section in enumerate(sections)
    ]
    built = lunr(ref="id", fields=[{"field_name": "title", "boost": 10}, "text"], documents=documents)
    shown = [
        {"address": section.address, "title": section.title, "text": _shortened(section.text)} for section in sections
    ]
    content = {"index": built.serialize(), "sections": shown}
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()


def _shortened(text: str) -> str:
    return text if len(text) <= _SHOWN else text[:_SHOWN].rsplit(" ", 1)[0] + " …"


def _sections(path: str, html: str) -> list[Section]:
    reader = _Reader(path)
    reader.feed(html)
    return [section for section in reader.sections if section.title]


class _Reader(HTMLParser):
    """Cuts the article of a page at its headings."""

    def __init__(self, path: str) -> None:
        super().__init__()
        self.sections: list[Section] = []
        self._path = path
        self._in_article = False
        self._in_heading = False
        self._skip = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        about = dict(attrs)
        if tag == "article":
            self._in_article = True
        elif tag in _HEADINGS and self._in_article:
            anchor = f"#{about['id']}" if about.get("id") and tag != "h1" else ""
            self.sections.append(Section(self._path + anchor))
            self._in_heading = True
        elif tag == "a" and "headerlink" in (about.get("class") or ""):
            self._skip += 1

    def handle_endtag(self, tag: str) -> None:
        if tag == "article":
            self._in_article = False
        elif tag in _HEADINGS:
            self._in_heading = False
        elif tag == "a" and self._skip:
            self._skip -= 1

    def handle_data(self, data: str) -> None:
        if not self._in_article or self._skip or not self.sections:
            return
        section = self.sections[-1]
        if self._in_heading:
            section.title = " ".join(f"{section.title} {data}".split())
        else:
            section.text = " ".join(f"{section.text} {data}".split())
