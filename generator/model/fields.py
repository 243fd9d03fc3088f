"""The types of single fields. Everything in a file is text; the type says how the text must look.

An editor reads the same files by the rules of YAML 1.2, and sees a number or ``true`` where we see text.
``exports/schema.py`` makes its schema out of these types; what they do not tell by themselves is said in
``json_schema_extra``.

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
    """Base of everything that is written down: never changed once read, and no field beyond the known ones.

    The sentence under a field is its description: editors show it, and the page of all fields.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)


FIRST_YEAR, LAST_YEAR = 1900, 2199
"""A year outside of these is a slip of the keyboard, and would break the counting of years."""
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_WHOLE = re.compile(r"0|[1-9][0-9]{0,11}")
MOST = 999_999_999_999
"""Account ids at a forge are the largest whole numbers here."""


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


def _seen(pattern: str, expected: str) -> object:
    """The form of a type that is checked by Python code, for those who have only the schema."""
    EXPECTED[pattern] = expected
    return Field(json_schema_extra={"pattern": pattern})


LISTED = "listed"
"""Marks a word of a closed list in the schema; the words are the directory's, and the rules R2 check them."""


def _listed(kind: object, name: str) -> object:
    return Annotated[kind, Field(json_schema_extra={LISTED: name})]


_DAY_SEEN = r"^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
_NUMBER_SEEN = re.sub(r"\?P<[a-z]+>", "", f"^{numbers.CANONICAL.pattern}$")
_OR_A_NUMBER = Field(json_schema_extra={"type": ["string", "number"], "minimum": 0})

Day = Annotated[datetime.date, BeforeValidator(_day), _seen(_DAY_SEEN, "a date as 2024-03-18")]
Whole = Annotated[int, Field(ge=0, le=MOST), BeforeValidator(_whole)]
Truth = Annotated[bool, BeforeValidator(_truth)]
CertificateNumber = Annotated[str, AfterValidator(_number), _seen(_NUMBER_SEEN, "a number as IECQ-H EXMPL 24.0012")]

Line = _pattern(r"^\S(.*\S)?$", "one line of text without blanks at its ends", 300)
Prose = _pattern(r"\S", "text, not blanks alone", 2000)
Identifier = _pattern(r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$", "lower-case letters, digits and single hyphens, as ap-esd", 40)
BodyCode = _pattern(r"^[A-Z][A-Z0-9]{1,9}$", "2 to 10 capital letters and digits, as EXMPL")
NumberLetters = _pattern(r"^[A-Z]{1,4}$", "1 to 4 capital letters, as H")
CountryCode = _pattern(r"^[A-Z]{2}$", "a country code of two capital letters (ISO 3166-1), as TW")
LanguageTag = _pattern(r"^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$", "a language tag, as zh-Hant, ja or de")
Amount = Annotated[_figure(r"^(0|[1-9][0-9]*)(\.[0-9]+)?$", "a decimal number with a point, as 1.84", 20), _OR_A_NUMBER]
Website = _pattern(r"^https://[a-z0-9.-]+(/[A-Za-z0-9/_.~-]*)?$", "an address that begins with https://", 200)
BaseAddress = _pattern(
    r"^https://[a-z0-9.-]+/([A-Za-z0-9_.~-]+/)*$", "an address that begins with https:// and ends with a slash", 200
)
Email = _pattern(r"^[A-Za-z0-9._+-]+@[A-Za-z0-9.-]+\.[a-z]{2,}$", "an e-mail address", 120)

SchemeId = _listed(Identifier, "schemes")
BodyId = _listed(Identifier, "bodies")
ActivityWord = _listed(Identifier, "activities")
CategoryWord = _listed(Identifier, "component-categories")
ReasonWord = _listed(Identifier, "status-reasons")
StandardName = _listed(Line, "standards")
EditionName = _listed(Line, "editions")
Country = _listed(CountryCode, "countries")
