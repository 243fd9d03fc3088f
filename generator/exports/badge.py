"""The picture of a record for other sites: number, holder, the recorded status with its day, and where to check.

It holds all that it needs: no script, no style sheet, no font, so that it looks the same wherever it is shown and under
any policy. A card of its own colours, it reads on light and on dark pages.
"""

from functools import lru_cache, partial
from html import escape
from urllib.parse import urlsplit

from generator.model.timeline import Status
from generator.pages import words
from generator.pages.catalogue import Catalogue, Entry
from generator.pages.page import Draft

GOOD, WAIT, BAD = "#12613a", "#7a4a00", "#a3192b"
"""The colours of statuses, as in overrides/assets/directory.css."""
_CROSS = '<path d="m15 36 12 12m0-12-12 12" stroke="{}" stroke-width="3"/>'
_SHAPES = {
    Status.CURRENT: (GOOD, '<circle cx="21" cy="42" r="7" fill="{}"/>'),
    Status.SUSPENDED: (WAIT, '<path d="M17 35v14m8-14v14" stroke="{}" stroke-width="4"/>'),
    Status.NOT_YET_VALID: (
        WAIT,
        '<circle cx="21" cy="42" r="6" fill="none" stroke="{0}" stroke-width="2"/>'
        '<path d="M21 42v-6a6 6 0 0 1 6 6z" fill="{0}"/>',
    ),
    Status.EXPIRED: (BAD, '<circle cx="21" cy="42" r="6" fill="none" stroke="{}" stroke-width="3"/>'),
    Status.CANCELLED: (BAD, _CROSS),
    Status.WITHDRAWN: (BAD, _CROSS),
}
_LARGE, _PLAIN, _SMALL = ' font-size="16" font-weight="700"', "", ' font-size="12" fill="#51606a"'
_FITTING = {_LARGE: 26, _PLAIN: 39, _SMALL: 43}
"""How many signs of a size fit in a line. What is longer is pressed together, so that no sign of a number is lost."""
_MOST_OF_A_NAME = 52
_LEFT, _WIDTH = 42, 270
_HEIGHTS = {4: (25, 45, 63, 82), 5: (18, 37, 54, 70, 86)}
"""Where lines of text stand, by how many there are."""


def badge_draft(entry: Entry, catalogue: Catalogue) -> Draft:
    """The picture, which is one of a bundle."""
    return Draft(f"certificates/{entry.slug}.svg", b"", partial(badge, entry, catalogue))


def badge(entry: Entry, catalogue: Catalogue) -> bytes:
    """The picture."""
    record, info = entry.record, catalogue.directory.info
    head, status, foot = _frame(info.address, info.kind)
    address = f"{info.address}certificates/{entry.slug}.html"
    said = words.recorded_as(entry.status, catalogue.as_of)
    number, name = record.number, record.holder.name
    shown = name if len(name) <= _MOST_OF_A_NAME else f"{name[: _MOST_OF_A_NAME - 1]}…"
    kind = words.KIND[record.kind]
    lines = [(number, _LARGE), (said, _PLAIN), (shown, _PLAIN), (foot, _SMALL)]
    if record.kind == "verification-statement":  # it is no certificate, and nobody should take it for one
        lines.insert(0, (kind, _SMALL))
    return (
        f"{head}<title>{escape(f'{kind} {number}, {name}: {said}')}</title>"
        f"<desc>A picture proves nothing. Check at {address}</desc>{status[entry.status]}"
        f"{''.join(_line(height, *line) for height, line in zip(_HEIGHTS[len(lines)], lines, strict=True))}</svg>\n"
    ).encode()


def _line(height: int, text: str, size: str) -> str:
    pressed = f' textLength="{_WIDTH}" lengthAdjust="spacingAndGlyphs"' if len(text) > _FITTING[size] else ""
    return f'<text x="{_LEFT}" y="{height}"{size}{pressed}>{escape(text)}</text>'


@lru_cache(maxsize=8)
def _frame(address: str, kind: str) -> tuple[str, dict[Status, str], str]:
    """What is the same in all pictures of a directory: the beginning, a shape for each status, and the last words."""
    width, height = words.BADGE_SIZE
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}" '
        'role="img" font-family="system-ui,sans-serif" font-size="13" fill="#1b2529">'
    )
    card = f'<rect x=".5" y=".5" width="{width - 1}" height="{height - 1}" rx="5" fill="#fff" stroke="{{}}"/>'
    shapes = {status: card.format(colour) + shape.format(colour) for status, (colour, shape) in _SHAPES.items()}
    foot = f"{'Demonstration · ' if kind == 'demonstration' else ''}check at {urlsplit(address).netloc}"
    return head, shapes, foot
