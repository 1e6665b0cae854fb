"""Pay: what is to be paid, line by line, and by which way: for one dossier, for several at once, or by pay link."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import get_language

from onedoor.agencies import queries as agencies
from onedoor.base import clock
from onedoor.base.errors import NotFound
from onedoor.catalogue import queries as catalogue
from onedoor.catalogue.terms import Text
from onedoor.doors.frame.access import CITIZEN, PUBLIC, ActorRequest, access
from onedoor.doors.portal import payment_words as words
from onedoor.doors.portal.dues_shown import lines_shown, under_way
from onedoor.doors.portal.shown import page
from onedoor.dossiers import rules
from onedoor.fees import operations, queries
from onedoor.fees.errors import NoSuchGateway
from onedoor.fees.terms import DueRow, DueState, Manner, OrderRow

_MOST = 50


@access(CITIZEN)
def pay(request: ActorRequest) -> HttpResponse:
    """The dues of the dossiers that were named, or all that are open; on a button, an order for them begins."""
    codes = (request.POST if request.method == "POST" else request.GET).getlist("dossier")[:_MOST]
    mine = queries.dues_of(_own_id(request), seen_by=request.actor)
    if not set(codes) <= {due.code for due in mine}:
        raise NotFound
    named = [due for due in mine if due.code in codes or not codes]
    dues = [due for due in named if due.state is DueState.UNPAID]
    if not dues:
        return redirect("portal:dossier", codes[0]) if len(codes) == 1 else redirect("portal:my_dossiers")
    begun = _under_way([queries.orders(due.id, seen_by=request.actor) for due in dues])
    if request.method == "POST" and (begun is None or request.POST.get("again") == "yes"):
        return _begin(request, dues)
    context = {
        "dues": [(due, title_of(due.procedure, due.raised_at), lines_shown(due.lines)) for due in dues],
        "total": sum(due.amount for due in dues),
        "ways": ways(sum(due.amount for due in dues)),
        "begun": begun,
        "back": reverse("portal:dossier", args=[dues[0].code]) if len(dues) == 1 else reverse("portal:my_dossiers"),
    }
    return page(request, "pay.html", context, here="my_dossiers")


@access(PUBLIC)
def pay_by_link(request: ActorRequest, token: str) -> HttpResponse:
    """What whoever holds the link may know, and no more: what for, how much, whether it is paid; and they may pay."""
    due_id, due = queries.payable(token)
    begun = _under_way([queries.orders(due_id, seen_by=request.actor, pay_token=token)]) if due.payable else None
    if request.method == "POST" and due.payable and (begun is None or request.POST.get("again") == "yes"):
        order = _ordered(request, [due_id], link_return(token), token)
        return _go_on(order, reverse("portal:payment_by_link", args=[token, order.reference]))
    context = {
        "due": due,
        "code": rules.masked_code(due.code),
        "title": title_of(due.procedure, due.raised_at),
        "agency": agencies.agency(due.payee),
        "ways": ways(due.amount),
        "begun": begun,
        "goes_on": begun is not None and begun.expires_at > clock.now() and len(begun.dues) == 1,
    }
    answer = page(request, "pay_by_link.html", context)
    if begun is not None:
        answer["Refresh"] = "15"
    return answer


def title_of(procedure: str, raised_at: datetime) -> Text:
    """What the procedure is called; by its number alone where no version of that day is known."""
    try:
        return catalogue.current_version(procedure, clock.day_of(raised_at)).definition.title
    except NotFound:
        return Text(vi=procedure, en=procedure)


def ways(amount: int) -> list[tuple[Manner, words.Way]]:
    """The ways that this installation offers for that amount, as the page words them."""
    return [(manner, words.WAYS[manner]) for manner in operations.ways(amount)]


def _own_id(request: ActorRequest) -> UUID:
    if request.actor.id is None:
        raise NotFound
    return request.actor.id


def _under_way(orders: Sequence[tuple[OrderRow, ...]]) -> OrderRow | None:
    return next((found for each in orders if (found := under_way(each)) is not None), None)


def _begin(request: ActorRequest, dues: Sequence[DueRow]) -> HttpResponse:
    """Back from the gateway, one due's order has an address that opens without a session too."""
    back = link_return(dues[0].pay_token) if len(dues) == 1 else _with_reference("portal:payment")
    order = _ordered(request, [due.id for due in dues], back, "")
    return _go_on(order, reverse("portal:payment", args=[order.reference]))


def link_return(token: str) -> str:
    """Where the gateway leads back to, for the order of one due."""
    return _with_reference("portal:payment_by_link", token)


def _with_reference(route: str, *before: str) -> str:
    return reverse(route, args=[*before, "REFERENCE"]).replace("REFERENCE", "{reference}")


def _ordered(request: ActorRequest, dues: Sequence[UUID], back: str, token: str) -> OrderRow:
    try:
        manner = Manner(request.POST.get("manner", ""))
    except ValueError:
        raise NoSuchGateway(manner="") from None
    return operations.begin_order(
        dues,
        manner,
        by=request.actor,
        return_url=f"{settings.ENV.public}{back}",
        client_address=_address_of(request),
        language=(get_language() or "vi")[:2],
        pay_token=token,
    )


def _address_of(request: HttpRequest) -> str:
    return str(request.META.get("REMOTE_ADDR") or "127.0.0.1")


def _go_on(order: OrderRow, own_page: str) -> HttpResponse:
    """To the gateway, or to our own page where there is a code to scan."""
    if order.handover is not None and order.handover.url:
        return HttpResponseRedirect(order.handover.url)
    return redirect(own_page)
