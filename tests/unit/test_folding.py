"""Words are compared alike when a page is made and when somebody searches."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.search.folding import fold, terms

VECTORS = json.loads((Path(__file__).parents[1] / "folding.json").read_text("utf-8"))


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector["in"] or "nothing")
def test_text_is_found_by_its_terms(vector: dict) -> None:
    """Python takes every text apart as folding.json says; the browser is held to the same file."""
    assert vector["terms"] == list(terms(vector["in"]))


@settings(max_examples=300, derandomize=True, deadline=None)
@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    """What is folded stays as it is, so the index and a query can be compared."""
    assert fold(text) == fold(fold(text))
