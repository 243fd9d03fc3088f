"""Any bytes as a file: what must hold, whatever they are. The target of ``make fuzz``, and of tests without a fuzzer."""

import random
import shutil
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import yaml
from given import AS_OF, SOUND
from pydantic import ValidationError
from test_examples import EXAMPLES, change

from generator import build, rules, showing
from generator.model.directory import Directory
from generator.model.fields import Fact
from generator.model.findings import Finding, Place, Problem
from generator.model.record import KINDS, Record
from generator.model.register import CertificationBody, DirectoryInfo, Scheme, StandardsFile
from generator.model.vocabulary import VocabularyFile
from generator.pages import environment
from generator.pages.catalogue import Catalogue
from generator.pages.records import RecordPages
from generator.reading import characters, fields, text
from generator.reading.refusal import Refusal

MOST = 70_000
"""A little more than a file may have."""
_MARKS = [
    "\t",
    "\n",
    "\r",
    "\x00",
    ":",
    "-",
    "?",
    "#",
    "&",
    "*",
    "!",
    "|",
    ">",
    "'",
    '"',
    "%",
    "@",
    "`",
    "{",
    "}",
    "[",
    "]",
    ",",
    "~",
    "é",
    "é",
    "例",
    "\u202e",
    "\ufeff",
    "\x85",
]
PIECES = (
    *(mark.encode() for mark in _MARKS),
    *(
        b": ",
        b"\n  ",
        b"- ",
        b"---\n",
        b"...\n",
        b"<<: ",
        b"!!str ",
        b"\xff",
        b"\xed\xa0\x80",
        b'"\\u202e"',
        b"2024-02-30",
    ),
    *(b"[" * 20, b"{a: " * 20, b"x" * 9_000, b"- a\n" * 4_100),
)
"""What does harm to YAML, or did once."""
PATH = "data/certificates/exmpl/2024/iecq-c-exmpl-24-0042.yaml"
REGISTER = (CertificationBody, DirectoryInfo, Scheme, StandardsFile, VocabularyFile)


@cache
def sound() -> Directory:
    """The small sound directory."""
    found = build.check(SOUND / "data", AS_OF).directory
    assert found
    return found


def examine(raw: bytes) -> list[Finding]:
    """Read bytes as a file of the directory, as far as they can be read; AssertionError when something does not hold."""
    with suppress(Refusal):
        content = characters.decode(raw)
        assert text.load(content) == yaml.load(content, yaml.CBaseLoader), "another reader of YAML reads something else"
    found = as_file(raw)
    _holds(found, raw.decode("utf-8", "replace").replace("\r\n", "\n"))
    return found


def as_file(raw: bytes) -> list[Finding]:
    """What is found in bytes that are read as a file, with its places."""
    try:
        content = characters.decode(raw)
        tree = text.load(content)
    except Refusal as no:
        return [Finding(Place(PATH, no.line, no.column), no.code, no.message, no.hint)]
    kind = tree.get("kind")
    if isinstance(kind, str) and kind in KINDS:
        return _as_record(tree, KINDS[kind], content)
    return [finding for model in REGISTER for finding in _located(_problems(tree, model), content)]


def _as_record(tree: dict, kind: type[Record], content: str) -> list[Finding]:
    """A record is also checked against the others, shown on its page, and written as JSON and read again."""
    problems = _problems(tree, kind)
    if not problems:
        record = kind.model_validate(tree)
        assert record == kind.model_validate_json(record.model_dump_json(by_alias=True))
        directory = replace(sound(), records=sound().records | {PATH: record})
        problems = rules.check(directory, AS_OF)
        if not problems:
            catalogue = Catalogue(directory, AS_OF)
            pages = RecordPages(environment.make(), catalogue)
            assert pages.page(catalogue.by_number[record.number]).fragment
    return _located([problem for problem in problems if problem.path == PATH], content)


def _problems(tree: dict, model: type[Fact]) -> list[Problem]:
    try:
        model.model_validate(tree)
    except ValidationError as error:
        found = fields.problems(PATH, error, model)
        assert found, "refused without a word"
        return found
    return []


def _located(problems: list[Problem], content: str) -> list[Finding]:
    places = text.Places(content)
    return [
        Finding(Place(PATH, *places.of(problem.route, problem.at_key)), problem.code, problem.message, problem.hint)
        for problem in problems
    ]


def _holds(found: list[Finding], content: str) -> None:
    """Codes are known, places are in the file, and a finding is one finding however it is shown."""
    lines = content.split("\n")
    for finding in found:
        line, column = finding.place.line, finding.place.column
        assert 1 <= line <= len(lines), f"line {line} is not in the file"
        assert 1 <= column <= len(lines[line - 1]) + 1, f"column {column} is not in line {line}"
        assert finding.code in build.explanations()
        assert finding.message
        assert finding.hint
    if found:
        assert showing.as_github(found).encode().count(b"\n") == len(found)
        assert showing.as_text(found, 1, []).encode().count(b"\n") == 2 * len(found) + 2
        assert showing.as_json(found).encode()


def seeds() -> Iterator[bytes]:
    """The files of the sound directory, and of every faulty example the file that is at fault."""
    for path in sorted((SOUND / "data").rglob("*.yaml")):
        yield path.read_bytes()
    for example in EXAMPLES:
        about = yaml.safe_load(example.read_text("utf-8"))
        with TemporaryDirectory() as folder:
            path = _changed(Path(folder), about.get("changes", [about]))
            if not path.is_symlink() and path.is_file():
                yield path.read_bytes()[:MOST]


def _changed(data: Path, changes: list[dict]) -> Path:
    """The file that the changes of an example lead to, alone in a folder."""
    for what in changes:
        if (SOUND / "data" / what["in"]).is_file() and not (data / what["in"]).exists():
            (data / what["in"]).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(SOUND / "data" / what["in"], data / what["in"])
        change(data, what)
    return data / changes[-1].get("move", changes[-1]["in"])


def mutated(raw: bytes, chance: random.Random) -> bytes:
    """Bytes with a few of them exchanged, put in, taken out or doubled, as a fuzzer does it."""
    for _ in range(chance.randint(1, 8)):
        start = chance.randint(0, len(raw))
        end = min(len(raw), start + chance.choice((1, 1, 4, 40)))
        put = chance.choice((b"", chance.randbytes(chance.randint(1, 4)), chance.choice(PIECES), raw[start:end] * 2))
        raw = raw[:start] + put + raw[chance.choice((start, end)) :]
    return raw[:MOST]
