"""Callbacks: what gateways and the trust service tell us; believed is only what proves itself."""

from collections.abc import Sequence
from urllib.parse import parse_qsl

from django.http import HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_POST

from onedoor.base.actor import ANONYMOUS
from onedoor.doors.frame.access import PUBLIC, ActorRequest, access
from onedoor.fees import operations
from onedoor.fees.terms import Manner
from onedoor.signing import operations as signatures

_MOST = 100


@require_GET
@access(PUBLIC)
def vnpay(request: ActorRequest) -> HttpResponse:
    """VNPAY's IPN; its protocol says it by GET. Nothing of it is logged, and no session has a part in it."""
    parameters = received(request.META.get("QUERY_STRING", ""))
    told = operations.hear(Manner.VNPAY, [pair for pair in parameters if pair[0].startswith("vnp_")], by=ANONYMOUS)
    return HttpResponse(told.body, status=told.status, content_type=told.content_type)


@csrf_exempt
@require_POST
@access(PUBLIC)
def signing(request: ActorRequest) -> HttpResponse:
    """The trust service says that somebody has answered. Anybody may say so: it only makes us ask, a moment sooner."""
    handle = request.POST.get("handle", "")
    if handle.isprintable():
        signatures.heard(handle)
    return HttpResponse(status=204)


def received(query: str) -> Sequence[tuple[str, str]]:
    """The parameters decoded, in order, repetitions kept; none where there are so many that nobody means it well."""
    try:
        return parse_qsl(query, keep_blank_values=True, max_num_fields=_MOST)
    except ValueError:
        return ()
