"""The recipes for operators can be followed: every line of shell on their page is run, in a clone with a forge beside it."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from given import ROOT

PAGE = (ROOT / "docs" / "contributing" / "operators.md").read_text("utf-8")
NEWCO = """id: newco
name: Newco Certification Ltd
short_name: Newco
country: GB
city: York
codes: [NEWCO]
status:
  - {date: 2026-11-02, to: accepted}
approvals:
  - {scheme: hspm, from: 2026-11-02}
accreditation:
  - {by: Fictional Accreditation Panel, standard: ISO/IEC 17021-1:2015, reference: FAP 0099, from: 2026-10-01}
contact:
  website: https://newco.example/
  email: certification@newco.example
maintainers: [999000000901, 999000000902]
"""
EDITS = {
    "accept": ("", NEWCO),
    "approve": ("approvals:\n", "approvals:\n  - {scheme: ap-nuclear, from: 2026-11-02}\n"),
    "accounts": ("maintainers: [", "maintainers: [999000000903, "),
    "transfer": (
        "body: exmpl\n",
        "body: mihon\ntransfers:\n  - {date: 2026-11-16, from: exmpl, to: mihon}\n",
    ),
    "correct": ("expires: 2029-11-01", "expires: 2029-10-31"),
}
"""What is typed into the editor: this is replaced by that; nothing at all is a new file."""


def recipes(page: str) -> dict[str, list[str]]:
    """Anchor of each section to its blocks of shell."""
    sections = re.findall(r"^##+ [^\n]*\{#([a-z]+)\}\n(.*?)(?=^##|\Z)", page, re.DOTALL | re.MULTILINE)
    found = {anchor: re.findall(r"^```sh\n(.*?)^```", text, re.DOTALL | re.MULTILINE) for anchor, text in sections}
    return {anchor: blocks for anchor, blocks in found.items() if blocks}


SECTIONS = {anchor: "".join(blocks) for anchor, blocks in recipes(PAGE).items()}
CI = recipes((ROOT / "docs" / "hosting" / "ci.md").read_text("utf-8"))


def run(folder: Path, lines: str, **variables: str) -> str:
    """Run lines of shell as somebody who has no settings of their own; each has to succeed."""
    who = {
        f"GIT_{role}_{what}": "an@operator.example" for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")
    }
    environment = os.environ | who | {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"} | variables
    done = subprocess.run(
        ["bash", "-euc", lines], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout.strip()


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real data under git, merged into main from a branch that is proposal 5 at the forge."""
    folder = tmp_path_factory.mktemp("operator") / "clone"
    shutil.copytree(ROOT / "data", folder / "data")
    shutil.copytree(ROOT / "docs" / "schema", folder / "docs" / "schema")
    shutil.copytree(ROOT / ".ci", folder / ".ci")
    shutil.copytree(ROOT / "requirements", folder / "requirements")
    for name in ("Makefile", "pyproject.toml"):
        shutil.copy(ROOT / name, folder / name)
    (folder / ".gitignore").write_text("/.venv/\n")
    with_program(folder)
    lines = """
        git init --quiet --initial-branch=main . && git add . && git commit --quiet --message Data
        git init --quiet --bare ../forge.git && git remote add origin ../forge.git
        git switch --quiet --create topic
        echo "# a remark" >>data/certificates/exmpl/2026/iecq-h-exmpl-26-0010.yaml && git commit --quiet --all --message "A remark"
        git push --quiet origin HEAD:refs/pull/5/head
        git switch --quiet main && git merge --quiet --no-ff --no-edit topic
        git push --quiet origin main
    """
    run(folder, lines)
    return folder


@pytest.mark.parametrize("anchor", SECTIONS)
def test_recipe_works(clone: Path, anchor: str, tmp_path: Path) -> None:
    """Line by line, from main: the data stays sound, and what was meant to be proposed is at the forge."""
    old, new = EDITS.get(anchor, ("", ""))
    editor = tmp_path / "editor"
    editor.write_text(
        f"#!{sys.executable}\nimport pathlib, sys\npath = pathlib.Path(sys.argv[1])\nold, new = {old!r}, {new!r}\n"
        "text = path.read_text('utf-8') if old else ''\nassert text.count(old) == 1, path\n"
        "path.write_text(text.replace(old, new), 'utf-8')\n"
    )
    editor.chmod(0o755)
    run(clone, "git switch --quiet main")
    merged = run(clone, "git rev-parse --short main")
    run(clone, SECTIONS[anchor].replace("abc1234", merged), EDITOR=str(editor))
    assert run(clone, "git status --porcelain") == ""
    for branch in re.findall(r"--set-upstream origin (\S+)", SECTIONS[anchor]):
        branch = branch.replace("abc1234", merged)
        assert run(clone, f"git rev-parse {branch}") == run(
            clone, f"git ls-remote origin refs/heads/{branch} | cut -f1"
        )
        assert run(clone, f"git diff --name-only main {branch}") != ""
    reason = re.findall(r'--trailer "Correction: (.*)"', SECTIONS[anchor])
    assert run(clone, "git log -1 --format='%(trailers:key=Correction,valueonly)'").splitlines() == reason


def with_program(folder: Path) -> None:
    """An environment for a folder in which everything is installed already."""
    (folder / ".venv" / "bin").mkdir(parents=True)
    (folder / ".venv" / "bin" / "certdir").symlink_to(Path(sys.executable).with_name("certdir"))
    (folder / ".venv" / "site.done").touch()  # for make, all is installed


def test_checks_at_any_forge_can_be_followed(clone: Path) -> None:
    """On a laptop and in plain shell the same three answers, by main's program; then main is checked and built."""
    assert list(CI) == ["laptop", "shell"]
    for name in ("docs", "overrides"):
        shutil.copytree(ROOT / name, clone / name, dirs_exist_ok=True)
    shutil.copy(ROOT / "mkdocs.yml", clone)
    (clone / ".gitignore").write_text("/.venv/\n/public/\n")
    lines = """
        git switch --quiet main && git add . && git commit --quiet --message "The rest" && git push --quiet origin main
        git switch --quiet --create proposal
        echo "# another remark" >>data/certificates/exmpl/2026/iecq-h-exmpl-26-0010.yaml && git commit --quiet --all --message "Another"
    """
    run(clone, lines)
    shown = run(clone, CI["laptop"][0])
    assert "## 1 record of exmpl" in shown
    in_ci, published = CI["shell"]
    worktree, rest = in_ci.split("\n", 1)
    run(clone, worktree)
    with_program(clone.parent / "trusted")
    assert "## 1 record of exmpl" in run(clone, rest, AUTHOR="999000000101", APPROVED="999000000001")
    run(clone, "git switch --quiet main")
    run(clone, published)
    assert (clone / "public" / "index.html").is_file()


def test_every_recipe_is_known() -> None:
    """A recipe that says to edit something has its edit here, and none here is left over."""
    assert {anchor for anchor, shell in SECTIONS.items() if "$EDITOR" in shell} == set(EDITS)
