"""What one may do with dues, orders and money: the only writers."""

from onedoor.fees.operations.applying import apply
from onedoor.fees.operations.counter import take_at_counter
from onedoor.fees.operations.dues import cancel_due, hand_over, raise_due
from onedoor.fees.operations.gateways import ways
from onedoor.fees.operations.hearing import ask_for_payer, ask_order, hear, settle_waiting
from onedoor.fees.operations.ordering import apply_waiting, begin_order, expire_order
from onedoor.fees.operations.policies import adopt, discard_draft, draft, load_policies
from onedoor.fees.operations.polling import ask_fresh, ask_pending, ask_refunds, read_statements
from onedoor.fees.operations.receipts import receipt_pages
from onedoor.fees.operations.reconciling import reconcile
from onedoor.fees.operations.refunding import ask_refund, refund, retry_refund, settle_refund
from onedoor.fees.operations.resolving import resolve
from onedoor.fees.operations.statements import fetch_statement, read_statement

__all__ = [
    "adopt",
    "apply",
    "apply_waiting",
    "ask_for_payer",
    "ask_fresh",
    "ask_order",
    "ask_pending",
    "ask_refund",
    "ask_refunds",
    "begin_order",
    "cancel_due",
    "discard_draft",
    "draft",
    "expire_order",
    "fetch_statement",
    "hand_over",
    "hear",
    "load_policies",
    "raise_due",
    "read_statement",
    "read_statements",
    "receipt_pages",
    "reconcile",
    "refund",
    "resolve",
    "retry_refund",
    "settle_refund",
    "settle_waiting",
    "take_at_counter",
    "ways",
]
