"""Extracts in the shape of a UNTP Digital Conformity Credential: what that asks for, and nothing that nobody has said."""

import gzip
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from given import AS_OF, ROOT
from jsonschema import Draft202012Validator
from untp_dcc_0_6_0 import CREDENTIAL

from generator import cli
from generator.exports import untp
from generator.pages.catalogue import Catalogue

PAGE = (ROOT / "docs" / "interchange.md").read_text("utf-8")
VALIDATOR = Draft202012Validator(CREDENTIAL)
VERSION = untp.VERSIONS["0.6.0"]
LUMEN = "IECQ-H EXMPL 24.0012"


@pytest.fixture(scope="module")
def extracts(site: Path) -> list[dict]:
    """All that the site publishes."""
    return [json.loads(line) for line in gzip.decompress((site / untp.path("0.6.0")).read_bytes()).splitlines()]


def paths(value: object, at: str = "") -> Iterator[str]:
    """The names of all values inside, with ``[]`` for each place in a list of objects."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from paths(inner, f"{at}.{name}".lstrip("."))
    elif isinstance(value, list) and value and isinstance(value[0], dict):
        for inner in value:
            yield from paths(inner, f"{at}[]")
    else:
        yield at


def with_change(extract: dict, path: str, value: object) -> dict:
    """A copy of an extract with another value, or without one (``None``)."""
    found = json.loads(json.dumps(extract))
    *way, last = path.replace("[]", ".0").split(".")
    at = found
    for step in way:
        at = at[int(step) if step.isdecimal() else step]
    if value is None:
        del at[last]
    else:
        at[last] = value
    return found


def test_every_extract_is_as_the_schema_asks(extracts: list[dict]) -> None:
    """No name, kind of value or word that the version does not know, and none missing that it needs."""
    assert [error.message for one in extracts for error in VALIDATOR.iter_errors(one)] == []


@pytest.mark.parametrize("path", [path for path, needed, _ in VERSION.mapping if needed])
def test_what_is_needed_is_needed(extracts: list[dict], path: str) -> None:
    """The check is no formality: without any of what the table calls needed, an extract is refused."""
    one = next(each for each in extracts if path in set(paths(each)) or path == "@context")
    assert VALIDATOR.is_valid(one)
    assert not VALIDATOR.is_valid(with_change(one, path, None))


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("credentialSubject.assessorLevel", "third party"),
        ("credentialSubject.assessment[].conformityTopic", "quality"),
        ("credentialSubject.assessment[].conformance", "yes"),
        ("credentialSubject.scope.version", "1.0.0"),
        ("issuer.website", "https://exmpl.example/"),
        ("issuer.id", "exmpl"),
        ("type", ["VerifiableCredential"]),
        ("validFrom", "2024-03-18"),
    ],
)
def test_what_is_wrong_is_refused(extracts: list[dict], path: str, value: object) -> None:
    """Another word, another kind of value, a name too many: each is seen."""
    assert not VALIDATOR.is_valid(with_change(extracts[0], path, value))


def test_table_is_what_the_extracts_have(extracts: list[dict]) -> None:
    """Every field of an extract stands in the table, every field of the table in an extract, and the page shows both
    tables to the letter."""
    assert {path for one in extracts for path in paths(one)} == {path for path, _, _ in VERSION.mapping}
    rows = [f"| `{path}` | {'yes' if needed else 'no'} | {ours} |" for path, needed, ours in VERSION.mapping]
    assert "\n".join(["| Their field | Needed | What stands in it |", "|---|---|---|", *rows, ""]) in PAGE
    assert "\n".join(["| Field | Why |", "|---|---|", *(f"| {a} | {b} |" for a, b in VERSION.left_out), ""]) in PAGE
    assert VERSION.schema in PAGE


def test_only_current_records_have_one(extracts: list[dict], catalogue: Catalogue) -> None:
    """Without a status list an extract of another record would read like a good one."""
    current = [entry for entry in catalogue.entries if entry.status == "current"]
    assert len(current) < len(catalogue.entries)
    assert [one["name"] for one in extracts] == [f"Unsigned extract: {entry.record.number}" for entry in current]


def test_extract_says_what_it_is(extracts: list[dict], catalogue: Catalogue) -> None:
    """No proof and no status in anybody's name; the issuer is the body, and the text names who alone can sign, the day,
    and that the records are invented."""
    for one, entry in zip(extracts, filter(untp.has_extract, catalogue.entries), strict=True):
        body = catalogue.directory.bodies[entry.record.body]
        assert not {"proof", "credentialStatus"} & one.keys()
        assert (one["issuer"]["id"], one["issuer"]["name"]) == (body.contact.website, body.name)
        assert f"not signed by anybody: only {body.name} can sign" in one["description"]
        assert f"Recorded as current on {AS_OF}; the next update is due on 2026-11-25." in one["description"]
        assert one["description"].endswith("official system is at https://www.iecq.org")


def test_addresses_in_extracts_are_pages(extracts: list[dict], site: Path, catalogue: Catalogue) -> None:
    """What an extract points to in this directory is there."""
    base = catalogue.directory.info.address
    text = json.dumps(extracts)
    found = {part.partition('"')[0].partition("#")[0] for part in text.split(base)[1:]}
    assert [path for path in found if path and not (site / path).is_file()] == []
    assert {path.partition("/")[0] for path in found} == {
        "",
        "bodies",
        "certificates",
        "holders",
        "schemes",
        "standards",
    }


def test_facts_are_those_of_the_record(extracts: list[dict], catalogue: Catalogue) -> None:
    """Days, holder, standards and, of a statement, the claim are the recorded ones."""
    for one, entry in zip(extracts, filter(untp.has_extract, catalogue.entries), strict=True):
        subject, issue = one["credentialSubject"], entry.issue
        assert one["validFrom"] == f"{issue.issued}T00:00:00Z"
        assert one.get("validUntil") == (f"{entry.until}T23:59:59Z" if entry.until else None)
        assert subject["issuedToParty"]["name"] == entry.record.holder.name
        assert {each["name"] for each in subject["assessment"]} == {
            *issue.standards,
            *getattr(issue, "specifications", ()),
        }
        is_statement = entry.record.kind == "verification-statement"
        assert (subject["attestationType"] == "verification") is is_statement
        values = [each.get("declaredValue") for each in subject["assessment"]]
        assert all(bool(value) is is_statement for value in values)
        if is_statement:
            assert {value[0]["metricValue"]["value"] for value in values} == {float(issue.value)}


def test_command_prints_what_is_published(extracts: list[dict]) -> None:
    """``certdir extract`` makes the same of a number in any spelling; another version is refused."""
    common = ["extract", "iecqhexmpl240012", "--data", str(ROOT / "data"), "--as-of", str(AS_OF)]
    result = CliRunner().invoke(cli.main, [*common, "--untp", "0.6.0"])
    assert result.exit_code == 0
    assert json.loads(result.stdout) == next(one for one in extracts if one["name"].endswith(LUMEN))
    assert CliRunner().invoke(cli.main, [*common, "--untp", "0.5.0"]).exit_code == 2


def test_command_refuses_what_is_not_current(catalogue: Catalogue) -> None:
    """It says what is recorded, and prints nothing that could be taken for a good record."""
    ended = next(entry for entry in catalogue.entries if entry.status == "withdrawn")
    arguments = ["extract", ended.record.number, "--data", str(ROOT / "data"), "--as-of", str(AS_OF)]
    result = CliRunner().invoke(cli.main, arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert (
        f"{ended.record.number} is recorded as withdrawn on {AS_OF}, and an extract would not say so" in result.stderr
    )
