"""Money: whole units of one currency. The đồng has no decimals."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Money:
    """An exact amount in the smallest unit of `currency` (ISO 4217); for VND that is one đồng."""

    amount: int
    currency: str = "VND"

    def __add__(self, other: "Money") -> "Money":
        if other.currency != self.currency:
            raise ValueError(f"{self.currency} and {other.currency} do not add up")
        return Money(self.amount + other.amount, self.currency)
