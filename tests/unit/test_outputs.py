"""Outputs that are left out."""

from generator.exports import outputs
from generator.pages.page import Bundle, Draft


def test_a_bundle_without_some_of_its_files_is_still_one() -> None:
    """Its files are taken over together from an earlier build that left the same out, and those left out are not made."""
    drafts = [Draft(f"certificates/iecq-h-exmpl-24-0012.{ending}", b"1", bytes) for ending in ("html", "json", "svg")]
    (unit,) = outputs.kept([Bundle(b"made of", lambda: iter(drafts))], frozenset({"badges"}))
    assert isinstance(unit, Bundle)
    assert unit.made_of == b"made of"
    assert [draft.path.rpartition(".")[2] for draft in unit()] == ["html", "json"]
