"""What was probably meant."""

import difflib
import re
from collections.abc import Iterable


def nearest(word: str, allowed: Iterable[str], otherwise: str) -> str:
    """A hint with the allowed words that look like this one, else what to do."""
    found = difflib.get_close_matches(word, sorted(allowed), n=2, cutoff=0.65)
    return f"did you mean {' or '.join(repr(one) for one in found)}?" if found else otherwise


_PUBLISHER = re.compile(r"^(iecq|isoiec|iso|iec)")


def nearest_edition(named: str, editions: Iterable[str], otherwise: str) -> str:
    """A hint with the editions that look like this one; for a standard without year, with or without blanks, publisher
    and a slip in it, the newest."""
    known = list(editions)
    whole = {_bare(edition): edition for edition in known}
    families = {_bare(edition.rpartition(":")[0]): edition for edition in known if ":" in edition}
    near = "".join(difflib.get_close_matches(_bare(named), [*whole, *families], n=1, cutoff=0.85))
    if near in families:
        return f"did you mean '{families[near]}'?"
    return nearest(named, known, f"did you mean '{whole[near]}'?" if near else otherwise)


def _bare(name: str) -> str:
    return _PUBLISHER.sub("", re.sub(r"[^a-z0-9]", "", name.lower()))
