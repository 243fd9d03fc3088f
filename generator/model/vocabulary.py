"""The closed lists of words that records use: data/vocabularies/."""

from typing import Literal

from pydantic import Field

from generator.model.fields import Fact, Identifier, Line


class Term(Fact):
    """One word of a closed list."""

    id: Identifier
    """The word as records write it."""
    label: Line
    """The word as pages show it."""
    note: Line | None = None
    """When to use it, or what it covers."""
    also: tuple[Line, ...] = ()
    """Other words for the same, in small letters, which are not used here: the check names the word that is."""
    fits: tuple[Literal["first", "current", "suspended", "cancelled", "withdrawn"], ...] = ()
    """For a reason, and only there: the statuses that it may lead to. ``current`` is the return after a suspension,
    ``first`` the entry with which a record begins."""
    kind: Literal["certificate", "verification-statement"] | None = None
    """For a reason: the kind of record it is for, where it is not for both."""

    def may_lead_to(self, status: str, kind: str) -> bool:
        """Whether a record of that kind may come to that status (``first``: begin) for this reason."""
        return status in self.fits and self.kind in (None, kind)


class VocabularyFile(Fact):
    """data/vocabularies/*.yaml: one list, with where it comes from."""

    source: Line
    """Where the words come from."""
    terms: tuple[Term, ...] = Field(min_length=1)
    """The words, in the order in which pages show them."""
