"""Serial numbers of receipts."""

from datetime import date


def series(day: date) -> str:
    """The series of that day: one a year, `E` for electronic (the manner of Decree 123/2020 Art. 30).

    >>> series(date(2026, 11, 24))
    'BL-26E'
    """
    return f"BL-{day:%y}E"


def serial(series: str, number: int) -> str:
    """A receipt's number as it is printed.

    >>> serial("BL-26E", 42)
    'BL-26E 0000042'
    """
    return f"{series} {number:07d}"
