"""What programs that follow a directory read of it, without the build of a whole site."""

import datetime
import gzip
import json
from pathlib import Path

from generator import build
from generator.exports.record_json import line

ADDRESS = "https://directory.example/"


def publish(data: Path, site: Path, as_of: datetime.date, **more: object) -> None:
    """What a watcher reads of a site, as a build publishes it."""
    directory = build.check(data, as_of).directory
    lines = b"".join(line(path, directory.records[path]) for path in sorted(directory.records))
    (site / "dumps").mkdir(parents=True, exist_ok=True)
    (site / "dumps" / "records.jsonl.gz").write_bytes(gzip.compress(lines, mtime=0))
    about = {"address": ADDRESS, "as_of": str(as_of), "next_update": str(as_of + datetime.timedelta(1))}
    (site / "build.json").write_text(json.dumps(about | more))
