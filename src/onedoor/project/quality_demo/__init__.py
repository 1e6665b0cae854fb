"""`onedoor quality demo`: a seeded month of journeys with known troubles, and whether the ruling finds each of them."""

from onedoor.project.quality_demo.run import run

__all__ = ["run"]
