"""The API object: OpenAPI 3.1, problems as RFC 9457."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError

from onedoor.base.errors import NotFound, NotReadable, Refusal
from onedoor.doors.frame.access import Rule, access
from onedoor.doors.frame.refusals import problem

api = NinjaAPI(
    title="Onedoor",
    version="1",
    description="Procedures, agencies, public status; and dossiers for an agency's own front end.",
    urls_namespace="api",
    docs_url=None,
    openapi_url="/openapi.json",
    openapi_extra={"info": {"license": {"name": "EUPL-1.2"}}},
)


def guarded(*rules: Rule) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """The access rule of an API operation, in a form that keeps its signature readable for the OpenAPI document."""
    return access(*rules)


@api.exception_handler(Refusal)
def refused(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    """Any refusal as a problem."""
    return problem(request, refusal)


@api.exception_handler(ValidationError)
def misshapen(request: HttpRequest, error: ValidationError) -> HttpResponse:
    """An input that does not have the documented shape: which parts, without repeating what was sent."""
    where = tuple(".".join(str(part) for part in fault["loc"]) for fault in error.errors[:20])
    return problem(request, NotReadable(reason="shape", where=where))


@api.exception_handler(HttpError)
def unreadable(request: HttpRequest, error: HttpError) -> HttpResponse:
    """A body that is no JSON, or an address that is none."""
    if error.status_code == 404:
        return problem(request, NotFound())
    return problem(request, NotReadable(reason="body"))
