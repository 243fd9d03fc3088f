"""What measurements in Chromium have in common: a sample to serve, a server that compresses as hosts do, and the way from
numbers of records to a table in docs/hosting/performance.md."""

import gzip
import http.server
import shutil
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

import tables  # noqa: E402
from given import CHROMIUM_ARGUMENTS  # noqa: E402

from generator import build  # noqa: E402
from generator.pages.catalogue import Catalogue  # noqa: E402
from generator.sampling.sample import DAY  # noqa: E402
from generator.search import records as search_records  # noqa: E402

Row = tuple[str, ...]


class Compressing(http.server.SimpleHTTPRequestHandler):
    """Serves files compressed, each compressed once."""

    protocol_version = "HTTP/1.1"
    packed: dict[str, bytes] = {}
    asked: list[tuple[str, int]] = []

    def do_GET(self) -> None:
        """Answer with the compressed file."""
        path = Path(self.translate_path(self.path))
        if path.is_dir():
            path /= "index.html"
        if not path.is_file():
            self.send_error(404)
            return
        key = str(path)
        if key not in self.packed:
            content = path.read_bytes()
            self.packed[key] = (
                content
                if path.suffix in (".pagefind", ".pf_meta", ".pf_index", ".pf_filter", ".pf_fragment")
                else gzip.compress(content, 6)
            )
        content = self.packed[key]
        if path.suffix != ".svg":  # the icon of the tab is asked for again when the address changes
            self.asked.append((self.path, len(content)))
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(key))
        if content[:2] == b"\x1f\x8b" and path.suffix[:4] != ".pf_" and path.suffix != ".pagefind":
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def sample(count: int, folder: Path) -> Catalogue:
    """So many invented records beside those of the project."""
    build.sample(ROOT / "data", folder / "data", count, 1, DAY, beside=True)
    return Catalogue(build.check(folder / "data", DAY).directory, DAY)


def site(folder: Path) -> Path:
    """A copy of the published site, without what its search loads."""
    return Path(shutil.copytree(ROOT / "public", folder / "site", ignore=shutil.ignore_patterns("parts")))


def put_search(site: Path, catalogue: Catalogue) -> None:
    """Make what searching and checking load."""
    (site / "search" / "parts").mkdir()
    for path, content in search_records.files(catalogue).items():
        (site / path).write_bytes(content)


@contextmanager
def served(site: Path) -> Iterator[str]:
    """Serve the site on this machine; its address."""
    Compressing.packed = {}
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(Compressing, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


def table_of(name: str, heads: Row, measure: Callable[[Browser, int, Path], Iterator[Row]]) -> None:
    """Measure each number of records that the command line names, print the table, and with ``--write`` put it into its
    place on the page."""
    wanted = [int(argument) for argument in sys.argv[1:] if not argument.startswith("--")]
    rows = []
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as scratch:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=CHROMIUM_ARGUMENTS)
        for count in wanted or [2_000, 20_000]:
            for row in measure(browser, count, Path(scratch) / str(count)):
                print(" · ".join(row), file=sys.stderr, flush=True)
                rows.append(row)
        browser.close()
    text = tables.table(heads, rows)
    print(text)
    if "--write" in sys.argv:
        tables.put(name, text)
