"""The OpenAPI 3.1 document."""

from collections.abc import Iterator
from functools import cache

from django.http import HttpResponse, JsonResponse
from django.views.decorators.http import require_safe
from pydantic import JsonValue

from onedoor.doors.api.api import api
from onedoor.doors.frame.access import PUBLIC, ActorRequest, access

_METHODS = ("get", "post", "put", "patch", "delete")
Table = dict[str, JsonValue]


@require_safe
@access(PUBLIC)
def openapi(request: ActorRequest) -> HttpResponse:
    """What the API offers, for programs."""
    return JsonResponse(document())


@cache
def document() -> Table:
    """The document, in which every "no" is a problem of RFC 9457 and every download a PDF."""
    made: Table = dict(api.get_openapi_schema(path_prefix="/api/v1/"))
    for operation in _operations(made):
        responses = operation["responses"]
        assert isinstance(responses, dict)  # noqa: S101  The OpenAPI standard says so.
        for status, response in responses.items():
            content = response.get("content") if isinstance(response, dict) else None
            if int(status) >= 400 and isinstance(content, dict) and "application/json" in content:
                content["application/problem+json"] = content.pop("application/json")
        if operation["operationId"] == "onedoor_doors_api_dossiers_download":
            pdf: JsonValue = {"application/pdf": {"schema": {"type": "string", "format": "binary"}}}
            responses["200"] = {"description": "The document", "content": pdf}
    return made


def _operations(made: Table) -> Iterator[Table]:
    paths = made["paths"]
    for item in paths.values() if isinstance(paths, dict) else ():
        for method, operation in item.items() if isinstance(item, dict) else ():
            if method in _METHODS and isinstance(operation, dict):
                yield operation
