"""JSON Schema of every kind of file, for editors and validators: the models, with the directory's lists filled in.

It describes what an editor sees by the rules of YAML 1.2, so ``issue: 0`` is a number there. Only words that mean the
same in draft-07 and in draft 2020-12 are used, and nothing refers to another place (docs/decisions/0005).
"""

import copy
import re
from collections.abc import Iterator
from dataclasses import dataclass

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from generator.exports.described import describe_fields
from generator.exports.envelope import readable
from generator.model.countries import COUNTRIES, country_name
from generator.model.directory import Directory
from generator.model.fields import EXPECTED, LISTED, Fact
from generator.model.record import Certificate, VerificationStatement
from generator.model.register import CertificationBody, DirectoryInfo, Scheme, StandardsFile
from generator.model.vocabulary import VocabularyFile

DIALECT = "http://json-schema.org/draft-07/schema#"
FOLDER = "api/v1/schema"
"""Where the schemas are published, below the directory's address."""
MOST_WORDS_IN_A_MESSAGE = 20
_WITHOUT_A_LIST = ("pattern", "maxLength")
"""What a word of a closed list need not be told: one mistake, one red line."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file: the model that describes it, and where such files lie."""

    title: str
    model: type[Fact]
    files: str


KINDS: dict[str, Kind] = {
    "certificate": Kind("Certificate", Certificate, "data/certificates/*/*/*.yaml"),
    "verification-statement": Kind("Verification statement", VerificationStatement, "data/certificates/*/*/*.yaml"),
    "body": Kind("Certification body", CertificationBody, "data/bodies/*.yaml"),
    "scheme": Kind("Scheme", Scheme, "data/schemes/*.yaml"),
    "standards": Kind("Standards", StandardsFile, "data/standards.yaml"),
    "vocabulary": Kind("Vocabulary", VocabularyFile, "data/vocabularies/*.yaml"),
    "directory": Kind("Directory", DirectoryInfo, "data/directory.yaml"),
}
"""By the name of the schema."""


def files(directory: Directory) -> dict[str, bytes]:
    """Every schema as it is published, by file name."""
    return {f"{name}.json": readable(schema) for name, schema in schemas(directory).items()}


def schemas(directory: Directory) -> dict[str, JsonSchemaValue]:
    """Schema name to schema: one for each kind of file, and ``record`` for a record of either kind."""
    describe_fields(Fact)
    lists = _lists(directory)
    found = {name: _of_model(kind, _for_kind(name, lists, directory)) for name, kind in KINDS.items()}
    for name in ("certificate", "verification-statement"):
        _hold_reasons(found[name]["properties"]["status"]["items"], directory, name)
    found["record"] = _either(*copy.deepcopy((found["certificate"], found["verification-statement"])))
    address = directory.info.address
    return {name: {"$schema": DIALECT, "$id": f"{address}{FOLDER}/{name}.json"} | found[name] for name in found}


def _of_model(kind: Kind, lists: dict[str, dict[str, str]]) -> JsonSchemaValue:
    schema = kind.model.model_json_schema(schema_generator=_AsEditorsSee)
    return _finished(schema, schema.get("$defs", {}), lists) | {"title": kind.title}


def _either(certificate: JsonSchemaValue, statement: JsonSchemaValue) -> JsonSchemaValue:
    """A record of either kind. While ``kind`` is not yet written, an editor offers the fields of a certificate."""
    kinds = [one["properties"]["kind"].pop("const") for one in (certificate, statement)]
    for one in (certificate, statement):
        one["properties"]["kind"]["enum"] = kinds
    return {
        "title": "Record",
        "description": "A certificate or a verification statement, for one site.",
        "type": "object",
        "if": {"properties": {"kind": {"const": kinds[1]}}, "required": ["kind"]},
        "then": statement,
        "else": certificate,
    }


class _AsEditorsSee(GenerateJsonSchema):
    """Pydantic's generator without what no file holds (null), and without titles and defaults of single fields."""

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])

    def field_title_should_be_set(self, schema: object) -> bool:
        return False


def _finished(part: JsonSchemaValue, parts: dict[str, JsonSchemaValue], lists: dict) -> JsonSchemaValue:
    """A part of a schema with what it refers to written out, its lists filled in and its words made plain."""
    if "$ref" in part:
        part = parts[part["$ref"].rpartition("/")[2]] | {key: part[key] for key in part if key != "$ref"}
    done = {key: value for key, value in part.items() if key not in ("$defs", LISTED)}
    if "properties" in part:
        done["properties"] = {name: _finished(inner, parts, lists) for name, inner in part["properties"].items()}
    if "items" in part:
        done["items"] = _finished(part["items"], parts, lists)
    if "title" in part:
        done["title"] = re.sub(r"(?<=[a-z])[A-Z]", lambda found: " " + found[0].lower(), part["title"])
    if "description" in part:
        done["description"] = " ".join(part["description"].replace("``", "`").split())
    if words := lists.get(part.get(LISTED, "")):
        return {key: done[key] for key in done if key not in _WITHOUT_A_LIST} | _one_of(words)
    if part.get("pattern") in EXPECTED:
        done["patternErrorMessage"] = f"write {EXPECTED[part['pattern']]}"
        if part["type"] == "string":
            done["errorMessage"] = "write text, between double quotes if it looks like a number"
    return done


def _hold_reasons(entry: JsonSchemaValue, directory: Directory, kind: str) -> None:
    """Let each status have the reasons that may lead to it; which entry is the first one, only the check can tell.

    The words that do not fit are refused, not the others asked for: an unknown word is one mistake, and one red line.
    """
    known = directory.terms("status-reasons")
    entry["allOf"] = []
    for status in entry["properties"]["to"]["enum"]:
        fitting = {*directory.reasons(status, kind), *(directory.reasons("first", kind) if status == "current" else ())}
        others = [word for word in known if word not in fitting]
        refused = {"not": {"enum": others}, "errorMessage": f"this reason does not fit '{status}'"}
        condition = {"properties": {"to": {"const": status}}, "required": ["to"]}
        entry["allOf"].append({"if": condition, "then": {"properties": {"reason": refused}}})


def _one_of(words: dict[str, str]) -> JsonSchemaValue:
    """A closed list. An editor names all its words in the red line, unless told what to say instead."""
    found = {"enum": list(words), "enumDescriptions": list(words.values())}
    if len(words) > MOST_WORDS_IN_A_MESSAGE:
        found["errorMessage"] = f"write one of the {len(words)} words that completion offers here"
    return found


def _lists(directory: Directory) -> dict[str, dict[str, str]]:
    """The closed lists by the name that the models mark them with: word to what it means."""
    vocabularies = {name: dict(_terms(directory, name)) for name in directory.vocabularies}
    return vocabularies | {
        "schemes": {scheme.id: scheme.name for scheme in directory.schemes.values()},
        "bodies": {body.id: body.name for body in directory.bodies.values()},
        "standards": {standard.id: standard.title for standard in directory.standards},
        "editions": {edition.id: standard.title for standard, edition in directory.editions.values()},
        "countries": {code: country_name(code) for code in sorted(COUNTRIES)},
    }


def _terms(directory: Directory, vocabulary: str) -> Iterator[tuple[str, str]]:
    for term in directory.terms(vocabulary).values():
        yield term.id, f"{term.label}. {term.note}" if term.note else term.label


def _for_kind(name: str, lists: dict[str, dict[str, str]], directory: Directory) -> dict[str, dict[str, str]]:
    """The lists as a kind of record may use them: a record has a scheme of its own kind."""
    if name not in ("certificate", "verification-statement"):
        return lists
    fitting = {id_: label for id_, label in lists["schemes"].items() if directory.schemes[id_].kind == name}
    return lists | {"schemes": fitting}
