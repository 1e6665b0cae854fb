"""The tests of the agencies stand on the pack that every test finds loaded."""

from pathlib import Path

PACK = Path(__file__).parents[2] / "packs" / "vietnam"
