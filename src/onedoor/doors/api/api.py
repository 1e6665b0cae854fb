"""The API object: OpenAPI 3.1, problems as RFC 9457."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.request import RawPostDataException
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError
from ninja.parser import Parser
from ninja.security import HttpBearer

from onedoor.base.actor import Actor
from onedoor.base.errors import NotAllowed, NotFound, NotReadable, Refusal
from onedoor.base.text import check_storable
from onedoor.doors.frame.access import Rule, access, actor_of
from onedoor.doors.frame.errors import NotSignedIn
from onedoor.doors.frame.refusals import problem


class Reader(Parser):
    """Reads a body. What no database can keep (NUL, lone surrogates, NaN) is refused before anything is made of it."""

    def parse_body(self, request: HttpRequest) -> dict[str, Any]:
        """The JSON of the body. Refuses: NotReadable."""
        found = super().parse_body(request)
        check_storable(found)
        return found


api = NinjaAPI(
    parser=Reader(),
    title="Onedoor",
    version="1",
    description="Procedures, agencies, public status; and dossiers for an agency's own front end.",
    urls_namespace="api",
    docs_url=None,
    openapi_url=None,
    openapi_extra={"info": {"license": {"name": "EUPL-1.2"}}},
)


class MachineToken(HttpBearer):
    """A bearer token of a machine client, looked at before anything of the request's body is."""

    def __init__(self, rule: Rule) -> None:
        super().__init__()
        self.rule = rule

    def __call__(self, request: HttpRequest) -> Actor:
        """Who the machine is. Refuses: NotSignedIn, NotAllowed."""
        actor = actor_of(request, machines=True)
        if not actor.is_machine:
            raise NotSignedIn
        if not self.rule.admits(actor):
            raise NotAllowed(scope=self.rule.scope)
        return actor

    def authenticate(self, request: HttpRequest, token: str) -> Actor:
        return self(request)


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


@api.exception_handler(RawPostDataException)
def not_json(request: HttpRequest, error: RawPostDataException) -> HttpResponse:
    """A form with files where JSON is expected: it was read as a form already."""
    return problem(request, NotReadable(reason="body"))
