"""The ways out of a difference: a table from kind to lawful resolutions. The first is the one click."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from onedoor.fees.errors import NotThisWay
from onedoor.fees.terms import DifferenceKind, DueState, Resolution

_K, _R = DifferenceKind, Resolution

WAYS: Mapping[DifferenceKind, tuple[Resolution, ...]] = {
    _K.MONEY_WITHOUT_RECEIPT: (_R.BOOK, _R.REFUND, _R.ASK_AGAIN),
    _K.RECEIPT_WITHOUT_MONEY: (_R.ASK_AGAIN, _R.CANCEL_RECEIPT),
    _K.DOUBLE_PAYMENT: (_R.REFUND,),
    _K.WRONG_AMOUNT: (_R.BOOK_AND_REFUND_REST, _R.REFUND),
    _K.UNKNOWN_PAYER: (_R.MATCH, _R.REFUND),
    _K.LATE_SUCCESS: (_R.BOOK, _R.REFUND),
}

AUTOMATIC = frozenset({_K.DOUBLE_PAYMENT, _K.LATE_SUCCESS})
"""Money that nothing is due for goes back by itself."""


@dataclass(frozen=True, slots=True)
class DifferenceFacts:
    """What decides how a difference may be resolved.

    `booked`: the money stands in the ledger with another amount; `payout`: it is a gateway's, for a batch of another;
    `gone`: more of it went back than came.
    """

    kind: DifferenceKind
    amount: int
    expected: int
    booked: bool = False
    payout: bool = False
    gone: bool = False


def ways(facts: DifferenceFacts) -> tuple[Resolution, ...]:
    """The lawful ways out of a difference: too little pays nothing, and what left is not given back twice."""
    wrong = facts.kind is _K.WRONG_AMOUNT
    if facts.amount < 0 or (wrong and (facts.gone or not facts.amount)):
        return (_R.ASK_AGAIN,)
    if wrong and facts.payout:
        return (_R.PAYOUT,)
    if wrong and facts.booked:
        return (_R.CORRECT,)
    if wrong and facts.amount < facts.expected:
        return (_R.REFUND,)
    return WAYS[facts.kind]


def check_way(facts: DifferenceFacts, resolution: Resolution) -> None:
    """The resolution is lawful for that difference. Refuses: NotThisWay."""
    if resolution not in ways(facts):
        raise NotThisWay(kind=facts.kind.value, resolution=resolution.value)


def surplus(dues: Iterable[DueState]) -> DifferenceKind:
    """What money of the right amount is that nothing is due for: paid twice, or come after the due was closed."""
    again = {DueState.PAID, DueState.REFUNDED}
    return DifferenceKind.LATE_SUCCESS if again.isdisjoint(dues) else DifferenceKind.DOUBLE_PAYMENT
