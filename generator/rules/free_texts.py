"""The free texts of the record that is looked at, which several rules go through one after the other."""

from collections.abc import Iterable, Iterator

from generator.model.findings import Route
from generator.model.record import CertificateIssue, Record, StatementIssue

IN_ADDRESS = ("street", "city", "region", "postal_code")
_IN_STATEMENTS = ("reason", "subject", "unit")
_IN_CERTIFICATES = ("reason", "scope", "at_this_location")
_Group = tuple[Route, Iterable[str | int], tuple[str | None, ...]]
"""Texts that stand together: where they do, the names they have there, and themselves."""


class FreeTexts:
    """Most rules only have to know that a sign is in none of them, so where each stands is found out when it is asked
    for."""

    def __init__(self) -> None:
        self._record: Record | None = None
        self._groups: list[_Group] = []
        self._all = self._small = ""

    def _look_at(self, record: Record) -> None:
        if record is not self._record:
            self._record, self._groups = record, list(_groups(record))
            self._all = "\n".join(dict.fromkeys([text for _, _, texts in self._groups for text in texts if text]))
            self._small = self._all.casefold()

    def of(self, record: Record) -> list[tuple[Route, str]]:
        """Every free text with its route."""
        self._look_at(record)
        named = [(at, name, text) for at, names, texts in self._groups for name, text in zip(names, texts, strict=True)]
        return [((*at, name), text) for at, name, text in named if text]

    def together(self, record: Record) -> str:
        """All of them in one, each once."""
        self._look_at(record)
        return self._all

    def small(self, record: Record) -> str:
        """All of them in one, in small letters."""
        self._look_at(record)
        return self._small


def _groups(record: Record) -> Iterator[_Group]:
    """Every free text of a record; lists of words and codes are not free."""
    holder, site, address = record.holder, record.site, record.site.address
    yield ("holder",), ("name", "name_local"), (holder.name, holder.name_local)
    yield ("site",), ("name",), (site.name,)
    yield ("site", "address"), IN_ADDRESS, (address.street, address.city, address.region, address.postal_code)
    for position, issue in enumerate(record.issues):
        at = ("issues", position)
        if isinstance(issue, CertificateIssue):
            yield at, _IN_CERTIFICATES, (issue.reason, issue.scope, issue.at_this_location)
            for field, activities in (("scope_activities", issue.scope_activities), ("activities", issue.activities)):
                for index, activity in enumerate(activities):
                    yield (*at, field, index, "products"), range(len(activity.products)), activity.products
        elif isinstance(issue, StatementIssue):
            yield at, _IN_STATEMENTS, (issue.reason, issue.subject, issue.unit)
    for position, change in enumerate(record.status):
        yield ("status", position), ("note",), (change.note,)


free_texts = FreeTexts()
