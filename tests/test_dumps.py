"""The whole directory in one file: each form holds all of it, and is the same each time."""

import gzip
import json
from pathlib import Path

import pytest
from given import AS_OF, ROOT

from generator import build
from generator.exports.dumps import lines, packing
from generator.exports.record_json import line
from generator.model.directory import Directory


@pytest.fixture(scope="module")
def directory() -> Directory:
    """The real data."""
    found = build.check(ROOT / "data", AS_OF).directory
    assert found is not None
    return found


def test_every_record_is_a_line(site: Path, directory: Directory) -> None:
    """JSON Lines: one record a line, sorted by path, with the same facts as the file beside its page."""
    content = gzip.decompress((site / lines.PATH).read_bytes())
    read = [json.loads(each) for each in content.splitlines()]
    assert [each["path"] for each in read] == sorted(directory.records)
    assert content == b"".join(line(path, directory.records[path]) for path in sorted(directory.records))
    one = json.loads((site / "certificates" / "iecq-h-exmpl-24-0012.json").read_bytes())
    by_number = {each["recorded"]["number"]: each["recorded"] for each in read}
    assert by_number["IECQ-H EXMPL 24.0012"] == one["recorded"]


def test_packed_file_names_no_time() -> None:
    """Two seconds, two machines: the head of the gzip file has no time, no name and no operating system."""
    packed = packing.gzipped(b"a line\n" * 1000)
    assert packed[:10] == b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff"
    assert gzip.decompress(packed) == b"a line\n" * 1000
