"""A certificate number is found in whatever spelling it is typed, and has one canonical form."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.model import number
from generator.model.number import NumberParts

VECTORS = json.loads((Path(__file__).parents[1] / "numbers.json").read_text("utf-8"))
CANONICAL = st.from_regex(number.CANONICAL, fullmatch=True)

calm = settings(max_examples=200, derandomize=True, deadline=None)


@pytest.mark.parametrize("vector", VECTORS["numbers"], ids=lambda vector: vector["in"] or "nothing")
def test_spelling_has_its_canonical_form_and_its_key(vector: dict) -> None:
    """Python reads every spelling as numbers.json says; the browser is held to the same file."""
    assert vector["canonical"] == number.canonical(vector["in"])
    assert vector["key"] == number.key(vector["in"])


@pytest.mark.parametrize("vector", VECTORS["readings"], ids=lambda vector: vector["in"] or "nothing")
def test_signs_that_look_alike_read_alike(vector: dict) -> None:
    """A number taken wrongly from paper has the reading of the right one."""
    assert vector["reading"] == number.reading(vector["in"])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("IECQ-H EXMPL 24.0012", NumberParts("H", "EXMPL", 2024, "0012", None)),
        ("IECQ-H EXMPL 24.0012-01", NumberParts("H", "EXMPL", 2024, "0012", "01")),
        ("IECQ-ESD MHNJP 05.12345-A", NumberParts("ESD", "MHNJP", 2005, "12345", "A")),
        ("IECQ-H-EXMPL 24.0012", None),
        ("iecq-h exmpl 24.0012", None),
        ("IECQ-H EXMPL 24.0012 Issue 2", None),
        ("IECQ-H EXMPL 24.0012\n", None),
        ("", None),
    ],
)
def test_only_a_canonical_number_comes_apart(text: str, expected: NumberParts | None) -> None:
    """The parts of a number are taken from its canonical form; any other spelling has none."""
    assert expected == number.parts(text)


def test_slug_is_the_number_in_addresses() -> None:
    """File names and addresses have the number in lower case, with a hyphen for everything else."""
    assert number.slug("IECQ-H EXMPL 24.0012") == "iecq-h-exmpl-24-0012"
    assert number.slug("IECQ-ESD MHNJP 24.0006-01") == "iecq-esd-mhnjp-24-0006-01"


@calm
@given(CANONICAL)
def test_canonical_number_stays_as_it_is(text: str) -> None:
    """The canonical form is its own canonical form, and its address has the same key as itself."""
    assert text == number.canonical(text)
    assert number.parts(text) is not None
    assert number.key(text) == number.key(number.slug(text))


@calm
@given(
    CANONICAL,
    st.sampled_from([" ", "\u00a0", "\u3000", "  ", "\t"]),
    st.sampled_from("-\u2010\u2013\u2014\u2212\uff0d"),
)
def test_number_survives_other_blanks_dashes_and_case(text: str, blank: str, dash: str) -> None:
    """However blanks, dashes and case were changed on the way, it is the same number."""
    typed = text.replace(" ", blank).replace("-", dash).lower()
    assert text == number.canonical(typed)
    assert number.key(text) == number.key(typed)


@calm
@given(st.text())
def test_key_is_made_of_letters_and_digits(text: str) -> None:
    """Whatever is typed, its key is plain ASCII, and so is its reading."""
    found = number.key(text)
    assert set(found) <= set("abcdefghijklmnopqrstuvwxyz0123456789")
    assert len(number.reading(found)) == len(found)
