"""The cast of the dossiers, so that these tests speak of the same people."""

from tests.dossiers.conftest import cast, monday

__all__ = ["cast", "monday"]
