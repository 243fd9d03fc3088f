"""The commands about hosts: what they have to be told, and whether the site fits them."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import click

from generator.commands import options
from generator.commands.options import Fault, Misuse, guarded
from generator.exports import outputs
from generator.publishing import cloudfront, headers, hosts, servers
from generator.reading import loading


@click.group()
def hosting() -> None:
    """Configuration for a host, printed; and whether the site fits it.

    All of it comes from one table of headers in the program, which `certdir serve` sends too. docs/hosting/ says
    where to put what is printed.
    """


def _address(context: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
    parts = urlsplit(value) if value else None
    if parts and (parts.scheme not in ("http", "https") or not parts.hostname or not parts.path.endswith("/")):
        hint = "write it whole and with a slash at its end, as https://www.example.org/certificates/"
        raise Misuse([Fault(f"--address: '{value}' is not an address", hint)])
    if value and any(character in value for character in " \"'{};$\\"):
        raise Misuse([Fault("--address: some characters cannot stand in an address", "leave out quotes and braces")])
    return value


def _absolute(context: click.Context, parameter: click.Parameter, value: str) -> str:
    if not value.startswith("/"):
        hint = f"write it from the root, as {_PUBLIC.resolve()}; a server does not run in this folder"
        raise Misuse([Fault(f"--folder: '{value}' does not say where it lies", hint)])
    if not value.isprintable() or any(character in value for character in "\"'`{}$\\"):
        hint = "leave out quotes, braces, dollar signs and backslashes; a link with a plain name can lead there"
        raise Misuse([Fault("--folder: some characters cannot stand in the configuration of a server", hint)])
    return value


_of = click.option("--address", callback=_address, help="Where it is served.  [default: the address in --data]")
_folder = click.option(
    "--folder",
    callback=_absolute,
    default="/srv/directory/public",
    show_default=True,
    help="Where its files lie on the server.",
)
_NGINX = {"http": servers.nginx_http, "server": servers.nginx_server}
_part = click.option(
    "--part",
    type=click.Choice(list(_NGINX)),
    help="Only what goes into this block of an nginx that serves the same name already; both parts are needed.",
)
_PUBLIC = Path("public")


def _place(data: Path, address: str | None, folder: str = "") -> servers.Place:
    """Where the site is to be served; says so when what is built here is for another address."""
    here = address or loading.address(data)
    built = _built_for(_PUBLIC / "build.json")
    if built and built != here:
        said = f"{_PUBLIC}/ is built for {built}, and so are its 404.html, links to be printed and feeds"
        click.echo(f"certdir: warning: {said}; set 'address: {here}' in data/directory.yaml and build again", err=True)
    return servers.Place(here, folder)


def _built_for(mark: Path) -> str:
    """The address that a published folder says it was built for; empty where none can be read."""
    try:
        found = json.loads(mark.read_bytes())
    except (OSError, ValueError):
        return ""
    return str(found.get("address", "")) if isinstance(found, dict) else ""


def _recipe(name: str, about: str, make: Callable[[servers.Place], str], has_folder: bool = True) -> None:
    """Add a command that prints the configuration for one host."""

    @hosting.command(name, help=about)
    @options.data
    @_of
    @guarded
    def command(data: Path, address: str | None, folder: str = "") -> None:
        click.echo(make(_place(data, address, folder)), nl=False)

    if has_folder:
        _folder(command)


@hosting.command("nginx")
@options.data
@_of
@_folder
@_part
@guarded
def nginx(data: Path, address: str | None, folder: str, part: str | None) -> None:
    """A file for conf.d/ of nginx, with a server of its own; or the parts of it for a server that is there already."""
    click.echo(_NGINX.get(part, servers.nginx)(_place(data, address, folder)), nl=False)


_recipe("caddy", "A Caddyfile.", servers.caddy)
_recipe(
    "cloudfront",
    "A template of CloudFormation: a store, a distribution, its policies of headers.",
    lambda place: cloudfront.template(place.address),
    has_folder=False,
)
_recipe(
    "headers",
    "The file _headers for Netlify and Cloudflare Pages, as every build writes it.",
    lambda place: headers.headers_file(place.base),
    has_folder=False,
)


@hosting.command("report")
@click.option(
    "--out",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    default=Path("public"),
    show_default=True,
    help="The folder of a finished build.",
)
@guarded
def report(out: Path) -> None:
    """How big the site is, by output, beside the limits of each host, with where each limit was read, and when."""
    size = hosts.measure(out)
    click.echo(f"{hosts.shown(size.files, 'files')}, {hosts.shown(size.bytes, 'bytes')} in {out}/")
    click.echo(f"{hosts.shown(size.in_one_folder, 'files')} in the fullest folder, {size.fullest_folder}/")
    click.echo("\n".join(hosts.summary(size)[:1]))
    click.echo("\n".join(["", *_outputs(size)]))
    for fit in hosts.fits(size):
        verdict = "does not fit" if fit.over else "fits"
        click.echo(f"\n{fit.host.name}: {verdict}")
        for had, most, word in fit.lines:
            click.echo(f"  {hosts.shown(had, word)} of at most {hosts.shown(most, word)} ({had / most:.0%})")
        if fit.over:
            click.echo(f"  {fit.way_out}")
        click.echo(f"  {fit.host.source}, read on {fit.host.looked_up}")


def _outputs(size: hosts.Size) -> Iterator[str]:
    """A line for each output: files, bytes, what it is, and the switch that leaves it out."""
    yield f"  {'output':16} {'files':>9} {'bytes':>14}"
    for output in (*outputs.ALWAYS, *outputs.OPTIONAL):
        weight = size.weights.get(output.name)
        switch = f"; --without {output.name} leaves it out" if output in outputs.OPTIONAL else ""
        if weight:
            yield f"  {output.name:16} {weight.files:>9,} {weight.bytes:>14,}  {output.about}{switch}"
