"""Configuration for a web server of one's own, made from the headers of ``headers``."""

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from generator.publishing.headers import CLAIMED, DATA, EVERYWHERE, PAGES, SHARED, TYPES, Kind

_COMPRESSED = (
    "application/atom+xml application/javascript application/json application/xml image/svg+xml "
    "text/calendar text/css text/csv text/javascript text/plain text/xml"
)
"""Types worth compressing. Pagefind's own files are compressed already."""


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


def _indented(depth: str, lines: list[str]) -> str:
    return "".join(f"{depth}{line}\n" if line else "\n" for line in lines)


def nginx(place: Place) -> str:
    """A file for conf.d/ of nginx: maps, since a header in a block hides those around it, and a server."""
    base = place.base
    keep = [f'default "{PAGES.keep}";', *(f'"{_pattern(base, kind)}" "{kind.keep}";' for kind in CLAIMED)]
    bare = [f"location = {base.rstrip('/')} {{ return 301 {base}; }}", ""] if base != "/" else []
    server = [
        *(f"listen {where}{place.port};" for where in place.listen),
        f"server_name {place.host};",
        "server_tokens off;",
        "absolute_redirect off;",
        "",
        *bare,
        f"location {base} {{",
        *(f"    {line}" for line in _location(place)),
        "}",
    ]
    return (
        f"# {place.address}, for /etc/nginx/conf.d/; HTTPS is left to whatever stands before it, or to certbot.\n"
        f"types {{ text/csv csv; {_types()} }}\n"
        f"map $uri $directory_keep {{\n{_indented('    ', keep)}}}\n"
        f"{_maps(base)}"
        f"server {{\n{_indented('    ', server)}}}\n"
    )


def _types() -> str:
    """What files are by their endings; the character set nginx adds itself."""
    return " ".join(f"{kind.partition(';')[0]} {path.rpartition('.')[2]};" for path, kind in TYPES.items())


def _maps(base: str) -> str:
    """What is sent with shared files, by the path of the file."""
    lines = {name: ['default "";', f'"{_pattern(base, DATA)}" "{value}";'] for name, value in SHARED.items()}
    return "".join(f"map $uri {_variable(name)} {{\n{_indented('    ', lines[name])}}}\n" for name in SHARED)


def _location(place: Place) -> list[str]:
    return [
        f"alias {place.files}/;",
        "index index.html;",
        f"error_page 404 {place.base}404.html;",
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


def _pattern(base: str, kind: Kind) -> str:
    """A regular expression of nginx for all paths of a kind."""
    paths = "|".join(re.escape(path).replace(r"\*", ".*") for path in kind.paths)
    return f"~^{re.escape(base)}({paths})$"


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
        f"\troot * {place.files}",
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
    files = [f"root * {place.files}", "file_server"]
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
