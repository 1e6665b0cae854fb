"""The people of the ward and Mai's dossier, as the dossiers' own tests know them."""

from tests.dossiers.conftest import cast, draft_of, monday, received, submitted

__all__ = ["cast", "draft_of", "monday", "received", "submitted"]
