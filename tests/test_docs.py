"""What the documentation shows is so: its examples are read by the program, its commands are commands, its fields exist."""

import json
import re
import shlex
from pathlib import Path, PurePosixPath

import pytest
import yaml
from click.testing import CliRunner
from given import AS_OF, ROOT
from test_schema import parts as fields_of

from generator import build, cli
from generator.commands import options
from generator.exports import schema
from generator.importing import template
from generator.model.number import parts, slug
from generator.reading import characters, text

DOCS = [*sorted((ROOT / "docs").rglob("*.md")), ROOT / "README.md", ROOT / "CONTRIBUTING.md"]
SCHEMA_LINE = "# yaml-language-server: $schema="


def blocks(markdown: str, language: str) -> list[str]:
    """The fenced blocks of a language."""
    return re.findall(rf"^```{language}\n(.*?)^```", markdown, re.DOTALL | re.MULTILINE)


GUIDE = (ROOT / "docs" / "contributing" / "record.md").read_text("utf-8")
FAMILY = next(block for block in blocks(GUIDE, "sh") if "--role master" in block).splitlines()
"""The commands that enter a new family; only together do they make one that is sound."""


def whole_files() -> dict[str, str]:
    """The annotated examples of whole files, by the path at which such a file lies."""
    found = {}
    for path in DOCS:
        for block in blocks(path.read_text("utf-8"), "yaml"):
            if block.startswith(SCHEMA_LINE):
                tree = text.load(characters.decode(block.encode()))
                found[home(tree)] = block
    return found


def home(tree: dict) -> str:
    """Where the file with these fields lies."""
    if "number" in tree:
        return f"data/certificates/{tree['body']}/{parts(tree['number']).year}/{slug(tree['number'])}.yaml"
    return f"data/{'bodies' if 'codes' in tree else 'schemes'}/{tree['id']}.yaml"


def test_annotated_examples_are_sound(sound_data: Path) -> None:
    """The whole files that the guides show pass the check, together, as they stand there with their comments."""
    examples = whole_files()
    assert len(examples) == 5
    for path, block in examples.items():
        assert (sound_data.parent / path).is_file(), path
        (sound_data.parent / path).write_text(block, "utf-8")
    # The small directory has fewer records than the body of the guide declares, which is a warning.
    assert [finding.code for finding in build.check(sound_data, AS_OF).findings] == ["R906"]


def test_annotated_records_are_the_records_in_the_directory() -> None:
    """The records of the guide read as the files they are copied from, comments and all."""
    for path, block in whole_files().items():
        if "certificates" in path:
            there = yaml.load((ROOT / path).read_text("utf-8"), yaml.CBaseLoader)
            assert there == text.load(characters.decode(block.encode())), path


def test_annotated_examples_name_their_schema() -> None:
    """From where such a file lies, the first line leads to the schema of its kind."""
    for path, block in whole_files().items():
        named = (ROOT / path).parent / block.split("\n")[0].removeprefix(SCHEMA_LINE)
        wired = json.loads((ROOT / ".vscode" / "settings.json").read_text("utf-8"))["yaml.schemas"]
        assert [name for name, files in wired.items() if PurePosixPath(path).match(files)] == [
            f"./{named.resolve().relative_to(ROOT).as_posix()}"
        ]


@pytest.mark.parametrize("kind", schema.KINDS)
def test_every_field_is_on_the_page_of_fields(kind: str, site: Path) -> None:
    """Each field of each model has a heading of its own; on a statement, those of a certificate may stand in its place."""
    html = (site / "contributing" / "fields.html").read_text("utf-8")
    anchors = re.findall(r'<h[3-6] id="([^"]+)"', html)
    assert len(anchors) == len(set(anchors))
    one = schema.schemas(build.check(ROOT / "data", AS_OF).directory)[kind]
    wanted = [path.replace(".", "-").replace("_", "-") for path, _ in fields_of(one, kind)]
    shared = [anchor.replace("certificate", kind, 1) for anchor in anchors if kind == "verification-statement"]
    assert [anchor for anchor in wanted if anchor not in anchors + shared] == []


def test_every_command_in_the_documentation_exists() -> None:
    """A certdir command or a make target that is shown can be run."""
    targets = re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    for path in DOCS:
        shell = "\n".join(blocks(path.read_text("utf-8"), "sh"))
        assert set(re.findall(r"certdir ([a-z-]+)", shell)) <= set(cli.main.commands), path
        assert set(re.findall(r"^make ([a-z]+)", shell, re.MULTILINE)) <= set(targets), path


def test_every_command_for_daily_work_runs_as_it_is_shown(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Each line that changes a record can be typed as it stands; those that ask name what they would ask for."""
    monkeypatch.setattr(options, "today", lambda: AS_OF)
    names = {
        name for name, at in cli.COMMANDS.items() if at.startswith(("adding.", "life.", "deciding.", "importing."))
    }
    (tmp_path / "records.xlsx").write_bytes(template.as_xlsx())
    monkeypatch.chdir(tmp_path)
    seen = set()
    for path in DOCS:
        for line in "\n".join(blocks(path.read_text("utf-8"), "sh")).splitlines():
            _, *arguments = shlex.split(line, comments=True) or [""]
            if arguments and arguments[0] in names and line not in FAMILY:
                seen.add(arguments[0])
                result = CliRunner().invoke(cli.main, [*arguments, "--data", str(ROOT / "data"), "--dry-run"])
                asks = "in a terminal certdir asks for" in result.output
                assert result.exit_code == (2 if asks else 0), line + result.output
    assert names == seen


def test_new_family_is_entered_as_it_is_shown(monkeypatch: pytest.MonkeyPatch, sound_data: Path) -> None:
    """The master is written with a scope that no site does yet, and says which command follows; with its site the
    family is sound."""
    monkeypatch.setattr(options, "today", lambda: AS_OF)
    assert len(FAMILY) == 2
    shown = []
    for line in FAMILY:
        result = CliRunner().invoke(cli.main, [*shlex.split(line)[1:], "--data", str(sound_data)])
        assert result.exit_code == 0, result.output
        errors = build.check(sound_data, AS_OF).errors
        shown.append(([error.code for error in errors], result.output.splitlines()[-1]))
    assert shown == [
        (["R509"], '  certdir add-site "IECQ-H EXMPL 26.0046" --activities "manufacture: connectors"'),
        ([], "and open a pull request that says in one sentence what was decided."),
    ]
    assert "iecq-h-exmpl-26-0046-01.yaml" in result.output.split("git add")[1]
    assert "iecq-h-exmpl-26-0046.yaml" in result.output.split("git add")[1]


def test_every_command_is_documented() -> None:
    """Each command stands in the README."""
    readme = (ROOT / "README.md").read_text("utf-8")
    assert [name for name in cli.main.commands if f"certdir {name}" not in readme] == []
