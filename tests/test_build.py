"""A build makes the whole site or nothing, the same every time, and every link in it leads somewhere."""

import datetime
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from given import AS_OF, ROOT

from generator import build, cli
from generator.publishing import links
from generator.reading import loading

CERTDIR = [str(Path(sys.executable).with_name("certdir"))]
MOST_BYTES_OF_A_RECORD_PAGE = 16_500


def certdir(*arguments: str | Path, cwd: Path = ROOT, path: str | None = None) -> subprocess.CompletedProcess:
    """Run the program as a person does."""
    environment = os.environ | ({"PATH": path} if path else {})
    return subprocess.run(
        [*CERTDIR, *map(str, arguments)], cwd=cwd, env=environment, capture_output=True, text=True, check=False
    )


def contents(folder: Path) -> dict[str, bytes]:
    """Every file of a tree."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_every_link_leads_somewhere(site: Path) -> None:
    """Each internal link of each page, handwritten or generated, has a file behind it, and its anchor exists."""
    pages = {path.relative_to(site).as_posix(): path.read_text("utf-8") for path in site.rglob("*.html")}
    assert list(links.broken(pages, contents(site))) == []


def test_record_pages_are_light(site: Path) -> None:
    """The heaviest page of a record stays within 16.5 kB of HTML, the code of its address and what
    others may copy included."""
    heaviest = max((path.stat().st_size, path.name) for path in (site / "certificates").glob("iecq-*.html"))
    assert heaviest[0] <= MOST_BYTES_OF_A_RECORD_PAGE, heaviest


def test_every_record_has_a_page_and_json_beside_it(site: Path) -> None:
    """Nothing that was read is left out."""
    records = build.check(ROOT / "data", AS_OF).directory.records
    slugs = {Path(path).stem for path in records}
    assert slugs == {path.stem for path in (site / "certificates").glob("iecq-*.html")}
    assert slugs == {path.stem for path in (site / "certificates").glob("iecq-*.json")}


def test_nothing_inline_and_nothing_from_elsewhere(site: Path) -> None:
    """A strict Content-Security-Policy holds: no inline script or style, no handler, no foreign source."""
    for path in site.rglob("*.html"):
        html = path.read_text("utf-8")
        for forbidden in ("<style", " style=", " onclick=", " onload=", "javascript:", "fonts.googleapis", "<script>"):
            assert forbidden not in html, f"{path.name} holds {forbidden}"
        assert "@@certdir" not in html
        assert "<!-- directory:" not in html


def test_two_builds_give_the_same_bytes(site: Path, tmp_path: Path) -> None:
    """Another folder, time zone, locale, umask, hash seed and number of cores: the same site, search index included."""
    project = tmp_path / "another folder"
    project.mkdir()
    for name in ("mkdocs.yml", "docs", "overrides", "data", ".git"):  # pages name the commit of their last change
        source = ROOT / name
        if source.exists():
            (shutil.copytree if source.is_dir() else shutil.copy)(source, project / name)
    environment = os.environ | {"TZ": "Asia/Tokyo", "LC_ALL": "C", "PYTHONHASHSEED": "4711"}
    environment |= {"PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}  # as on a machine without UTF-8
    one_core = {min(os.sched_getaffinity(0))} if hasattr(os, "sched_getaffinity") else None
    done = subprocess.run(
        [*CERTDIR, "build", "--out", "elsewhere/site", "--as-of", str(AS_OF)],
        cwd=project,
        env=environment,
        umask=0o077,
        preexec_fn=one_core and (lambda: os.sched_setaffinity(0, one_core)),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    first, second = contents(site), contents(project / "elsewhere" / "site")
    assert sorted(first) == sorted(second)
    assert [path for path in first if first[path] != second[path]] == []
    assert {oct(path.stat().st_mode & 0o777) for path in project.glob("elsewhere/site/**/*.*") if path.is_file()} == {
        "0o644"
    }


def left_alone(project: Path) -> None:
    """The published site is as it was, and nothing is left beside it."""
    assert contents(project / "public") == {"build.json": b"{}", "index.html": b"what was published before"}
    assert [path.name for path in project.iterdir() if path.name.startswith(".public")] == []


def test_findings_stop_the_build(project: Path) -> None:
    """A faulty record: exit 1, the finding is shown, and public/ is untouched."""
    record = project / "data/certificates/exmpl/2024/iecq-h-exmpl-24-0012.yaml"
    record.write_text(record.read_text("utf-8").replace("body: exmpl", "body: exmpel"), "utf-8")
    done = certdir("build", cwd=project)
    assert done.returncode == 1
    assert "R202 the body 'exmpel' is not in the directory\n  hint: did you mean 'exmpl'?" in done.stderr
    assert "nothing was built" in done.stderr
    assert "Traceback" not in done.stderr
    left_alone(project)


def test_failing_mkdocs_stops_the_build(project: Path) -> None:
    """A broken theme file: exit 2, what MkDocs said, a way out, and public/ is untouched."""
    (project / "overrides" / "main.html").write_text("{% block broken")
    done = certdir("build", cwd=project)
    assert done.returncode == 2
    assert "MkDocs could not build the handwritten pages" in done.stderr
    assert "hint:" in done.stderr
    left_alone(project)


def test_lost_token_stops_the_build(project: Path) -> None:
    """A theme change that loses a part of the frame is noticed, not published."""
    frame = project / "overrides" / "record.html"
    frame.write_text(frame.read_text("utf-8").replace("@@certdir:content@@", ""))
    done = certdir("build", cwd=project)
    assert done.returncode == 2
    assert "the token @@certdir:content@@ is missing" in done.stderr
    left_alone(project)


def test_unknown_live_list_stops_the_build(project: Path) -> None:
    """A mistyped mark in a handwritten page is named with the page and the marks there are."""
    (project / "docs" / "about.md").write_text("# About\n\n<!-- directory:bodis -->\n")
    done = certdir("build", cwd=project)
    assert done.returncode == 2
    assert "about.html: there is no live list '<!-- directory:bodis -->'" in done.stderr
    left_alone(project)


@pytest.mark.parametrize(
    ("path", "text", "told"),
    [
        ("docs/about.md", "# About\n\n[a page](nowhere.html)\n", "about.html links to 'nowhere.html'"),
        ("docs/about.md", "# About\n\n[a part](contact.md#nothing)\n", "about.html links to 'contact.html#nothing'"),
        ("docs/faq/general.md", None, "links to 'general.md'"),
        ("overrides/assets/directory.css", None, "links to 'assets/directory.css'"),
    ],
)
def test_dead_link_stops_the_build(project: Path, path: str, text: str | None, told: str) -> None:
    """A link of a handwritten page that leads nowhere, a page or a style that is gone: said, not published."""
    if text is None:
        (project / path).unlink()
    else:
        (project / path).write_text(text, "utf-8")
    done = certdir("build", cwd=project)
    assert done.returncode == 2
    assert told in done.stderr
    left_alone(project)


def test_vanished_records_stop_the_build(project: Path) -> None:
    """Without any record something has gone wrong; the site of before stays."""
    shutil.rmtree(project / "data" / "certificates")
    done = certdir("build", cwd=project)
    assert done.returncode == 1
    assert "data/certificates:1:1: Y100 there are no records here" in done.stderr
    left_alone(project)


def test_missing_pagefind_stops_the_build(project: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Without its program Pagefind cannot run: exit 2, a way out, and public/ is untouched."""
    hidden = tmp_path / "hidden"
    hidden.mkdir()
    (hidden / "pagefind.py").write_text("raise SystemExit('no program was found')\n")
    monkeypatch.setenv("PYTHONPATH", str(hidden))
    done = certdir("build", cwd=project)
    assert done.returncode == 2
    assert "Pagefind could not make the search index: no program was found" in done.stderr
    assert "--no-search" in done.stderr
    left_alone(project)


def test_build_that_was_ended_is_tidied_up(project: Path) -> None:
    """After a crash between the two renames the next build brings the old site back, even when it fails itself."""
    done = subprocess.run(
        [sys.executable, "-c", "import os; print(os.getpid())"], capture_output=True, text=True, check=True
    )
    ended = done.stdout.strip()
    (project / f".public.build-{ended}" / "site").mkdir(parents=True)
    (project / "public").rename(project / f".public.build-{ended}" / "old")
    (project / "overrides" / "main.html").write_text("{% block broken")
    assert certdir("build", cwd=project).returncode == 2
    left_alone(project)


def test_folder_that_is_not_ours_is_not_emptied(project: Path) -> None:
    """A target with other files in it is refused, whatever it is."""
    (project / "public" / "build.json").unlink()
    done = certdir("build", cwd=project)
    assert done.returncode == 2
    assert "holds files that are not a published directory" in done.stderr
    assert contents(project / "public") == {"index.html": b"what was published before"}


def test_missing_data_and_wrong_folder_say_what_to_do(tmp_path: Path) -> None:
    """Outside the project: exit 2 and a hint, for check and for build."""
    for command in ("check", "build"):
        done = certdir(command, cwd=tmp_path)
        assert done.returncode == 2
        assert "there is no folder data" in done.stderr
        assert "hint: run certdir in the repository's root" in done.stderr


def test_no_search_builds_without_an_index(project: Path) -> None:
    """--no-search leaves Pagefind and lunr out and everything else in."""
    done = certdir("build", "--no-search", "--as-of", "2026-11-24", cwd=project)
    assert done.returncode == 0, done.stderr
    assert not (project / "public" / "pagefind").exists()
    assert (project / "public" / "certificates" / "iecq-h-exmpl-24-0012.html").is_file()


def test_report_counts_what_lies_in_the_folder(project: Path, tmp_path: Path) -> None:
    """With ``--report`` the counts and the seconds of each step are in a file; the steps come after each other."""
    out = project / "public"
    done = certdir("build", "--no-search", "--out", out, "--report", tmp_path / "report.json", cwd=project)
    assert done.returncode == 0, done.stderr
    report = json.loads((tmp_path / "report.json").read_text("utf-8"))
    files = contents(out)
    assert (report["files"], report["bytes"]) == (len(files), sum(map(len, files.values())))
    assert report["records"] == len(list((out / "certificates").glob("*.json")))
    assert "reading and checking" in report["seconds"]
    assert sum(report["seconds"].values()) <= report["total"]


def test_day_has_to_be_a_day() -> None:
    """--as-of takes a date and nothing else; wrong use is exit code 2."""
    result = CliRunner().invoke(cli.main, ["build", "--as-of", "tomorrow"])
    assert result.exit_code == 2


def test_pages_follow_the_day_of_the_build(project: Path) -> None:
    """The same data as of another day says what holds on that day."""
    done = certdir("build", "--no-search", "--as-of", "2027-03-18", cwd=project)
    assert done.returncode == 0, done.stderr
    page = (project / "public" / "certificates" / "iecq-h-exmpl-24-0012.html").read_text("utf-8")
    assert "<strong>Expired on 17 March 2027.</strong> No renewal is recorded here." in page


def test_last_change_comes_from_git(project: Path) -> None:
    """A record's page names the commit that last touched its file, and its day."""

    def git(*arguments: str) -> str:
        who = ["-c", "user.name=Somebody", "-c", "user.email=somebody@directory.example"]
        when = {"GIT_AUTHOR_DATE": "2026-10-01T12:00:00Z", "GIT_COMMITTER_DATE": "2026-10-01T12:00:00Z"}
        command = ["git", "-C", str(project), *who, *arguments]
        return subprocess.run(command, env=os.environ | when, capture_output=True, text=True, check=True).stdout.strip()

    git("init", "--quiet")
    git("add", "data")
    git("commit", "--quiet", "-m", "First records")
    commit = git("rev-parse", "HEAD")
    sound = build.check(project / "data", AS_OF).directory
    directory = loading.with_history(sound, project / "data")
    changed = directory.revisions["data/certificates/exmpl/2024/iecq-h-exmpl-24-0012.yaml"]
    assert (commit, datetime.date(2026, 10, 1)) == (changed.commit, changed.date)
    assert not directory.revision.modified
    (project / "data" / "standards.yaml").write_text("standards: []\n")
    assert loading.with_history(sound, project / "data").revision.modified
