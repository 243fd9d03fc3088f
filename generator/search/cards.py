"""What a result shows, in packs of neighbouring records, so that a page of results loads only what it shows."""

from collections.abc import Sequence

from generator.model.countries import country_name
from generator.model.timeline import as_text
from generator.pages.catalogue import Catalogue, Entry
from generator.search.packing import compact

CARDS_IN_A_PACK = 32
_SCOPE_SHOWN = 700


def packs(cards: Sequence[str]) -> list[bytes]:
    """The cards of neighbouring records in packs."""
    starts = range(0, len(cards), CARDS_IN_A_PACK)
    return [f"[{','.join(cards[start : start + CARDS_IN_A_PACK])}]".encode() for start in starts]


def card(entry: Entry, catalogue: Catalogue) -> str:
    """What cards.js names, in its order, as JSON; issue and day of issue are those of the issue in force."""
    record, issue = entry.record, entry.issue
    scope = getattr(issue, "at_this_location", None) or getattr(issue, "scope", None) or getattr(issue, "subject", "")
    shown = [
        record.number,
        record.holder.name,
        record.holder.name_local or "",
        record.holder.language or "",
        record.site.name or "",
        entry.city,
        country_name(entry.country),
        catalogue.directory.schemes[record.scheme].short_name,
        ", ".join(issue.standards),
        record.kind,
        as_text(entry.steps),
        str(issue.issued),
        str(issue.issue),
        scope if len(scope) <= _SCOPE_SHOWN else scope[:_SCOPE_SHOWN] + "…",
        catalogue.directory.bodies[record.body].short_name,
        ";".join(f"{one.issue} {one.issued}" for one in record.issues),
    ]
    return compact(shown).decode()
