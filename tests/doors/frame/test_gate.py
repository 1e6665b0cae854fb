"""The gate: rules, refusals as pages and problems, headers, and requests that are no text."""

import json
import re
from collections.abc import Iterator
from typing import Any, cast
from uuid import UUID

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.test import RequestFactory
from django.utils import translation

from onedoor.base.actor import Actor, Quality, Role
from onedoor.base.errors import ConnectorError, NotAllowed, NotFound, NotReadable
from onedoor.base.ids import new_id
from onedoor.doors.frame import access as gate
from onedoor.doors.frame import refusals as told
from onedoor.doors.frame.access import CITIZEN, MACHINE, OFFICER, PUBLIC, access
from onedoor.doors.frame.decoding import check_address, check_form
from onedoor.doors.frame.errors import NotSignedIn
from onedoor.doors.frame.headers import headers
from onedoor.dossiers.errors import LostRace

MAI = Actor(Quality.CITIZEN, new_id(), "Mai")
LAN = Actor(Quality.OFFICER, new_id(), "Lan", "H26.1.4", roles=frozenset({Role.RECEIVER}))
FRONT_END = Actor(Quality.MACHINE, new_id(), "front end", scopes=frozenset({"dossiers:read"}))
NOBODY = Actor(Quality.ANONYMOUS)


@pytest.fixture(autouse=True)
def journal(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[dict[str, Any]]]:
    written: list[dict[str, Any]] = []
    monkeypatch.setattr("onedoor.audit.operations.refused", lambda **attempt: written.append(attempt))
    with translation.override("vi"):
        yield written


def ask(actor: Actor, *rules: gate.Rule, path: str = "/x?a=1", method: str = "get") -> HttpResponse:
    @access(*rules)
    def view(request: gate.ActorRequest) -> HttpResponse:
        return HttpResponse(request.actor.name)

    request = getattr(RequestFactory(), method)(path)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(gate, "actor_of", lambda *_args, **_named: actor)
        return cast(HttpResponse, view(request))


@pytest.mark.parametrize(
    ("actor", "rule"),
    [
        (NOBODY, PUBLIC),
        (LAN, PUBLIC),
        (MAI, CITIZEN),
        (LAN, OFFICER()),
        (LAN, OFFICER(Role.RECEIVER, Role.LEADER)),
        (FRONT_END, MACHINE("dossiers:read")),
    ],
)
def test_the_right_party_comes_in(actor: Actor, rule: gate.Rule, journal: list[dict[str, Any]]) -> None:
    assert ask(actor, rule).status_code == 200
    assert journal == []


@pytest.mark.parametrize(
    ("actor", "rule"),
    [(MAI, OFFICER()), (LAN, CITIZEN), (LAN, OFFICER(Role.LEADER)), (MAI, MACHINE("dossiers:read"))],
)
def test_the_wrong_party_finds_nothing_and_the_attempt_is_written_down(
    actor: Actor, rule: gate.Rule, journal: list[dict[str, Any]]
) -> None:
    with pytest.raises(NotFound):
        ask(actor, rule)
    assert [(attempt["by"], attempt["subject"], attempt["code"]) for attempt in journal] == [
        (actor, "/x", "base.not_found")
    ]


def test_nobody_is_sent_to_sign_in_and_back() -> None:
    assert ask(NOBODY, CITIZEN).headers["Location"] == "/sign-in?next=%2Fx%3Fa%3D1"
    assert ask(NOBODY, OFFICER()).headers["Location"] == "/sign-in?next=%2Fx%3Fa%3D1&as=officer"
    with pytest.raises(NotSignedIn):
        ask(NOBODY, MACHINE("dossiers:read"))


def test_a_machine_without_the_scope_is_told_so() -> None:
    with pytest.raises(NotAllowed):
        ask(FRONT_END, MACHINE("dossiers:write"))


def test_a_session_whose_person_may_not_act_any_more_is_emptied(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[str, UUID]] = []

    class Session(dict[str, str]):
        flushed = False

        def flush(self) -> None:
            self.flushed = True

    def nobody(party: str, party_id: UUID, **_named: object) -> None:
        asked.append((party, party_id))

    monkeypatch.setattr("onedoor.identity.queries.actor", nobody)
    request = RequestFactory().get("/desk/")
    request.COOKIES["session"] = "x"
    session = Session(party="officer", party_id=str(LAN.id))
    request.session = session  # type: ignore[assignment]  # A session that tells whether it was emptied.
    assert gate.actor_of(request).quality is Quality.ANONYMOUS
    assert asked == [("officer", LAN.id)]
    assert session.flushed


def page(error: Exception, path: str = "/dossiers/1", actor: Actor | None = None) -> HttpResponse:
    request = RequestFactory().get(path)
    request.actor = actor  # type: ignore[attr-defined]  # What `access` sets.
    return told.Refusals(lambda _request: HttpResponse()).process_exception(request, error)


def test_what_is_not_yours_and_what_is_not_there_look_the_same(journal: list[dict[str, Any]]) -> None:
    for who in (None, MAI, LAN):
        missing, foreign = page(Http404(), "/a", who), page(NotFound(id=7), "/a", who)
        assert missing.status_code == foreign.status_code == 404
        assert without_token(missing) == without_token(foreign)
    assert [attempt["by"] for attempt in journal] == [MAI, MAI, LAN, LAN]


def without_token(response: HttpResponse) -> str:
    """The page without what is new in each: the token of its form."""
    return re.sub(r'(?<=value=")\w{64}(?=")', "", response.content.decode())


@pytest.mark.parametrize(
    ("who", "path", "links"),
    [
        (None, "/x", ["/sign-in?next=%2Fx", 'href="/status"']),
        (MAI, "/x", ["Đăng xuất", 'href="/dossiers/"', 'href="/vault/"']),
        (LAN, "/desk/x", ["Đăng xuất", 'href="/desk/digitise/"', 'href="/desk/">Về nơi làm việc']),
    ],
)
def test_a_page_of_refusal_has_what_other_pages_have(who: Actor | None, path: str, links: list[str]) -> None:
    said = page(NotFound(), path, who).content.decode()
    for part in ('action="/language"', f'name="next" value="{path}"', *links):
        assert part in said, part
    assert "aria-current" not in said


def test_where_the_fault_is_ours_no_database_is_asked_who_this_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(told, "actor_of", lambda _request: pytest.fail("asked"))
    request = RequestFactory().get("/dossiers/1")
    for error in (ValueError(), ConnectorError("x", again=True)):
        said = told.Refusals(lambda _request: HttpResponse()).process_exception(request, error).content.decode()
        assert 'action="/language"' in said
        assert "Đăng nhập" not in said

    # Who was known before something broke is still greeted.
    assert "Đăng xuất" in page(ValueError(), actor=MAI).content.decode()


@pytest.mark.parametrize(
    ("referer", "leads_to"),
    [("http://testserver/pay?dossier=1", "/pay"), ("https://example.com/pay", "/"), ("", "/")],
)
def test_after_a_form_the_language_is_changed_on_the_page_where_it_stood(referer: str, leads_to: str) -> None:
    request = RequestFactory().post("/pay/begin", headers={"referer": referer, "host": "testserver"})
    said = told.Refusals(lambda _request: HttpResponse()).process_exception(request, NotFound()).content.decode()
    assert f'name="next" value="{leads_to}"' in said


@pytest.mark.parametrize(
    ("error", "status", "words"),
    [
        (LostRace(who="Minh", at="2026-11-24T07:05:00+00:00"), 409, "Minh đã làm trước, lúc 24/11/2026, 14:05."),
        (PermissionDenied(), 403, "không được làm việc đó"),
        (ConnectorError("no answer from 10.0.0.7", again=True), 503, "không trả lời"),
        (NotReadable(), 400, "không đọc được"),
    ],
)
def test_a_refusal_is_a_page_with_its_status_and_sentence(error: Exception, status: int, words: str) -> None:
    response = page(error)
    assert response.status_code == status
    assert words in response.content.decode()
    assert "10.0.0.7" not in response.content.decode()


def test_a_fault_tells_an_id_and_no_value(capsys: pytest.CaptureFixture[str]) -> None:
    response = page(ValueError("012345678901 Trần Thu Mai"))
    said = response.content.decode()
    assert response.status_code == 500
    assert "Trần Thu Mai" not in said + capsys.readouterr().err
    assert "Mã sự cố" in said


def test_facts_in_a_page_are_escaped() -> None:
    assert b"<script>alert" not in page(LostRace(who="<script>alert(1)</script>", at="")).content


def test_a_machine_gets_a_problem() -> None:
    response = page(LostRace(who="Minh", at="x"), "/api/v1/dossiers")
    problem = json.loads(response.content)
    assert response.headers["Content-Type"] == "application/problem+json"
    assert problem["status"] == response.status_code == 409
    assert problem["code"] == "dossiers.lost_race"
    assert problem["facts"] == {"who": "Minh", "at": "x"}
    assert {"type", "title", "detail"} <= set(problem)
    assert page(NotSignedIn(), "/api/v1/x").headers["WWW-Authenticate"] == "Bearer"


@pytest.mark.parametrize("path", ["/a%00b", "/x?q=%00", "/x?%00=1", "/x?q=%ff%fe", "/x?q=%ed%a0%80", "/" + "a" * 3000])
def test_an_address_that_is_no_text_is_refused_cleanly(path: str) -> None:
    with pytest.raises(NotReadable):
        check_address(RequestFactory().get(path))
    answer = told.Refusals(lambda _request: HttpResponse())(RequestFactory().get(path))
    assert answer.status_code == 400


def test_a_cookie_may_not_hold_what_no_text_holds() -> None:
    request = RequestFactory().get("/")
    request.COOKIES["session"] = "aaaaaaaaaaaa\x00"
    with pytest.raises(NotReadable):
        check_address(request)


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"name=%00", "application/x-www-form-urlencoded"),
        (b"%00=1", "application/x-www-form-urlencoded"),
        (b"name=\xff\xfe", "application/x-www-form-urlencoded"),
        (b"name=%ED%A0%80", "application/x-www-form-urlencoded"),
        (b"a=1&" * 2000, "application/x-www-form-urlencoded"),
        (b"no boundary", "multipart/form-data"),
        (b'--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n\x00\r\n--x--', "multipart/form-data; boundary=x"),
        (b'--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n\xc3\r\n--x--', "multipart/form-data; boundary=x"),
    ],
)
def test_a_form_that_is_no_text_is_refused_cleanly(body: bytes, kind: str) -> None:
    with pytest.raises(NotReadable):
        check_form(RequestFactory().post("/x", body, content_type=kind))


def test_a_form_in_vietnamese_is_text() -> None:
    check_form(RequestFactory().post("/x", {"name": "Nguyễn Thị Hương Giang", "note": "Dòng một\nDòng hai 👍"}))
    check_address(RequestFactory().get("/search", {"q": "làm giấy khai sinh"}))


def test_every_answer_carries_the_headers(settings: Any) -> None:
    settings.OIDC = {"issuer": "http://127.0.0.1:8001/o", "client_id": "onedoor", "client_secret": ""}
    nonces: list[str] = []

    def view(request: HttpRequest) -> HttpResponse:
        nonces.append(request.csp_nonce)  # type: ignore[attr-defined]  # What the middleware sets.
        return HttpResponse("x")

    answer = headers(view)
    first, second = answer(RequestFactory().get("/")), answer(RequestFactory().get("/"))
    policy = first.headers["Content-Security-Policy"]
    assert f"script-src 'self' 'nonce-{nonces[0]}'" in policy
    assert "form-action 'self' http://127.0.0.1:8001 http://127.0.0.1:8005;" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert nonces[0] != nonces[1]
    assert first.headers["X-Request-Id"] != second.headers["X-Request-Id"]
    assert first.headers["X-Content-Type-Options"] == "nosniff"
    assert first.headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "geolocation=()" in first.headers["Permissions-Policy"]
    assert "Strict-Transport-Security" not in first.headers


def test_pages_of_somebody_are_not_stored_and_a_stricter_policy_stays(settings: Any) -> None:
    settings.SESSION_COOKIE_SECURE = True

    def view(request: HttpRequest) -> HttpResponse:
        request.actor = MAI  # type: ignore[attr-defined]  # What `access` sets.
        return HttpResponse("x", headers={"Content-Security-Policy": "sandbox"})

    answer = headers(view)(RequestFactory().get("/"))
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["Content-Security-Policy"] == "sandbox"
    assert answer.headers["Strict-Transport-Security"].startswith("max-age=")


@pytest.mark.parametrize("token", ["", "x" * 32])
def test_the_address_of_a_form_says_so_when_it_is_opened(token: str) -> None:
    request = RequestFactory().get("/sign-out")
    request.COOKIES |= {"csrftoken": token} if token else {}
    answer = told.Refusals(lambda _request: HttpResponseNotAllowed(["POST"]))(request)
    said = cast(HttpResponse, answer).content.decode()

    assert (answer.status_code, answer.headers["Allow"]) == (405, "POST")
    assert "Địa chỉ này không mở trực tiếp được" in said
    assert ('action="/language"' in said) is bool(token)
