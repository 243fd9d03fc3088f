"""What a scope says, taken apart so that it can be compared: words in one form, and what is done on what.

Scopes read like "Design of LED Frames and Lens; Manufacture of LED Frames": clauses between semicolons, each with
activities, a preposition, and products. Free text is not understood beyond that.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from generator.model.register import Term

_WORD = re.compile(r"[^\W_]+")
_PREPOSITION = re.compile(r"\b(?:of|for)\b", re.IGNORECASE)
_BETWEEN_THINGS = re.compile(r"[,&]|\b(?:and|or)\b", re.IGNORECASE)
_ENDING = re.compile(r"(?:ion|ing|y|e)$")
_ENDS_OF_WORDS = ((re.compile(r"(?<=..)ies$"), "y"), (re.compile(r"(?<=[sxz])es$|(?<=[cs]h)es$|(?<!s)s$|e$"), ""))
_FILLING = frozenset(
    {"a", "an", "and", "as", "by", "for", "from", "in", "its", "of", "on", "or", "the", "their", "to", "with"}
)
"""Words that hold a sentence together and name nothing."""


@lru_cache(maxsize=8192)
def word_key(word: str) -> str:
    """One word without case and plural: ``Lenses``, ``lens`` and ``Lens`` are the same."""
    key = word.casefold()
    for _ in range(2):  # "lenses" becomes "lens", and that becomes what "lens" becomes
        for ending, instead in _ENDS_OF_WORDS:
            if len(key) > 3:
                key = ending.sub(instead, key)
    return key


@lru_cache(maxsize=8192)
def keys(text: str) -> tuple[str, ...]:
    """The words of a text in one form, in their order, those that hold the sentence together left out."""
    return tuple(word_key(word) for word in _WORD.findall(text) if word.casefold() not in _FILLING)


@dataclass(frozen=True, slots=True)
class Clause:
    """One part of a scope: the words that say what is done, in small letters, and the things it is done on.

    Without a preposition, as in ``LED Frame Manufacture``, nothing tells the two apart: all words are in both, and
    ``is_divided`` is false.
    """

    activities: tuple[str, ...]
    things: tuple[tuple[str, ...], ...]
    """Each thing of the list behind the preposition, by the keys of its words."""
    words: frozenset[str]
    """The keys of all things together."""
    is_divided: bool


@lru_cache(maxsize=8192)
def clauses(scope: str) -> tuple[Clause, ...]:
    """The clauses of a scope that have words."""
    return tuple(_clause(part) for part in scope.split(";") if keys(part))


def _clause(part: str) -> Clause:
    found = _PREPOSITION.search(part)
    head, rest = (part[: found.start()], part[found.end() :]) if found else (part, part)
    activities = tuple(word.casefold() for word in _WORD.findall(head) if word.casefold() not in _FILLING)
    things = tuple(filter(None, map(keys, _BETWEEN_THINGS.split(rest))))
    return Clause(activities, things, frozenset(key for thing in things for key in thing), found is not None)


@dataclass(frozen=True)
class ActivityWords:
    """The activities of the vocabulary, recognised in text."""

    terms: tuple[Term, ...]

    def means(self, term: Term, word: str) -> bool:
        """Whether a word is the term in one of its forms: ``manufacturing`` is ``manufacture``."""
        return word.startswith(_ENDING.sub("", term.id))

    def also(self, term: Term, word: str) -> bool:
        """Whether a word is another one for the term: ``production`` is one for ``manufacture``."""
        return word in term.also

    def term_of(self, word: str) -> Term | None:
        """The activity that a word stands for, in its own form or as another word for it."""
        return next((term for term in self.terms if self.means(term, word) or self.also(term, word)), None)

    def terms_in(self, words: Iterable[str]) -> dict[str, str]:
        """The activities that are named among words: id to the word that was used."""
        found = ((self.term_of(word), word) for word in words)
        return {term.id: word for term, word in found if term}
