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

    The sentence under a field is its description: editors show it, and the page of all fields
    (``exports/described.py``). A model is built when the first file of its kind is read.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    # Which fields were given and which left out nobody asks. Kept for each fact, it would be most of what a record
    # weighs in memory, and on its way from one process to another.

    @classmethod
    def __pydantic_init_subclass__(cls, **_: object) -> None:
        # Python keeps one table of names for all instances of a class only if the first ones set them one by one, and
        # those that pydantic makes do not: so one is made here that does. A record takes a third less room so.
        first = cls.__new__(cls)
        for name in cls.model_fields:
            object.__setattr__(first, name, None)

    def __getstate__(self) -> dict[str, object]:
        return self.__dict__

    def __setstate__(self, state: dict[str, object]) -> None:
        put = object.__setattr__
        for name, value in state.items():  # one by one, so that facts of a kind share one table of names
            put(self, name, value)
        put(self, "__pydantic_fields_set__", _NOT_KEPT)
        put(self, "__pydantic_extra__", None)
        put(self, "__pydantic_private__", None)


_NOT_KEPT: set[str] = set()


FIRST_YEAR, LAST_YEAR = 1900, 2199
"""A year outside of these is a slip of the keyboard, and would break the counting of years."""
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_WHOLE = re.compile(r"0|[1-9][0-9]{0,11}")
MOST = 999_999_999_999
"""Account ids at a forge are the largest whole numbers here."""


_DAYS_OTHERWISE = (
    re.compile(r"(?P<year>[0-9]{4})(?P<sign>[-/.])(?P<month>[0-9]{1,2})(?P=sign)(?P<day>[0-9]{1,2})"),
    re.compile(r"(?P<year>[0-9]{4})(?P<month>[0-9]{2})(?P<day>[0-9]{2})"),
    re.compile(r"(?P<day>[0-9]{1,2})\. ?(?P<month>[0-9]{1,2})\. ?(?P<year>[0-9]{4})"),
    re.compile(r"(?P<day>1[3-9]|2[0-9]|3[01])(?P<sign>[-/])(?P<month>[0-9]{1,2})(?P=sign)(?P<year>[0-9]{4})"),
    re.compile(r"(?P<month>[0-9]{1,2})(?P<sign>[-/])(?P<day>1[3-9]|2[0-9]|3[01])(?P=sign)(?P<year>[0-9]{4})"),
    re.compile(r"(?P<day>[0-9]{1,2})\.? (?P<name>[A-Za-z]{3,9})\.? (?P<year>[0-9]{4})"),
    re.compile(r"(?P<name>[A-Za-z]{3,9})\.? (?P<day>[0-9]{1,2}),? (?P<year>[0-9]{4})"),
)
"""Ways to write a day that can be read in one way only."""
_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)


def _misshapen(value: str, said: str, form: str, meant: str = "") -> PydanticCustomError:
    """A value without its form: what is wrong with it, the form, which completes the sentence "write …", and what was
    meant, if that is plain."""
    context = {"value": value, "said": said, "form": form, "meant": meant}
    return PydanticCustomError("form", "{value} {said}", context)


def _day_meant(value: str) -> str:
    """The day that is written in another way; empty when it could be two days, or none."""
    found = next(filter(None, (way.fullmatch(value) for way in _DAYS_OTHERWISE)), None)
    if not found:
        return ""
    parts = found.groupdict()
    named = [number for number, name in enumerate(_MONTHS, 1) if name.startswith(parts.get("name", "-").lower())]
    try:
        day = datetime.date(int(parts["year"]), int(parts.get("month") or (*named, 0)[0]), int(parts["day"]))
    except ValueError:
        return ""
    return day.isoformat() if FIRST_YEAR <= day.year <= LAST_YEAR else ""


def _day(value: object) -> object:
    if not isinstance(value, str):
        return value
    if not _DAY.fullmatch(value):
        raise _misshapen(value, "is not a date", "a date as 2024-03-18", _day_meant(value))
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


def meanings(words: dict[str, str]) -> dict:
    """What the words of a closed choice mean, in their order, for the schema."""
    return {"enumDescriptions": list(words.values())}


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
IDENTIFIER = r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$"
COUNTRY_CODE = r"^[A-Z]{2}$"
Identifier = _pattern(IDENTIFIER, "lower-case letters, digits and single hyphens, as ap-esd", 40)
BodyCode = _pattern(r"^[A-Z][A-Z0-9]{1,9}$", "2 to 10 capital letters and digits, as EXMPL")
NumberLetters = _pattern(r"^[A-Z]{1,4}$", "1 to 4 capital letters, as H")
CountryCode = _pattern(COUNTRY_CODE, "a country code of two capital letters (ISO 3166-1), as TW")
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
