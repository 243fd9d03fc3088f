"""What all tests take as given."""

from datetime import date
from pathlib import Path

AS_OF = date(2026, 11, 24)
"""The day of the build in all tests that need one."""
ROOT = Path(__file__).parents[1]
SOUND = ROOT / "tests" / "examples" / "sound"
"""The small sound directory."""
CHROMIUM_ARGUMENTS = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
"""So that Chromium asks nobody for anything."""
