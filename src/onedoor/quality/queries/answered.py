"""How many requests our servers answered in a period."""

from datetime import date

from django.db.models import Sum

from onedoor.quality.models import AnsweredDay


def answered_requests(first: date, last: date) -> tuple[int, int]:
    """Those answered with an error of ours, and all of them; a figure that names nobody."""
    found = AnsweredDay.objects.filter(day__gte=first, day__lte=last).aggregate(failed=Sum("failed"), n=Sum("requests"))
    return found["failed"] or 0, found["n"] or 0
