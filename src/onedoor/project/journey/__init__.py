"""`onedoor journey`: one dossier from sign-in to result, over HTTP only, as a citizen and as officers."""

from onedoor.project.journey.run import run
from onedoor.project.journey.waiting import until_all_listen

__all__ = ["run", "until_all_listen"]
