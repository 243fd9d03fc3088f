"""Whatever is put into a file: findings at places in it, or a model; never another exception."""

import dataclasses
import datetime
import json
import os
import random
import re
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated, Any, Literal, get_args, get_origin, get_type_hints

from click.testing import CliRunner
from fuzz.reading import MOST, PIECES, examine, mutated, seeds, sound
from given import AS_OF, SOUND
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel

from generator import cli
from generator.exports.record_json import record_json
from generator.model import fields
from generator.model.countries import COUNTRIES
from generator.model.record import Certificate, Record, VerificationStatement
from generator.pages.catalogue import Catalogue

FILES = sorted((SOUND / "data").rglob("*.yaml"))
RECORDS = [path.read_bytes() for path in FILES if "certificates" in path.parts]


@st.composite
def damaged(draw: st.DrawFn, sources: list[bytes] = RECORDS) -> bytes:
    """A sound file with some damage: flipped bytes, pieces put in, taken out or doubled, lines exchanged, the end cut."""
    raw = draw(st.sampled_from(sources))
    for _ in range(draw(st.integers(1, 4))):
        start, length = draw(st.integers(0, len(raw))), draw(st.integers(0, 40))
        end = min(len(raw), start + length)
        match draw(st.sampled_from(["flip", "put", "cut", "double", "splice", "lines", "end"])):
            case "flip":
                raw = (
                    raw[:start]
                    + bytes(byte ^ draw(st.integers(1, 255)) for byte in raw[start : start + 1])
                    + raw[start + 1 :]
                )
            case "put":
                raw = raw[:start] + draw(st.sampled_from(PIECES) | st.binary(max_size=4)) + raw[start:]
            case "cut":
                raw = raw[:start] + raw[end:]
            case "double":
                raw = raw[:end] + raw[start:]
            case "splice":
                other = draw(st.sampled_from(sources))
                raw = raw[:start] + other[draw(st.integers(0, len(other))) :]
            case "lines":
                lines = raw.split(b"\n")
                one, other = start % len(lines), length % len(lines)
                lines[one], lines[other] = lines[other], lines[one]
                raw = b"\n".join(lines)
            case "end":
                raw = raw[:start]
    return raw[:MOST]


@given(st.binary(max_size=400) | st.text(max_size=400).map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_any_bytes_are_read_or_refused(raw: bytes) -> None:
    """A file of any bytes gives findings."""
    assert examine(raw)


@given(damaged())
def test_damaged_record_is_read_or_refused(raw: bytes) -> None:
    """A record with any damage gives findings at places in it, or is a record still: with a page and a round trip."""
    examine(raw)


def test_what_the_fuzzer_begins_with_is_read_or_refused() -> None:
    """All sound files and faulty examples hold to the same, and thousands of files made of them."""
    begin = list(seeds())
    assert len(begin) > 400
    chance = random.Random(20261124)
    for raw in begin:
        examine(raw)
    for _ in range(3_000):
        examine(mutated(chance.choice(begin), chance))


_line = st.text(st.characters(exclude_categories=["C", "Z"], include_characters=" "), max_size=60).map("{}x".format)
_prose = st.text(st.characters(exclude_categories=["C"], include_characters="\n"), max_size=200)
BY_TYPE: list[tuple[Any, st.SearchStrategy]] = [
    (fields.Line, _line.map(str.strip)),
    (fields.Prose, _prose.filter(lambda text: re.search(r"[^\s\x00-\x1f]", text))),
    (fields.Day, st.dates(datetime.date(1900, 1, 1), datetime.date(2199, 12, 31))),
    (fields.Whole, st.integers(0, 10**12 - 1)),
    (fields.Identifier, st.from_regex(r"[a-z][a-z0-9]{0,9}(-[a-z0-9]{1,9}){0,2}", fullmatch=True)),
    (fields.CountryCode, st.sampled_from(sorted(COUNTRIES))),
    (fields.LanguageTag, st.sampled_from(["zh-Hant", "ja", "de", "pt-BR"])),
    (fields.Amount, st.from_regex(r"(0|[1-9][0-9]{0,8})(\.[0-9]{1,9})?", fullmatch=True)),
    (
        fields.CertificateNumber,
        st.from_regex(
            r"IECQ-[A-Z]{1,4} [A-Z][A-Z0-9]{1,9} [0-9]{2}\.([0-9]{4}|[1-9][0-9]{4})(-[0-9]{2})?", fullmatch=True
        ),
    ),
]


def is_a(hint: Any, known: Any) -> bool:
    """Whether a type is a known one, or one with more said of it: the id of a scheme is an identifier."""
    return get_args(hint)[: len(get_args(known))] == get_args(known)


def of_type(hint: Any) -> st.SearchStrategy:
    """Any value that a type of the model allows."""
    for known, strategy in BY_TYPE:
        if is_a(hint, known):
            return strategy
    if isinstance(hint, type) and issubclass(hint, BaseModel):
        return of_model(hint)
    parts = get_args(hint)
    if get_origin(hint) is Literal:
        return st.sampled_from(parts)
    if get_origin(hint) is tuple:
        return st.lists(of_type(parts[0]), min_size=1, max_size=3).map(tuple)
    if get_origin(hint) is Annotated:
        return of_type(parts[0])
    return st.one_of(*(st.none() if part is type(None) else of_type(part) for part in parts))


def of_model(model: type[BaseModel]) -> st.SearchStrategy:
    """Any model, made of what its fields allow."""
    hints = get_type_hints(model, include_extras=True)
    by_alias = {field.alias or name: of_type(hints[name]) for name, field in model.model_fields.items()}
    return st.fixed_dictionaries(by_alias).map(model.model_validate)


@given(of_model(Certificate) | of_model(VerificationStatement))
def test_record_survives_json(record: Record) -> None:
    """A record written as JSON is the same record when it is read again; the published JSON holds all of it."""
    kind = type(record)
    assert record == kind.model_validate_json(record.model_dump_json(by_alias=True))
    directory = dataclasses.replace(sound(), records={"data/certificates/a/2024/b.yaml": record})
    catalogue = Catalogue(directory, AS_OF)
    published = json.loads(record_json(catalogue.entries[0], catalogue))
    assert record == kind.model_validate(published["recorded"])


_names = st.binary(min_size=1, max_size=12).filter(
    lambda name: not set(name) & set(b"/\0") and name not in (b".", b"..")
)


@given(
    st.dictionaries(
        st.sampled_from(FILES), damaged([path.read_bytes() for path in FILES]) | st.binary(max_size=80), max_size=4
    ),
    st.lists(st.tuples(st.sampled_from(["", "bodies", "certificates/exmpl/2024"]), _names, damaged()), max_size=2),
    st.sampled_from(["text", "github", "json"]),
)
def test_check_always_comes_to_an_end(
    changed: dict[Path, bytes], added: list[tuple[str, bytes, bytes]], form: str
) -> None:
    """A folder with anything in it is checked: exit code 0, 1 or 2, never a traceback, never a fault of the program."""
    with TemporaryDirectory() as folder:
        data = Path(shutil.copytree(SOUND / "data", Path(folder) / "data"))
        for path, raw in changed.items():
            (data / path.relative_to(SOUND / "data")).write_bytes(raw)
        for below, name, raw in added:
            Path(os.fsdecode(os.fsencode(data / below) + b"/" + name + b".yaml")).write_bytes(raw)
        arguments = ["check", "--data", str(data), "--as-of", str(AS_OF), "--format", form]
        result = CliRunner().invoke(cli.main, arguments)
        assert result.exit_code in (0, 1, 2)
        assert "fault of the program" not in result.output
        assert "Traceback" not in result.output
