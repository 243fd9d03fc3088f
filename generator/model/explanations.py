"""Why a code exists, and what it looks like: what the page of messages and ``certdir explain`` show."""

from dataclasses import dataclass
from typing import Literal

from generator.model.findings import Severity

Basis = Literal["S", "G", "I"]
"""S: said by IECQ's public FAQ; G: general certification practice; I: a rule of this directory."""

FAMILIES: dict[str, str] = {
    "Y": "The file",
    "F": "Fields",
    "R1": "Records: identity",
    "R2": "Records: references",
    "R3": "Records: dates",
    "R4": "Records: status",
    "R5": "Records: sites and families",
    "R6": "Records: texts",
    "R7": "Records: standards",
    "R8": "Records: bodies",
    "R9": "The directory as a whole",
    "A1": "Changes: who may propose what",
    "A2": "Changes: what is history",
    "A3": "Changes: what needs a second approval",
}
"""How the codes of a family begin, and what they are about."""

_WORDS: dict[str, str] = {"S": "IECQ", "G": "general certification practice", "I": "rule of this directory"}


@dataclass(frozen=True, slots=True)
class Explanation:
    """One code: ``title`` states what has to be true, ``text`` says why, ``source`` where that comes from.

    ``wrong`` and ``right`` are lines as they stand in a file; a comment in them says what else stands there. What no
    line can show is said in a sentence.
    """

    code: str
    title: str
    basis: Basis
    source: str
    text: str
    wrong: str
    right: str
    severity: Severity = Severity.ERROR

    @property
    def family(self) -> str:
        """The beginning of the code that it shares with its family."""
        return next(family for family in FAMILIES if self.code.startswith(family))

    @property
    def basis_in_words(self) -> str:
        """On whose authority the code rests, and where that is written."""
        words = _WORDS[self.basis]
        return words if self.source == words else f"{words} ({self.source})"


def is_sentence(sample: str) -> bool:
    """Whether something wrong or right is told in words. They begin with a capital letter, and no line of YAML does."""
    return sample[0].isupper()
