"""Countries of ISO 3166-1 with their names, from the Unicode CLDR as Babel ships it."""

from functools import cache

from babel import Locale

_ENGLISH = Locale("en").territories

# CLDR also names areas that are no countries of ISO 3166-1: unions, exceptional reservations and test codes.
_NO_COUNTRY = frozenset(["AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "XK", "ZZ"])
COUNTRIES = frozenset(code for code in _ENGLISH if len(code) == 2 and code.isalpha()) - _NO_COUNTRY


@cache
def country_name(code: str) -> str:
    """The English name in common use: TW is Taiwan, VN Vietnam."""
    return _ENGLISH[code]


@cache
def _others() -> list[dict[str, str]]:
    """The names in other languages; only the search asks for them."""
    return [Locale.parse(tag).territories for tag in ("zh_Hans", "zh_Hant", "ja", "ko", "de", "fr", "es")]


_EVERYDAY = {
    "AE": ("UAE",),
    "CI": ("Ivory Coast",),
    "CN": ("PRC", "People's Republic of China"),
    "CZ": ("Czech Republic",),
    "GB": ("UK", "U.K.", "Great Britain", "England", "Scotland", "Wales"),
    "KR": ("Republic of Korea", "ROK", "한국"),
    "MK": ("Macedonia",),
    "MM": ("Burma",),
    "MO": ("Macau",),
    "NL": ("Holland",),
    "PH": ("Pilipinas",),
    "RU": ("Russian Federation",),
    "SZ": ("Swaziland",),
    "TL": ("East Timor",),
    "TR": ("Turkey",),
    "TW": ("Chinese Taipei", "Formosa", "R.O.C.", "臺灣"),
    "US": ("USA", "U.S.A.", "U.S.", "United States of America"),
    "VN": ("Viet Nam",),
}
"""What people call a country beside its names in CLDR, each once; also the parts of a country that are taken for it."""


@cache
def country_names(code: str) -> tuple[str, ...]:
    """The code, the names in languages that people here search in, and everyday ones: TW is also 台湾, 台灣, 대만."""
    translated = (names[code] for names in _others() if code in names)
    return tuple(dict.fromkeys([code, *translated, *_EVERYDAY.get(code, ())]))


def country_meant(text: str) -> str | None:
    """The code for a code in small letters, or for an English name."""
    if text.upper() in COUNTRIES:
        return text.upper()
    return next((code for code in sorted(COUNTRIES) if _ENGLISH[code].casefold() == text.casefold()), None)
