"""The page of all fields: the schema of each kind of file, said to a person."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Protocol

MOST_WORDS = 20
"""A longer list is not printed; the page says where it is."""


class Kind(Protocol):
    """What has to be known of a kind of file beside its schema."""

    title: str
    files: str


@dataclass(frozen=True, slots=True)
class Field:
    """One field. ``path`` leads to it from the top of the file; ``[]`` stands for any entry of a list. The form calls
    it by its title."""

    path: str
    anchor: str
    depth: int
    required: bool
    title: str
    form: str
    meaning: str
    words: list[tuple[str, str]]
    examples: list[str]


@dataclass(frozen=True, slots=True)
class KindOfFile:
    """A kind of file with its fields. ``same`` are those that are as in the first kind, with its anchors."""

    name: str
    title: str
    files: str
    meaning: str
    fields: list[Field] = field(default_factory=list)
    same: list[tuple[str, str]] = field(default_factory=list)


def kinds(schemas: dict[str, dict], about: Mapping[str, Kind]) -> list[KindOfFile]:
    """Every kind of file in the order of ``about``. Fields of the first kind are not told again for the second."""
    found: list[KindOfFile] = []
    first: dict[str, dict] = {}
    for name, kind in about.items():
        schema = schemas[name]
        this = KindOfFile(name, kind.title, kind.files, schema["description"])
        for path, depth, required, part in _parts(schema):
            if any(path.startswith((f"{same}.", f"{same}[]")) for same, _ in this.same):
                continue
            if found and path in first and _told(first[path]) == _told(part) and kind.files == found[0].files:
                this.same.append((path, _anchor(found[0].name, path)))
            else:
                this.fields.append(_field(_anchor(name, path), path, depth, required, part))
        first = first or {path: part for path, _, _, part in _parts(schema)}
        found.append(this)
    return found


def _told(part: dict) -> dict:
    """A part without what holds its fields against each other, which the page does not tell."""
    entry = {key: value for key, value in part.get("items", {}).items() if key != "allOf"}
    return part | {"items": entry} if entry else part


def _parts(schema: dict, prefix: str = "", depth: int = 0) -> Iterator[tuple[str, int, bool, dict]]:
    """Path, depth, whether it is required, and schema of every field; what is required comes first."""
    required = schema.get("required", [])
    for name in sorted(schema["properties"], key=lambda name: name not in required):
        part = schema["properties"][name]
        path = prefix + name
        yield path, depth, name in required, part
        inner = part.get("items", part)
        if "properties" in inner:
            yield from _parts(inner, f"{path}[]." if inner is not part else f"{path}.", depth + 1)


def _anchor(kind: str, path: str) -> str:
    return "-".join([kind, *path.replace("[]", "").replace("_", "-").split(".")])


def _field(anchor: str, path: str, depth: int, required: bool, part: dict) -> Field:
    inner = part.get("items", part)
    labels = inner.get("enumDescriptions", [])
    return Field(
        path=path,
        anchor=anchor,
        depth=depth,
        required=required,
        title=part.get("title", ""),
        form=_form(part),
        meaning=part["description"],
        words=list(zip(inner["enum"], labels, strict=True)) if 0 < len(labels) <= MOST_WORDS else [],
        examples=part.get("examples", []),
    )


def _form(part: dict) -> str:
    """What may stand there, in words that complete the sentence "write …"."""
    if part.get("type") == "array":
        least = ", at least one" if part.get("minItems") else ""
        entry = part["items"]
        return f"a list{least}; each entry is {_form(entry)}"
    if "const" in part:
        return f"the word `{part['const']}`"
    if "enum" in part:
        return _one_of(part["enum"], "enumDescriptions" in part)
    simple = {"object": "a group of fields", "boolean": "`true` or `false`", "integer": "a whole number, 0 or more"}
    if "pattern" not in part:
        return simple[part["type"]]
    most = f", at most {part['maxLength']:,} characters" if "maxLength" in part else ""
    return part["patternErrorMessage"].removeprefix("write ") + most


def _one_of(words: list[str], explained: bool) -> str:
    if len(words) > MOST_WORDS:
        return f"one of {len(words)} words; they are in the schema, and editors offer them"
    if explained:
        return "one of these words"
    return "one of " + ", ".join(f"`{word}`" for word in words)
