"""Values as they are written in a file, so that the strict loader reads back the same text."""

import datetime
import re
from collections.abc import Iterable, Mapping

from generator.model.fields import Unquoted
from generator.reading import text
from generator.reading.refusal import Refusal

Value = str | int | datetime.date | Iterable["Value"] | Mapping[str, "Value"]
_SHORT = {"\\": "\\\\", '"': '\\"', "\n": "\\n"}
_TO_ESCAPE = re.compile(r'[\\"\n]')


def written(value: Value, in_braces: bool = False) -> str:
    """A value on one line, plain where every reader sees the same text in it; between braces a comma needs quotes."""
    if isinstance(value, str):
        return value if _is_plain(value, in_braces) else quoted(value)
    if isinstance(value, int | datetime.date):
        return str(value)
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{name}: {written(part, True)}" for name, part in value.items()) + "}"
    return "[" + ", ".join(written(part, True) for part in value) + "]"


def quoted(value: str) -> str:
    """A text between double quotes."""
    return '"' + _TO_ESCAPE.sub(lambda found: _SHORT[found[0]], value) + '"'


def _is_plain(value: str, in_braces: bool) -> bool:
    """Whether a text reads as itself without quotes."""
    line = f"at: {{value: {value}}}\n" if in_braces else f"at:\n  value: {value}\n"
    try:
        found = text.load(line)["at"]
    except Refusal:
        return False
    return found == {"value": value} and not isinstance(found["value"], Unquoted)
