"""What was probably meant."""

import difflib
from collections.abc import Iterable


def nearest(word: str, allowed: Iterable[str], otherwise: str) -> str:
    """A hint with the allowed words that look like this one, else what to do."""
    found = difflib.get_close_matches(word, sorted(allowed), n=2, cutoff=0.65)
    return f"did you mean {' or '.join(repr(one) for one in found)}?" if found else otherwise
