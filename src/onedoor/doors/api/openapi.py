"""The OpenAPI 3.1 document."""

from django.http import HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from onedoor.doors.api.api import api
from onedoor.doors.frame.access import PUBLIC, ActorRequest, access


@require_safe
@access(PUBLIC)
def openapi(request: ActorRequest) -> HttpResponse:
    """What the API offers, for programs; its addresses begin with this one's folder."""
    return JsonResponse(api.get_openapi_schema(path_prefix="/api/v1/"))
