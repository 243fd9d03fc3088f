"""Real servers for the site: nginx and Caddy as the recipes set them up, and a plain file server, on loopback."""

import os
import re
import shutil
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from generator.publishing import headers, servers

PATIENCE = 20
"""Seconds in which a server has to answer."""
_NGINX = """daemon off; master_process off; pid {work}/nginx.pid; error_log {work}/error.log;
events {{}}
http {{
    access_log off;
    client_body_temp_path {work}/body; proxy_temp_path {work}/proxy; fastcgi_temp_path {work}/fastcgi;
    uwsgi_temp_path {work}/uwsgi; scgi_temp_path {work}/scgi;
    include /etc/nginx/mime.types;
    include {work}/directory.conf;
}}
"""


_OWN = """server {{
    listen 127.0.0.1:{port};
    root {work}/own;
    autoindex on; expires 1d; add_header X-Own yes; error_page 404 /own.html;
    location ~* \\.(css|json|html)$ {{ return 410; }}
    include {work}/directory-server.conf;
}}
"""
"""A server that was there before, and takes files by their endings."""


def program(name: str) -> str:
    """Where a server is installed; fails, and says what to do, when it is not."""
    found = shutil.which(name, path=f"{os.environ['PATH']}:/usr/sbin:/usr/local/sbin")
    assert found, f"{name} is not installed; tests/needs.sh .venv/bin installs it, or says how"
    return found


def _port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _nginx(content: str, work: Path) -> list[str]:
    (work / "directory.conf").write_text(content)
    (work / "nginx.conf").write_text(_NGINX.format(work=work))
    return [program("nginx"), "-e", str(work / "error.log"), "-c", str(work / "nginx.conf")]


def _caddy(content: str, work: Path) -> list[str]:
    (work / "Caddyfile").write_text("{\n\tadmin off\n}\n" + content)
    return [program("caddy"), "run", "--adapter", "caddyfile", "--config", str(work / "Caddyfile")]


def _plain(place: servers.Place, work: Path) -> list[str]:
    root = work / "root"
    where = root / place.base.strip("/")
    where.parent.mkdir(parents=True, exist_ok=True)
    where.symlink_to(place.folder)
    return [sys.executable, "-m", "http.server", "--bind", place.host, "--directory", str(root), str(place.port)]


def _command(name: str, place: servers.Place, work: Path) -> list[str]:
    if name == "nginx":
        return _nginx(servers.nginx(place), work)
    return _caddy(servers.caddy(place), work) if name == "caddy" else _plain(place, work)


@contextmanager
def running(name: str, base: str, site: Path, work: Path) -> Iterator[str]:
    """Serve a site at a path until the block ends; gives its address."""
    folder = work / "files; of a name that has to be quoted"
    folder.symlink_to(site)
    place = servers.Place(f"http://127.0.0.1:{_port()}{base}", str(folder))
    with _started(_command(name, place, work), place.port, work):
        yield place.address


@contextmanager
def running_inside(base: str, site: Path, work: Path) -> Iterator[str]:
    """Serve a site at a path of an nginx that has a server of its own there, by both parts of the recipe."""
    place = servers.Place(f"http://127.0.0.1:{_port()}{base}", str(site))
    (work / "directory-server.conf").write_text(servers.nginx_server(place))
    command = _nginx(servers.nginx_http(place) + _OWN.format(port=place.port, work=work), work)
    with _started(command, place.port, work):
        yield place.address


@contextmanager
def running_as_is(name: str, content: str, work: Path) -> Iterator[int]:
    """Serve by a configuration for a public address; all that is changed is where it listens. Gives the port."""
    port = _port()
    if name == "nginx":
        here = content.replace("listen 80;", f"listen 127.0.0.1:{port};").replace("listen [::]:80;", "")
        command = _nginx(here, work)
    else:
        command = _caddy(re.sub(r"^https://\S+ \{", f"http://127.0.0.1:{port} {{", content, flags=re.MULTILINE), work)
    with _started(command, port, work):
        yield port


@contextmanager
def _started(command: list[str], port: int, work: Path) -> Iterator[None]:
    environment = os.environ | {"HOME": str(work), "XDG_DATA_HOME": str(work), "XDG_CONFIG_HOME": str(work)}
    with open(work / "said", "wb") as said:
        server = subprocess.Popen(command, env=environment, stdout=said, stderr=said)
    try:
        _await(server, port, work)
        assert "[warn]" not in (work / "said").read_text()
        yield
    finally:
        server.terminate()
        server.wait()


def _await(server: subprocess.Popen, port: int, work: Path) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and server.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise AssertionError(f"the server did not start:\n{(work / 'said').read_text()}")


class Shortening(SimpleHTTPRequestHandler):
    """As Cloudflare Pages answers: an address with .html is sent on to the one without."""

    def do_GET(self) -> None:
        """Send on, or find the page."""
        path, mark, query = self.path.partition("?")
        if path.endswith(".html"):
            self.send_response(308)
            self.send_header("Location", path.removesuffix(".html").removesuffix("index") + mark + query)
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        if not path.endswith("/") and "." not in path.rpartition("/")[2]:
            self.path = f"{path}.html"
        super().do_GET()

    def end_headers(self) -> None:
        """The headers of ``_headers``."""
        for name, value in headers.of(self.path.partition("?")[0].lstrip("/")).items():
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing of single requests."""


@contextmanager
def shortening(site: Path) -> Iterator[str]:
    """Serve a site by a host that takes .html away; gives its address."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Shortening, directory=str(site))) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
