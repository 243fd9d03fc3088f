"""The file that tells of a published folder when it was made, read before the folder is replaced."""

import datetime
import json
from pathlib import Path

from generator.model.findings import DirectoryError


def refuse_an_earlier_day(mark: Path, as_of: datetime.date) -> None:
    """Raises DirectoryError when what is published is of a later day: then a clock is wrong, or was."""
    published = _day(mark)
    if published is not None and as_of < published:
        raise DirectoryError(
            f"{mark.parent} was built as of {published}, and {as_of} is before that",
            f"set the clock of this machine right, or say that the day is meant: certdir build --as-of {as_of}",
        )


def _day(mark: Path) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(json.loads(mark.read_bytes())["as_of"])
    except (OSError, ValueError, TypeError, LookupError):
        return None
