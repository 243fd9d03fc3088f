"""Pagefind over the texts: what is written by hand, and the pages of schemes, bodies and standards.

Records are not in it: at 100,000 of them its list of pages alone would weigh more than a visitor should load, and it
finds neither a misspelled name nor the middle of a Chinese one (docs/decisions/0003). Nor are lists of records.
"""

import sys
from pathlib import Path

from generator.cache import Cache, releases
from generator.model.findings import DirectoryError
from generator.program import Output, Program
from generator.search.texts import article, without_counts

FOLDERS = ("schemes", "bodies", "standards")
_LISTS = "pre, .highlight, table, nav, .pager, .counts, .headerlink"


def pagefind(handwritten: dict[str, str], site: Path, work: Path, cache: Cache) -> Output:
    """The one run over all texts: the articles written by hand, and the pages of a site that stand in its folders. It
    is given what it reads and nothing else, so it runs only when that has changed."""
    texts = {path: without_counts(html).encode() for path, html in handwritten.items()}
    for path in sorted(path for folder in FOLDERS for path in (site / folder).glob("*.html")):
        texts[path.relative_to(site).as_posix()] = without_counts(article(path.read_text("utf-8"))).encode()
    said = (piece for item in texts.items() for piece in item)
    name = cache.name("texts", *releases("pagefind"), *said) if cache.is_kept else ""
    return Output(cache, name, lambda: _Pagefind(texts, work))


class _Pagefind(Program):
    """One run, in a folder of its own."""

    def __init__(self, texts: dict[str, bytes], work: Path) -> None:
        source, self._index = work / "texts", work / "index"
        for path, html in texts.items():
            target = source / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(html)
        run = [sys.executable, "-m", "pagefind", "--quiet", "--root-selector", "article", "--exclude-selectors", _LISTS]
        super().__init__([*run, "--site", str(source), "--output-path", str(self._index)])

    def finish(self) -> Path:
        """Wait; the folder with the index. Raises DirectoryError when Pagefind is missing or failed."""
        code, said = self.wait()
        if code or not (self._index / "pagefind.js").is_file():
            last = said[-1] if said else f"exit code {code}"
            raise DirectoryError(
                f"Pagefind could not make the search index: {last}",
                "install the pinned packages again with 'make clean site', or build without search: --no-search",
            )
        for unused in (*self._index.glob("pagefind-*ui*"), self._index / "pagefind-highlight.js"):
            unused.unlink()  # Pagefind's own interface; the directory has its own
        return self._index
