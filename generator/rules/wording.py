"""What a scope says, taken apart so that it can be compared: words in one form, and what is done on what.

Scopes read like "Design of LED Frames and Lens; Manufacture of LED Frames": clauses, each with activities, a
preposition, and products. Free text is not understood beyond that.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from generator.model.vocabulary import Term
from generator.rules.letters import AS_LATIN
from generator.rules.remembering import remembered

_WORD = re.compile(r"[^\W_]+")
_PREPOSITION = re.compile(r"\b(?:of|for)\b", re.IGNORECASE)
_ONE_MORE = re.compile(r"\sof\b", re.IGNORECASE)
"""Without it no clause begins in the middle of another, which takes longer to find out."""
_BETWEEN_THINGS = re.compile(r"[,\n]|\s&\s|\b(?:and|or)\b", re.IGNORECASE)
_BY_THE_WAY = re.compile(
    r"\([^()]*\)|\b(?:for|used|using|in|including|such|with|by|according|as)\b.*", re.IGNORECASE | re.DOTALL
)
"""What a product is for, or consists of: a list in it is no list of products."""
_MAY_BE_BY_THE_WAY = re.compile(r"\W(?:for|used|using|in|including|such|with|by|according|as)\b", re.IGNORECASE)
"""Found wherever that is behind another sign, in a fifth of the time: a search for what is no letter is fast."""
_ENDING = re.compile(r"(?:ion|ing|y|e)$")
_PROCESS = re.compile(r"(?:ing|ation|ysis|inspection|treatment|repair|maintenance)$")
_ENDS_OF_WORDS = ((re.compile(r"(?<=..)ies$"), "y"), (re.compile(r"(?<=[sxz])es$|(?<=[cs]h)es$|(?<!s)s$|e$"), ""))
_FILLING = frozenset(
    {"a", "an", "and", "as", "by", "for", "from", "in", "its", "more", "of", "on", "or", "the", "their", "to", "with"}
)
"""Words that hold a sentence together and name nothing."""


@remembered(8192)
def word_key(word: str) -> str:
    """One word without case and plural: ``Lenses``, ``lens`` and ``Lens`` are the same."""
    key = word.casefold()
    for _ in range(2):  # "lenses" becomes "lens", and that becomes what "lens" becomes
        for ending, instead in _ENDS_OF_WORDS:
            if len(key) > 3:
                key = ending.sub(instead, key)
    return key


@remembered(8192)
def keys(text: str) -> tuple[str, ...]:
    """The words of a text in one form, in their order, those that hold the sentence together left out."""
    return tuple(map(word_key, _words(text)))


def _words(text: str) -> tuple[str, ...]:
    """The words of a text that name something, in small Latin letters: one that only looks so is R608's."""
    small = (text if text.isascii() else text.translate(AS_LATIN)).casefold()
    return tuple([word for word in _WORD.findall(small) if word not in _FILLING])


@dataclass(frozen=True, slots=True)
class Clause:
    """One part of a scope: the words that say what is done, in small letters, and the things it is done on.

    Without a preposition, as in ``LED Frame Manufacture``, nothing tells the two apart: all words are in both, and
    ``is_divided`` is false.
    """

    activities: tuple[str, ...]
    things: tuple[str, ...]
    """Each thing of the list behind the preposition, as it is written."""
    words: tuple[str, ...]
    """All words together, in small letters."""
    keys: frozenset[str]
    """The keys of all words together."""
    is_divided: bool


@remembered(1024)
def _clause(part: str) -> Clause:
    found = _PREPOSITION.search(part)
    head, rest = (part[: found.start()], part[found.end() :]) if found else (part, part)
    if "(" in rest or _MAY_BE_BY_THE_WAY.search(f" {rest}"):
        rest = _BY_THE_WAY.sub(" ", rest)
    listed = _BETWEEN_THINGS.split(rest)
    things = tuple([" ".join(thing.split()) for thing in listed if keys(thing)])
    words = _words(part)
    return Clause(_words(head), things, words, frozenset(map(word_key, words)), found is not None)


class ActivityWords:
    """The activities of the vocabulary, recognised in text."""

    def __init__(self, terms: tuple[Term, ...]) -> None:
        self._stems = tuple((_ENDING.sub("", term.id), term) for term in terms)
        one = rf"(?:{'|'.join(re.escape(stem) for stem, _ in self._stems)})\w*"
        one = "|".join([one, *(re.escape(word) for term in terms for word in term.also)])
        self._beginning = re.compile(
            r"(?:[,.&\n]|\b(?:and|as well as)\b)\s*"
            r"(?=(?:(?!(?:and|or|of|for)\b)[\w-]+\s+){0,2}?"
            rf"(?:{one})(?:\s*(?:,|&|/|\band\b|,\s*and\b)\s*(?:{one})){{0,6}}\s+of\b)",
            re.IGNORECASE,
        )
        """Where a clause begins in the middle of a sentence, as ``and test of``."""

    @remembered(8192)
    def term_of(self, word: str) -> Term | None:
        """The activity that a word stands for, in its own form or as another word for it."""
        return next((term for stem, term in self._stems if word.startswith(stem) or word in term.also), None)

    def is_activity(self, word: str) -> bool:
        """Whether a word says that something is done: one of the vocabulary, or one formed like ``soldering``."""
        return self.term_of(word) is not None or _PROCESS.search(word) is not None

    @remembered(8192)
    def terms_in(self, words: tuple[str, ...]) -> dict[str, str]:
        """The activities that are named among words: id to the word that was used."""
        return {term.id: word for word in words if (term := self.term_of(word))}

    def in_other_words(self, words: Iterable[str]) -> dict[str, Term]:
        """The words for activities whose own word does not stand beside them: ``production`` for ``manufacture``."""
        found = [(word, term) for word in words if (term := self.term_of(word))]
        own = {term.id for word, term in found if word not in term.also}
        return {word: term for word, term in found if term.id not in own}

    @remembered(8192)
    def clauses(self, scope: str) -> tuple[Clause, ...]:
        """The clauses of a scope that have words."""
        parts: list[str] = []
        for part in scope.split(";"):
            if parts and not any(map(self.is_activity, _clause(part).activities)):
                parts[-1] += f",{part}"  # one more product: "Manufacture of Lens; Frames"
            else:
                parts.extend(self._within(part))
        return tuple([clause for clause in map(_clause, parts) if clause.words])

    def _within(self, part: str) -> Iterable[str]:
        """What stands between two semicolons, divided where a clause begins in the middle of it."""
        while preposition := _PREPOSITION.search(part):
            behind = preposition.end()
            begins = self._beginning.search(part, behind) if _ONE_MORE.search(part, behind) else None
            if begins is None:
                break
            yield part[: begins.start()]
            part = part[begins.end() :]
        yield part
