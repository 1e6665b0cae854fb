"""What one may ask about money. Every answer depends on who asks; what you may not see does not exist."""

from onedoor.fees.queries.figures import balances, differences, failed_refunds, open_differences, taken
from onedoor.fees.queries.money import (
    due,
    due_of,
    dues_of,
    order,
    orders,
    payable,
    receipt,
    receipt_for,
    receipts,
    refunds,
)

__all__ = [
    "balances",
    "differences",
    "due",
    "due_of",
    "dues_of",
    "failed_refunds",
    "open_differences",
    "order",
    "orders",
    "payable",
    "receipt",
    "receipt_for",
    "receipts",
    "refunds",
    "taken",
]
