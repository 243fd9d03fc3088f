"""The frame: one page made by MkDocs, cut at its tokens, put around every page of the generator.

A token looks like ``@@certdir:content@@``. Handwritten pages carry the same tokens in their footer.
"""

import re
from html import escape

from generator.model.findings import DirectoryError

_TOKEN = re.compile(r"@@certdir:([a-z_]+)@@")
_LEADING_BLANKS = re.compile(r"\n\s+(?=[<{])")


class Shell:
    """A page of MkDocs in pieces. Filling it is joining strings."""

    def __init__(self, html: str, origin: str) -> None:
        lean = html if "<pre" in html else _LEADING_BLANKS.sub("\n", html)
        self.pieces = _TOKEN.split(lean.lstrip())
        """What stands between the tokens, and in every second place the name of a token."""
        self.origin = origin

    @property
    def _names(self) -> list[str]:
        return self.pieces[1::2]

    def filled(self, values: dict[str, str]) -> "Shell":
        """A shell in which the tokens that are the same on every page have their values. What looks like a token in a
        value is none."""
        pieces = self.pieces[:1]
        for name, text_behind in zip(self._names, self.pieces[2::2], strict=True):
            if name in values:
                pieces[-1] += values[name] + text_behind
            else:
                pieces += [name, text_behind]
        filled = Shell("", self.origin)
        filled.pieces = pieces
        return filled

    def fill(self, values: dict[str, str]) -> str:
        """The page with its tokens replaced by ready HTML. Raises DirectoryError for a token without a value."""
        filled = list(self.pieces)
        for position, name in enumerate(self._names):
            if name not in values:
                raise DirectoryError(
                    f"{self.origin}: the token @@certdir:{name}@@ is not known",
                    f"use one of: {', '.join(sorted(values))}",
                )
            filled[2 * position + 1] = values[name]
        return "".join(filled)

    def require(self, *names: str) -> "Shell":
        """This shell, if it has these tokens; raises DirectoryError when a theme change has lost one."""
        missing = [name for name in names if name not in self._names]
        if missing:
            raise DirectoryError(
                f"{self.origin}: the token @@certdir:{missing[0]}@@ is missing",
                "put it back into overrides/record.html",
            )
        return self


def text(value: str) -> str:
    """Plain text for a token."""
    return escape(value, quote=True)
