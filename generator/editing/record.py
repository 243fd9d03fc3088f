"""One change to the text of one record. Each function gives the new text and proves that it says what it should."""

from generator.editing.values import Value, written
from generator.model.findings import DirectoryError
from generator.reading import text as yaml_text
from generator.reading.layout import Entry, EntryList, Layout
from generator.reading.refusal import Refusal

Fields = dict[str, Value]


def with_entry(text: str, name: str, fields: Fields) -> str:
    """The text with one more entry at the end of a list, in the style of the one before."""
    found = _list(text, name)
    if found is None:
        changed = _with_new_list(text, name, fields)
    else:
        in_braces = _in_braces(found)
        parts = [f"{key}: {written(value, in_braces)}" for key, value in fields.items()]
        changed = _appended(text, found, parts)
    return _proved(text, changed, name, fields)


def with_issue(text: str, fields: Fields) -> str:
    """The text with one more issue: what the last one says, in its layout, with these fields instead of its own. A
    field that is None is left out."""
    found = _list(text, "issues")
    last = found.entries[-1]
    sources = {field.name: field.source for field in last.fields}
    sources = {key: source for key, source in sources.items() if key != "reason"} | {"reason": sources["reason"]}
    order = list(sources)
    if "cycle_start" not in order:
        order.insert(order.index("issued") + 1, "cycle_start")
    order[-1:-1] = [key for key in fields if key not in order]
    replaced = {key: _part(key, value, last) for key, value in fields.items() if value is not None}
    left_out = {key for key, value in fields.items() if value is None}
    parts = [
        replaced.get(key) or sources[key]
        for key in order
        if key in replaced or (key in sources and key not in left_out)
    ]
    tree = yaml_text.load(text.replace("\r\n", "\n"))["issues"][-1]
    whole = {key: value for key, value in tree.items() if key not in left_out} | fields
    return _proved(text, _appended(text, found, parts), "issues", whole)


def with_field(text: str, name: str, value: Value) -> str:
    """The text with another value of one field of the record itself."""
    field = next(field for field in _layout(text).fields() if field.name == name)
    return text[: field.value_start] + written(value) + text[field.end :]


def _layout(text: str) -> Layout:
    layout = Layout(text)
    if layout.in_braces:
        raise DirectoryError("the whole record stands between braces", "write each field on a line of its own first")
    return layout


def _list(text: str, name: str) -> EntryList | None:
    return _layout(text).entries_of(name)


def _part(name: str, value: Value, entry: Entry) -> str:
    """A field of an entry; a list of groups has each of them on a line of its own."""
    if entry.in_braces or not (isinstance(value, list | tuple) and value and isinstance(value[0], dict)):
        return f"{name}: {written(value, entry.in_braces)}"
    return f"{name}:" + "".join(f"\n{' ' * (entry.column + 2)}- {written(group)}" for group in value)


def _in_braces(found: EntryList) -> bool:
    return found.dash is None or found.entries[-1].in_braces


def _appended(text: str, found: EntryList, parts: list[str]) -> str:
    last, newline = found.entries[-1], "\r\n" if "\r\n" in text else "\n"
    if found.dash is None:
        return f"{text[: last.end]}, {{{', '.join(parts)}}}{text[last.end :]}"
    lead = " " * found.dash + "-" + " " * (last.column - found.dash - 1)
    body = "{" + ", ".join(parts) + "}" if last.in_braces else (newline + " " * last.column).join(parts)
    between = newline if len(found.entries) > 1 and _stands_apart(text, last) else ""
    return _with_lines(text, _behind(text, last, found.dash), between + lead + body, newline)


def _with_new_list(text: str, name: str, fields: Fields) -> str:
    """A list that was not there yet, behind everything."""
    end = len(text.rstrip())
    newline = "\r\n" if "\r\n" in text else "\n"
    return _with_lines(text, _line_end(text, end), f"{name}:{newline}  - {written(fields)}", newline)


def _with_lines(text: str, at: int, lines: str, newline: str) -> str:
    before = text[:at]
    if not before.endswith("\n"):
        before += newline
    return before + lines + newline + text[at:]


def _stands_apart(text: str, entry: Entry) -> bool:
    """Whether the line above an entry is blank."""
    above = text[: entry.start].split("\n")
    return len(above) > 1 and not above[-2].strip()


def _behind(text: str, last: Entry, dash: int) -> int:
    """Where the next entry goes: behind the last one and the comments that are set in as deep as the list."""
    at = end = _line_end(text, last.end)
    while end < len(text):
        following = _line_end(text, end)
        line = text[end:following]
        depth = len(line) - len(line.lstrip(" "))
        if line.strip() and not (line.lstrip().startswith("#") and depth >= max(dash, 1)):
            break
        end = following
        at = end if line.strip() else at
    return at


def _line_end(text: str, position: int) -> int:
    end = text.find("\n", position)
    return len(text) if end < 0 else end + 1


def _proved(before: str, after: str, name: str, fields: Fields) -> str:
    """The new text, if it reads as the old one with one more entry. What no file may hold is the check's to tell."""
    wanted = yaml_text.load(before.replace("\r\n", "\n"))
    wanted[name] = [*wanted.get(name, []), {key: _read(value) for key, value in fields.items() if value is not None}]
    try:
        found = yaml_text.load(after.replace("\r\n", "\n"))
    except Refusal as no:
        if no.code in ("Y103", "Y104", "Y109"):
            return after
        found = None
    if found != wanted:
        raise DirectoryError(f"the list '{name}' is laid out too unusually", "add the entry by hand, with an editor")
    return after


def _read(value: Value) -> object:
    if isinstance(value, dict):
        return {key: _read(part) for key, part in value.items()}
    return [_read(part) for part in value] if isinstance(value, list | tuple) else str(value)
