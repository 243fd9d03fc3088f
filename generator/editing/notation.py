"""How lists are written in one line, in an answer or in a cell of a table."""

from collections.abc import Iterable

from generator.model.findings import DirectoryError
from generator.model.record import Activity


def words(text: str) -> list[str]:
    """``IEC 62717:2014; IEC 62031:2018`` taken apart."""
    return [part.strip() for part in text.split(";") if part.strip()]


def as_line(activities: Iterable[Activity]) -> str:
    """Activities as ``activities`` takes them apart."""
    return "; ".join(f"{one.activity}: {', '.join(one.products)}" for one in activities)


def activities(text: str) -> list[dict[str, str | list[str]]]:
    """``design: LED frames, lens; manufacture: lens`` taken apart. Raises DirectoryError when it has another form."""
    found = []
    for part in words(text):
        activity, colon, products = part.partition(":")
        named = [product.strip() for product in products.split(",") if product.strip()]
        if not colon or not named:
            hint = "write 'design: LED frames, lens; manufacture: LED frames'"
            raise DirectoryError(f"'{part}' does not name an activity and its products", hint)
        found.append({"activity": activity.strip().lower(), "products": named})
    return found


def span(text: str) -> dict[str, str]:
    """``2025-01-01 to 2025-12-31`` taken apart; what is wrong with a day is left for the model to tell. Raises
    DirectoryError when there are not two."""
    first, to, last = text.partition(" to ")
    if not to:
        raise DirectoryError(f"'{text}' does not name two days", "write '2025-01-01 to 2025-12-31'")
    return {"from": first.strip(), "to": last.strip()}
