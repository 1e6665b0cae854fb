"""A birth that is registered, so that its certificate stands in a vault."""

import pytest

from onedoor.dossiers import operations, queries
from onedoor.dossiers.models import Document
from onedoor.dossiers.terms import Outcome
from tests.dossiers.conftest import Cast, cast, draft_of, monday, picture, proposed, received, submitted

__all__ = ["cast", "draft_of", "monday", "picture", "proposed", "received", "submitted"]


@pytest.fixture
def granted(cast: Cast, proposed: str) -> str:
    """Mai's dossier, decided by Hoa: her child has a birth certificate."""
    operations.assign(proposed, by=cast.hoa, to=cast.hoa.id)
    operations.decide(proposed, by=cast.hoa, outcome=Outcome.GRANTED)
    return proposed


@pytest.fixture
def typeset(cast: Cast, granted: str) -> str:
    """The same, with the certificate's pages."""
    for document in Document.objects.filter(dossier__code=granted, kind="result"):
        operations.typeset_document(document.id)
    assert queries.dossier(granted, seen_by=cast.mai).outcome is Outcome.GRANTED
    return granted
