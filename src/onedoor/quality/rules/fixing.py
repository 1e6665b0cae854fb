"""What to fix next: how many people, how surely, and what each of them would be spared."""

from onedoor.base.shares import wilson

YEAR = 365


def hours_a_year(failed: int, matured: int, minutes: float, days: int) -> float:
    """Hours that people would surely be spared in a year if this cause were gone.

    Volume × failure × saving: attempts a year, the lower end of the failing share's interval (few observations promise
    little), and the minutes that filling in again takes.
    """
    if not matured or days <= 0:
        return 0.0
    return matured * YEAR / days * wilson(failed, matured).low * minutes / 60
