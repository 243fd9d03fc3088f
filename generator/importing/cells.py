"""What stands in a cell becomes the text that a record would have; what can be read in two ways is refused."""

import datetime
import difflib
import re
import unicodedata

from generator.model.countries import COUNTRIES, country_meant, country_name
from generator.model.number import canonical
from generator.reading import characters

_BLANKS = re.compile(r"[\s\xa0\u2000-\u200a\u202f\u3000]+")
_DASHES = re.compile("[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]")
_FORMULA = re.compile(r"[=+@]")
_POSTAL_DIGITS = {"CN": 6, "DE": 5, "FR": 5, "IT": 5, "JP": 7, "KR": 5, "SG": 6, "US": 5}
"""How long the postal codes of a country are: a number with as many digits has lost none."""


_ALSO_CALLED = {
    "usa": "US", "u.s.a.": "US", "united states of america": "US", "uk": "GB", "u.k.": "GB", "great britain": "GB",
    "england": "GB", "scotland": "GB", "korea": "KR", "republic of korea": "KR", "p.r. china": "CN",
    "people's republic of china": "CN", "hong kong": "HK", "macau": "MO", "holland": "NL", "czech republic": "CZ",
    "turkey": "TR", "russian federation": "RU",
}  # fmt: skip
"""Names that are in use and not those of the list: enough for a hint, not for a record."""


class Doubt(Exception):
    """A cell that is not taken: why, and the way out."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.message, self.hint = message, hint


def text(cell: object) -> str:
    """A cell of words: blanks of all kinds become ordinary ones, and whole numbers lose the point that Excel adds."""
    if isinstance(cell, float | int) and not isinstance(cell, bool):
        return str(int(cell)) if float(cell).is_integer() else repr(float(cell))
    if isinstance(cell, bool):
        raise Doubt(f"the cell says {str(cell).upper()}, not text", "write a text")
    if isinstance(cell, datetime.date | datetime.time | datetime.timedelta):
        raise Doubt(f"the cell is a date or a time, {cell}", "format the cell as text and write it again")
    found = unicodedata.normalize("NFC", _BLANKS.sub(" ", str(cell)).strip())
    if _FORMULA.match(found):
        raise Doubt(f"the text begins with {found[0]}, as a formula does", "remove the sign")
    at = characters.first_forbidden(found)
    if at is not None:
        message, hint = characters.forbidden(found[at])
        raise Doubt(f"Y103 {message}", hint)
    return found


def plain(cell: object) -> str:
    """A cell of letters and digits: full-width signs and long dashes become ordinary ones."""
    return _DASHES.sub("-", unicodedata.normalize("NFKC", text(cell)))


def word(cell: object) -> str:
    """A word of a list: small letters, a hyphen for each blank."""
    return re.sub(r"[ _]+", "-", plain(cell).lower())


def number(cell: object) -> str:
    """A certificate number in its canonical form."""
    if not isinstance(cell, str):
        message = f"the number is a cell of numbers, {cell}: zeros at its end are lost, as those of 24.0010"
        raise Doubt(message, "format the column as text and write the number as IECQ-H EXMPL 24.0010")
    found = canonical(plain(cell))
    if found is None:
        raise Doubt(f"'{text(cell)}' is not a certificate number", "write a number as IECQ-H EXMPL 24.0012")
    return found


def country(cell: object) -> str:
    """The code of a country, from the code or from its whole English name; what is only near is not guessed."""
    found = country_meant(plain(cell))
    if found is None:
        hint = f"write its code of two letters, as TW{_nearest_country(plain(cell))}"
        raise Doubt(f"'{text(cell)}' is not a country of ISO 3166-1", hint)
    return found


def _nearest_country(name: str) -> str:
    names = {country_name(code).casefold(): code for code in sorted(COUNTRIES)} | _ALSO_CALLED
    near = difflib.get_close_matches(name.casefold(), names, n=1, cutoff=0.75)
    return f"; {names[near[0]]} is {country_name(names[near[0]])}" if near else ""


def postal(cell: object, at: str) -> str:
    """A postal code; a number is taken only where the country tells that no zero is lost."""
    found = plain(cell)
    if not isinstance(cell, str) and _POSTAL_DIGITS.get(at) != len(found):
        message = f"the postal code is a cell of numbers, {found}: a zero at its front may be lost"
        raise Doubt(message, "format the column as text and write the code again")
    return found


def listed(cell: object) -> str:
    """Words separated by semicolons, whichever kind of sign those are."""
    return text(text(cell).replace("；", ";").replace("：", ":").replace("，", ","))


def amount(cell: object) -> str:
    """A decimal number; a comma could be the point or stand between thousands."""
    found = plain(cell)
    if "," in found:
        raise Doubt(f"'{found}' has a comma", "write the number with a decimal point, without other signs")
    return found


READERS = {
    "text": text,
    "number": number,
    "word": word,
    "scheme": plain,
    "country": country,
    "list": listed,
    "activities": listed,
    "whole": plain,
    "amount": amount,
}
