"""Shows the built site on this machine and builds it again when something changes."""

import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

from generator.model.findings import DirectoryError
from generator.publishing import headers

TEMPLATES = Path(__file__).parent / "pages" / "templates"

_CALM_SECONDS = 0.3


class _Handler(SimpleHTTPRequestHandler):
    """Plain files with the headers a host should send, and the directory's own page for what is not there."""

    extensions_map = SimpleHTTPRequestHandler.extensions_map | {
        f".{pattern.rpartition('.')[2]}": kind for pattern, kind in headers.TYPES.items()
    }

    def end_headers(self) -> None:
        sent = headers.of(self.path.partition("?")[0].lstrip("/")) | {"Cache-Control": "no-cache"}  # it is built again
        for name, value in sent.items():
            self.send_header(name, value)
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory) / "404.html"
        if code != 404 or not page.is_file():
            super().send_error(code, message, explain)
            return
        content = page.read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        """Say nothing of single requests."""


class _Server(ThreadingHTTPServer):
    """A browser that goes away in the middle of an answer is no fault."""

    def handle_error(self, request: object, client_address: object) -> None:
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


@contextmanager
def server(folder: Path, port: int) -> Iterator[ThreadingHTTPServer]:
    """Serve a folder on loopback until the block ends; port 0 takes a free one. Raises DirectoryError when taken."""
    try:
        found = _Server(("127.0.0.1", port), partial(_Handler, directory=str(folder)))
    except OSError as error:
        raise DirectoryError(f"port {port} cannot be used: {error.strerror}", "name another with --port") from None
    thread = threading.Thread(target=found.serve_forever, daemon=True)
    thread.start()
    try:
        yield found
    finally:
        found.shutdown()
        found.server_close()


@contextmanager
def changes(paths: list[Path]) -> Iterator[Callable[[], None]]:
    """Watch what is below the paths; gives a function that returns when something has changed and it is calm again."""
    changed = threading.Event()

    class Watcher(FileSystemEventHandler):
        def on_any_event(self, event: FileSystemEvent) -> None:
            if event.event_type not in ("opened", "closed_no_write"):
                changed.set()

    def wait() -> None:
        changed.wait()
        while changed.is_set():
            changed.clear()
            changed.wait(_CALM_SECONDS)

    observer = Observer()
    for path in filter(Path.exists, paths):
        observer.schedule(Watcher(), str(path), recursive=path.is_dir())
    observer.start()
    try:
        yield wait
    finally:
        observer.stop()
        observer.join()
