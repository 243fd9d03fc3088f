"""The pages about hosts can be followed: their shell is run, and what it puts in place is what servers take."""

import json
import os
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
    for name in ("docs", "overrides", "data", "requirements", ".ci"):
        shutil.copytree(ROOT / name, folder / name)
    for name in ("mkdocs.yml", "Makefile", "pyproject.toml", ".gitignore"):
        shutil.copy(ROOT / name, folder / name)
    with_program(folder)
    run(folder, "git init --quiet --initial-branch=main . && git add . && git commit --quiet --message Data")
    run(folder, "git clone --quiet --bare . ../forge.git && git remote add origin ../forge.git")
    run(folder, "git fetch --quiet && git branch --quiet --set-upstream-to origin/main")
    for name in ("etc/nginx/conf.d", "etc/caddy", "srv/directory"):
        (folder.parent / name).mkdir(parents=True)
    (folder.parent / "srv/directory/repository").symlink_to(folder)
    return folder


@pytest.fixture(scope="module")
def first(project: Path) -> Path:
    """What the script on the page of nginx has published at its first run."""
    assert publish(project) == (0, "", "")
    return (project.parent / "srv/directory/public").resolve()


def publish(project: Path) -> tuple[int, str, str]:
    """Run the script of the page, as cron does and where nobody else may read what is made: its code, and all it says."""
    (script,) = recipes(PAGES["nginx"])["files"]
    file = project.parent / "publish"
    file.write_text(here(project, script))
    file.chmod(0o755)
    done = subprocess.run(
        [file],
        cwd="/",
        env={"PATH": "/usr/bin:/bin", "HOME": str(project.parent), "GIT_CONFIG_NOSYSTEM": "1"},
        umask=0o077,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout, done.stderr


def here(project: Path, shell: str) -> str:
    """Lines of shell with a machine that begins beside the project."""
    return re.sub(r"(?<![\w.])/(srv|etc)/", rf"{project.parent}/\1/", shell)


def follow(project: Path, page: str, *anchors: str) -> None:
    """Run the shell of some sections of a page, on a machine that begins beside the project and has no services. The
    same site is made once."""
    sections = recipes(PAGES[page])
    for anchor in anchors:
        for shell in sections[anchor]:
            lines = re.sub(r"^sudo (nginx -t|systemctl .*|caddy validate .*)$", "", shell, flags=re.MULTILINE)
            if (project / "public").is_dir():
                lines = re.sub(r"^make site$", "", lines, flags=re.MULTILINE)
            run(project, here(project, lines).replace("sudo ", ""))


def test_script_publishes_or_says_why_it_did_not(project: Path, first: Path) -> None:
    """A record with a fault stops it, with all that was said and a code, and what is published stays. Mended, the next
    build takes its place without a word; a file that is the same has its time, and the last three releases stay."""
    machine = project.parent / "srv/directory"
    record = "data/certificates/exmpl/2024/iecq-h-exmpl-24-0012.yaml"
    change = f"cd change && sed -i 's/^kind: .*/kind: poem/' {record} && git commit --quiet --all --message Worse"
    run(project.parent, f"git clone --quiet forge.git change && {change} && git push --quiet")
    code, stdout, stderr = publish(project)
    assert (code, stdout) == (1, "")
    assert re.search(rf"^{record}:\d+:\d+: \w+ .*poem", stderr, re.MULTILINE), stderr
    assert (machine / "public").resolve() == first
    assert os.listdir(machine / "releases") == [first.name]

    run(project.parent / "change", "git revert --no-edit HEAD && git push --quiet")
    for day in ("20260101-000700", "20260102-000700", "20260103-000700"):
        (machine / "releases" / day).mkdir()
    run(project, "sleep 1")  # the folders are named by the second
    assert publish(project) == (0, "", "")
    second = (machine / "public").resolve()
    assert sorted(os.listdir(machine / "releases")) == ["20260103-000700", first.name, second.name]
    assert first.name != second.name
    same = "assets/directory.css"
    assert (second / same).stat().st_mtime_ns == (first / same).stat().st_mtime_ns
    assert {path.stat().st_mode & 0o777 for path in (second.parent, second, second / "faq")} == {0o755}


@pytest.mark.usefixtures("first")
def test_steps_for_nginx_and_caddy_lead_to_a_site(project: Path, tmp_path: Path) -> None:
    """Both servers serve what the script has put in place; nginx also from the two parts, in a server of somebody."""
    follow(project, "nginx", "configuration")
    follow(project, "caddy", "configuration")
    public = project.parent / "srv/directory/public"
    nginx = (project.parent / "etc/nginx/conf.d/directory.conf").read_text()
    caddy = (project.parent / "etc/caddy/Caddyfile").read_text()
    for name, content, site in (("nginx", nginx, "listen 80;"), ("caddy", caddy, "https://directory.example {")):
        assert site in content
        with running_as_is(name, content.replace("/srv/directory/public", str(public)), tmp_path) as port:
            said = run(project, f"curl --silent --include http://127.0.0.1:{port}/faq/index.html")
            assert f"Content-Security-Policy: {headers.POLICY}" in said.replace("\r", "")
    follow(project, "nginx", "existing")
    (include,) = re.findall(r"^include /etc/(\S+);$", PAGES["nginx"], re.MULTILINE)
    parts = (project.parent / "etc/nginx/conf.d/directory.conf", project.parent / "etc" / include)
    maps, locations = (part.read_text().replace("/srv/directory/public", str(public)) for part in parts)
    with running_as_is("nginx", f"{maps}server {{\nlisten 80;\n{locations}}}\n", tmp_path) as port:
        said = run(project, f"curl --silent --include http://127.0.0.1:{port}/certificates/none.json")
        assert "Access-Control-Allow-Origin: *" in said.replace("\r", "").splitlines()


def test_steps_for_a_container_put_together_what_it_copies(project: Path) -> None:
    """Every file that the Containerfile copies is there, and the page shows that very file."""
    follow(project, "container", "image")
    (project / "build/image/public/gone.html").write_text("of yesterday")
    follow(project, "container", "image")
    assert not (project / "build/image/public/gone.html").exists()
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
    (upload / "a/sub/path/gone.html").write_text("of yesterday")
    follow(project, "cloudflare", "path")
    assert not (upload / "a/sub/path/gone.html").exists()
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
