"""Addresses made from names: ``würth-demo gmbh`` and ``IEC 61340-5-1`` become parts of a URL."""

from functools import cache

from slugify import slugify


@cache
def holder_slug(name: str) -> str:
    """A holder's name in an address: ``Đại Phong Điện tử`` becomes ``dai-phong-dien-tu``."""
    return slugify(name)


@cache
def standard_slug(identifier: str) -> str:
    """A standard's family in an address: ``ISO/IEC 27001`` becomes ``iso-iec-27001``."""
    return slugify(identifier)
