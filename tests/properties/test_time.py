"""No file can make the check slow. Times are printed; asserted is only that no file takes an absurd share of them."""

import os
import time
from pathlib import Path

import pytest
from fuzz.reading import as_file
from given import SOUND

from generator.model import number
from generator.reading import files
from generator.reading.characters import MOST_BYTES
from generator.reading.refusal import Refusal

RECORD = (SOUND / "data/certificates/exmpl/2024/iecq-h-exmpl-24-0012.yaml").read_text("utf-8")


def full(piece: str, before: str = "notes: ") -> str:
    """As much of one thing as a file may hold."""
    return before + piece * ((MOST_BYTES - len(before)) // len(piece.encode()))


HOSTILE = {
    "brackets": full("["),
    "closed brackets": full("[],", "notes: ["),
    "braces": full("{a: "),
    "aliases": full("*a, ", "notes: &a [b]\nmore: ["),
    "anchors": full("&a "),
    "tags": full("! "),
    "quotes": full('"'),
    "single quotes": full("'"),
    "texts between quotes": full("'a',", "notes: ["),
    "escapes": full("\\u4f8b", 'notes: "'),
    "backslashes": full("\\", 'notes: "'),
    "dashes": full("- ", ""),
    "question marks": full("? ", ""),
    "question marks on lines": full("?\n", ""),
    "number signs": full("#", ""),
    "comments": full("#\n", ""),
    "number signs behind values": full("- a #\n", "notes:\n"),
    "directives": full("%a\n", ""),
    "documents": full("---\n", ""),
    "empty lines": full("\n", ""),
    "blocks of text": full("|\n", ""),
    "lines": full("a\n", ""),
    "one letter": full("a"),
    "Chinese": full("例"),
    "long texts in Chinese": full("  - " + "例" * 2_700 + "\n", "notes:\n"),
    "Tangut": full("\U00017000"),
    "letters in two parts": full("e\u0301"),
    "marks in the wrong order": full("\u0323\u0307", "notes: a"),
    "marks in the wrong order, as escapes": full("\\u0323\\u0307", 'notes: "a')[:40_000] + '"\n',
    "visible marks of format": full("\u0600"),
    "fields that stand twice": full("a: b\n", ""),
    "fields that are unknown": "kind: certificate\n" + "".join(f"originally_issue_{n:x}: b\n" for n in range(1_990)),
    "fields that are missing": RECORD.partition("issues:")[0] + "issues:\n" + "  - {a: b}\n" * 1_300 + "status: []\n",
    "editions that are unknown": RECORD.replace(
        "[IECQ QC 080000:2017]", "[" + ", ".join(f"IECQ QC 080000:{n}" for n in range(3_000)) + "]", 1
    ),
    "a number with a long tail": RECORD.replace("IECQ-H EXMPL 24.0012", "'IECQ-H " + ",;( " * 2_000 + "x'", 1),
    "a long word": RECORD.replace("role: master", "role: " + "master" * 1_300),
}


def seconds(raw: bytes, times: int = 1) -> float:
    """How long the processor works on a file, however busy the machine is."""
    started = time.process_time()
    for _ in range(times):
        as_file(raw)
    return time.process_time() - started


def test_hostile_file_takes_no_absurd_time(capsys: pytest.CaptureFixture) -> None:
    """Files of up to 64 KiB made to be slow cost at most six times as many bytes of sound records that are checked."""
    sound = RECORD.encode()
    seconds(sound, 20)  # what is done once is done
    same_bytes = seconds(sound, MOST_BYTES // len(sound))
    took = {name: min(seconds(text.encode()) for _ in range(2)) for name, text in HOSTILE.items()}
    assert all(as_file(text.encode()) for text in HOSTILE.values())
    worst = max(took, key=took.get)
    with capsys.disabled():
        print(f"\n64 KiB hostile: worst {took[worst] * 1e3:.1f} ms ({worst}); sound: {same_bytes * 1e3:.1f} ms")
    assert took[worst] < 6 * same_bytes


def test_larger_file_is_refused_without_being_read(tmp_path: Path) -> None:
    """Ten gigabytes that take no room on the disk are refused by their size alone."""
    (tmp_path / "large.yaml").touch()
    os.truncate(tmp_path / "large.yaml", 10_000_000_000)
    with pytest.raises(Refusal) as raised:
        files.read(tmp_path, "data/large.yaml")
    assert raised.value.code == "Y102"


def test_long_text_is_no_number() -> None:
    """A number is short, so nobody looks for one in a novel."""
    assert number.canonical("IECQ-H " + ",;( " * 100_000) is None
