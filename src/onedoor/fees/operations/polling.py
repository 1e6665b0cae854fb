"""What is asked without anybody calling: orders that wait, refunds under way, yesterday's statements."""

import logging
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from uuid import UUID

from onedoor.base import clock
from onedoor.base.actor import SYSTEM
from onedoor.base.errors import ConnectorError
from onedoor.fees.errors import NoSuchGateway
from onedoor.fees.models import Order, Refund
from onedoor.fees.operations.gateways import configured
from onedoor.fees.operations.hearing import ask_order, settle_waiting
from onedoor.fees.operations.ordering import expire_order
from onedoor.fees.operations.reconciling import reconcile
from onedoor.fees.operations.refunding import ask_refund
from onedoor.fees.terms import ONLINE, UNSETTLED, RefundState

log = logging.getLogger(__name__)

RECENT = timedelta(hours=24)
FRESH = frozenset({1, 2, 3, 5, 8, 13})
"""The minutes of its age at which an order is asked for by itself."""
_MINUTE = timedelta(minutes=1)


def _each(ids: Iterable[tuple[UUID, str]], act: Callable[[UUID], object]) -> int:
    """Do it for each; a gateway that does not answer is left alone until the next time. How many were done."""
    silent: set[str] = set()
    done = 0
    for id_, manner in ids:
        if manner in silent:
            continue
        try:
            act(id_)
        except (ConnectorError, NoSuchGateway) as failure:
            silent.add(manner)
            log.warning("gateway silent", extra={"gateway": manner, "fault": type(failure).__name__})
        else:
            done += 1
    return done


def ask_pending(*, recent: bool) -> int:
    """Every order that waits for its money was asked for (`recent`: of the last day); one past its time expires.

    An order expires only after the gateway was asked once more. Facts that waited for an order are settled first.
    """
    settle_waiting()
    waiting = Order.objects.filter(state__in=sorted(UNSETTLED), manner__in=sorted(ONLINE)).order_by("created_at")
    if recent:
        waiting = waiting.filter(created_at__gte=clock.now() - RECENT)
    return _each(list(waiting.values_list("id", "manner")), _ask_and_expire)


def _ask_and_expire(order_id: UUID) -> None:
    ask_order(order_id)
    expire_order(order_id)


def ask_fresh() -> int:
    """Orders of some minutes ago, whose payers may be looking at the page that waits, are asked for; how many."""
    now = clock.now()
    waiting = Order.objects.filter(
        state__in=sorted(UNSETTLED), manner__in=sorted(ONLINE), created_at__gt=now - timedelta(minutes=max(FRESH) + 1)
    ).order_by("created_at")
    rows = waiting.values_list("id", "manner", "created_at")
    return _each([(id_, manner) for id_, manner, at in rows if (now - at) // _MINUTE in FRESH], ask_order)


def ask_refunds() -> int:
    """Every refund under way was asked for again, under its key."""
    going = Refund.objects.filter(state__in=[RefundState.ASKED, RefundState.SENT]).order_by("asked_at")
    return _each(list(going.values_list("id", "payment__manner")), _ask_refund)


def _ask_refund(refund_id: UUID) -> None:
    ask_refund(refund_id, by=SYSTEM)


def read_statements(day: date) -> int:
    """The statements of that day are reconciled; how many differences are new. One that fails does not stop others.

    Raises ConnectorError, after the others, where one did not answer.
    """
    new = 0
    failures: list[ConnectorError] = []
    for through in configured().values():
        try:
            new += reconcile(through.statement(day))
        except ConnectorError as failure:
            failures.append(failure)
    if failures:
        raise failures[0]
    return new
