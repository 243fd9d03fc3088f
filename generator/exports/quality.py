"""The figures of the page about quality, for programs."""

from collections.abc import Iterator
from functools import partial
from typing import Any

from generator.cache import hashed
from generator.changes.trend import ALONE
from generator.exports.envelope import compact, envelope
from generator.pages.catalogue import Catalogue
from generator.pages.page import Draft
from generator.pages.quality import DELAY_MONTHS, FEWEST, Board, OfBody

PATH = "api/v1/quality.json"


def drafts(board: Board, catalogue: Catalogue) -> Iterator[Draft]:
    """The file, to be made unless it is there."""
    around = catalogue.made_of(())
    yield Draft(PATH, hashed(around, repr(board)) if around else b"", partial(_content, board, catalogue))


def _content(board: Board, catalogue: Catalogue) -> bytes:
    address = catalogue.directory.info.address
    content = envelope(catalogue) | {
        "records": board.records,
        "records_with_warnings": board.marked,
        "trend": {
            "rules": list(ALONE),
            "days": [str(day) for day in board.days],
            "warnings": list(board.trend),
            "unread_at_most": board.unread,
        },
        "delay": {"months": DELAY_MONTHS, "fewest_issues": FEWEST},
        "bodies": [_of_body(body) for body in board.bodies],
        "rules": [
            {
                "code": rule.code,
                "title": rule.title,
                "explanation": f"{address}contributing/messages.html#{rule.code.lower()}",
                "warnings": rule.now,
                "trend": list(rule.trend) if rule.code in ALONE else None,
            }
            for rule in board.rules
        ],
        "marked": [
            {"number": number, "page": f"{address}certificates/{slug}.html", "codes": list(codes)}
            for slug, number, codes in board.marked_records
        ],
    }
    return f"{compact(content)}\n".encode()


def _of_body(body: OfBody) -> dict[str, Any]:
    return {
        "id": body.id,
        "name": body.name,
        "records": body.records,
        "records_with_warnings": body.marked,
        "warnings": body.codes,
        "warnings_of_its_entry": list(body.entry),
        "trend": list(body.trend),
        "complete_as_of": str(body.declared) if body.declared else None,
        "declared_records": body.declared_records,
        "counted_from": str(body.counted_from) if body.counted_from else None,
        "issues": body.issues,
        "median_delay_days": body.median_delay,
    }
