"""The agency wall: every route of the address map, for every role, on one's own and on somebody else's objects.

What is right is judged here a second time, from addresses and roles alone, without the code under test.
"""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.conf import settings
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.test.client import Client, ClientHandler

from onedoor.base.actor import Actor, Quality, Role
from onedoor.doors.frame import access
from onedoor.doors.frame.access import Route, routes
from onedoor.doors.frame.sessions import SessionStore
from onedoor.dossiers import operations, queries
from onedoor.dossiers.terms import SupplementItem
from onedoor.outreach.models import Mandate
from onedoor.signing.queries import papers
from onedoor.signing.verdicts import Flaw, Verdict
from tests.access.assessments import ASSESSOR
from tests.access.objects import NOTHING, Objects, a_file, objects_of, paid, with_everything
from tests.access.office import LET_IN, TURNED_AWAY, judge_in_the_office
from tests.access.outreach import STRANGER, TU, helper
from tests.dossiers.conftest import OTHER_WARD, WARD, Cast, officer

ROUTES = tuple(route for route in routes() if route.name != "health")
SIGN_IN = "sign in"
NOT_THERE = {401, 403, 404}
METHODS = ("get", "post", "patch")
ANONYMOUS = (
    "portal:home portal:search portal:life_event portal:service portal:eligibility portal:gate portal:status"
    " portal:verification portal:issued_document portal:pay_by_link portal:payment_by_link portal:receipt_check"
    " portal:receipt_pages portal:privacy portal:accessibility frame:about frame:language"
    " frame:sign_in frame:sign_out frame:callback api:services api:service api:agency_list api:agency api:status"
    " openapi callbacks:vnpay callbacks:signing portal:verify portal:shared portal:shared_document portal:survey"
    " portal:survey_about portal:quality portal:quality_agency portal:quality_assessment portal:quality_service"
    " portal:quality_data portal:quality_evidence portal:quality_report api:quality field:standing field:worker"
)
"""Where anybody may come. An address that is not named here, at the desk or as a person's own is judged by nobody."""
THEIR_OWN = (
    "journey/", "dossiers/", "notices", "payments/", "vault/", "organisations/", "signing/", "co-sign/", "helpers/",
)  # fmt: skip
"""How the addresses of what is a person's own begin."""
STAFF = {
    "receiver": "receive refuse ask_supplement ask_payment record_payment deliver stop confirm_withdrawal"
    " digitise scan certify scanned_document disputes dispute counter arrival type_in",
    "handler": "ask_supplement return propose postpone stop confirm_withdrawal disputes dispute",
    "leader": "return decide preview postpone digitise certify scanned_document disputes dispute to_sign signing"
    " stop_signing withdraw_result correct_result",
}
"""What each role of an officer may do; what stands in no line, or below, everybody at the desk may."""
EVERY_ROLE = (
    "inbox take columns save_view forget_view dossier file picture vault_paper document receipt control_slip note"
    " assign forward declaration declaration_paper"
)


@pytest.fixture
def objects(cast: Cast, draft_of: Callable[[Actor], UUID], received: str, monkeypatch: pytest.MonkeyPatch) -> Objects:
    filed = draft_of(machine(cast))
    code = operations.submit(filed, by=machine(cast))
    operations.issue_receipt(queries.dossier(code, seen_by=machine(cast)).id)
    of_machine = objects_of(code, draft_of(machine(cast)), machine(cast))
    missing = SupplementItem("component", "birth_notice", "Ảnh mờ")
    operations.ask_supplement(received, by=cast.lan, items=[missing])
    mine = paid(objects_of(received, draft_of(cast.mai), cast.mai), cast.mai, monkeypatch)
    unsigned = Verdict(valid=False, flaw=Flaw.NOT_SIGNED, signatures=(), stamped_until=None, sha256="")
    monkeypatch.setattr(papers, "judged", lambda *_: unsigned)  # It would take a child process for each.
    return with_everything(replace(mine, of_machine=of_machine), cast)


FRONT_ENDS = {
    "front end": "dossiers",
    "other front end": "dossiers",
    "front end of another scope": "statistics",
    "case system": "vault",
}
FRONT_END_IDS = {name: uuid4() for name in FRONT_ENDS}


def machine(cast: Cast, name: str = "front end") -> Actor:
    """A front end that acts for Mai."""
    scopes = frozenset({FRONT_ENDS[name]})
    return Actor(Quality.MACHINE, FRONT_END_IDS[name], name, scopes=scopes, on_behalf_of=cast.mai.id)


@pytest.fixture(autouse=True)
def tokens(monkeypatch: pytest.MonkeyPatch, cast: Cast) -> None:
    """A front end's token is its name."""

    def known(request: HttpRequest) -> Actor | None:
        name = request.headers.get("Authorization", "").removeprefix("Bearer ")
        return machine(cast, name) if name in FRONT_ENDS else None

    monkeypatch.setattr(access, "_machine_readers", [known])


def people(cast: Cast) -> dict[str, Actor | None]:
    return {
        "nobody": None,
        "owner": cast.mai,
        "other citizen": cast.hung,
        "receiver": cast.lan,
        "handler": cast.duc,
        "leader": cast.hoa,
        "other ward": cast.minh,
        "finance": officer("diep", "Ngô Ngọc Diệp", WARD, Role.FINANCE),
        "other finance": officer("bach", "Doãn Xuân Bách", OTHER_WARD, Role.FINANCE),
        "auditor": officer("khoa", "Lê Đăng Khoa", WARD, Role.AUDITOR),
        "assessor": officer(*ASSESSOR, Role.ASSESSOR),
        "helper": helper(TU),
        "other helper": helper(STRANGER),
    } | {name: machine(cast, name) for name in FRONT_ENDS}


_LOADED = ClientHandler(enforce_csrf_checks=False)
"""The middleware is loaded once: that takes longer than a page."""


def client_of(actor: Actor | None) -> Client:
    """A browser of its own in which the actor has signed in, or what speaks with the machine's token."""
    client = Client(raise_request_exception=True)
    client.handler = _LOADED
    if actor is not None and actor.is_machine:
        client.defaults["HTTP_AUTHORIZATION"] = f"Bearer {actor.name}"
    elif actor is not None:
        session = SessionStore()
        session["party"], session["party_id"] = actor.quality.value, str(actor.id)
        if actor.has(Role.HELPER):
            session[access.ACTS_FOR] = str(Mandate.objects.get().id)
        session.create()
        client.cookies[settings.SESSION_COOKIE_NAME] = session.session_key or ""
    return client


def judge(route: Route, role: str) -> str:
    """What should happen, from the address and the role alone."""
    pattern, services = route.pattern, ("service/", "counter/<str:procedure>")
    somebodys = "<" in pattern and not any(one in pattern for one in services)
    if route.name in ANONYMOUS.split():
        return LET_IN
    if pattern.startswith("api/v1/vault/"):
        return LET_IN if role == "case system" and not somebodys else TURNED_AWAY
    if pattern.startswith("api/"):
        assert "drafts" in pattern or "dossiers" in pattern, f"nobody has judged {pattern}"
        own = role == "front end" or (role == "other front end" and not somebodys)
        return LET_IN if own else TURNED_AWAY
    if role == "nobody" or role in FRONT_ENDS:
        return SIGN_IN
    if pattern.startswith("desk/"):
        return judge_at_the_desk(route.name.removeprefix("desk:"), role, somebodys=somebodys)
    if pattern.startswith("office/"):
        return judge_in_the_office(route.name.removeprefix("office:"), role)
    if pattern.startswith("field/"):
        theirs = somebodys and route.name != "field:lesson"  # Lessons are the pack's.
        return LET_IN if role == "helper" or (role == "other helper" and not theirs) else TURNED_AWAY
    assert pattern.startswith(THEIR_OWN) or pattern == "pay" or pattern.endswith("/begin"), pattern
    begins = role == "helper" and pattern.endswith("/begin")  # Under a mandate, and with nothing of Mai's own.
    return LET_IN if role == "owner" or begins or (role == "other citizen" and not somebodys) else TURNED_AWAY


def judge_at_the_desk(name: str, role: str, *, somebodys: bool) -> str:
    everybodys = name in EVERY_ROLE.split()
    assert everybodys or any(name in acts.split() for acts in STAFF.values()), f"nobody has judged desk:{name}"
    if role in ("other ward", "finance", "other finance", "assessor"):  # Who keeps the money sees no dossier.
        return TURNED_AWAY if somebodys or (role != "other ward" and not everybodys) else LET_IN
    if role == "auditor":
        return LET_IN if everybodys and name not in ("assign", "forward") else TURNED_AWAY
    return LET_IN if role in STAFF and (everybodys or name in STAFF[role].split()) else TURNED_AWAY


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
    if (
        expected == LET_IN
        and (status in NOT_THERE or signed_away)
        and route.name not in ("portal:gate", "frame:callback", "portal:dispute", "portal:consent")  # Nothing reused.
    ):
        return f"{role} {route.name}: {status}, expected to be let in"
    if status >= 500 and status != 503:
        return f"{role} {route.name}: server error {status}"
    return None


def everybody_everywhere(cast: Cast) -> Iterator[tuple[str, Actor | None, Route]]:
    for role, actor in people(cast).items():
        for route in ROUTES:
            yield role, actor, route


def sent(actor: Actor | None, method: str, route: Route, objects: Objects) -> Any:
    """One request with a body that would be taken, so that it is the gate that answers."""
    client, path = client_of(actor), objects.path(route)
    if not route.pattern.startswith("api/") or method == "get":
        return getattr(client, method)(path)
    if route.name == "api:attach":
        return client.generic(method.upper(), path, *a_file())
    return client.generic(method.upper(), path, json.dumps({"answers": {}}), "application/json")


def test_every_route_declares_its_rule() -> None:
    undeclared = [route.name for route in ROUTES if not route.rules]
    assert undeclared == []
    assert len(ROUTES) * len(people_names()) >= 600, "the matrix is large enough to be one"


def people_names() -> tuple[str, ...]:
    offices = ("other ward", "finance", "other finance", "auditor", "assessor", "helper", "other helper")
    return ("nobody", "owner", "other citizen", *STAFF, *offices, *FRONT_ENDS)


def test_an_address_that_nobody_judged_fails() -> None:
    for pattern in ("desk/<str:code>/erase", "api/v1/everything", "secrets/<str:code>"):
        with pytest.raises(AssertionError):
            judge(Route("desk:erase", pattern, (), ""), "leader")


@pytest.mark.django_db
@pytest.mark.parametrize("method", METHODS)
def test_every_route_for_every_role(cast: Cast, objects: Objects, method: str) -> None:
    """Who may come in comes in by looking, which changes nothing; who may not is turned away whatever is sent."""
    found, judged = [], 0
    for role, actor, route in everybody_everywhere(cast):
        expected = judge(route, role)
        if (method != "get" and expected == LET_IN) or (method == "patch" and not route.pattern.startswith("api/")):
            continue
        before = digest()
        answer = sent(actor, method, route, objects)
        judged += answer.status_code != 405
        if fault := wrong(route, role, answer.status_code, answer.headers.get("Location", "")):
            found.append(fault)
        if digest() != before:
            found.append(f"{role} {route.name}: {method} left a trace")
    assert found == []
    assert judged >= {"get": 450, "post": 280, "patch": 8}[method], "the gate was asked, not only the method"


@pytest.mark.django_db
@pytest.mark.parametrize("method", METHODS)
def test_what_is_not_yours_answers_as_what_does_not_exist(cast: Cast, objects: Objects, method: str) -> None:
    """Same status, same headers, same bytes: nobody learns from the answer that something exists."""
    found, compared = [], 0
    for role, actor, route in everybody_everywhere(cast):
        if judge(route, role) != TURNED_AWAY or "<" not in route.pattern:
            continue
        foreign, absent = (sent(actor, method, route, those) for those in (objects, NOTHING))
        compared += foreign.status_code != 405
        if told(foreign, objects) != told(absent, NOTHING):
            found.append(f"{role} {route.name}: {foreign.status_code} against {absent.status_code}")
    assert found == []
    assert compared >= {"get": 150, "post": 150, "patch": 6}[method]


def told(answer: HttpResponse, objects: Objects) -> tuple[int, dict[str, str], str]:
    """Status, headers and body, without what is new in every answer (nonce, form token, id) and what was asked for."""
    asked = [part for those in (objects, objects.of_machine or objects) for part in those.parts]

    def plain(text: str) -> str:
        for part in asked:
            text = text.replace(part, "…")
        return re.sub(r"nonce-[\w-]{24}|(?<=nonce=\")[\w-]{24}|(?<=value=\")\w{64}(?=\")", "", text)

    headers = {name: plain(value) for name, value in answer.headers.items() if name != "X-Request-Id"}
    return answer.status_code, headers, plain(answer.content.decode())
