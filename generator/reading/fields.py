"""What pydantic says of a file, said to a person."""

import difflib

from pydantic import ValidationError

from generator.model.fields import EXPECTED
from generator.model.findings import Problem

_SHAPES = {
    "model_type": "a group of fields",
    "model_attributes_type": "a group of fields",
    "tuple_type": "a list",
    "list_type": "a list",
    "string_type": "one text",
    "date_type": "a date as 2024-03-18",
    "int_type": "a whole number",
    "bool_type": "true or false",
}


def problems(path: str, error: ValidationError, model: type) -> list[Problem]:
    """Every fault of one file, in the order in which the fields are declared."""
    return [_problem(path, fault, model) for fault in error.errors(include_url=False)]


def nearest(word: str, allowed: list[str], template: str = "did you mean '{}'?") -> str:
    """A hint with the nearest allowed word; the whole list when none is near."""
    near = difflib.get_close_matches(word, allowed, n=1, cutoff=0.6)
    return template.format(near[0]) if near else f"use one of: {', '.join(allowed)}"


def _problem(path: str, fault: dict, model: type) -> Problem:
    route = tuple(fault["loc"])
    kind, value, context = fault["type"], fault["input"], fault.get("ctx", {})
    name = route[-1] if route else "record"
    if kind == "missing":
        return Problem(path, route, "F201", f"the field '{name}' is missing", f"add a line '{name}: …'")
    if kind == "extra_forbidden":
        hint = nearest(str(name), _siblings(model, route))
        return Problem(path, route, "F202", f"the field '{name}' is not known here", hint, at_key=True)
    if value == "":
        return Problem(path, route, "F205", f"'{name}' is empty", "write a value, or remove the line", at_key=True)
    if kind == "literal_error":
        allowed = [word.strip("'") for word in context["expected"].replace(" or ", ", ").split(", ")]
        return Problem(path, route, "F203", f"'{value}' is not a word of the list", nearest(str(value), allowed))
    if kind == "form":
        return Problem(
            path, route, "F204", fault["msg"].replace(str(value), f"'{value}'", 1), f"write {context['form']}"
        )
    if kind == "string_pattern_mismatch":
        hint = f"write {EXPECTED[context['pattern']]}"
        return Problem(path, route, "F204", f"'{value}' does not have the form of '{_field(route)}'", hint)
    if kind == "string_too_long":
        most = context["max_length"]
        return Problem(
            path, route, "F205", f"'{_field(route)}' has {len(value)} characters", f"shorten it to at most {most}"
        )
    if kind == "too_short":
        return Problem(path, route, "F205", f"the list '{name}' is empty", "name at least one")
    if kind in _SHAPES:
        return Problem(path, route, "F206", f"'{_field(route)}' has the wrong shape", f"write {_SHAPES[kind]}")
    return Problem(path, route, "F204", f"'{_field(route)}': {fault['msg']}", "see the field reference")


def _field(route: tuple) -> str:
    return next((str(step) for step in reversed(route) if isinstance(step, str)), "record")


def _siblings(model: type, route: tuple) -> list[str]:
    """The fields that are known where the route ends."""
    for step in route[:-1]:
        if isinstance(step, int):
            continue
        field = next(f for name, f in model.model_fields.items() if step in (name, f.alias))
        model = _model_in(field.annotation) or model
    return [field.alias or name for name, field in model.model_fields.items()]


def _model_in(annotation: object) -> type | None:
    if isinstance(annotation, type) and hasattr(annotation, "model_fields"):
        return annotation
    for inside in getattr(annotation, "__args__", ()):
        found = _model_in(inside)
        if found:
            return found
    return None
