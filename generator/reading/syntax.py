"""Where a text is no YAML, so that a person finds the place.

libyaml says where it had to stop. What was opened and not closed begins before that, and a line that lacks its colon is
read together with the next one.
"""

import re

import yaml

from generator.reading.refusal import Refusal

MOST_DEPTH = 12
TOO_DEEP = (f"nested deeper than {MOST_DEPTH} levels", "write it flatter")
BETWEEN_QUOTES = "put text with a comma, ': ' or ' #' in it between double quotes"

_OPENS = {"]": "[", "}": "{"}
_NAME = re.compile(r"( *(?:- +)*)[\w-]+")
_FIELD = re.compile(r"( *(?:- +)*)[\"'\w-]+ *:( |$)")


def refusal(error: yaml.MarkedYAMLError, text: str, last: yaml.Event | None) -> Refusal:
    """The refusal for an error of libyaml; ``last`` is the last event before it."""
    lines = text.split("\n")
    # libyaml places the end of a file on the line behind it.
    line, column, message = _fault(error, [*lines, ""], last)
    if line >= len(lines):
        line, column = len(lines) - 1, len(lines[-1])
    column = min(column, len(lines[line]))
    if error.problem == "exceeded maximum nesting depth":  # libyaml looks ahead, and gives up before the builder does
        return Refusal("Y109", line + 1, column + 1, *TOO_DEEP)
    if marked := _conflict(lines):
        way_out = "choose what is right, and remove the lines with <<<<<<<, ======= and >>>>>>>"
        return Refusal("Y105", marked, 1, f"this file has an unresolved merge conflict at line {marked}", way_out)
    hint = f"check the indentation, the colon and the brackets, and {BETWEEN_QUOTES}"
    return Refusal("Y105", line + 1, column + 1, f"not YAML: {message}", hint)


def _conflict(lines: list[str]) -> int | None:
    """The line, from 1, on which git has marked two versions of one place."""
    if any(line.startswith(">>>>>>> ") for line in lines):
        return next((at for at, line in enumerate(lines, start=1) if line.startswith("<<<<<<< ")), None)
    return None


def _fault(error: yaml.MarkedYAMLError, lines: list[str], last: yaml.Event | None) -> tuple[int, int, str]:
    """Line and column, from 0, and what is wrong there."""
    stop, opened, context = error.problem_mark or error.context_mark, error.context_mark, error.context or ""
    if stop is None:
        return 0, 0, error.problem
    if _closes_too_late(last, stop, lines):
        message = f"the quotes that open here close in the middle of line {stop.line + 1}"
        return last.start_mark.line, last.start_mark.column, message
    if opened and _is_open(context, error.problem) and not ("flow" in context and _strays(opened, stop, lines)):
        return opened.line, opened.column, error.problem
    if error.problem.startswith("mapping values") and (name := _NAME.fullmatch(lines[stop.line][: stop.column])):
        return _unexpected_field(stop, len(name[1]), lines) or (stop.line, stop.column, error.problem)
    backslash = lines[stop.line].rfind("\\", 0, stop.column + 1) if "quoted" in context else -1
    return stop.line, stop.column if backslash < 0 else backslash, error.problem


def _is_open(context: str, problem: str) -> bool:
    """Whether the error is that something was not closed; an escape inside quotes can be wrong in itself."""
    return bool(re.search("flow|simple key", context)) or ("quoted" in context and "unexpected" in problem)


def _closes_too_late(last: yaml.Event | None, stop: yaml.Mark, lines: list[str]) -> bool:
    """Whether text in quotes reached too far: over lines, or up to a quote that was to open the next text."""
    if type(last) is not yaml.ScalarEvent or last.style not in ('"', "'"):
        return False
    begin, end = last.start_mark, last.end_mark
    touches = end.column == stop.column and lines[stop.line][stop.column : stop.column + 1] not in _OPENS
    return end.line == stop.line and (begin.line < end.line or touches)


def _strays(opened: yaml.Mark, stop: yaml.Mark, lines: list[str]) -> bool:
    """Whether what stands inside brackets is at fault, and not that they are still open."""
    before = lines[stop.line][: stop.column + 1] if stop.line == opened.line else ""
    sign = before[stop.column :]
    return bool(sign) and (sign not in _OPENS or before.count(sign) > before.count(_OPENS[sign]))


def _unexpected_field(stop: yaml.Mark, column: int, lines: list[str]) -> tuple[int, int, str] | None:
    """The cause of a field where none can be: it is indented too far, or the line above has no name with its colon."""
    above = next((line for line in range(stop.line - 1, -1, -1) if lines[line].strip()), None)
    if above is None:
        return None
    field = _FIELD.match(lines[above])
    if field is None:
        return above, len(lines[above]) - len(lines[above].lstrip(" -")), "could not find expected ':'"
    return (stop.line, column, "this line is indented too far") if column > len(field[1]) else None
