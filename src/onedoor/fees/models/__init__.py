"""The tables of fees: facts and constraints, no decisions."""

from onedoor.fees.models.dues import Due, Receipt, ReceiptCounter
from onedoor.fees.models.ledger import Entry, Posting
from onedoor.fees.models.orders import Fact, Order, OrderDue, Payment, Refund
from onedoor.fees.models.policies import FeePolicy
from onedoor.fees.models.statements import Difference, Line, StatementRead

__all__ = [
    "Difference",
    "Due",
    "Entry",
    "Fact",
    "FeePolicy",
    "Line",
    "Order",
    "OrderDue",
    "Payment",
    "Posting",
    "Receipt",
    "ReceiptCounter",
    "Refund",
    "StatementRead",
]
