"""`onedoor journey`: one dossier from sign-in to result, over HTTP only, as a citizen and as officers."""

from onedoor.project.journey.run import run

__all__ = ["run"]
