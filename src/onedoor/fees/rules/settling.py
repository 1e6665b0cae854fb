"""What a set of facts means for an order. Nothing here depends on the sequence in which they arrived."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from onedoor.fees.terms import UNSETTLED, DueState, GatewayFact, Manner, OrderState, Outcome, Reason

LIFETIME = {Manner.VNPAY: timedelta(minutes=15), Manner.VIETQR: timedelta(days=3)}
"""How long an order waits for its money; a bank transfer is seen only when the bank tells of it."""
STATEMENT_PAYS = frozenset({Manner.VIETQR})
"""Where the statement is how we learn of money; elsewhere it only confirms what the gateway told before."""

_GROWING = tuple(OrderState)


@dataclass(frozen=True, slots=True)
class Share:
    """The part of an order that is for one due, and what has become of that due."""

    due: UUID
    payee: str
    amount: int
    state: DueState


def means(fact: GatewayFact, amount: int) -> OrderState | None:
    """The state that one fact alone would bring an order of that amount to; None: it brings it nowhere."""
    if fact.outcome is Outcome.SUCCEEDED and fact.amount == amount:
        return OrderState.PAID
    if fact.outcome is Outcome.FAILED:
        return OrderState.CANCELLED if fact.reason is Reason.CANCELLED else OrderState.FAILED
    return None


def state_of(stands: OrderState, facts: Iterable[GatewayFact], amount: int) -> OrderState:
    """The order's state: the strongest of where it stands and of what each fact means."""
    states = [stands, *(state for fact in facts if (state := means(fact, amount)) is not None)]
    return max(states, key=_GROWING.index)


def reason_of(state: OrderState, facts: Iterable[GatewayFact], amount: int) -> Reason | None:
    """Why an order stands where it does, if it failed: what the strongest of the facts says, the last key deciding.

    One that may still be paid has a reason where the payer's bank keeps the money and looks into it.
    """
    if state in UNSETTLED or state is OrderState.EXPIRED:
        return next((fact.reason for fact in facts if fact.reason is Reason.SUSPECTED), None)
    said = {fact.key: fact.reason or Reason.OTHER for fact in facts if means(fact, amount) is state}
    return said[max(said)] if said and state in (OrderState.CANCELLED, OrderState.FAILED) else None


def split(shares: Sequence[Share]) -> tuple[tuple[Share, ...], tuple[Share, ...]]:
    """The shares whose dues are still to be paid, and those for which there is nothing to pay any more."""
    payable = tuple(share for share in shares if share.state is DueState.UNPAID)
    return payable, tuple(share for share in shares if share not in payable)


def paid_at(said: datetime | None, now: datetime) -> datetime:
    """The moment of a payment: as the gateway says, but never in the future."""
    return min(said, now) if said is not None else now
