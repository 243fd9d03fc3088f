"""Why a code exists: the paragraph that the docs page and ``certdir explain`` show."""

from dataclasses import dataclass
from typing import Literal

from generator.model.findings import Severity

Basis = Literal["S", "G", "I"]
"""S: said by IECQ's public FAQ; G: general certification practice; I: a rule of this directory."""

_WORDS: dict[str, str] = {"S": "IECQ", "G": "general certification practice", "I": "rule of this directory"}


@dataclass(frozen=True, slots=True)
class Explanation:
    """One code: ``title`` states what has to be true, ``text`` says why, ``source`` where that comes from."""

    code: str
    title: str
    basis: Basis
    source: str
    text: str
    severity: Severity = Severity.ERROR

    @property
    def basis_in_words(self) -> str:
        """On whose authority the code rests, and where that is written."""
        words = _WORDS[self.basis]
        return words if self.source == words else f"{words} ({self.source})"
