"""How many payments of which kind, for measuring."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PaymentCounts:
    """The payments for one procedure at one agency in a period.

    `sent`: orders sent to a gateway whose end is known; `cancelled` and `paid` are among them. `dues_paid` and
    `dues_online` are dues.
    """

    agency: str
    procedure: str
    sent: int
    cancelled: int
    paid: int
    dues_paid: int
    dues_online: int
