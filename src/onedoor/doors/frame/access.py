"""Who may come to which address: every view declares its rule, and a route without one fails the build.

`@access(PUBLIC)`, `@access(CITIZEN)`, `@access(OFFICER(Role.RECEIVER))`, `@access(MACHINE("dossiers:write"))`;
several rules mean "any of them". The view then finds `request.actor`. Roles are read from the database at each use,
so that an ended appointment ends access at once. An address that is not yours answers as one that does not exist.
"""

import functools
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Concatenate, ParamSpec, cast
from urllib.parse import urlencode
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.urls import URLPattern, URLResolver, get_resolver

from onedoor.audit import operations as audit
from onedoor.base.actor import ANONYMOUS, Actor, Quality, Role
from onedoor.base.errors import NotAllowed, NotFound
from onedoor.base.ids import read_id
from onedoor.doors.frame.errors import NotSignedIn
from onedoor.identity import queries as identity
from onedoor.outreach import queries as outreach
from onedoor.programme import queries as programme

P = ParamSpec("P")


class ActorRequest(HttpRequest):
    """A request behind an access rule."""

    actor: Actor
    request_id: str
    csp_nonce: str
    recorded: bool
    """Whether the refusal of this request is in the journal already."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One way in. `roles` empty: any officer who is more than a community helper; these have a door of their own."""

    quality: Quality
    roles: frozenset[Role] = frozenset()
    scope: str = ""

    def admits(self, actor: Actor) -> bool:
        """Whether `actor` may come in this way."""
        if self.quality is Quality.ANONYMOUS:
            return True
        right_role = actor.has(*self.roles) if self.roles else actor.roles != {Role.HELPER}
        return actor.quality is self.quality and right_role and (not self.scope or self.scope in actor.scopes)

    def __str__(self) -> str:
        return f"{self.quality}{':' if self.roles or self.scope else ''}{','.join(sorted(self.roles))}{self.scope}"


PUBLIC = Rule(Quality.ANONYMOUS)
CITIZEN = Rule(Quality.CITIZEN)
HELPER = Rule(Quality.HELPER)
"""A community helper who acts for a person just now, under a mandate that is read at each use."""
COUNTER = Rule(Quality.COUNTER)
"""An officer who types in what somebody brought on paper; the intake is read at each use."""
ACTS_FOR = "acts_for"
"""Where a helper's session keeps under which mandate they act."""
TAKES_IN = "takes_in"
"""Where the session of an officer at a counter keeps whose paper they are typing in."""
MANDATE = "Onedoor-Mandate"
"""The header in which a helper's phone names the mandate under which it filled in what it sends only now."""


def OFFICER(*roles: Role) -> Rule:  # noqa: N802  Reads as the constants beside it.
    """An officer; where roles are given, one who holds at least one of them; otherwise any but helpers."""
    return Rule(Quality.OFFICER, frozenset(roles))


def MACHINE(scope: str) -> Rule:  # noqa: N802  Reads as the constants beside it.
    """A machine client whose token carries `scope`."""
    return Rule(Quality.MACHINE, scope=scope)


MachineReader = Callable[[HttpRequest], Actor | None]
_machine_readers: list[MachineReader] = []


def read_machines_with(reader: MachineReader) -> None:
    """Register the one function that knows a machine client by its token (the API's app does, when it is ready)."""
    _machine_readers[:] = [reader]


def access(
    *rules: Rule,
) -> Callable[
    [Callable[Concatenate[ActorRequest, P], HttpResponseBase]], Callable[Concatenate[HttpRequest, P], HttpResponseBase]
]:
    """Let in whom one of `rules` admits; the view finds `request.actor`.

    Refuses: NotFound (and records the attempt) for the wrong party or role, NotSignedIn and NotAllowed for machines.
    Nobody yet is sent to sign in.
    """

    def declare(
        view: Callable[Concatenate[ActorRequest, P], HttpResponseBase],
    ) -> Callable[Concatenate[HttpRequest, P], HttpResponseBase]:
        @functools.wraps(view)
        def guarded(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            request = cast(ActorRequest, request)
            request.actor = actor_of(request, machines=any(rule.quality is Quality.MACHINE for rule in rules))
            if HELPER in rules:
                request.actor = _assisting(request) or request.actor
            if COUNTER in rules:
                request.actor = _taking_in(request) or request.actor
            if not any(rule.admits(request.actor) for rule in rules):
                return _turned_away(request, rules)
            return view(request, *args, **kwargs)

        guarded.access_rules = rules  # type: ignore[attr-defined]  # Read back by `rules_of`.
        return cast("Callable[Concatenate[HttpRequest, P], HttpResponseBase]", guarded)

    return declare


def actor_of(request: HttpRequest, *, machines: bool = False) -> Actor:
    """Who is asking, as far as session or token tell; a session whose person may no longer act is emptied."""
    request_id = getattr(request, "request_id", "")
    if machines and _machine_readers and (machine := _machine_readers[0](request)):
        return machine
    if settings.SESSION_COOKIE_NAME in request.COOKIES:
        party, party_id = request.session.get("party"), request.session.get("party_id")
        if party and party_id:
            known = identity.actor(party, UUID(party_id), request_id=request_id)
            if known is not None:
                return known
            request.session.flush()
    return Actor(Quality.ANONYMOUS, request_id=request_id) if request_id else ANONYMOUS


def _assisting(request: ActorRequest) -> Actor | None:
    """Who asks, as somebody who acts for a person; None where no mandate of theirs holds."""
    if not (request.actor.is_officer and request.actor.has(Role.HELPER)):
        return None
    named = request.headers.get(MANDATE) or request.session.get(ACTS_FOR)
    mandate = read_id(named or "")
    return outreach.assistant(mandate, request.actor) if mandate else None


def _taking_in(request: ActorRequest) -> Actor | None:
    """Who asks, as somebody who takes in paper at a counter; None where no intake is open at their agency."""
    if not request.actor.is_officer:
        return None
    kept = request.session.get(TAKES_IN)
    return programme.at_counter(UUID(kept), request.actor) if kept else None


def _turned_away(request: ActorRequest, rules: tuple[Rule, ...]) -> HttpResponse:
    actor = request.actor
    for_machines = all(rule.quality is Quality.MACHINE for rule in rules)
    if actor.quality is Quality.ANONYMOUS:
        if for_machines:
            raise NotSignedIn
        return HttpResponseRedirect(_sign_in_address(request, rules))
    audit.refused(by=actor, verb=f"access.{route_name(request)}", subject=request.path, code=NotFound.code)
    request.recorded = True
    if actor.is_machine:
        raise NotAllowed(scope=", ".join(sorted(rule.scope for rule in rules)))
    raise NotFound


def _sign_in_address(request: HttpRequest, rules: tuple[Rule, ...]) -> str:
    """Where to sign in; a form that was sent is not sent again, its page is shown again."""
    officers = all(rule.quality is Quality.OFFICER for rule in rules)
    query = {"next": request.get_full_path()} | ({"as": "officer"} if officers else {})
    return f"/sign-in?{urlencode(query)}"


def route_name(request: HttpRequest) -> str:
    """The name of the request's route, such as `portal:dossier`."""
    return request.resolver_match.view_name if request.resolver_match else ""


@dataclass(frozen=True, slots=True)
class Route:
    """One address of Onedoor and who may come to it; no rules: somebody forgot."""

    name: str
    pattern: str
    rules: tuple[Rule, ...]
    view: str


def routes() -> tuple[Route, ...]:
    """Every address, for the tests, the reference pages and the check."""
    return tuple(_routes(get_resolver(), "", ""))


def _routes(resolver: URLResolver, before: str, namespace: str) -> Iterator[Route]:
    for entry in resolver.url_patterns:
        pattern = before + str(entry.pattern)
        if isinstance(entry, URLResolver):
            inner = f"{namespace}{entry.namespace}:" if entry.namespace else namespace
            yield from _routes(entry, pattern, inner)
        elif isinstance(entry, URLPattern):
            view = entry.callback
            name = f"{namespace}{entry.name or ''}"
            yield Route(name, pattern, rules_of(view), f"{view.__module__}.{getattr(view, '__qualname__', '')}")


def rules_of(view: Callable[..., object]) -> tuple[Rule, ...]:
    """The rules a view declares; of an API path, those of all of its operations, or none where one lacks them."""
    declared: tuple[Rule, ...] | None = getattr(view, "access_rules", None)
    if declared is not None:
        return declared
    found: list[Rule] = []
    for operation in _api_operations(view):
        rules: tuple[Rule, ...] = getattr(operation, "access_rules", ())
        if not rules:
            return ()
        found += [rule for rule in rules if rule not in found]
    return tuple(found)


def _api_operations(view: Callable[..., object]) -> list[object]:
    """The functions behind one path of the API, which its framework hides in the view's closure."""
    for cell in getattr(view, "__closure__", None) or ():
        operations = getattr(cell.cell_contents, "operations", None)
        if operations is not None:
            return [operation.view_func for operation in operations]
    return []
