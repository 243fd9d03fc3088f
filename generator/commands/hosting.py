"""The commands about hosts: what they have to be told, and whether the site fits them."""

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


_of = click.option("--address", callback=_address, help="Where it is served.  [default: the address in --data]")
_folder = click.option(
    "--folder",
    default="/srv/directory/public",
    show_default=True,
    help="Where its files lie on the server.",
)


def _recipe(name: str, about: str, make: Callable[[servers.Place], str], has_folder: bool = True) -> None:
    """Add a command that prints the configuration for one host."""

    @hosting.command(name, help=about)
    @options.data
    @_of
    @guarded
    def command(data: Path, address: str | None, folder: str = "") -> None:
        click.echo(make(servers.Place(address or loading.address(data), folder)), nl=False)

    if has_folder:
        _folder(command)


_recipe("nginx", "A file for conf.d/ of nginx.", servers.nginx)
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
