"""The agency wall: every route of the address map, for every role, on one's own and on somebody else's objects.

What is right is judged here a second time, from addresses and roles alone, without the code under test.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from onedoor.base.actor import Actor
from onedoor.doors.frame.access import Route, routes
from onedoor.dossiers import operations, queries
from onedoor.dossiers.models import Document
from onedoor.fees.models import FeePolicy
from tests.dossiers.conftest import Cast

ROUTES = tuple(route for route in routes() if route.name != "health")
LET_IN, TURNED_AWAY, SIGN_IN = "let in", "turned away", "sign in"
NOT_THERE = {401, 403, 404}


@dataclass(frozen=True)
class Objects:
    """One citizen's draft, dossier, paper and document; or ones that do not exist."""

    draft: UUID
    code: str
    attachment: UUID
    document: UUID

    def path(self, route: Route) -> str:
        known: dict[str, object] = {
            "draft_id": self.draft,
            "code": self.code,
            "attachment_id": self.attachment,
            "document_id": self.document,
            "procedure": "1.001193",
            "event": "family",
            "page_id": "child",
            "slot": "birth_notice",
            "token": "abcdefghjkmnpqrs",
            "policy_id": FeePolicy.objects.get(name="residence_online_2023").id,
        }
        names = re.findall(r"<(?:\w+:)?(\w+)>", route.pattern)
        values = {name: known[name] for name in names}
        if "agencies/" in route.pattern and "code" in values:
            values["code"] = "H26.00073"
        return reverse(route.name, kwargs=values)


@pytest.fixture
def objects(cast: Cast, draft_of: Callable[[Actor], UUID], received: str) -> Objects:
    draft = draft_of(cast.mai)
    view = queries.dossier(received, seen_by=cast.mai)
    document = Document.objects.filter(dossier__code=received).first()
    assert document is not None
    operations.typeset_document(document.id)
    return Objects(draft, received, view.attachments[0].id, document.id)


NOTHING = Objects(uuid4(), "H26.00073-261123-9999", uuid4(), uuid4())


def people(cast: Cast) -> dict[str, Actor | None]:
    return {
        "nobody": None,
        "owner": cast.mai,
        "other citizen": cast.hung,
        "receiver": cast.lan,
        "handler": cast.duc,
        "leader": cast.hoa,
        "other ward": cast.minh,
    }


def client_of(actor: Actor | None) -> Client:
    client = Client(raise_request_exception=True)
    if actor is not None:
        session = client.session
        session["party"], session["party_id"] = actor.quality.value, str(actor.id)
        session.save()
    return client


def judge(route: Route, role: str) -> str:
    """What should happen, from the address alone."""
    pattern = route.pattern
    if pattern.startswith("api/"):
        return TURNED_AWAY if "drafts" in pattern or "dossiers" in pattern else LET_IN
    if pattern.startswith("office/"):
        if role == "nobody":
            return SIGN_IN
        reads = not pattern.endswith(("new", "edit", "adopt", "discard", "replay"))
        return LET_IN if role in ("leader", "other ward") and reads else TURNED_AWAY
    if pattern.startswith("desk/"):
        if role == "nobody":
            return SIGN_IN
        if role in ("owner", "other citizen") or (role == "other ward" and "<" in pattern):
            return TURNED_AWAY
        return LET_IN
    personal = pattern.startswith(("journey/", "dossiers/", "notices")) or pattern.endswith(("/start", "/begin"))
    if not personal or pattern.endswith("/start"):
        return LET_IN
    if role == "nobody":
        return SIGN_IN
    if role in ("owner", "other citizen"):
        return LET_IN if role == "owner" or "<" not in pattern or "service/" in pattern else TURNED_AWAY
    return TURNED_AWAY


def digest() -> list[tuple[object, ...]]:
    """Everything that a foreign hand might have changed."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT (SELECT count(*) FROM audit_act), (SELECT count(*) FROM dossiers_draft),"
            " (SELECT count(*) FROM dossiers_attachment WHERE removed_at IS NULL),"
            " (SELECT count(*) FROM dossiers_step),"
            " (SELECT md5(string_agg(d::text, '' ORDER BY id)) FROM dossiers_dossier d),"
            " (SELECT md5(string_agg(d::text, '' ORDER BY id)) FROM dossiers_draft d)"
        )
        return list(cursor.fetchall())


def wrong(route: Route, role: str, status: int, location: str) -> str | None:
    expected = judge(route, role)
    if status == 405:
        return None
    signed_away = status in (302, 303) and "/sign-in" in location
    if expected == SIGN_IN and not signed_away:
        return f"{role} {route.name}: {status}, expected to be asked to sign in"
    if expected == TURNED_AWAY and status not in NOT_THERE:
        return f"{role} {route.name}: {status}, expected to be turned away"
    if status >= 500 and status != 503:
        return f"{role} {route.name}: server error {status}"
    return None


def refused_to(cast: Cast) -> Iterator[tuple[str, Actor | None, Route]]:
    for role, actor in people(cast).items():
        for route in ROUTES:
            yield role, actor, route


@pytest.mark.django_db
def test_every_route_declares_its_rule() -> None:
    undeclared = [route.name for route in ROUTES if not route.rules]
    assert undeclared == []
    assert len(ROUTES) * 7 >= 400, "the matrix is large enough to be one"


@pytest.mark.django_db
@pytest.mark.parametrize("method", ["get", "post"])
def test_every_route_for_every_role(cast: Cast, objects: Objects, method: str) -> None:
    found = []
    for role, actor, route in refused_to(cast):
        if method == "post" and judge(route, role) == LET_IN:
            continue
        client = client_of(actor)
        before = digest()
        answer = getattr(client, method)(objects.path(route))
        fault = wrong(route, role, answer.status_code, answer.headers.get("Location", ""))
        if fault:
            found.append(fault)
        if judge(route, role) != LET_IN and digest() != before:
            found.append(f"{role} {route.name}: {method} left a trace")
    assert found == []


@pytest.mark.django_db
def test_what_is_not_yours_answers_as_what_does_not_exist(cast: Cast, objects: Objects) -> None:
    """Same status, same body: nobody learns from the answer that something exists."""
    found = []
    for role, actor, route in refused_to(cast):
        if judge(route, role) != TURNED_AWAY or "<" not in route.pattern:
            continue
        client = client_of(actor)
        foreign, absent = client.get(objects.path(route)), client.get(NOTHING.path(route))
        if foreign.status_code != absent.status_code or plain(foreign, objects) != plain(absent, NOTHING):
            found.append(f"{role} {route.name}: {foreign.status_code} against {absent.status_code}")
    assert found == []


@pytest.mark.django_db
def test_looking_changes_nothing(cast: Cast, objects: Objects) -> None:
    """No GET has an effect, for anybody."""
    for _, actor, route in refused_to(cast):
        before = digest()
        client_of(actor).get(objects.path(route))
        assert digest() == before, route.name


def plain(answer: object, objects: Objects) -> str:
    """A body without what differs from request to request: nonces, tokens, ids, the address itself."""
    body = getattr(answer, "content", b"").decode(errors="replace")
    for mine in (objects.code, str(objects.draft), str(objects.attachment), str(objects.document)):
        body = body.replace(mine, "…")
    body = re.sub(r'nonce="[^"]*"|value="[A-Za-z0-9]{64}"|urn:uuid:[0-9a-f-]+|"instance": ?"[^"]*"', "", body)
    return re.sub(r"[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}", "", body)
