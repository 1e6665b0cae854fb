"""The days of a quality page: the last ninety, unless the address says otherwise."""

from datetime import timedelta

from django.http import QueryDict

from onedoor.base import clock
from onedoor.doors.office.money_period import Days, days

USUAL = timedelta(days=90)


def asked(query: QueryDict) -> Days:
    """What the address asks for; at most three years."""
    if query.get("first") or query.get("last"):
        return days(query)
    today = clock.today()
    return Days(today - USUAL, today)
