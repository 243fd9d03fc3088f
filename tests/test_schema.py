"""The schema says of a file what the check says of it, as far as one file's shape goes, to editors and to validators."""

import json
import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

import pytest
import yaml
from given import AS_OF, ROOT, SOUND
from jsonschema import Draft7Validator, Draft202012Validator
from jsonschema.protocols import Validator
from test_examples import EXAMPLES, change

from generator import build
from generator.exports import schema

COMMITTED = ROOT / "docs" / "schema"
DIALECTS = [Draft7Validator, Draft202012Validator]
RECORDS = ("certificate", "verification-statement")
NOT_SEEN = (
    {
        "F207-body-file-renamed": "the name of the file",
        "F207-id-left-from-the-copy": "the name of the file",
        "F207-scheme-file-renamed": "the name of the file",
        "F208-country-of-norway": "what only older readers of YAML take for something else",
        "F208-language-of-norway": "what only older readers of YAML take for something else",
        "F208-name-like-a-time": "what only older readers of YAML take for something else",
        "F208-street-called-on": "what only older readers of YAML take for something else",
    }
    | dict.fromkeys(
        (
            "F204-issue-in-hexadecimal",
            "F204-issue-in-octal",
            "F204-issue-in-octal-of-1-2",
            "F204-issue-with-a-point",
            "F204-issue-with-a-sign",
            "F204-truth-capital",
            "F204-truth-capitals",
            "F204-value-in-hexadecimal",
            "F204-value-infinite",
            "F204-value-not-a-number",
            "F204-value-with-a-sign",
            "F204-value-with-an-exponent",
            "F204-value-with-leading-zeros",
            "F204-value-without-a-zero",
        ),
        "how a number was written, which is gone once an editor has read it",
    )
    | {"R408-reason-of-the-first-entry": "which entry of a list is the first, in words that both dialects have"}
)
"""The faulty examples that the schema takes for sound, with what it cannot know."""
CODES = ("F2", "R201", "R202", "R204", "R205", "R207", "R208", "R408")
"""Of the shape of a file, and of the words of the register: what can be seen without looking into another record."""
IN_ONE_FILE = [path for path in EXAMPLES if path.stem.startswith(CODES)]


class AsEditorsRead(yaml.SafeLoader):
    """YAML 1.2's core schema, by which editors read: ``0`` is a number, ``2024-03-18`` and ``NO`` are text."""

    yaml_implicit_resolvers = {}


for name, pattern, first in (
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("bool", r"true|True|TRUE|false|False|FALSE", list("tTfF")),
    ("int", r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+", list("-+0123456789")),
    (
        "float",
        r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)",
        list("-+.0123456789"),
    ),
):
    AsEditorsRead.add_implicit_resolver(f"tag:yaml.org,2002:{name}", re.compile(rf"^(?:{pattern})$"), first)
AsEditorsRead.add_constructor(
    "tag:yaml.org,2002:int", lambda loader, node: int(node.value, 0 if node.value[1:2] in ("o", "x") else 10)
)


def schema_for(path: str, schemas: dict[str, dict]) -> dict:
    """The schema of a file, by where it lies, as the editor settings choose it."""
    name = next(name for name, kind in schema.KINDS.items() if PurePosixPath(path).match(kind.files))
    return schemas["record" if name in RECORDS else name]


def faults(data: Path, schemas: dict[str, dict], dialect: type[Validator] = Draft7Validator) -> dict[str, list[str]]:
    """What a validator says of every file of a directory: path to messages, sound ones left out."""
    found = {}
    for path in sorted(data.rglob("*.yaml")):
        name = f"data/{path.relative_to(data).as_posix()}"
        validator = dialect(schema_for(name, schemas), format_checker=dialect.FORMAT_CHECKER)
        said = [error.message for error in validator.iter_errors(yaml.load(path.read_text("utf-8"), AsEditorsRead))]
        if said:
            found[name] = said
    return found


def of(data: Path) -> dict[str, dict]:
    """The schemas of a directory."""
    return schema.schemas(build.check(data, AS_OF).directory)


def parts(part: dict, path: str) -> Iterator[tuple[str, dict]]:
    """Every field of a schema with the path to it."""
    for name, inner in part.get("properties", {}).items():
        yield f"{path}.{name}", inner
        yield from parts(inner.get("items", inner), f"{path}.{name}")


@pytest.mark.parametrize("dialect", DIALECTS, ids=lambda dialect: dialect.__name__)
@pytest.mark.parametrize("data", [ROOT / "data", SOUND / "data"], ids=["data", "sound"])
def test_every_sound_file_is_sound_by_the_schema(data: Path, dialect: type[Validator]) -> None:
    """No red line in a file that the check accepts, read as an editor reads it, in either dialect."""
    assert faults(data, of(data), dialect) == {}


@pytest.mark.parametrize("dialect", DIALECTS, ids=lambda dialect: dialect.__name__)
def test_schemas_are_schemas(dialect: type[Validator]) -> None:
    """Each is valid in both dialects, so that their words mean what they seem to mean."""
    for one in of(ROOT / "data").values():
        dialect.check_schema(one)


@pytest.mark.parametrize("example", IN_ONE_FILE, ids=lambda path: path.stem)
def test_faults_of_one_file_are_seen_by_the_schema(example: Path, sound_data: Path) -> None:
    """What the check refuses in the shape of a file is red in the editor too; the exceptions are listed with a reason."""
    schemas = of(sound_data)
    about = yaml.safe_load(example.read_text("utf-8"))
    for what in about.get("changes", [about]):
        change(sound_data, what)
    seen = {dialect: bool(faults(sound_data, schemas, dialect)) for dialect in DIALECTS}
    assert dict.fromkeys(DIALECTS, example.stem not in NOT_SEEN) == seen


def test_every_field_is_described() -> None:
    """An editor has words to show for each field of each kind of file."""
    for name, one in of(ROOT / "data").items():
        assert [path for path, part in parts(one, name) if not part.get("description")] == []


def test_every_pattern_is_said_in_words() -> None:
    """Nobody is shown a regular expression."""
    for name, one in of(ROOT / "data").items():
        for path, part in parts(one, name):
            inner = part.get("items", part)
            assert ("pattern" in inner) == ("patternErrorMessage" in inner), path


def test_closed_lists_are_offered() -> None:
    """Completion offers the words of this directory with what they mean."""
    directory = build.check(ROOT / "data", AS_OF).directory
    fields = dict(parts(schema.schemas(directory)["certificate"], ""))
    words = {path: part.get("items", part).get("enum") for path, part in fields.items()}
    certificates = [one.id for one in directory.schemes.values() if one.kind == "certificate"]
    assert certificates == words[".scheme"]
    assert list(directory.bodies) == words[".body"]
    assert list(directory.terms("activities")) == words[".issues.activities.activity"]
    assert list(directory.terms("component-categories")) == words[".issues.categories"]
    assert list(directory.terms("status-reasons")) == words[".status.reason"]
    assert list(directory.editions) == words[".issues.standards"]
    assert "at the request of the holder" in fields[".status.reason"]["enumDescriptions"]


def test_schemas_are_published_at_their_address(site: Path) -> None:
    """The name that a schema gives itself is the address under which the site has it."""
    address = build.check(ROOT / "data", AS_OF).directory.info.address
    published = sorted((site / "api" / "v1" / "schema").glob("*.json"))
    assert sorted([*schema.KINDS, "record"]) == [path.stem for path in published]
    for path in published:
        assert f"{address}{path.relative_to(site).as_posix()}" == json.loads(path.read_text("utf-8"))["$id"]


def test_published_records_follow_the_published_schema(site: Path) -> None:
    """What stands under ``recorded`` in the JSON of a record is described by the same schema."""
    validator = Draft7Validator(json.loads((site / "api" / "v1" / "schema" / "record.json").read_text("utf-8")))
    for path in (site / "certificates").glob("iecq-*.json"):
        recorded = json.loads(path.read_text("utf-8"))["recorded"]
        assert [error.message for error in validator.iter_errors(recorded)] == [], path.name


def test_committed_schemas_are_up_to_date() -> None:
    """What editors read in the repository is what the models and data/ give now."""
    now = schema.files(build.check(ROOT / "data", AS_OF).directory)
    committed = {path.name: path.read_bytes() for path in COMMITTED.glob("*.json")}
    differing = sorted(name for name in now.keys() | committed.keys() if now.get(name) != committed.get(name))
    assert differing == [], "docs/schema/ is behind data/ or the models; renew it: .venv/bin/certdir schema"


def test_editor_settings_name_the_schema_of_every_file() -> None:
    """Each file of data/ has exactly one schema in .vscode/settings.json, and it is there."""
    wired = json.loads((ROOT / ".vscode" / "settings.json").read_text("utf-8"))["yaml.schemas"]
    kinds = {"record": schema.KINDS["certificate"]} | {
        name: kind for name, kind in schema.KINDS.items() if name not in RECORDS
    }
    assert {f"./docs/schema/{name}.json": kind.files for name, kind in kinds.items()} == wired
    for path in (ROOT / "data").rglob("*.yaml"):
        matching = [name for name, files in wired.items() if path.relative_to(ROOT).match(files)]
        assert len(matching) == 1, path
        assert (ROOT / matching[0]).is_file()
