"""How templates become Python: as Jinja does it, with less done again and again.

A record page asks for about 250 attributes and shows 130 values. Jinja asks for each through functions of its own,
which also look among the keys of a dict, let a missing one be tested for, hand over a context and mark what is escaped
as such. Our templates ask for attributes of objects and for keys of dicts, each written as what it is; so plain Python
does, in half the time. What is missing is an error still: AttributeError or KeyError instead of UndefinedError.
"""

from collections.abc import Iterable, MutableMapping

import jinja2
from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from markupsafe import Markup, _escape_inner


class Compiler(CodeGenerator):
    """Writes ``a.b``, ``a["b"]`` and ``f(x)`` of a template as the same in Python. Functions that a template calls are
    given no context."""

    def write_commons(self) -> None:
        """What every function made of a template begins with."""
        super().write_commons()
        self.writeline("escaped, shown = environment.escaped, environment.shown")

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:
        """An attribute of an object; keys of a dict are asked for in brackets."""
        self.visit(node.node, frame)
        self.write(f".{node.attr}")

    def visit_Getitem(self, node: nodes.Getitem, frame: Frame) -> None:
        """What stands under a key or at a place."""
        self.visit(node.node, frame)
        self.write("[")
        self.visit(node.arg, frame)
        self.write("]")

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:
        """A call of a function or a macro."""
        self.visit(node.node, frame)
        self.write("(")
        for argument in (*node.args, *node.kwargs):
            self.visit(argument, frame)
            self.write(", ")
        self.write("caller=caller)" if forward_caller else ")")

    def blockvisit(self, nodes: Iterable[nodes.Node], frame: Frame) -> None:
        """What stands in a template. The pieces of the whole are gathered in a list, as Jinja does it for macros."""
        if not frame.rootlevel:
            super().blockvisit(nodes, frame)
            return
        self.buffer(frame)
        super().blockvisit(nodes, frame)
        self.writeline(f"yield concat({frame.buffer})")

    def _output_child_pre(self, *_: object) -> None:
        """In front of a value that is shown; most are text."""
        self.write("(escaped(value) if type(value := ")

    def _output_child_post(self, *_: object) -> None:
        """Behind it."""
        self.write(") is str else shown(value))")


class Environment(jinja2.Environment):
    """Jinja's, with templates compiled so."""

    code_generator_class = Compiler

    escaped = staticmethod(_escape_inner)
    """A text as text of HTML: what ``escape`` does before it marks the text as escaped, which takes far longer."""

    @staticmethod
    def shown(value: object) -> str:
        """Anything else as text of HTML."""
        return value if type(value) is Markup else _escape_inner(str(value))

    def make_globals(self, d: MutableMapping | None) -> MutableMapping:
        """What every template knows, as a plain dict: all of it was there before the first one was read."""
        return self.globals | (d or {})
