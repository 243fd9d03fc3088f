"""The certificate number: ``IECQ-<letters> <body code> <yy>.<nnnn>``, optionally with a site suffix.

Source of the shape: one real number (IECQ-H-SGSCN 09.0267) and its sister system's numbers; the site suffix is this
directory's own assumption, so a site names its master and nothing is read out of the suffix.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

_SEQUENCE = r"(?P<yy>[0-9]{2})\.(?P<sequence>[0-9]{4}|[1-9][0-9]{4})(?:-(?P<site>[0-9]{2,3}|[A-Z]))?"
"""Four digits, or five when there are more than 9,999; a leading zero before five would make one number two."""
CANONICAL = re.compile(rf"IECQ-(?P<letters>[A-Z]{{1,4}}) (?P<code>[A-Z][A-Z0-9]{{1,9}}) {_SEQUENCE}")
_LOOSE = re.compile(rf"IECQ[- ](?P<letters>[A-Z]{{1,4}})[- ]+(?P<code>[A-Z][A-Z0-9]{{1,9}})[- ]+{_SEQUENCE}")
_DASHES = re.compile("[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]")
_ISSUE_TAIL = re.compile(r"[\s,;(]{0,4}\bISSUE(?:\s*NO\.?)?\s*[0-9]+\)?\s*$")
_LONGEST = 100
"""What is longer is no number however it is spelled, and not worth a look."""
_LOOKS_LIKE = str.maketrans("oqdilszbg", "000115286")
_NOT_ALNUM = re.compile(r"[^A-Z0-9]+")


@dataclass(frozen=True, slots=True)
class NumberParts:
    """A canonical number taken apart. ``year`` is the year in which the number was first allotted."""

    letters: str
    code: str
    year: int
    sequence: str
    site: str | None


@lru_cache(maxsize=4096)
def parts(number: str) -> NumberParts | None:
    """Take a canonical number apart; None when it is not canonical."""
    found = CANONICAL.fullmatch(number)
    if not found:
        return None
    return NumberParts(found["letters"], found["code"], 2000 + int(found["yy"]), found["sequence"], found["site"])


@lru_cache(maxsize=131_072)
def slug(number: str) -> str:
    """The number as it stands in file names and addresses: ``iecq-h-exmpl-24-0012``."""
    return re.sub(r"[^a-z0-9]+", "-", number.lower()).strip("-")


def canonical(text: str) -> str | None:
    """The canonical form of a number written with other dashes, spaces, case or an issue tail; None if it is none."""
    found = _LOOSE.fullmatch(_tidy(text)) if len(text) <= _LONGEST else None
    if not found:
        return None
    tail = f"-{found['site']}" if found["site"] else ""
    return f"IECQ-{found['letters']} {found['code']} {found['yy']}.{found['sequence']}{tail}"


def reading(text: str) -> str:
    """A number's key with signs that are mistaken for each other made one: ``O`` and ``0``, ``I`` and ``1``. The index
    of numbers is sorted by it, so a number read wrongly from paper is found where the right one is."""
    return key(text).translate(_LOOKS_LIKE)


def key(text: str) -> str:
    """What is left of a number when spelling is set aside: ``iecqhexmpl240012``.

    ``assets/number.js`` is the same function for the browser; both are held to tests/numbers.json.
    """
    return _NOT_ALNUM.sub("", _tidy(text)).lower()


def _tidy(text: str) -> str:
    text = _DASHES.sub("-", unicodedata.normalize("NFKC", text).upper())
    text = " ".join(text.split())
    return _ISSUE_TAIL.sub("", text)
