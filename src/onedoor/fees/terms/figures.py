"""The words of the figures: what was taken, from what, on which way."""

from dataclasses import dataclass
from datetime import datetime

from onedoor.fees.terms.orders import Manner


@dataclass(frozen=True, slots=True)
class Taken:
    """Money of some days, in đồng: what came in for dues and what of it went back, for one agency and so on."""

    payee: str
    procedure: str
    channel: str
    manner: Manner
    payments: int
    amount: int
    refunded: int


@dataclass(frozen=True, slots=True)
class Balance:
    """What stands on an account of the ledger; all balances add up to zero."""

    account: str
    amount: int


@dataclass(frozen=True, slots=True)
class PayableRow:
    """A due as anybody sees it who holds its pay link: what for and how much, and nothing about a person."""

    code: str
    procedure: str
    payee: str
    amount: int
    raised_at: datetime
    paid: bool
    payable: bool
