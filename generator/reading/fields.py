"""What pydantic says of a file, said to a person."""

import difflib
import re
from collections import defaultdict
from collections.abc import Callable

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo

from generator.model.countries import country_meant
from generator.model.fields import COUNTRY_CODE, EXPECTED, IDENTIFIER
from generator.model.findings import Problem, Route
from generator.model.hints import nearest

_SHAPES = {
    "model_type": "a group of fields",
    "tuple_type": "a list",
    "string_type": "one text",
    "date_type": "a date as 2024-03-18",
    "int_type": "a whole number",
    "bool_type": "true or false",
    "literal_error": "one text",
    "form": "one text",
}


def problems(path: str, error: ValidationError, model: type[BaseModel]) -> list[Problem]:
    """Every fault of one file, in the order in which the fields are declared; a misspelt name is one fault."""
    faults = [fault for fault in error.errors(include_url=False) if not _follows_from_another(fault)]
    misspelt = _misspelt(faults)
    meant = set(misspelt.values())
    found = []
    for fault in faults:
        route = tuple(fault["loc"])
        if fault["type"] == "missing" and route in meant:
            continue
        if route in misspelt:
            hint = f"did you mean '{misspelt[route][-1]}'?"
            message = f"the field {_shown(str(route[-1]))} is not known here"
            found.append(Problem(path, route, "F202", message, hint, at_key=True))
        else:
            code, message, hint, at_key = _said(route, fault, model)
            found.append(Problem(path, route, code, message, hint, at_key=at_key))
    return found


def one_of(word: str, allowed: list[str]) -> str:
    """A hint with the nearest allowed words; all of them when none is near."""
    return nearest(word, allowed, f"use one of: {', '.join(allowed)}")


def _follows_from_another(fault: dict) -> bool:
    """A list whose entries are faulty counts as empty; only one that is written empty is."""
    return fault["type"] == "too_short" and bool(fault["input"])


def _misspelt(faults: list[dict]) -> dict[Route, Route]:
    """Routes of unknown fields that are nearly a missing one beside them, with the route of that one."""
    missing: dict[Route, dict[str, Route]] = defaultdict(dict)
    """Where something is missing, the names of what is, with their routes."""
    for fault in faults:
        if fault["type"] == "missing":
            route = tuple(fault["loc"])
            missing[route[:-1]][str(route[-1])] = route
    found: dict[Route, Route] = {}
    for fault in faults:
        route = tuple(fault["loc"])
        beside = missing.get(route[:-1], {})
        if fault["type"] == "extra_forbidden" and beside:
            near = difflib.get_close_matches(str(route[-1]), list(beside), n=1, cutoff=0.6)
            if near:
                found[route] = beside[near[0]]
    return found


def _said(route: Route, fault: dict, model: type[BaseModel]) -> tuple[str, str, str, bool]:
    """Code, message, hint, and whether the name rather than the value is at fault."""
    kind, value, context = fault["type"], fault["input"], fault.get("ctx", {})
    field = next((str(step) for step in reversed(route) if isinstance(step, str)), "record")
    if kind == "missing":
        return "F201", f"the field '{route[-1]}' is missing", f"add a line '{route[-1]}: …'", False
    if kind == "extra_forbidden":
        hint = one_of(str(route[-1]), _siblings(model, route))
        quotes = "put text with a comma between double quotes, or " if value == "" else ""
        return "F202", f"the field {_shown(str(route[-1]))} is not known here", quotes + hint, True
    if value == "":
        if isinstance(route[-1], int):
            return "F205", f"an entry of '{field}' is empty", "write a value, or remove the entry", False
        hint = "write a value" if _field(model, route).is_required() else "write a value, or remove the line"
        return "F205", f"'{field}' is empty", hint, True
    if kind == "unquoted":
        value = fault["ctx"]["value"]
        return (
            "F208",
            f"some programs read {_shown(value)} as something else than text",
            f'write "{value}", with the quotes',
            False,
        )
    if kind in _SHAPES and (kind not in ("literal_error", "form") or not isinstance(value, str)):
        example = f", as [{value}]" if kind == "tuple_type" and _may_be_listed(value, model, route) else ""
        return "F206", f"'{field}' is {_shape(value)}", f"write {_SHAPES[kind]}{example}", False
    return *_OF_TEXT.get(kind, _otherwise)(field, str(value), {"said": fault["msg"]} | context), False


def _word(field: str, value: str, context: dict) -> tuple[str, str, str]:
    allowed = [word.strip("'") for word in context["expected"].replace(" or ", ", ").split(", ")]
    hint = _DERIVED if value in ("expired", "superseded", "not-yet-valid") else one_of(value, allowed)
    return "F203", f"{_shown(value)} is no word for '{field}'", hint


_DERIVED = "leave the entry out: this follows from the dates, nobody writes it"


def _form(field: str, value: str, context: dict) -> tuple[str, str, str]:
    hint = f"did you mean {context['meant']}?" if context["meant"] else f"write {context['form']}"
    return "F204", f"{_shown(value)} {context['said']}", hint


def _pattern(field: str, value: str, context: dict) -> tuple[str, str, str]:
    meant = _meant(context["pattern"], value)
    hint = f"did you mean '{meant}'?" if meant else f"write {EXPECTED[context['pattern']]}"
    return "F204", f"{_shown(value)} does not have the form of '{field}'", hint


def _meant(pattern: str, value: str) -> str | None:
    """An identifier or a country in the form it has here, when it was written in another one."""
    if pattern == COUNTRY_CODE:
        return country_meant(value)
    word = "-".join(value.lower().split())
    return word if pattern == IDENTIFIER and re.search(pattern, word) else None


def _too_long(field: str, value: str, context: dict) -> tuple[str, str, str]:
    return "F205", f"'{field}' has {len(value):,} characters", f"shorten it to at most {context['max_length']:,}"


def _too_short(field: str, value: str, context: dict) -> tuple[str, str, str]:
    return "F205", f"the list '{field}' is empty", "name at least one"


def _otherwise(field: str, value: str, context: dict) -> tuple[str, str, str]:
    return "F204", f"'{field}': {context['said']}", "see the page of a record, field by field"


_OF_TEXT: dict[str, Callable[[str, str, dict], tuple[str, str, str]]] = {
    "literal_error": _word,
    "form": _form,
    "string_pattern_mismatch": _pattern,
    "string_too_long": _too_long,
    "too_short": _too_short,
}


def _shown(value: str) -> str:
    """A value in a message: its beginning, when it is long."""
    return f"'{value}'" if len(value) <= 80 else f"'{value[:60]}…'"


def _shape(value: object) -> str:
    return {list: "a list", dict: "a group of fields"}.get(type(value), "one text")


def _siblings(model: type[BaseModel], route: Route) -> list[str]:
    """The fields that are known where the route ends."""
    return [field.alias or name for name, field in _group(model, route).model_fields.items()]


def _field(model: type[BaseModel], route: Route) -> FieldInfo:
    """The field at the end of the route."""
    fields = _group(model, route).model_fields
    return next(field for name, field in fields.items() if route[-1] == (field.alias or name))


def _may_be_listed(value: object, model: type[BaseModel], route: Route) -> bool:
    """Whether a text only lacks the brackets around it."""
    is_plain = isinstance(value, str) and bool(re.fullmatch(r"[\w][\w .:/-]{0,59}", value)) and ": " not in value
    return is_plain and _model_in(_field(model, route).annotation) is None


def _group(model: type[BaseModel], route: Route) -> type[BaseModel]:
    """The model of the group that the route ends in."""
    for step in route[:-1]:
        if isinstance(step, int):
            continue
        field = next(f for name, f in model.model_fields.items() if step in (name, f.alias))
        model = _model_in(field.annotation) or model
    return model


def _model_in(annotation: object) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next(filter(None, map(_model_in, getattr(annotation, "__args__", ()))), None)


def fault_at(model: type[BaseModel], route: Route, value: object) -> Problem | None:
    """What is wrong with one value by itself, in the words of the check; the rest of the record is not looked at."""
    tree = value
    for step in reversed(route):
        tree = [tree] if isinstance(step, int) else {step: tree}
    try:
        model.model_validate(tree)
    except ValidationError as error:
        return next((fault for fault in problems("", error, model) if fault.route[: len(route)] == route), None)
    return None
