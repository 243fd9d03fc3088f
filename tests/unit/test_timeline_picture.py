"""The picture of a record's life is well formed, stays inside its frame, and reads without colour."""

import datetime
import re
from itertools import pairwise
from xml.etree import ElementTree

import pytest
from given import AS_OF, ROOT

from generator import build
from generator.model.record import Record
from generator.model.timeline import ONE_DAY, Status, steps
from generator.pages.timeline_picture import timeline_picture


@pytest.fixture(scope="module")
def records() -> dict[str, Record]:
    """Number to record."""
    found = build.check(ROOT / "data", AS_OF).directory.records.values()
    return {record.number: record for record in found}


def drawn(record: Record, as_of: datetime.date) -> ElementTree.Element:
    """The picture as a tree."""
    return ElementTree.fromstring(str(timeline_picture(record, steps(record), as_of)))


def days() -> list[datetime.date]:
    """From before the first record to after the last one."""
    return [AS_OF + 400 * shift * ONE_DAY for shift in range(-15, 16, 3)]


def test_every_picture_stays_inside_its_frame(records: dict[str, Record]) -> None:
    """Of every record, on days from long before it to long after: well formed, and every place from 0 to 100 percent."""
    for record in records.values():
        for as_of in days():
            text = ElementTree.tostring(drawn(record, as_of), "unicode")
            assert all(0 <= float(place) <= 100 for place in re.findall(r'"([-\d.]+)%"', text))
            assert "style=" not in text


def test_every_status_has_a_form_of_its_own(records: dict[str, Record]) -> None:
    """What a status is drawn with differs in more than colour: in form, or by the sign on it."""
    forms: dict[str, set[str]] = {}
    for record in records.values():
        for group in drawn(record, AS_OF).iter("g"):
            if group.get("class") in set(Status):
                form = [
                    sorted((k, v) for k, v in rect.attrib.items() if k in ("y", "height", "fill"))
                    for rect in group.iter("rect")
                ]
                forms.setdefault(group.get("class"), set()).add(str(form[:1]))
    assert {"current", "suspended", "expired", "cancelled", "withdrawn", "not-yet-valid"} == set(forms)
    assert all(len(found) == 1 for found in forms.values()), "one form for each status"
    one = {status: found.pop() for status, found in forms.items()}
    assert one.pop("cancelled") == one["withdrawn"]  # both have ended for good; the word tells which
    assert one.pop("not-yet-valid") == one["expired"]  # neither is valid; the style sheet dashes one of them
    assert len(set(one.values())) == len(one)


def test_spans_follow_each_other_and_are_cut_at_the_day_of_the_data(records: dict[str, Record]) -> None:
    """What is recorded ahead begins at the upright line, and nothing behind the line is drawn as past."""
    picture = drawn(records["IECQ-H EXMPL 24.0012"], AS_OF)
    rects = [
        rect.attrib for group in picture.iter("g") if group.get("class") in set(Status) for rect in group.iter("rect")
    ]
    now = float(next(g for g in picture.iter("g") if g.get("class") == "now").find("line").get("x1")[:-1])
    spans = [(float(rect["x"][:-1]), float(rect["width"][:-1]), "class" in rect) for rect in rects]
    assert [ahead for _, _, ahead in spans] == [False, True, True]
    assert spans[1][0] == now
    for before, after in pairwise(spans):
        assert round(before[0] + before[1], 1) == after[0]


def test_numbers_of_issues_do_not_lie_on_each_other(records: dict[str, Record]) -> None:
    """A mark for every issue; a number beside it where there is room."""
    for record in records.values():
        group = next(g for g in drawn(record, AS_OF).iter("g") if g.get("class") == "issues")
        assert len(record.issues) == len(group.findall("line"))
        places = [float(text.get("x")[:-1]) for text in group.findall("text")]
        assert all(after - before >= 3.5 for before, after in pairwise(places))


def test_legend_names_what_occurs_and_nothing_else(records: dict[str, Record]) -> None:
    """A certificate that was never suspended has no suspension in its legend."""
    legend = "".join(drawn(records["IECQ-H EXMPL 24.0012"], AS_OF).find("figcaption").itertext())
    assert legend == "full bar: current · open bar: expired · numbers: issues · pale: recorded ahead"
