"""A payment: where it stands and what to do now. It is also where the gateway leads back to, which proves nothing."""

from collections.abc import Mapping

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from onedoor.base import clock
from onedoor.base.errors import ConnectorError, NotFound
from onedoor.base.press import qr_picture, qr_svg
from onedoor.doors.frame.access import CITIZEN, PUBLIC, ActorRequest, access
from onedoor.doors.portal import payment_words as words
from onedoor.doors.portal.payment_standing import NO_MONEY_YET, Standing, asks_again_after, standing
from onedoor.doors.portal.shown import page
from onedoor.dossiers import rules
from onedoor.fees import operations, queries
from onedoor.fees.terms import DueState, OrderRow, OrderState, RefundState

_FROM_THE_GATEWAY = "vnp_TxnRef"


@access(CITIZEN)
def payment(request: ActorRequest, reference: str) -> HttpResponse:
    """The person's own payment; on the button, the gateway is asked what became of it."""
    order = queries.order(reference, seen_by=request.actor)
    here = reverse("portal:payment", args=[reference])
    if request.method == "POST":
        return _ask(request, order, here)
    dues = [queries.due(due, seen_by=request.actor) for due in order.dues]
    codes = [due.code for due in dues]
    query = "&".join(f"dossier={code}" for code in codes)
    still_due = any(due.state is DueState.UNPAID for due in dues)
    again = {"pay_again": reverse("portal:pay"), "pay_query": query, "still_due": still_due}
    more = {"codes": codes, "own": True, **again}
    return _shown(request, order, here, more)


@access(PUBLIC)
def payment_by_link(request: ActorRequest, token: str, reference: str) -> HttpResponse:
    """The same for whoever came by the pay link; whose dossier it is goes on to the own page."""
    order = queries.order(reference, seen_by=request.actor, pay_token=token)
    here = reverse("portal:payment_by_link", args=[token, reference])
    if request.method == "POST":
        return _ask(request, order, here)
    if _is_own(request, order):
        back = "?back=yes" if _came_back(request) else ""
        return redirect(reverse("portal:payment", args=[reference]) + back)
    _, due = queries.payable(token)
    again = reverse("portal:pay_by_link", args=[token])
    codes = [rules.masked_code(due.code)]
    return _shown(request, order, here, {"codes": codes, "pay_again": again, "token": token, "still_due": due.payable})


def _is_own(request: ActorRequest, order: OrderRow) -> bool:
    try:
        queries.order(order.reference, seen_by=request.actor)
    except NotFound:
        return False
    return request.actor.is_citizen


def _came_back(request: ActorRequest) -> bool:
    return _FROM_THE_GATEWAY in request.GET or "back" in request.GET


def _ask(request: ActorRequest, order: OrderRow, here: str) -> HttpResponse:
    """The gateway was asked, unless all is known or it was a moment ago; where it does not answer, the page says so."""
    if order.state is OrderState.PAID:
        return redirect(here)
    try:
        asked = operations.ask_for_payer(order.id, by=request.actor)
    except ConnectorError:
        return redirect(f"{here}?back=yes&asked=silent")
    operations.expire_order(order.id)
    return redirect(f"{here}?back=yes&asked={'yes' if asked else 'soon'}")


def _shown(request: ActorRequest, order: OrderRow, here: str, more: Mapping[str, object]) -> HttpResponse:
    token, still_due = str(more.get("token", "")), bool(more["still_due"])
    brought = queries.receipts_of(order.reference, seen_by=request.actor, pay_token=token)
    back = queries.refunds_of(order.reference, seen_by=request.actor, pay_token=token)
    receipts = [receipt for receipt in brought if receipt.cancelled_at is None]
    came_back, now, cancelled = _came_back(request), clock.now(), len(brought) - len(receipts)
    stands = standing(
        order, receipts=len(receipts), cancelled=cancelled, came_back=came_back, now=now, still_due=still_due
    )
    is_back = all(one.state is RefundState.DONE for one in back)
    context = {
        "order": order,
        "stands": stands,
        "part": f"portal/payment/{stands}.html",
        "receipts": receipts,
        "failure": words.told(stands, order, still_due=still_due, is_back=is_back),
        "back": back,
        "is_back": is_back,
        "over": sum(one.amount for one in back if one.difference is not None),
        "asked": request.GET.get("asked", "") if stands in NO_MONEY_YET else "",
        "here": here,
        "expired": order.expires_at <= now,
        **more,
    }
    if stands is Standing.TRANSFER and order.handover is not None:
        context |= {"qr": qr_svg(order.handover.qr), "picture": qr_picture(order.handover.qr)}
    answer = page(request, "payment.html", context, here="my_dossiers" if more.get("own") else "")
    if seconds := asks_again_after(order, stands, now):
        answer["Refresh"] = f"{seconds}; url={here}{'?back=yes' if came_back else ''}"
    return answer
