"""Issues and status of a record on one line of time, drawn as SVG.

Places along the line are percentages, so that the picture fills any width while its letters keep their size. It says
nothing that the list below it does not say, and is hidden from those who have it read to them. No text of a record
enters it.
"""

import datetime
from collections.abc import Iterable, Iterator

from markupsafe import Markup

from generator.model.record import Issue, Record
from generator.model.timeline import Status, Step
from generator.pages import words

_MOST_YEARS = 5
"""How many years are named at most, so that they stay apart on a phone."""
_LEAST_SPAN = datetime.timedelta(days=300)
_NOW, _ISSUE, _YEAR, _TICK = 'y1="14" y2="48"', 'y1="27" y2="45"', 'y1="26" y2="54"', 'y1="44" y2="50"'
"""From where to where lines stand."""
_ROOM_FOR_A_SHAPE = 3.0
_ROOM_FOR_A_NUMBER = 3.5
_Place = tuple[float, str]
"""A place along the line in percent, and the same as it is written."""
_FORMS = {
    Status.CURRENT: (("30", 'height="12"'),),
    Status.SUSPENDED: (("30", 'height="3"'), ("39", 'height="3"')),
    Status.EXPIRED: (("30.5", 'height="11" fill="none"'),),
    Status.NOT_YET_VALID: (("30.5", 'height="11" fill="none"'),),
    Status.CANCELLED: (("35", 'height="2"'),),
    Status.WITHDRAWN: (("35", 'height="2"'),),
}
"""Each status has a form of its own, so that the picture reads without colour."""
_FORM_IN_WORDS = {
    status: f"<span>{form}</span>: <span>{words.STATUS[status].word.lower()}</span>"
    for status, form in {
        Status.CURRENT: "full bar",
        Status.SUSPENDED: "two lines",
        Status.EXPIRED: "open bar",
        Status.NOT_YET_VALID: "dashed bar",
        Status.CANCELLED: "thin line",
        Status.WITHDRAWN: "thin line",
    }.items()
}


class _Scale:
    """Days to places along the line."""

    def __init__(self, first: datetime.date, last: datetime.date) -> None:
        self.first, self.last = first, last
        self._from, self._days = first.toordinal(), (last - first).days

    def __call__(self, day: datetime.date) -> _Place:
        return _place(2 + 96 * (day.toordinal() - self._from) / self._days)


def _place(x: float) -> _Place:
    written = f"{x:.1f}"
    return float(written), written


def timeline_picture(record: Record, steps: tuple[Step, ...], as_of: datetime.date) -> Markup:
    """The picture, with a legend of what occurs in it."""
    scale = _scale(record, steps, as_of)
    now = scale(as_of)
    parts = [
        '<figure class="timeline" aria-hidden="true"><svg width="100%" height="68">',
        _years(scale),
        *_spans(scale, steps, now),
        _ticks(scale, record.surveillance),
        _issues(scale, record.issues),
        f'<g class="now">{_line(now, _NOW)}{_text(now, 10, words.day(as_of))}</g></svg>',
        f"<figcaption>{_legend(steps, record.surveillance)}</figcaption></figure>",
    ]
    return Markup("".join(parts))


def _scale(record: Record, steps: tuple[Step, ...], as_of: datetime.date) -> _Scale:
    days = [as_of, *[step.start for step in steps], *[issue.issued for issue in record.issues]]
    first = min(days)
    last = max(first + _LEAST_SPAN, *days, *record.surveillance)
    return _Scale(first, last + (last - first) / 20)  # what goes on at the end can be seen to do so


def _spans(scale: _Scale, steps: tuple[Step, ...], now: _Place) -> Iterator[str]:
    """One form a step, cut at the day of the data: what lies behind it is recorded ahead."""
    start, x, status = scale.first, scale(scale.first), Status.NOT_YET_VALID
    for end, follows in [*[(step.start, step.status) for step in steps], (scale.last, status)]:
        until = scale(end)
        if start < end:
            cut, width = min(max(now, x), until), until[0] - x[0]
            drawn = _form(status, x, cut, "") + _form(status, cut, until, ' class="ahead"')
            has_shape = status is not Status.CURRENT and width > _ROOM_FOR_A_SHAPE
            shape = _text(_place(x[0] + width / 2), 40, words.STATUS[status].shape) if has_shape else ""
            yield f'<g class="{status}">{drawn}{shape}</g>'
        start, x, status = end, until, follows


def _form(status: Status, x: _Place, until: _Place, ahead: str) -> str:
    if x == until:
        return ""
    at, width = x[1], f"{until[0] - x[0]:.1f}"
    return "".join([f'<rect x="{at}%" y="{y}" width="{width}%" {rest}{ahead}/>' for y, rest in _FORMS[status]])


def _years(scale: _Scale) -> str:
    years = range(scale.first.year + 1, scale.last.year + 1)
    apart = max(1, -(-len(years) // _MOST_YEARS))  # a record of this year has no new year in it
    places = [(scale(datetime.date(year, 1, 1)), year) for year in years[::apart]] or [(_place(2), scale.first.year)]
    lines = [_line(place, _YEAR) + _text(place, 65, str(year)) for place, year in places]
    return f'<g class="years">{"".join(lines)}</g>'


def _ticks(scale: _Scale, days: Iterable[datetime.date]) -> str:
    lines = [_line(scale(day), _TICK) for day in days]
    return f'<g class="ticks">{"".join(lines)}</g>' if lines else ""


def _issues(scale: _Scale, issues: Iterable[Issue]) -> str:
    drawn, free_from = [], 0.0
    for issue in issues:
        place = scale(issue.issued)
        label = _text(place, 24, str(issue.issue)) if place[0] >= free_from else ""
        free_from = place[0] + _ROOM_FOR_A_NUMBER if label else free_from
        drawn.append(_line(place, _ISSUE) + label)
    return f'<g class="issues">{"".join(drawn)}</g>'


def _line(place: _Place, height: str) -> str:
    at = place[1]
    return f'<line x1="{at}%" x2="{at}%" {height}/>'


def _text(place: _Place, y: int, text: str) -> str:
    """A text at its place, turned inwards near the ends of the line."""
    x, at = place
    anchor = "" if 12 < x < 88 or len(text) < 4 else f' class="{"first" if x <= 12 else "last"}"'
    return f'<text x="{at}%" y="{y}"{anchor}>{text}</text>'


def _legend(steps: tuple[Step, ...], surveillance: tuple[datetime.date, ...]) -> str:
    parts = list(dict.fromkeys([_FORM_IN_WORDS[step.status] for step in steps]))
    if surveillance:
        parts.append("<span>short lines: surveillance</span>")
    return " · ".join([*parts, "<span>numbers: issues</span>", "<span>pale: recorded ahead</span>"])
