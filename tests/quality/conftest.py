"""Fixtures of the dossiers, for what is measured of them."""

from tests.dossiers.conftest import cast, draft_of, monday, proposed, received, submitted
from tests.quality.experts import noon, people, portal

__all__ = ["cast", "draft_of", "monday", "noon", "people", "portal", "proposed", "received", "submitted"]
