"""What the documentation shows is so: its examples are read by the program, its commands are commands, its fields exist."""

import re

import pytest
import yaml
from given import ROOT

from generator import cli
from generator.model.record import KINDS, CertificateIssue, StatementIssue
from generator.reading import characters, text

DOCS = [*sorted((ROOT / "docs").rglob("*.md")), ROOT / "README.md", ROOT / "CONTRIBUTING.md"]
RECORD = (ROOT / "docs" / "contributing" / "record.md").read_text("utf-8")


def blocks(markdown: str, language: str) -> list[str]:
    """The fenced blocks of a language."""
    return re.findall(rf"^```{language}\n(.*?)^```", markdown, re.DOTALL | re.MULTILINE)


def test_annotated_records_are_the_records_in_the_directory() -> None:
    """Both whole examples of the guide read as the files they are copied from, comments and all."""
    whole = [block for block in blocks(RECORD, "yaml") if "originally_issued" in block]
    assert len(whole) == 2
    for block in whole:
        tree = text.load(characters.decode(block.encode()))
        path = next(
            (ROOT / "data" / "certificates").rglob(f"{tree['number'].lower().replace(' ', '-').replace('.', '-')}.yaml")
        )
        assert KINDS[tree["kind"]].model_validate(yaml.load(path.read_text("utf-8"), yaml.CBaseLoader)) == KINDS[
            tree["kind"]
        ].model_validate(tree)


@pytest.mark.parametrize("model", [*KINDS.values(), CertificateIssue, StatementIssue], ids=lambda model: model.__name__)
def test_every_field_is_explained(model: type) -> None:
    """Each field of a record and of an issue has a line in the guide."""
    names = [field.alias or name for name, field in model.model_fields.items()]
    assert [name for name in names if f"`{name}`" not in RECORD] == []


def test_every_command_in_the_documentation_exists() -> None:
    """A certdir command or a make target that is shown can be run."""
    targets = re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    for path in DOCS:
        shell = "\n".join(blocks(path.read_text("utf-8"), "sh"))
        assert set(re.findall(r"certdir ([a-z]+)", shell)) <= set(cli.main.commands), path
        assert set(re.findall(r"^make ([a-z]+)", shell, re.MULTILINE)) <= set(targets), path


def test_every_command_is_documented() -> None:
    """Each command stands in the README."""
    readme = (ROOT / "README.md").read_text("utf-8")
    assert [name for name in cli.main.commands if f"certdir {name}" not in readme] == []
