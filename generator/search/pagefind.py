"""Pagefind over the texts: what is written by hand, and the pages of schemes, bodies and standards.

Records are not in it: at 100,000 of them its list of pages alone would weigh more than a visitor should load, and it
finds neither a misspelled name nor the middle of a Chinese one (docs/decisions/0003). Nor are lists of records.
"""

import sys
from collections.abc import Iterable
from pathlib import Path

from generator.model.findings import DirectoryError
from generator.pages.page import Page
from generator.program import Program

_FOLDERS = ("schemes/", "bodies/", "standards/")
_LISTS = "pre, .highlight, table, nav, .pager, .counts, .headerlink"


class Pagefind(Program):
    """The one run over all texts, in a folder of its own."""

    def __init__(self, handwritten: dict[str, str], pages: Iterable[Page], work: Path) -> None:
        source, self._index = work / "texts", work / "index"
        texts = dict(handwritten)
        for page in pages:
            if page.path.startswith(_FOLDERS):
                texts[page.path] = (
                    f'<!doctype html><html lang="en"><body><article>{page.fragment}</article></body></html>'
                )
        for path, html in texts.items():
            target = source / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(html, encoding="utf-8")
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
