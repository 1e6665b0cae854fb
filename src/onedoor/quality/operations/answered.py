"""Adding up how many requests our servers answered."""

from datetime import date

from django.db import connection

_ADD = """
INSERT INTO quality_answeredday AS kept (day, requests, failed) VALUES (%s, %s, %s)
ON CONFLICT (day) DO UPDATE SET requests = kept.requests + excluded.requests, failed = kept.failed + excluded.failed
"""


def add_answered(day: date, requests: int, failed: int) -> None:
    """So many more were answered that day, so many of them with an error of ours. A count, no act."""
    with connection.cursor() as cursor:
        cursor.execute(_ADD, [day, requests, failed])
