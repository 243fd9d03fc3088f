"""The whole directory in one file, in the forms that programs take: one module for each form."""

from collections.abc import Iterator
from functools import partial

from generator.exports import untp
from generator.exports.dumps import database, lines, parquet, table
from generator.pages.catalogue import Catalogue
from generator.pages.page import Draft, Unit


def units(catalogue: Catalogue) -> Iterator[Unit]:
    """Each form is a unit of its own, so that processes share them; the longest comes first."""
    for draft in (database.draft, parquet.draft, table.draft):
        yield partial(_alone, draft(catalogue))
    yield partial(untp.drafts, catalogue)
    yield partial(_alone, lines.draft(catalogue.directory))


def _alone(draft: Draft) -> list[Draft]:
    return [draft]
