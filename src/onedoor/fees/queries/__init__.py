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
    receipts_of,
    refunds,
)
from onedoor.fees.queries.policies import (
    adopted_policies,
    assessed,
    followed,
    policy,
    policy_rows,
    procedures_with_fees,
)

__all__ = [
    "adopted_policies",
    "assessed",
    "balances",
    "differences",
    "due",
    "due_of",
    "dues_of",
    "failed_refunds",
    "followed",
    "open_differences",
    "order",
    "orders",
    "payable",
    "policy",
    "policy_rows",
    "procedures_with_fees",
    "receipt",
    "receipt_for",
    "receipts",
    "receipts_of",
    "refunds",
    "taken",
]
