"""What one may ask about money. Every answer depends on who asks; what you may not see does not exist."""

from onedoor.fees.queries.counted import counted
from onedoor.fees.queries.differences import (
    difference,
    differences,
    differences_of,
    every_refund,
    failed_refunds,
    open_differences,
    statement,
    statements,
)
from onedoor.fees.queries.figures import balances, movements, taken
from onedoor.fees.queries.found import found_about
from onedoor.fees.queries.lists import differences_found, dues_raised, note_export, receipts_issued
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
    refunds_of,
)
from onedoor.fees.queries.policies import (
    adopted_policies,
    assessed,
    followed,
    policy,
    policy_rows,
    procedures_with_fees,
)
from onedoor.fees.queries.trail import trail

__all__ = [
    "adopted_policies",
    "assessed",
    "balances",
    "counted",
    "difference",
    "differences",
    "differences_found",
    "differences_of",
    "due",
    "due_of",
    "dues_of",
    "dues_raised",
    "every_refund",
    "failed_refunds",
    "followed",
    "found_about",
    "movements",
    "note_export",
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
    "receipts_issued",
    "receipts_of",
    "refunds",
    "refunds_of",
    "statement",
    "statements",
    "taken",
    "trail",
]
