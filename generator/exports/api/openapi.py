"""The OpenAPI 3.1 document, made of the same shapes, endpoints and files as what it describes, with examples."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue, models_json_schema
from pydantic_core import core_schema

from generator.exports import schema
from generator.exports.api.endpoints import ENDPOINTS, Endpoint
from generator.exports.api.examples import Examples
from generator.exports.api.files import RECORDED, RecordFile
from generator.exports.api.shapes import Shape
from generator.exports.described import describe_fields
from generator.exports.envelope import SCHEMA_VERSION, notice
from generator.exports.outputs import is_left_out
from generator.pages.catalogue import Catalogue

_FOR_EDITORS = ("$schema", "$id", "enumDescriptions", "errorMessage", "patternErrorMessage", "examples")
_REFERENCE = "#/components/schemas/{model}"


class _OneType(GenerateJsonSchema):
    """What may be null says so in its type, instead of by a choice of schemas; what has a name of its own stays so."""

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        inner = self.generate_inner(schema["schema"])
        return inner | {"type": [inner["type"], "null"]} if isinstance(inner.get("type"), str) else inner

    def field_title_should_be_set(self, schema: object) -> bool:
        return False


def document(catalogue: Catalogue) -> dict[str, Any]:
    """The document, with the files that this site has."""
    info = catalogue.directory.info
    examples = Examples(catalogue)
    found = [one for one in ENDPOINTS if not is_left_out(one.path, catalogue.left_out)]
    return {
        "openapi": "3.1.0",
        "info": {
            "title": f"{info.title}: data for programs",
            "version": f"{SCHEMA_VERSION}.0",
            "description": f"{notice(catalogue)}. Plain files, read with GET; no key is needed. What v1 promises: "
            f"{info.address}api.html#promise",
            "contact": {"email": info.contact},
        },
        "servers": [{"url": info.address.removesuffix("/"), "description": info.title}],
        "security": [],
        "paths": {f"/{one.path}": {"get": _operation(one, examples)} for one in found},
        "components": {"schemas": components(catalogue)},
    }


def components(catalogue: Catalogue) -> dict[str, JsonSchemaValue]:
    """The schema of every file and of what is in it, by name."""
    record = _without(schema.schemas(catalogue.directory)["record"], _FOR_EDITORS)
    return dict(sorted((_of_shapes() | {RECORDED: record}).items()))


@cache
def _of_shapes() -> dict[str, JsonSchemaValue]:
    describe_fields(Shape)
    shapes = [(one.shape, "serialization") for one in ENDPOINTS]
    _, found = models_json_schema(shapes, schema_generator=_OneType, ref_template=_REFERENCE)
    made = {name: _plain(one) for name, one in found["$defs"].items()}
    of_record = made[RecordFile.__name__]["properties"]
    of_record["recorded"] = _reference(RECORDED) | {"description": of_record["recorded"]["description"]}
    return made


def _reference(name: str) -> dict[str, str]:
    return {"$ref": _REFERENCE.format(model=name)}


def _plain(part: Any) -> Any:
    """Descriptions in one line, as plain text."""
    if isinstance(part, dict):
        return {key: _plain(value) for key, value in part.items()}
    if isinstance(part, str):
        return " ".join(part.replace("``", "").split())
    return [_plain(one) for one in part] if isinstance(part, list) else part


def _without(part: Any, names: tuple[str, ...], are_fields: bool = False) -> Any:
    """A schema without some of its words; fields that are called like a word stay."""
    if isinstance(part, Mapping):
        return {
            key: _without(value, names, key == "properties" and not are_fields)
            for key, value in part.items()
            if are_fields or key not in names
        }
    return [_without(one, names) for one in part] if isinstance(part, list) else part


def _operation(endpoint: Endpoint, examples: Examples) -> dict[str, Any]:
    content: dict[str, Any] = {"schema": _reference(endpoint.shape.__name__)}
    found = examples.of(endpoint)
    if found:
        content["example"] = found[1]
    operation: dict[str, Any] = {"operationId": endpoint.name, "summary": endpoint.title}
    if endpoint.about:
        operation["description"] = endpoint.about
    if endpoint.parameter:
        parameter = {
            "name": endpoint.parameter.name,
            "in": "path",
            "required": True,
            "description": endpoint.parameter.about,
            "schema": {"type": "string", "pattern": endpoint.parameter.pattern},
        }
        operation["parameters"] = [parameter | ({"example": found[0]} if found else {})]
    answers = {"200": {"description": "The file.", "content": {"application/json": content}}}
    if endpoint.absent:
        answers["404"] = {"description": endpoint.absent}
    return operation | {"responses": answers}
