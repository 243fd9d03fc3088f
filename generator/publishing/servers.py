"""Configuration for a web server of one's own, made from the headers of ``headers``."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

from generator.publishing.headers import CLAIMED, DATA, EVERYWHERE, PAGES, SHARED, TYPES, Kind

_COMPRESSED = (
    "application/atom+xml application/javascript application/json application/xml image/svg+xml "
    "text/calendar text/css text/csv text/javascript text/plain text/xml"
)
"""Types worth compressing. Pagefind's own files are compressed already."""
_TYPES = {
    "text/html": "html",
    "text/css": "css",
    "text/javascript": "js mjs",
    "text/plain": "txt",
    "text/csv": "csv",
    "text/xml": "xml",
    "application/json": "json",
    "image/svg+xml": "svg",
    "image/png": "png",
    "image/jpeg": "jpg jpeg",
    "image/webp": "webp",
    "image/x-icon": "ico",
    "font/woff2": "woff2",
    "application/pdf": "pdf",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "xlsx",
    **{kind.partition(";")[0]: path.rpartition(".")[2] for path, kind in TYPES.items()},
}
"""What files are by their endings, so that it does not depend on what else a server knows; no ending twice. nginx adds
the character set itself. All else is to be kept, not shown."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where the site is served: its address, and the folder of its files on the server."""

    address: str
    folder: str

    @property
    def base(self) -> str:
        """The path of the address; ``/`` at the root of a host."""
        return base(self.address)

    @property
    def host(self) -> str:
        """The name of the host."""
        return urlsplit(self.address).hostname or ""

    @property
    def port(self) -> int:
        """Where to listen without HTTPS."""
        return urlsplit(self.address).port or 80

    @property
    def listen(self) -> tuple[str, ...]:
        """Where to listen: on one address if the host is one, else on all of both kinds."""
        return (f"{self.host}:",) if re.fullmatch(r"[0-9.]+", self.host) else ("", "[::]:")

    @property
    def files(self) -> str:
        """The folder, without a slash at its end."""
        return self.folder.rstrip("/")


def base(address: str) -> str:
    """The path of an address, from slash to slash."""
    return urlsplit(address).path


def _indented(depth: str, lines: Iterable[str]) -> str:
    return "".join(f"{depth}{line}\n" if line else "\n" for line in lines)


def _path(name: str) -> str:
    """A path as a word of nginx or Caddy. Neither can say a dollar sign or a brace: those are refused before."""
    return name if re.fullmatch(r"[\w./-]+", name) else f'"{name}"'


def nginx(place: Place) -> str:
    """A file for conf.d/ of nginx: maps, since a header in a block hides those around it, and a server."""
    server = [
        *(f"listen {where}{place.port};" for where in place.listen),
        f"server_name {place.host};",
        "",
        *_locations(place),
    ]
    return (
        f"# {place.address}, for /etc/nginx/conf.d/; HTTPS is left to whatever stands before it, or to certbot.\n"
        f"{_maps(place.base)}"
        f"server {{\n{_indented('    ', server)}}}\n"
    )


def nginx_http(place: Place) -> str:
    """The part of it that goes into the block ``http`` of a server that is there already."""
    return f"# {place.address}: to be included in the block http, as all of /etc/nginx/conf.d/ is.\n{_maps(place.base)}"


def nginx_server(place: Place) -> str:
    """The part of it that goes into the block ``server`` of a server that is there already."""
    return f"# {place.address}: to be included in the block server of that name.\n{_indented('', _locations(place))}"


def _maps(base: str) -> str:
    """What depends on the path: how long an answer is kept, by the file that is sent, and who may read it, by the file
    that was asked for. Where that is not there, ``$uri`` is the page that says so."""
    keep = [f'default "{PAGES.keep}";', *(_mapped(base, kind, kind.keep) for kind in CLAIMED)]
    maps = {
        ("$uri", "$directory_keep"): keep,
        ("$uri", "$directory_asked"): ["default $uri;", f'"~^{re.escape(base)}404\\.html$" $request_uri;'],
    }
    for name, value in SHARED.items():
        maps["$directory_asked", _variable(name)] = ['default "";', _mapped(base, DATA, value)]
    return "".join(
        f"map {given} {variable} {{\n{_indented('    ', lines)}}}\n" for (given, variable), lines in maps.items()
    )


def _mapped(base: str, kind: Kind, value: str) -> str:
    """A line of a map for all paths of a kind. One that was asked for can have a query behind it."""
    paths = "|".join(re.escape(path).replace(r"\*", "[^?]*") for path in kind.paths)
    return f'"~^{re.escape(base)}({paths})(\\?|$)" "{value}";'


def _locations(place: Place) -> list[str]:
    """The locations of a server. ``^~``: patterns of a server that is there already take no file of the directory."""
    base = place.base
    bare = [f"location = {base.rstrip('/')} {{ absolute_redirect off; return 301 {base}; }}"] if base != "/" else []
    return [*bare, f"location ^~ {base} {{", *(f"    {line}" for line in _location(place)), "}"]


def _location(place: Place) -> list[str]:
    """All that is said of the files. What a server around it may have said otherwise is said again."""
    missing = f"{place.base}404.html"
    return [
        f"alias {_path(f'{place.files}/')};",
        "index index.html;",
        f"error_page 404 {missing};",
        f"error_page 403 =404 {missing};  # a folder that has no page",
        "absolute_redirect off;",
        "server_tokens off;",
        "autoindex off;",
        "expires off;",
        f"types {{ {' '.join(f'{kind} {endings};' for kind, endings in _TYPES.items())} }}",
        "default_type application/octet-stream;",
        "gzip on;",
        "gzip_vary on;",
        "gzip_min_length 1000;",
        f"gzip_types {_COMPRESSED};",
        "charset utf-8;",
        f"charset_types {_COMPRESSED.replace('application/json ', '')};",
        *(f'add_header {name} "{value}" always;' for name, value in EVERYWHERE.items()),
        "add_header Cache-Control $directory_keep always;",
        *(f"add_header {name} {_variable(name)} always;" for name in SHARED),
    ]


def _variable(header: str) -> str:
    """The variable of nginx that holds a header, empty where it is not sent."""
    return f"$directory_{header.lower().replace('-', '_')}"


def caddy(place: Place) -> str:
    """A Caddyfile. With an https address and its ports open Caddy gets a certificate by itself."""
    base = place.base
    claimed = {kind: " ".join(f"{base}{path}" for path in kind.paths) for kind in CLAIMED}
    everywhere = [*(f'{name} "{value}"' for name, value in EVERYWHERE.items()), "-Server"]
    site = [
        "encode zstd gzip",
        "import everywhere",
        *(line for kind, paths in claimed.items() for line in _of_kind(kind, paths)),
        f"@rest not path {' '.join(claimed.values())}",
        f'header @rest Cache-Control "{PAGES.keep}"',
        *(f'header {base}{path} Content-Type "{kind}"' for path, kind in TYPES.items()),
        "",
        *_served(place),
        "",
        "handle_errors {",  # begins without the headers that were set before
        "\timport everywhere",
        f"\troot * {_path(place.files)}",
        "\trewrite * /404.html",
        f'\theader Cache-Control "{PAGES.keep}"',
        "\tfile_server",
        "}",
    ]
    tab = "\t"
    return (
        f"# {place.address}, for /etc/caddy/Caddyfile.\n"
        f"(everywhere) {{\n\theader {{\n{_indented(2 * tab, everywhere)}\t}}\n}}\n"
        f"{place.address.removesuffix(base)} {{\n{_indented(tab, site)}}}\n"
    )


def _served(place: Place) -> list[str]:
    files = [f"root * {_path(place.files)}", "file_server"]
    if place.base == "/":
        return files
    return [
        f"redir {place.base.rstrip('/')} {place.base} 301",
        f"handle_path {place.base}* {{",
        *(f"\t{line}" for line in files),
        "}",
        "handle {",
        "\terror 404",
        "}",
    ]


def _of_kind(kind: Kind, paths: str) -> list[str]:
    headers = [f'header @{kind.name} {name} "{value}"' for name, value in kind.headers.items()]
    return [f"@{kind.name} path {paths}", *headers]
