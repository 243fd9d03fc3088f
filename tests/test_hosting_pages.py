"""The pages about hosts can be followed: their shell is run, and what it puts in place is what servers take."""

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from given import ROOT
from test_recipes import recipes, run, with_program
from web_servers import program, running_as_is

from generator import cli
from generator.publishing import headers

FOLDER = ROOT / "docs" / "hosting"
PAGES = {path.stem: path.read_text("utf-8") for path in FOLDER.glob("*.md")}


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A clone of the project in which everything is installed, and a machine to change beside it."""
    folder = tmp_path_factory.mktemp("hosting") / "project"
    folder.mkdir()
    for name in ("docs", "overrides", "data", "requirements"):
        shutil.copytree(ROOT / name, folder / name)
    for name in ("mkdocs.yml", "Makefile", "pyproject.toml", ".gitignore"):
        shutil.copy(ROOT / name, folder / name)
    with_program(folder)
    run(folder, "git init --quiet --initial-branch=main . && git add . && git commit --quiet --message Data")
    for name in ("etc/nginx/conf.d", "etc/caddy", "srv"):
        (folder.parent / name).mkdir(parents=True)
    return folder


def follow(project: Path, page: str, *anchors: str) -> None:
    """Run the shell of some sections of a page, on a machine that begins beside the project and has no services. The
    same site is made once."""
    sections = recipes(PAGES[page])
    for anchor in anchors:
        for shell in sections[anchor]:
            here = re.sub(r"(?<![\w.])/(srv|etc)/", rf"{project.parent}/\1/", shell)
            here = re.sub(r"^sudo (nginx -t|systemctl .*|caddy validate .*)$", "", here, flags=re.MULTILINE)
            if (project / "public").is_dir():
                here = re.sub(r"^make site$", "", here, flags=re.MULTILINE)
            run(project, here.replace("sudo ", ""))


def test_steps_for_nginx_and_caddy_lead_to_a_site(project: Path, tmp_path: Path) -> None:
    """A second build takes the place of the first, both servers serve it from where the steps have put it."""
    follow(project, "nginx", "files")
    first = (project.parent / "srv/directory/public").resolve()
    run(project, "sleep 1")  # the folders are named by the second
    follow(project, "nginx", "files", "configuration")
    follow(project, "caddy", "configuration")
    public = project.parent / "srv/directory/public"
    assert public.is_symlink()
    assert public.resolve() != first
    assert first.is_dir()
    nginx = (project.parent / "etc/nginx/conf.d/directory.conf").read_text()
    caddy = (project.parent / "etc/caddy/Caddyfile").read_text()
    for name, content, site in (("nginx", nginx, "listen 80;"), ("caddy", caddy, "https://directory.example {")):
        assert site in content
        with running_as_is(name, content.replace("/srv/directory/public", str(public)), tmp_path) as port:
            said = run(project, f"curl --silent --include http://127.0.0.1:{port}/faq/index.html")
            assert f"Content-Security-Policy: {headers.POLICY}" in said.replace("\r", "")


def test_steps_for_a_container_put_together_what_it_copies(project: Path) -> None:
    """Every file that the Containerfile copies is there, and the page shows that very file."""
    follow(project, "container", "image")
    content = (FOLDER / "Containerfile").read_text()
    assert f"```text\n{content}```" in PAGES["container"]
    for source in re.findall(r"^COPY (\S+)", content, re.MULTILINE):
        assert (project / "build/image" / source).exists(), source
    assert "alias /srv/directory/public/;" in (project / "build/image/directory.conf").read_text()
    assert re.search(r"^COPY public/ /srv/directory/public/$", content, re.MULTILINE)


def test_steps_for_stores_and_networks_can_be_followed(project: Path) -> None:
    """A template that is JSON; a folder to upload below a path, with what is read at the root; an address at GitHub."""
    follow(project, "cloudfront", "setup")
    assert json.loads((project / "build/cloudfront.json").read_text())["Resources"]["Site"]
    follow(project, "cloudflare", "build", "path")
    upload = project / "build/upload"
    assert sorted(path.name for path in upload.iterdir()) == ["404.html", "_headers", "a"]
    assert (upload / "a/sub/path/index.html").is_file()
    follow(project, "netlify", "build")
    follow(project, "index", "build", "limits")
    shell = recipes(PAGES["github-pages"])["address"][0]
    run(project, shell.replace("OWNER", "somebody").replace("REPOSITORY", "directory"))
    assert "https://somebody.github.io/directory/about.html" in (project / "public/about.html").read_text()
    assert 'href="/directory/index.html"' in (project / "public/404.html").read_text()


def test_pages_show_the_headers_that_are_sent() -> None:
    """The page about headers has each of them, and each pattern, as the table in the program has it."""
    page = PAGES["index"]
    for name, value in headers.EVERYWHERE.items():
        assert f"\n{name}: {value}\n" in page
    for kind in headers.CLAIMED:
        assert f"| `{'`, `'.join(kind.paths)}` | `{kind.keep}` |" in page
    assert f"| `{headers.PAGES.keep}` |" in page


def test_every_command_about_hosts_has_its_page() -> None:
    """Each thing that can be printed is told of, and each page is in the navigation."""
    told = "\n".join(PAGES.values())
    for name in cli.main.commands["hosting"].commands:
        assert f"certdir hosting {name}" in told or (name == "headers" and "_headers" in told), name
    navigation = (ROOT / "mkdocs.yml").read_text("utf-8")
    assert [page for page in PAGES if f"hosting/{page}.md" not in navigation] == []


def test_servers_are_those_that_are_meant() -> None:
    """The tests run the real programs."""
    assert (
        "nginx version" in subprocess.run([program("nginx"), "-v"], capture_output=True, text=True, check=True).stderr
    )
    assert subprocess.run([program("caddy"), "version"], capture_output=True, text=True, check=True).stdout.strip()
