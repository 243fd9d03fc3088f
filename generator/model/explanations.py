"""Why a code exists: the paragraph that the docs page and ``certdir explain`` show."""

from dataclasses import dataclass
from typing import Literal

from generator.model.findings import Severity

Basis = Literal["S", "G", "I"]
"""S: said by IECQ's public FAQ; G: general certification practice; I: a rule of this directory."""

BASIS_WORDS: dict[str, str] = {
    "S": "IECQ, as its public FAQ says",
    "G": "general certification practice",
    "I": "rule of this directory",
}


@dataclass(frozen=True, slots=True)
class Explanation:
    """One code: ``title`` states what has to be true, ``text`` says why, ``source`` where that comes from."""

    code: str
    title: str
    basis: Basis
    source: str
    text: str
    severity: Severity = Severity.ERROR
