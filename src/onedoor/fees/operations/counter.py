"""Paying at the counter: cash or card, for the same due as online, with the receipt at once."""

from uuid import UUID

from onedoor.audit import operations as audit
from onedoor.base import clock
from onedoor.base.actor import Actor, Role
from onedoor.base.errors import NotAllowed, NotFound
from onedoor.base.operation import operation
from onedoor.base.text import clean
from onedoor.fees import rules
from onedoor.fees.errors import AlreadyPaid, AmountDiffers, NoSuchGateway, NothingToPay
from onedoor.fees.models import Due, Order, OrderDue
from onedoor.fees.operations.applying import apply
from onedoor.fees.terms import AT_COUNTER, DueState, GatewayFact, Heard, Manner, OrderState, Outcome


@operation
def take_at_counter(due_id: UUID, manner: Manner, amount: int, *, by: Actor, slip: str = "") -> None:
    """The due is paid in cash or by card at the counter of its agency, and its receipt stands. Amount in đồng.

    `slip` is what the card machine printed, where it printed one.
    Refuses: NotFound, NotAllowed, NoSuchGateway, AlreadyPaid, NothingToPay, AmountDiffers.
    """
    due = _due(due_id, manner, amount, by)
    now = clock.now()
    order = Order.objects.create(
        reference=rules.new_reference(),
        manner=manner,
        amount=amount,
        state=OrderState.SENT,
        created_at=now,
        sent_at=now,
        expires_at=now,
    )
    OrderDue.objects.create(order=order, due=due, amount=amount)
    audit.record(
        by=by,
        verb="fees.take_at_counter",
        subject=f"order:{order.id}",
        facts={"due": str(due.id), "manner": manner.value, "amount": amount},
        first=True,
    )
    apply(
        GatewayFact(
            gateway=manner,
            reference=order.reference,
            outcome=Outcome.SUCCEEDED,
            amount=amount,
            transaction=order.reference,
            at=now,
            key=f"counter:{order.reference}",
            heard=Heard.COUNTER,
            code=clean(slip, max_length=100)[:40],
        ),
        by=by,
    )


def _due(due_id: UUID, manner: Manner, amount: int, by: Actor) -> Due:
    if manner not in AT_COUNTER:
        raise NoSuchGateway(manner=manner.value)
    due = Due.objects.select_for_update().filter(id=due_id).first()
    if due is None or not (by.is_officer and by.agency == due.payee):
        raise NotFound
    if not by.has(Role.RECEIVER, Role.CLERK, Role.FINANCE):
        raise NotAllowed
    if due.state in (DueState.PAID, DueState.REFUNDED):
        raise AlreadyPaid(code=due.code, at=due.paid_at.isoformat() if due.paid_at else "")
    if due.state != DueState.UNPAID:
        raise NothingToPay(code=due.code)
    if amount != due.amount:
        raise AmountDiffers(due=due.amount, given=amount)
    return due
