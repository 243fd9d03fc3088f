"""The sentences under the fields of the models, as descriptions for schemas.

Pydantic would read them at each start of the program, which takes a tenth of a second. Only schemas want them.
"""

import ast
import inspect
import sys
from functools import cache
from itertools import pairwise

from pydantic import BaseModel


@cache
def describe_fields(base: type[BaseModel]) -> None:
    """Give each field of each model of a base the sentence that stands under it, its own or that of the model it is
    of."""
    kinds = _kinds(base)
    for model in kinds:
        for name, field in model.model_fields.items():
            field.description = next(filter(None, (_sentences(one, base).get(name) for one in model.__mro__)), None)
    for model in kinds:
        model.model_rebuild(force=True)


def _kinds(base: type[BaseModel]) -> list[type[BaseModel]]:
    """Every model of a base; the plain ones that others are made of come first, in the order of their definitions."""
    found = list(base.__subclasses__())
    for model in found:
        found += model.__subclasses__()
    return found


def _sentences(kind: type, base: type[BaseModel]) -> dict[str, str]:
    return _of_module(kind.__module__).get(kind.__name__, {}) if issubclass(kind, base) else {}


@cache
def _of_module(name: str) -> dict[str, dict[str, str]]:
    """Class to field to the sentence under it."""
    found: dict[str, dict[str, str]] = {}
    for node in ast.parse(inspect.getsource(sys.modules[name])).body:
        if isinstance(node, ast.ClassDef):
            below = found[node.name] = {}
            for field, said in pairwise(node.body):
                if isinstance(field, ast.AnnAssign) and isinstance(said, ast.Expr):
                    below[ast.unparse(field.target)] = inspect.cleandoc(ast.literal_eval(said.value))
    return found
