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
from onedoor.doors.portal.payment_standing import Standing, asks_again_after, standing
from onedoor.doors.portal.shown import page
from onedoor.dossiers import rules
from onedoor.fees import operations, queries
from onedoor.fees.terms import OrderRow, OrderState, Reason

_FROM_THE_GATEWAY = "vnp_TxnRef"


@access(CITIZEN)
def payment(request: ActorRequest, reference: str) -> HttpResponse:
    """The person's own payment; on the button, the gateway is asked what became of it."""
    order = queries.order(reference, seen_by=request.actor)
    here = reverse("portal:payment", args=[reference])
    if request.method == "POST":
        return _ask(request, order, here)
    codes = [queries.due(due, seen_by=request.actor).code for due in order.dues]
    query = "&".join(f"dossier={code}" for code in codes)
    more = {"codes": codes, "pay_again": reverse("portal:pay"), "pay_query": query, "own": True}
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
    return _shown(request, order, here, {"codes": [rules.masked_code(due.code)], "pay_again": again, "token": token})


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
    brought = queries.receipts_of(order.reference, seen_by=request.actor, pay_token=str(more.get("token", "")))
    receipts = [receipt for receipt in brought if receipt.cancelled_at is None]
    came_back, now = _came_back(request), clock.now()
    cancelled = len(brought) - len(receipts)
    stands = standing(order, receipts=len(receipts), cancelled=cancelled, came_back=came_back, now=now)
    context = {
        "order": order,
        "stands": stands,
        "part": f"portal/payment/{stands}.html",
        "receipts": receipts,
        "failure": words.FAILURES[order.reason or Reason.OTHER],
        "asked": request.GET.get("asked", ""),
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
