"""The whole directory in one file, in the forms that programs take: one module for each form."""

from collections.abc import Iterator

from generator.exports.dumps import lines
from generator.pages.catalogue import Catalogue
from generator.pages.page import Unit


def units(catalogue: Catalogue) -> Iterator[Unit]:
    """Each form is a unit of its own, so that processes share them."""
    yield lambda: [lines.draft(catalogue.directory)]
