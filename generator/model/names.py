"""Addresses made from names: ``Würth-Demo GmbH`` and ``IEC 61340-5-1`` become parts of a URL."""

from functools import cache

from slugify import slugify


@cache
def name_slug(name: str) -> str:
    """A name in an address: ``Đại Phong Điện tử`` is ``dai-phong-dien-tu``, ``ISO/IEC 27001`` is ``iso-iec-27001``."""
    return slugify(name)
