"""One record changed, as a body does it: a suspension, which shows on its page and in every list and count."""

from pathlib import Path

REASON = "fees"


def make(data: Path, day: str = "2026-11-10") -> Path:
    """Suspend the record in the middle of those that stand alone and have only ever been current; its file."""
    candidates = [path for path in sorted((data / "certificates").rglob("*.yaml")) if _fits(path.read_text("utf-8"))]
    chosen = candidates[len(candidates) // 2]
    with chosen.open("a", encoding="utf-8") as file:
        file.write(f"  - {{date: {day}, to: suspended, reason: {REASON}}}\n")
    return chosen


def _fits(text: str) -> bool:
    """Whether one line more at the end suspends it: it is a single site, current since its first issue, issued in time,
    and its list of status stands last."""
    _, _, status = text.partition("\nstatus:\n")
    expires = [line.split()[1] for line in text.splitlines() if line.strip().startswith("expires:")]
    issued = [line.split()[1] for line in text.splitlines() if line.strip().startswith("issued:")]
    return (
        "  role: single\n" in text
        and status.count("\n") == 1
        and "to: current" in status
        and bool(expires)
        and max(expires) > "2027"
        and max(issued) < "2026-10"
    )
