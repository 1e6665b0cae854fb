"""Fixtures of the dossiers, for what is measured of them."""

from tests.dossiers.conftest import cast, draft_of, monday, proposed, received, submitted

__all__ = ["cast", "draft_of", "monday", "proposed", "received", "submitted"]
