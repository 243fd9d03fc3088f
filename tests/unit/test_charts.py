"""Bars are as high as their numbers, and no word lies on another."""

import itertools
from dataclasses import replace

import pytest
from directories import record, register
from given import AS_OF

from generator.model.timeline import Status
from generator.pages.catalogue import Catalogue, Entry
from generator.pages.charts import BAR_HEIGHT, WIDTH, charts


def entries(numbers: dict[int, int]) -> list[Entry]:
    """So many records first issued in each year; those of 2024 and later are current, the others expired."""
    made = [
        record(f"IECQ-H EXMPL {year % 100:02}.{position:04}", issued=f"{year}-03-18")
        for year, number in numbers.items()
        for position in range(1, number + 1)
    ]
    return list(Catalogue(replace(register(), records={one.number: one for one in made}), AS_OF).entries)


def test_nothing_is_drawn_of_nothing() -> None:
    """Without records there is no chart."""
    assert charts([]) is None


def test_bars_are_as_high_as_their_numbers() -> None:
    """A year without records has its place and no bar; the current part is a part of the bar."""
    drawn = charts(entries({2021: 4, 2024: 8, 2025: 2}))
    assert [(column.year, column.total, column.current) for column in drawn.columns] == [
        (2021, 4, 0),
        (2022, 0, 0),
        (2023, 0, 0),
        (2024, 8, 8),
        (2025, 2, 2),
    ]
    assert [column.height for column in drawn.columns] == [BAR_HEIGHT / 2, 0, 0, BAR_HEIGHT, BAR_HEIGHT / 4]
    assert [column.current_height for column in drawn.columns] == [0, 0, 0, BAR_HEIGHT, BAR_HEIGHT / 4]
    assert [(row.status, row.number, row.length) for row in drawn.rows] == [
        (Status.CURRENT, 10, 150),
        (Status.EXPIRED, 4, 60),
    ]
    assert drawn.total == 14


@pytest.mark.parametrize("first", [2025, 2019, 2010, 1996])
@pytest.mark.parametrize("number", [1, 12, 150])
def test_no_word_lies_on_another(first: int, number: int) -> None:
    """Years below and numbers above the bars keep their distance; the last year and the highest bar are named."""
    drawn = charts(entries({first: 1, 2025: number}))
    years = [column.middle for column in drawn.columns if column.named]
    above = [column for column in drawn.columns if column.numbered]
    assert all(right - left >= 31 for left, right in itertools.pairwise(years))
    assert all(right.middle - left.middle >= 6 * len(str(number)) for left, right in itertools.pairwise(above))
    assert drawn.columns[-1].named
    assert drawn.columns[-1].numbered
    assert drawn.columns[-1].left + drawn.columns[-1].width <= WIDTH
