"""The sentences under the fields of the models, as descriptions for the schema.

Pydantic would read them at each start of the program, which takes a tenth of a second. Only the schema wants them.
"""

import ast
import inspect
import sys
from functools import cache
from itertools import pairwise

from generator.model.fields import Fact


@cache
def describe_fields() -> None:
    """Give each field of each kind of fact the sentence that stands under it, its own or that of the kind it is of."""
    kinds = _kinds()
    for model in kinds:
        for name, field in model.model_fields.items():
            field.description = next(filter(None, (_sentences(one).get(name) for one in model.__mro__)), None)
    for model in kinds:
        model.model_rebuild(force=True)


def _kinds() -> list[type[Fact]]:
    """Every kind of fact; the plain ones that others are made of come first, in the order in which they are defined."""
    found = list(Fact.__subclasses__())
    for model in found:
        found += model.__subclasses__()
    return found


def _sentences(kind: type) -> dict[str, str]:
    return _of_module(kind.__module__).get(kind.__name__, {}) if issubclass(kind, Fact) else {}


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
