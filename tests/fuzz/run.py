"""Runs the target under atheris: ``make fuzz``. Arguments go to libFuzzer."""

import sys

import atheris

with atheris.instrument_imports(include=["generator", "yaml"]):
    from fuzz.reading import examine, seeds

from hashlib import sha256
from pathlib import Path


def main() -> None:
    """Put the seeds into the first folder that is named, then let libFuzzer change them until its time is over."""
    corpus = Path(next(argument for argument in sys.argv[1:] if not argument.startswith("-")))
    corpus.mkdir(parents=True, exist_ok=True)
    for raw in seeds():
        (corpus / sha256(raw).hexdigest()[:16]).write_bytes(raw)
    atheris.Setup(sys.argv, lambda raw: examine(raw) and None)
    atheris.Fuzz()


main()
