"""Callbacks: what gateways tell us, each at its own address, believed under its signature alone."""

from collections.abc import Sequence
from urllib.parse import parse_qsl

from django.http import HttpResponse
from django.views.decorators.http import require_GET

from onedoor.base.actor import ANONYMOUS
from onedoor.doors.frame.access import PUBLIC, ActorRequest, access
from onedoor.fees import operations
from onedoor.fees.terms import Manner

_MOST = 100


@require_GET
@access(PUBLIC)
def vnpay(request: ActorRequest) -> HttpResponse:
    """VNPAY's IPN; its protocol says it by GET. Nothing of it is logged, and no session has a part in it."""
    parameters = received(request.META.get("QUERY_STRING", ""))
    told = operations.hear(Manner.VNPAY, [pair for pair in parameters if pair[0].startswith("vnp_")], by=ANONYMOUS)
    return HttpResponse(told.body, status=told.status, content_type=told.content_type)


def received(query: str) -> Sequence[tuple[str, str]]:
    """The parameters decoded, in order, repetitions kept; none where there are so many that nobody means it well."""
    try:
        return parse_qsl(query, keep_blank_values=True, max_num_fields=_MOST)
    except ValueError:
        return ()
