"""What hosts are told, and whether the site fits them."""

import json
import re
from fnmatch import fnmatchcase
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from given import AS_OF, ROOT

from generator import cli
from generator.publishing import headers, hosts

MB = 1_000_000


def certdir(*arguments: str | Path) -> Result:
    """Run the program."""
    return CliRunner().invoke(cli.main, [str(argument) for argument in arguments])


def size(**changes: int) -> hosts.Size:
    """A small site, changed."""
    small = {"files": 800, "bytes": 7 * MB, "largest": MB, "depth": 3, "in_one_folder": 300}
    return hosts.Size(**small | changes, largest_path="a.json", deepest_path="a/b/c/d.html", fullest_folder="a")


def too_small(found: hosts.Size) -> list[str]:
    """Names of the hosts that do not take a site."""
    return [fit.host.name for fit in hosts.fits(found) if fit.over]


@pytest.mark.parametrize(
    ("changes", "names"),
    [
        ({}, []),
        ({"files": 20_000}, []),
        ({"files": 20_001}, ["Cloudflare Pages (free)"]),
        ({"files": 100_001}, ["Cloudflare Pages (free)", "Cloudflare Pages (paid)"]),
        ({"bytes": 1_000 * MB + 1}, ["GitHub Pages", "GitLab Pages"]),
        ({"largest": 25 * 1_048_576}, []),
        ({"largest": 25 * 1_048_576 + 1}, ["Cloudflare Pages (free)", "Cloudflare Pages (paid)"]),
        ({"in_one_folder": 54_001}, ["Netlify"]),
    ],
)
def test_site_fits_up_to_the_limit(changes: dict[str, int], names: list[str]) -> None:
    """A limit itself is still kept; one more is too much, for the hosts that have it."""
    assert too_small(size(**changes)) == names


def test_what_does_not_fit_is_told_with_a_way_out() -> None:
    """A line for the host: what there is, what it takes, and what would make it fit."""
    assert hosts.summary(size(files=51_258))[2:] == [
        "too much for Cloudflare Pages (free): 51,258 files of at most 20,000 files; "
        "take a paid plan and set PAGES_WRANGLER_MAJOR_VERSION=4 in the project"
    ]


def test_switches_that_are_enough_are_named(tmp_path: Path) -> None:
    """The fewest outputs without which a host takes the site, those that are missed least first; none where the pages
    alone are too many."""
    small = hosts.Host("small", "https://host.example/", hosts.HOSTS[0].looked_up, "another host", files=6, bytes=60)

    def way_out(**numbers: int) -> str:
        files = [
            (f"{folder}/{number}.{ending}", 5)
            for (folder, ending), name in {
                ("certificates", "html"): "pages",
                ("certificates", "svg"): "badges",
                ("api/v1/bodies", "json"): "lists",
                ("dumps", "csv"): "dumps",
            }.items()
            for number in range(numbers.get(name, 0))
        ]
        for path, length in files:
            (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / path).write_bytes(b"x" * length)
        found = hosts.fit(small, hosts.measure(tmp_path))
        for path, _ in files:
            (tmp_path / path).unlink()
        return found.way_out if found.over else "fits"

    assert way_out(pages=4, badges=2) == "fits"
    assert way_out(pages=4, badges=4) == "build with --without badges"
    assert way_out(pages=4, badges=1, lists=3) == "build with --without api-lists"
    assert way_out(pages=4, badges=4, dumps=4) == "build with --without badges --without dumps"
    assert way_out(pages=4, badges=2, lists=2) == "build with --without badges"
    assert way_out(pages=7, badges=4) == "another host"


def test_every_limit_has_its_source_and_day() -> None:
    """Who doubts a limit can look it up; a host has a word for what to do."""
    for host in hosts.HOSTS:
        assert host.source.startswith("https://")
        assert host.looked_up.year >= 2026
        assert host.way_out


def test_folder_is_measured(tmp_path: Path) -> None:
    """Files, bytes, the largest, the deepest and the fullest folder, by their paths."""
    for path, length in (("a.html", 5), ("b/c/d.json", 7), ("b/e.html", 9), ("b/f.html", 1)):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(b"x" * length)
    found = hosts.measure(tmp_path)
    assert found == hosts.Size(4, 22, 9, "b/e.html", 2, "b/c/d.json", 2, "b")
    assert {name: (part.files, part.bytes) for name, part in found.weights.items()} == {"all else": (4, 22)}


def test_build_tells_where_the_site_fits(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The last lines of a build name its largest file and the hosts; the report says the same at length."""
    monkeypatch.chdir(project)
    built = certdir("build", "--no-search", "--as-of", AS_OF)
    assert built.exit_code == 0, built.output
    largest, fits = built.stdout.splitlines()[-2:]
    assert re.fullmatch(r"largest file \S+ with \d+\.\d MB, deepest api/v1/\S+", largest)
    names = ", ".join(host.name for host in hosts.HOSTS)
    assert fits == f"fits {names}"
    report = certdir("hosting", "report")
    assert report.exit_code == 0
    assert re.search(
        r"^  badges +155 +[0-9,]+  a picture .*; --without badges leaves it out$", report.stdout, re.MULTILINE
    )
    for host in hosts.HOSTS:
        assert f"\n{host.name}: fits\n" in report.stdout
        assert f"{host.source}, read on {host.looked_up}" in report.stdout


def test_no_file_has_two_kinds(site: Path) -> None:
    """Hosts that read ``_headers`` join the headers of all rules that match, so no path may match two."""
    paths = [path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()]
    for path in paths:
        matching = [pattern for kind in headers.CLAIMED for pattern in kind.paths if fnmatchcase(path, pattern)]
        assert len(matching) <= 1, path
    assert {headers.kind_of(path).name for path in paths} == {"pages", "data", "fixed"}


def test_only_what_is_named_by_its_content_is_kept_for_good(site: Path) -> None:
    """Each file that is never asked for again carries a hash in its name; the lists that name them do not."""
    for path in site.rglob("*"):
        if path.is_file() and headers.kind_of(path.relative_to(site).as_posix()) is headers.FIXED:
            assert re.search(r"[0-9a-f]{7,}", path.name), path
    for path in ("search/index.json", "pagefind/pagefind-entry.json", "index.html", "assets/site.js"):
        assert headers.kind_of(path) is headers.PAGES


def test_data_for_programs_is_shared(site: Path) -> None:
    """What is offered to programs of others is of the kind that they may read, and only the site's own files are not."""
    data = {
        path.relative_to(site).as_posix() for ending in ("json", "csv", "ics") for path in site.rglob(f"*.{ending}")
    }
    own = {path for path in data if headers.kind_of(path) is not headers.DATA}
    assert own - {path for path in own if path.startswith("search/parts/")} == {
        "assets/submit.json",
        "contributing/import-template.csv",
        "pagefind/pagefind-entry.json",
        "search/help.json",
        "search/index.json",
    }


def test_headers_file_keeps_within_what_hosts_read(site: Path) -> None:
    """At most 100 rules and 2,000 characters a line, one star a pattern; no header is set by two rules for one path."""
    content = (site / "_headers").read_text()
    rules = re.findall(r"^(/\S*)\n((?:  .*\n)+)", content, re.MULTILINE)
    assert "".join(f"{pattern}\n{lines}" for pattern, lines in rules) == content
    assert len(rules) <= 100
    assert max(map(len, content.splitlines())) <= 2_000
    assert all(pattern.count("*") <= 1 for pattern, _ in rules)
    (everywhere, first), *others = rules
    assert everywhere == "/*"
    set_everywhere = set(re.findall(r"^  (\S+):", first, re.MULTILINE))
    assert set_everywhere == set(headers.EVERYWHERE)
    for _, lines in others:
        assert not set_everywhere & set(re.findall(r"^  (\S+):", lines, re.MULTILINE))


@pytest.mark.parametrize(
    ("name", "said"),
    [
        (
            "nginx",
            ("server_name www.example.org;", "location ^~ /iecq/ {", '"~^/iecq/(', "error_page 404 /iecq/404.html;"),
        ),
        ("caddy", ("https://www.example.org {", "handle_path /iecq/* {", " /iecq/search/parts/*")),
        ("headers", ("/iecq/*\n", "/iecq/search/parts/*\n")),
        ("cloudfront", ('"/iecq/search/parts/*"', '"/iecq/404.html"', "s3:ListBucket")),
    ],
)
def test_recipe_takes_the_address_of_the_directory(tmp_path: Path, name: str, said: tuple[str, ...]) -> None:
    """Without --address it is that of data/directory.yaml; one with a path goes into every pattern."""
    (tmp_path / "data").mkdir()
    about = (ROOT / "data" / "directory.yaml").read_text("utf-8")
    about = about.replace("https://directory.example/", "https://www.example.org/iecq/")
    (tmp_path / "data" / "directory.yaml").write_text(about, "utf-8")
    result = certdir("hosting", name, "--data", tmp_path / "data")
    assert result.exit_code == 0, result.output
    for text in said:
        assert text in result.stdout


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("www.example.org/", "'www.example.org/' is not an address"),
        ("https://www.example.org/iecq", "'https://www.example.org/iecq' is not an address"),
        ("https://www.example.org/;}/", "some characters cannot stand in an address"),
    ],
)
def test_wrong_address_is_refused(address: str, said: str) -> None:
    """Half an address, or one that would be configuration, is told before anything is printed."""
    result = certdir("hosting", "nginx", "--data", ROOT / "data", "--address", address)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert said in result.stderr
    assert "hint: " in result.stderr


@pytest.mark.parametrize(
    ("folder", "said", "hint"),
    [
        ("public", "'public' does not say where it lies", "write it from the root, as "),
        ("/srv/$name", "some characters cannot stand in the configuration", "leave out quotes, braces"),
        ('/srv/a"; }', "some characters cannot stand in the configuration", "leave out quotes, braces"),
    ],
)
@pytest.mark.parametrize("name", ["nginx", "caddy"])
def test_wrong_folder_is_refused(name: str, folder: str, said: str, hint: str) -> None:
    """A server cannot find a folder from where somebody stood, nor one whose name is a command to it."""
    result = certdir("hosting", name, "--data", ROOT / "data", "--folder", folder)
    assert (result.exit_code, result.stdout) == (2, "")
    assert said in result.stderr
    assert f"hint: {hint}" in result.stderr


@pytest.mark.parametrize(
    ("content", "warned"),
    [
        ('{"address": "https://other.example/"}', True),
        ('{"address": "https://directory.example/"}', False),
        ("{}", False),
        ("[1", False),
    ],
)
def test_address_of_another_build_is_warned_of(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: str, warned: bool
) -> None:
    """What is built is for one address; a configuration for another is printed, with a line about it elsewhere."""
    monkeypatch.chdir(tmp_path)
    alone = certdir("hosting", "nginx", "--data", ROOT / "data")
    (tmp_path / "public").mkdir()
    (tmp_path / "public" / "build.json").write_text(content)
    result = certdir("hosting", "nginx", "--data", ROOT / "data")
    assert (result.exit_code, result.stdout, alone.stderr) == (0, alone.stdout, "")
    told = "certdir: warning: public/ is built for https://other.example/, and so are its 404.html"
    assert [line.startswith(told) for line in result.stderr.splitlines()] == [True] * warned


def test_recipe_without_data_says_so(tmp_path: Path) -> None:
    """A folder without directory.yaml is wrong use, and no traceback."""
    result = certdir("hosting", "caddy", "--data", tmp_path)
    assert result.exit_code == 2
    assert "data/directory.yaml cannot be read" in result.stderr


def test_template_for_cloudfront_says_the_same() -> None:
    """Each policy holds every header of its kind, each pattern has a behaviour, and what is not there is 404."""
    made = json.loads(
        certdir("hosting", "cloudfront", "--data", ROOT / "data", "--address", "https://a.example/b/").stdout
    )
    resources = made["Resources"]
    for kind in (headers.PAGES, *headers.CLAIMED):
        name = f"Headers{kind.name.capitalize()}"
        config = resources[name]["Properties"]["ResponseHeadersPolicyConfig"]
        said = json.dumps(config)
        for header, value in (headers.EVERYWHERE | kind.headers).items():
            if header not in ("X-Content-Type-Options", "Access-Control-Allow-Origin"):
                assert json.dumps(value) in said, header
        assert "ContentTypeOptions" in config["SecurityHeadersConfig"]
        assert ("CorsConfig" in config) == kind.shared
    site = resources["Site"]["Properties"]["DistributionConfig"]
    behaviors = {one["PathPattern"]: one["ResponseHeadersPolicyId"]["Ref"] for one in site["CacheBehaviors"]}
    assert behaviors == {
        f"/b/{path}": f"Headers{kind.name.capitalize()}" for kind in headers.CLAIMED for path in kind.paths
    }
    assert [(one["ResponseCode"], one["ResponsePagePath"]) for one in site["CustomErrorResponses"]] == [
        (404, "/b/404.html")
    ]


def test_dead_link_is_found_below_a_path(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With a path in the address an absolute link has to begin with it, and to lead to something."""
    about = project / "data" / "directory.yaml"
    text = about.read_text("utf-8").replace("https://directory.example/", "https://directory.example/a/")
    about.write_text(text, "utf-8")
    page = project / "overrides" / "404.html"
    dead = '<a href="/index.html">out of the site</a> <a href="/a/none.html">nothing</a>'
    page.write_text(page.read_text("utf-8").replace("</h1>", f"</h1><p>{dead}</p>"), "utf-8")
    monkeypatch.chdir(project)
    result = certdir("build", "--no-search", "--as-of", AS_OF)
    assert result.exit_code == 2
    assert result.stderr.splitlines()[1:4] == [
        "certdir: 2 links lead nowhere:",
        "  404.html links to '/index.html'",
        "  404.html links to '/a/none.html'",
    ]
    assert (project / "public" / "index.html").read_text() == "what was published before"
