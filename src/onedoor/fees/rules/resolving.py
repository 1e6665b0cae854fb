"""The ways out of a difference: a table from kind to lawful resolutions. The first is the one click."""

from collections.abc import Iterable, Mapping

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


def ways(kind: DifferenceKind, *, amount: int, expected: int) -> tuple[Resolution, ...]:
    """The lawful ways out of a difference of that kind: too little pays nothing, and what left cannot be given back."""
    if amount < 0:
        return (Resolution.ASK_AGAIN,)
    if kind is DifferenceKind.WRONG_AMOUNT and amount < expected:
        return (Resolution.REFUND,)
    return WAYS[kind]


def check_way(kind: DifferenceKind, resolution: Resolution, *, amount: int, expected: int) -> None:
    """The resolution is lawful for that difference. Refuses: NotThisWay."""
    if resolution not in ways(kind, amount=amount, expected=expected):
        raise NotThisWay(kind=kind.value, resolution=resolution.value)


def surplus(dues: Iterable[DueState]) -> DifferenceKind:
    """What money of the right amount is that nothing is due for: paid twice, or come after the due was closed."""
    again = {DueState.PAID, DueState.REFUNDED}
    return DifferenceKind.LATE_SUCCESS if again.isdisjoint(dues) else DifferenceKind.DOUBLE_PAYMENT
