"""Addresses made from names: ``Würth-Demo GmbH`` and ``IEC 61340-5-1`` become parts of a URL."""

import re
from functools import cache

from slugify import slugify

_PLAIN = re.compile(r"(?:[A-Za-z0-9 ./()-]|,(?![0-9]))*")
"""Names in which slugify has nothing to do but set hyphens: no accent, quote or entity, no comma in a number."""
_BETWEEN = re.compile("[^a-z0-9]+")


@cache
def name_slug(name: str) -> str:
    """A name in an address: ``Đại Phong Điện tử`` is ``dai-phong-dien-tu``, ``ISO/IEC 27001`` is ``iso-iec-27001``."""
    if _PLAIN.fullmatch(name):
        return _BETWEEN.sub("-", name.lower()).strip("-")  # the same, in a tenth of the time
    return slugify(name, backend="text-unidecode")  # named, else it looks for another one each time
