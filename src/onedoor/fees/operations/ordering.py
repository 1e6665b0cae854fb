"""Beginning to pay: the order is on record before the gateway is told, so that no money can come in unknown."""

from collections.abc import Sequence
from dataclasses import asdict
from uuid import UUID

from django.db.models import Case, F, Value, When

from onedoor.audit import operations as audit
from onedoor.base import clock, rows
from onedoor.base.actor import SYSTEM, Actor
from onedoor.base.errors import ConnectorError, NotFound
from onedoor.base.operation import operation
from onedoor.fees import rules
from onedoor.fees.errors import AlreadyPaid, GatewayDown, NoSuchGateway, NothingToPay
from onedoor.fees.models import Due, Fact, Order, OrderDue
from onedoor.fees.operations.applying import apply
from onedoor.fees.operations.gateways import gateway
from onedoor.fees.operations.locking import locked_dues, locked_order
from onedoor.fees.ports import Gateway
from onedoor.fees.queries.rows import due_row, fact_row, order_row
from onedoor.fees.signals import due_open_again
from onedoor.fees.terms import (
    ONLINE,
    UNSETTLED,
    Asked,
    DueState,
    Manner,
    OrderRow,
    OrderState,
    Reason,
)


def begin_order(
    due_ids: Sequence[UUID],
    manner: Manner,
    *,
    by: Actor,
    return_url: str,
    client_address: str,
    language: str = "vi",
    pay_token: str = "",
) -> OrderRow:
    """An order for the dues is with the gateway; its `handover` says where the person goes on.

    The dues are the actor's own, or the one whose pay token is given. An order for the same that may still be paid is
    continued. In `return_url`, `{reference}` stands for the order's own.
    Refuses: NotFound, NothingToPay, AlreadyPaid, NoSuchGateway, GatewayDown (no money has moved).
    """
    if manner not in ONLINE:
        raise NoSuchGateway(manner=manner.value)
    through = gateway(manner)
    order, dues = _place(due_ids, through, by=by, pay_token=pay_token)
    fresh = not order.handover
    if fresh:
        asked = Asked(
            reference=order.reference,
            amount=order.amount,
            purpose=f"Phi le phi {_codes(dues) if not pay_token else dues[0].procedure}",
            return_url=return_url.replace("{reference}", order.reference),
            client_address=client_address,
            language=language,
            created_at=order.created_at,
            expires_at=order.expires_at,
        )
        try:
            handover = through.begin(asked)
        except ConnectorError:
            _did_not_begin(order.id, by=by)
            raise GatewayDown(manner=manner.value) from None
        order.handover, order.sent_at = asdict(handover), clock.now()
        _is_sent(order, by=by)
    if apply_waiting(order.reference):
        order.refresh_from_db()
        fresh = False
    return order_row(order, [due.id for due in dues], () if fresh else order.payments.all())


def _codes(dues: Sequence[Due]) -> str:
    codes = sorted(due.code for due in dues)
    return codes[0] + (f" +{len(codes) - 1}" if len(codes) > 1 else "")


@operation
def _place(due_ids: Sequence[UUID], through: Gateway, *, by: Actor, pay_token: str) -> tuple[Order, list[Due]]:
    if not due_ids:
        raise NothingToPay(code="")
    manner = through.manner
    dues = locked_dues(due_ids)
    for due in dues:
        _check_may_pay(due, by, pay_token)
    if sum(due.amount for due in dues) not in through.amounts:
        raise NoSuchGateway(manner=manner.value)
    now = clock.now()
    continued = _to_continue({due.id for due in dues}, manner)
    if continued is not None:
        return continued, dues
    order = Order(
        reference=rules.new_reference(),
        manner=manner,
        amount=sum(due.amount for due in dues),
        created_at=now,
        expires_at=now + rules.LIFETIME[manner],
    )
    rows.insert(order)
    OrderDue.objects.bulk_create(OrderDue(order=order, due=due, amount=due.amount) for due in dues)
    audit.record(
        by=by,
        verb="fees.begin_order",
        subject=f"order:{order.id}",
        facts={"dues": tuple(str(due.id) for due in dues), "manner": manner.value, "amount": order.amount},
        first=True,
    )
    return order, dues


def _check_may_pay(due: Due, by: Actor, pay_token: str) -> None:
    own = by.is_citizen and by.id == due.owner
    if not own and not (pay_token and pay_token == due.pay_token):
        raise NotFound
    if due.state in (DueState.PAID, DueState.REFUNDED):
        raise AlreadyPaid(code=due.code, at=due.paid_at.isoformat() if due.paid_at else "")
    if due.state != DueState.UNPAID:
        raise NothingToPay(code=due.code)


def _to_continue(dues: set[UUID], manner: Manner) -> Order | None:
    """An order for exactly these dues that may still be paid: a second click makes no second order."""
    alive = Order.objects.filter(
        parts__due_id__in=dues, manner=manner, state__in=sorted(UNSETTLED), expires_at__gt=clock.now()
    ).distinct()
    for order in alive.order_by("-created_at"):
        if set(order.parts.values_list("due_id", flat=True)) == dues:
            return order
    return None


@operation
def _is_sent(order: Order, *, by: Actor) -> None:
    """The order is with the gateway, unless a callback was faster than we."""
    sent = Case(When(state=OrderState.CREATED.value, then=Value(OrderState.SENT.value)), default=F("state"))
    Order.objects.filter(id=order.id).update(handover=order.handover, sent_at=order.sent_at, state=sent)
    if order.state == OrderState.CREATED:
        order.state = OrderState.SENT
    audit.record(by=by, verb="fees.send_order", subject=f"order:{order.id}")


@operation
def _did_not_begin(order_id: UUID, *, by: Actor) -> None:
    order = Order.objects.select_for_update().get(id=order_id)
    if order.state != OrderState.CREATED:
        return
    order.state, order.reason, order.settled_at = OrderState.FAILED, Reason.BANK_DOWN, clock.now()
    order.save(update_fields=["state", "reason", "settled_at"])
    audit.record(by=by, verb="fees.drop_order", subject=f"order:{order.id}")


def apply_waiting(reference: str) -> int:
    """Facts that arrived before the order was on record are applied now; how many."""
    waiting = [fact_row(fact) for fact in Fact.objects.filter(reference=reference, applied_at=None)]
    for fact in waiting:
        apply(fact)
    return len(waiting)


@operation
def expire_order(order_id: UUID) -> None:
    """An order whose time is over waits no longer. Money that comes later still pays what is open."""
    order, _ = locked_order(order_id)
    if order.state not in UNSETTLED or order.expires_at > clock.now():
        return
    order.state, order.settled_at = OrderState.EXPIRED, clock.now()
    order.save(update_fields=["state", "settled_at"])
    audit.record(by=SYSTEM, verb="fees.expire_order", subject=f"order:{order.id}")


def open_due_again(due: Due) -> None:
    """The due is open again, because what paid it proved not to be money. The due is locked."""
    due.state, due.paid_by, due.paid_at = DueState.UNPAID, None, None
    due.save(update_fields=["state", "paid_by", "paid_at"])
    due_open_again.send(sender=Due, due=due_row(due))
