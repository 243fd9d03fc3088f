"""The types of single fields. Everything in a file is text; the type says how the text must look.

``EXPECTED`` has the words that an error message uses for a pattern; they complete the sentence "write …".
"""

import datetime
import re
from typing import Annotated

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints
from pydantic_core import PydanticCustomError

from generator.model import number as numbers

EXPECTED: dict[str, str] = {}


class Fact(BaseModel):
    """Base of everything that is written down: never changed once read, and no field beyond the known ones."""

    model_config = ConfigDict(frozen=True, extra="forbid")


FIRST_YEAR, LAST_YEAR = 1900, 2199
"""A year outside of these is a slip of the keyboard, and would break the counting of years."""
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_WHOLE = re.compile(r"0|[1-9][0-9]{0,11}")


def _misshapen(value: str, said: str, form: str) -> PydanticCustomError:
    """A value without its form: what is wrong with it, and the form, which completes the sentence "write …"."""
    return PydanticCustomError("form", "{value} {said}", {"value": value, "said": said, "form": form})


def _day(value: object) -> object:
    if not isinstance(value, str):
        return value
    if not _DAY.fullmatch(value):
        raise _misshapen(value, "is not a date", "a date as 2024-03-18")
    try:
        day = datetime.date.fromisoformat(value)
    except ValueError:
        day = datetime.date.min
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        form = f"a day that is in the calendar, from {FIRST_YEAR} to {LAST_YEAR}, as 2024-03-18"
        raise _misshapen(value, "is not a date", form)
    return day


def _whole(value: object) -> object:
    if isinstance(value, str):
        if not _WHOLE.fullmatch(value):
            raise _misshapen(value, "is not a whole number", "a whole number such as 0, 1 or 12")
        return int(value)
    return value


def _truth(value: object) -> object:
    if isinstance(value, str):
        if value not in ("true", "false"):
            raise _misshapen(value, "is neither true nor false", "true or false")
        return value == "true"
    return value


def _number(value: str) -> str:
    if numbers.parts(value):
        return value
    meant = numbers.canonical(value)
    form = f"'{meant}'" if meant else "a number as IECQ-H EXMPL 24.0012"
    raise _misshapen(value, "is not a certificate number", form)


class Unquoted(str):
    """Text without quotes that a YAML reader may take for something else: ``NO``, ``0123``, ``12:30``, ``~``.

    Where a day or a whole number is meant, that is what it is; where text is meant, the quotes are missing.
    """

    __slots__ = ()


def _text(value: object) -> object:
    if isinstance(value, Unquoted):
        raise PydanticCustomError("unquoted", "{value} is not text to every reader", {"value": str(value)})
    return value


def _pattern(pattern: str, expected: str, most: int | None = None) -> object:
    """The type of a text."""
    EXPECTED[pattern] = expected
    return Annotated[str, StringConstraints(pattern=pattern, max_length=most), BeforeValidator(_text)]


def _figure(pattern: str, expected: str, most: int) -> object:
    """The type of a number that is kept as it was written."""
    EXPECTED[pattern] = expected
    return Annotated[str, StringConstraints(pattern=pattern, max_length=most)]


Day = Annotated[datetime.date, BeforeValidator(_day)]
Whole = Annotated[int, BeforeValidator(_whole), Field(ge=0)]
Truth = Annotated[bool, BeforeValidator(_truth)]
CertificateNumber = Annotated[str, AfterValidator(_number)]

Line = _pattern(r"^\S(.*\S)?$", "one line of text without blanks at its ends", 300)
Prose = _pattern(r"\S", "text, not blanks alone", 2000)
Identifier = _pattern(r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$", "lower-case letters, digits and single hyphens, as ap-esd", 40)
BodyCode = _pattern(r"^[A-Z][A-Z0-9]{1,9}$", "2 to 10 capital letters and digits, as EXMPL")
NumberLetters = _pattern(r"^[A-Z]{1,4}$", "1 to 4 capital letters, as H")
CountryCode = _pattern(r"^[A-Z]{2}$", "a country code of two capital letters (ISO 3166-1), as TW")
LanguageTag = _pattern(r"^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$", "a language tag, as zh-Hant, ja or de")
Amount = _figure(r"^(0|[1-9][0-9]*)(\.[0-9]+)?$", "a decimal number with a point, as 1.84", 20)
Website = _pattern(r"^https://[a-z0-9.-]+(/[A-Za-z0-9/_.~-]*)?$", "an address that begins with https://", 200)
BaseAddress = _pattern(
    r"^https://[a-z0-9.-]+/([A-Za-z0-9_.~-]+/)*$", "an address that begins with https:// and ends with a slash", 200
)
Email = _pattern(r"^[A-Za-z0-9._+-]+@[A-Za-z0-9.-]+\.[a-z]{2,}$", "an e-mail address", 120)
