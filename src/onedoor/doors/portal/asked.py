"""Who is asked what it was like: chance says so, once a journey has ended either way."""

from collections.abc import Iterable
from datetime import timedelta
from uuid import UUID

from onedoor.base import clock
from onedoor.dossiers.terms import DraftRow
from onedoor.quality import operations, profile
from onedoor.quality.terms import Outcome


def after_filing(draft: UUID, *, unpaid: bool) -> str:
    """The invitation's token for who has filed and owes nothing any more; empty for who is not asked."""
    return "" if unpaid else operations.offer(draft, Outcome.COMPLETED)


def after_giving_up(drafts: Iterable[DraftRow]) -> str:
    """The token about the first draft that has rested so long that it counts as given up, and is asked about."""
    limit = clock.now() - timedelta(days=profile.pack().attribution.rest_days)
    rested = (one for one in drafts if one.saved_at < limit)
    return next((token for one in rested if (token := operations.offer(one.id, Outcome.ABANDONED))), "")
