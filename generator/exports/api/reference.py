"""The OpenAPI document said to a person: what the page of all files for programs shows."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from generator.exports.api.files import RECORDED


@dataclass(frozen=True, slots=True)
class FieldSaid:
    """A field: its name, its type in words, where that is described, and what it means."""

    name: str
    form: str
    leads_to: str
    meaning: str


@dataclass(frozen=True, slots=True)
class ShapeSaid:
    """What is in a file, or in an entry of one."""

    name: str
    meaning: str
    fields: list[FieldSaid]


@dataclass(frozen=True, slots=True)
class FileSaid:
    """A file, or all files of one form."""

    name: str
    path: str
    title: str
    about: str
    shape: str
    parameter: str
    parameter_about: str
    live: str
    absent: str
    example: str


def context(document: dict[str, Any]) -> dict[str, object]:
    """What the template needs."""
    return {
        "files": [_file(path, item["get"]) for path, item in document["paths"].items()],
        "shapes": list(_shapes(document["components"]["schemas"])),
    }


def _file(path: str, operation: dict[str, Any]) -> FileSaid:
    answer = operation["responses"]["200"]["content"]["application/json"]
    parameter = operation.get("parameters", [{}])[0]
    live = path.replace(f"{{{parameter['name']}}}", parameter.get("example", "")) if parameter else path
    return FileSaid(
        name=operation["operationId"],
        path=path,
        title=operation["summary"],
        about=operation.get("description", ""),
        shape=_named(answer["schema"]),
        parameter=parameter.get("name", ""),
        parameter_about=parameter.get("description", ""),
        live=live if "example" in parameter or not parameter else "",
        absent=operation["responses"].get("404", {}).get("description", ""),
        example=json.dumps(answer["example"], ensure_ascii=False, indent=1) if "example" in answer else "",
    )


def _shapes(schemas: dict[str, Any]) -> Iterator[ShapeSaid]:
    for name, one in schemas.items():
        if name != RECORDED and "properties" in one:
            fields = [_field(key, value, schemas) for key, value in one["properties"].items()]
            yield ShapeSaid(name, one.get("description", ""), fields)


def _field(name: str, schema: dict[str, Any], schemas: dict[str, Any]) -> FieldSaid:
    inner = schema.get("items", schema)
    leads_to = _named(inner)
    known = schemas.get(leads_to, {})
    form = _form(inner if "properties" in known or not leads_to else known)
    if "items" in schema:
        form = f"list of {form}"
    is_object = "properties" in known or leads_to == RECORDED
    return FieldSaid(name, form, leads_to if is_object else "", schema.get("description", ""))


def _form(schema: dict[str, Any]) -> str:
    """A type in a few words."""
    if "$ref" in schema:
        return "object"
    if words := schema.get("enum") or ([schema["const"]] if "const" in schema else None):
        return " or ".join(f"`{word}`" for word in words)
    types = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    said = {"date": "date", "date-time": "date and time", "uri": "address"}.get(schema.get("format", ""), types[0])
    return " or ".join([said, *types[1:]])


def _named(schema: dict[str, Any]) -> str:
    return schema.get("$ref", "").rpartition("/")[2]
