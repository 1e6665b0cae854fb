"""Looking up by a citizen number, which is sealed: by its blind index, under every index key that is in use."""

from django.db.models import Q

from onedoor.base.sealing.ring import blind_indexes
from onedoor.identity.terms import NUMBER


def carries(number: str, *, as_agent: bool = False) -> Q:
    """Who carries that number, or (`as_agent`) the mandates that name it; nobody carries none."""
    if not number:
        return Q(pk=None)
    found = blind_indexes(NUMBER, number)
    return Q(agent_index__in=found) if as_agent else Q(number_index__in=found)
