"""Issues and status of a record on one line of time, drawn as SVG.

Places along the line are percentages, so that the picture fills any width while its letters keep their size. It says
nothing that the list below it does not say, and is hidden from those who have it read to them. No text of a record
enters it.
"""

import datetime
from collections.abc import Iterable, Iterator

from markupsafe import Markup

from generator.model.record import Record
from generator.model.timeline import Status, Step
from generator.pages import words

_MOST_YEARS = 5
"""How many years are named at most, so that they stay apart on a phone."""
_LEAST_SPAN = datetime.timedelta(days=300)
_ROOM_FOR_A_SHAPE = 3.0
_ROOM_FOR_A_NUMBER = 3.5
_FORMS = {
    Status.CURRENT: '<rect x="{x}%" y="30" width="{width}%" height="12"{ahead}/>',
    Status.SUSPENDED: '<rect x="{x}%" y="30" width="{width}%" height="3"{ahead}/>'
    '<rect x="{x}%" y="39" width="{width}%" height="3"{ahead}/>',
    Status.EXPIRED: '<rect x="{x}%" y="30.5" width="{width}%" height="11" fill="none"{ahead}/>',
    Status.NOT_YET_VALID: '<rect x="{x}%" y="30.5" width="{width}%" height="11" fill="none"{ahead}/>',
    Status.CANCELLED: '<rect x="{x}%" y="35" width="{width}%" height="2"{ahead}/>',
    Status.WITHDRAWN: '<rect x="{x}%" y="35" width="{width}%" height="2"{ahead}/>',
}
"""Each status has a form of its own, so that the picture reads without colour."""
_FORM_IN_WORDS = {
    Status.CURRENT: "full bar",
    Status.SUSPENDED: "two lines",
    Status.EXPIRED: "open bar",
    Status.NOT_YET_VALID: "dashed bar",
    Status.CANCELLED: "thin line",
    Status.WITHDRAWN: "thin line",
}


class _Scale:
    """Days to places along the line, in percent."""

    def __init__(self, first: datetime.date, last: datetime.date) -> None:
        self.first, self.last = first, last
        self._from, self._days = first.toordinal(), (last - first).days

    def __call__(self, day: datetime.date) -> float:
        return round(2 + 96 * (day.toordinal() - self._from) / self._days, 1)


def timeline_picture(record: Record, steps: tuple[Step, ...], as_of: datetime.date) -> Markup:
    """The picture, with a legend of what occurs in it."""
    scale = _scale(record, steps, as_of)
    surveillance = getattr(record, "surveillance", ())
    numbers = [(issue.issued, issue.issue) for issue in record.issues]
    now = scale(as_of)
    parts = [
        '<figure class="timeline" aria-hidden="true"><svg width="100%" height="68">',
        _years(scale),
        *_spans(scale, steps, as_of),
        _ticks(scale, surveillance),
        _issues(scale, numbers),
        f'<g class="now"><line x1="{now}%" x2="{now}%" y1="14" y2="48"/>{_text(now, 10, words.day(as_of))}</g></svg>',
        f"<figcaption>{_legend(steps, surveillance)}</figcaption></figure>",
    ]
    return Markup("".join(parts))


def _scale(record: Record, steps: tuple[Step, ...], as_of: datetime.date) -> _Scale:
    surveillance = getattr(record, "surveillance", ())
    starts = [record.issues[0].issued, as_of, *(step.start for step in steps)]
    ends = [as_of, *(step.start for step in steps), *(issue.issued for issue in record.issues), *surveillance]
    first, last = min(starts), max(max(ends), min(starts) + _LEAST_SPAN)
    return _Scale(first, last + (last - first) / 20)  # what goes on at the end can be seen to do so


def _spans(scale: _Scale, steps: tuple[Step, ...], as_of: datetime.date) -> Iterator[str]:
    """One form a step, cut at the day of the data: what lies behind it is recorded ahead."""
    begins = [(scale.first, Status.NOT_YET_VALID)] + [(step.start, step.status) for step in steps]
    ends = [step.start for step in steps] + [scale.last]
    for (start, status), end in zip(begins, ends, strict=True):
        if start >= end:
            continue
        x, cut, until = scale(start), scale(min(max(as_of, start), end)), scale(end)
        drawn = _form(status, x, cut, "") + _form(status, cut, until, ' class="ahead"')
        width = until - x
        has_shape = status is not Status.CURRENT and width > _ROOM_FOR_A_SHAPE
        shape = _text(round(x + width / 2, 1), 40, words.STATUS[status].shape) if has_shape else ""
        yield f'<g class="{status}">{drawn}{shape}</g>'


def _form(status: Status, x: float, until: float, ahead: str) -> str:
    width = round(until - x, 1)
    return _FORMS[status].format(x=x, width=width, ahead=ahead) if width > 0 else ""


def _years(scale: _Scale) -> str:
    years = list(range(scale.first.year + 1, scale.last.year + 1))
    apart = max(1, -(-len(years) // _MOST_YEARS))  # a record of this year has no new year in it
    places = [(scale(datetime.date(year, 1, 1)), year) for year in years[::apart]] or [(2.0, scale.first.year)]
    lines = "".join(f'<line x1="{x}%" x2="{x}%" y1="26" y2="54"/>{_text(x, 65, str(year))}' for x, year in places)
    return f'<g class="years">{lines}</g>'


def _ticks(scale: _Scale, days: Iterable[datetime.date]) -> str:
    lines = "".join(f'<line x1="{x}%" x2="{x}%" y1="44" y2="50"/>' for x in map(scale, days))
    return f'<g class="ticks">{lines}</g>' if lines else ""


def _issues(scale: _Scale, numbers: list[tuple[datetime.date, int]]) -> str:
    drawn, free_from = [], 0.0
    for day, number in numbers:
        x = scale(day)
        label = _text(x, 24, str(number)) if x >= free_from else ""
        free_from = x + _ROOM_FOR_A_NUMBER if label else free_from
        drawn.append(f'<line x1="{x}%" x2="{x}%" y1="27" y2="45"/>{label}')
    return f'<g class="issues">{"".join(drawn)}</g>'


def _text(x: float, y: int, text: str) -> str:
    """A text at its place, turned inwards near the ends of the line."""
    anchor = "" if 12 < x < 88 or len(text) < 4 else f' class="{"first" if x <= 12 else "last"}"'
    return f'<text x="{x}%" y="{y}"{anchor}>{text}</text>'


def _legend(steps: tuple[Step, ...], surveillance: tuple[datetime.date, ...]) -> str:
    shown = dict.fromkeys(step.status for step in steps)
    parts = [
        f"<span>{_FORM_IN_WORDS[status]}</span>: <span>{words.STATUS[status].word.lower()}</span>" for status in shown
    ]
    if surveillance:
        parts.append("<span>short lines: surveillance</span>")
    return " · ".join([*parts, "<span>numbers: issues</span>", "<span>pale: recorded ahead</span>"])
