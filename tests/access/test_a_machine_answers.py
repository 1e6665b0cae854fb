"""A machine's answers are kept as a form would keep them, or refused by name; no page of that dossier ever breaks."""

import json
import unicodedata
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from pydantic import JsonValue

from onedoor.base.actor import Actor
from onedoor.catalogue.terms import FieldType
from onedoor.doors.frame import access
from onedoor.dossiers import operations, queries
from onedoor.dossiers.models import Draft
from onedoor.dossiers.terms import Outcome, SupplementItem
from onedoor.identity import queries as people
from tests.access.machine import SOUND, Machine, publish_everything, told
from tests.access.test_every_route_and_every_role import client_of
from tests.dossiers.conftest import Cast, picture

ANSWERED = [kind for kind in FieldType if kind is not FieldType.FILE]
WRONG: tuple[JsonValue, ...] = (
    "a\x00b",
    "\ud800",
    "\u202egnp.exe",
    "0000-00-00",
    "0000",
    "2026-02-30",
    "9" * 30_000,
    -1,
    10**400,
    1.5e300,
    True,
    [],
    ["first", ["second"]],
    [[[[]]]],
    {},
    {"commune": {"commune": "00073"}},
    {"commune": "99999999", "detail": 7},
    {"name": ["Mai"], "born": {"day": 1}},
    {"name": "Mai", "owner": "somebody else"},
    {"residence": {"commune": "00073", "detail": "", "country": {}}},
    [{"who": None, "since": "0000", "sum": "1e9"}],
    [{"who": "Mai", "__proto__": "x"}],
    [{}] * 5_000,
    "",
    None,
)
ODD = (
    unicodedata.normalize("NFD", "Nguyễn Thị Ngọc Ánh"),
    "<script>alert(1)</script>",
    "{{ settings.SECRET_KEY }}{% now %}",
    '#import "x.typ": * $ \\ @preview/x:1.0.0',
    "𠀀 👩‍👩‍👧 ⁂ مرحبا",
    "=cmd|' /C calc'!A0",
    "a" * 190,
)
"""What somebody may well be called, as far as a register is concerned."""


@pytest.fixture
def machine(monkeypatch: pytest.MonkeyPatch, cast: Cast) -> Machine:
    publish_everything()
    found = Machine()
    monkeypatch.setattr(access, "_machine_readers", [lambda request: found.actor if is_of_machine(request) else None])
    return found


def is_of_machine(request: Any) -> bool:
    return str(request.path).startswith("/api/")


def owner_of(machine: Machine, draft: str) -> Actor:
    """The person in whose name the machine acts."""
    found = people.actor("citizen", Draft.objects.get(id=draft).owner)
    assert found is not None
    return found


def problems(answer: Any) -> dict[str, Any]:
    """The answer is a problem as RFC 9457 has it."""
    assert answer.status_code in {400, 404, 409}, (answer.status_code, answer.content[:300])
    assert answer.headers["Content-Type"] == "application/problem+json"
    body = told(answer)
    assert {"type", "title", "status", "detail", "code"} <= set(body)
    assert body["status"] == answer.status_code
    return dict(body)


@pytest.mark.parametrize("kind", ANSWERED)
def test_every_shape_for_every_type_is_kept_or_refused_by_name(machine: Machine, kind: FieldType) -> None:
    draft, field = machine.draft(), f"a_{kind}"
    for wrong in WRONG:
        answer: Any = machine.answers(draft, **{field: wrong})
        if answer.status_code == 200:
            kept = told(answer)["answers"].get(field)
            again: Any = machine.answers(draft, **{field: kept})
            assert told(again)["answers"].get(field) == kept, "what is kept is an answer"
            continue
        problem = problems(answer)
        if problem["code"] == "dossiers.not_answers":
            assert all(where.startswith(f"answers.{field}") for where in problem["facts"]["where"])
    answer = machine.answers(draft, **{field: SOUND[kind]})
    assert told(answer)["answers"][field] == SOUND[kind]
    assert told(machine.submits(draft))["code"]


@pytest.mark.parametrize("raw", [b"NaN", b"Infinity", b"1e999", b"[" * 100_000 + b"]" * 100_000, b'{"a":' * 50_000])
def test_what_is_no_json_is_refused(machine: Machine, raw: bytes) -> None:
    draft = machine.draft()
    for field in ("a_number", "a_text", "a_table"):
        problems(machine.sends("PATCH", f"drafts/{draft}/answers", b'{"answers": {"%s": %s}}' % (field.encode(), raw)))
    assert machine.gets(f"drafts/{draft}")["answers"] == {}


@pytest.mark.parametrize(
    "more",
    [
        {"eligibility": {"q": "a\x00b"}},
        {"eligibility": {"a\x00b": "q"}},
        {"eligibility": {"q": "\ud800"}},
        {"applicant": {"citizen_number": "001194012345", "name": "a\x00b"}},
        {"applicant": {"citizen_number": "001194012345", "name": "\ud800"}},
        {"applicant": {"citizen_number": "001194012345", "name": "Mai", "phone": "\x00"}},
        {"applicant": {"citizen_number": "001194012345", "name": "Mai", "email": "\ud800@x"}},
        {"applicant": {"citizen_number": "٠٠١١٩٤٠١٢٣٤٥", "name": "Mai"}},
        {"applicant": {"citizen_number": "001194012345", "name": "   "}},
        {"applicant": {"citizen_number": "001194012345", "name": "Mai", "owner": "x"}},
        {"procedure": "9.000002\x00"},
        {"agency": "H26.00073\x00"},
        {"agency": "\ud800"},
        {"answers": {"no_such_field": 1}},
        {"answers": {"a_file": ["00000000-0000-0000-0000-000000000000"]}},
        {"owner": "00000000-0000-0000-0000-000000000000"},
        {"code": "H26.00073-261123-0001"},
        {"channel": "counter"},
    ],
    ids=lambda more: ascii(more)[:60],
)
def test_a_draft_is_made_of_what_it_may_be_made_of(machine: Machine, more: dict[str, object]) -> None:
    before = Draft.objects.count()
    problems(machine.starts(**more))
    assert Draft.objects.count() == before, "what is refused leaves nothing behind"


def test_a_form_where_json_is_expected_is_refused(machine: Machine) -> None:
    draft = machine.draft()
    for path in ("drafts", f"dossiers/{told(machine.submits(draft))['code']}/supplement"):
        problems(sent_file(machine, path, "x.jpg", picture()))
        problems(machine.client.post(f"/api/v1/{path}", {"answers": "x"}))


def test_other_bodies_take_no_unknown_field_either(machine: Machine) -> None:
    draft = machine.draft()
    problems(machine.sends("PATCH", f"drafts/{draft}/answers", {"answers": {}, "unverified": []}))
    code = told(machine.submits(draft))["code"]
    problems(machine.sends("POST", f"dossiers/{code}/supplement", {"answers": {}, "state": "handled"}))


def test_a_machine_file_with_a_hostile_name_or_slot_is_refused(machine: Machine) -> None:
    draft = machine.draft()
    for slot in ("a_file", "no_such_slot", "%00", "..%2F..", "a" * 300):
        for name in ("a\x00b.jpg", "\u202egpj.exe", "../../etc/passwd", "a" * 400 + ".jpg"):
            answer = sent_file(machine, f"drafts/{draft}/attachments/{slot}", name, picture())
            assert answer.status_code < 500
            if answer.status_code != 201:
                problems(answer)
    problems(sent_file(machine, f"drafts/{draft}/attachments/a_file", "x.jpg", b""))
    problems(sent_file(machine, f"drafts/{draft}/attachments/a_file", "x.jpg", b"MZ" + b"\x00" * 500))


def sent_file(machine: Machine, path: str, name: str, content: bytes) -> Any:
    boundary = b"0123456789"
    body = (
        b"--" + boundary + b'\r\nContent-Disposition: form-data; name="file"; filename="'
        + name.encode() + b'"\r\nContent-Type: image/jpeg\r\n\r\n' + content + b"\r\n--" + boundary + b"--\r\n"
    )  # fmt: skip
    machine.client.raise_request_exception = False
    return machine.client.generic("POST", f"/api/v1/{path}", body, f"multipart/form-data; boundary={boundary.decode()}")


def everywhere(code: str, draft: str, documents: list[str]) -> Iterator[str]:
    """Every page on which somebody meets the dossier."""
    yield from ("/desk/", "/desk/?view=agency&q=mai", f"/desk/{code}/")
    yield from (f"/desk/{code}/{act}" for act in ("supplement", "forward", "return", "propose", "decide", "postpone"))
    yield from ("/dossiers/", f"/dossiers/{code}", f"/dossiers/{code}/sent", f"/dossiers/{code}/supplement", "/notices")
    yield from (f"/journey/{draft}/", f"/journey/{draft}/check", f"/journey/{draft}/page/first")
    yield from (f"/desk/{code}/document/{document}" for document in documents)


def broken(clients: list[Client], code: str, draft: str, documents: list[str]) -> list[str]:
    found = []
    for client in clients:
        client.raise_request_exception = False
        for language in ("vi", "en"):
            client.cookies["language"] = language
            for path in everywhere(code, draft, documents):
                status = client.get(path).status_code
                if status >= 500:
                    found.append(f"{language} {path}: {status}")
    return found


@pytest.mark.parametrize("odd", ODD, ids=lambda odd: ascii(odd)[:24])
def test_what_is_odd_but_sound_breaks_no_page_and_no_document(machine: Machine, cast: Cast, odd: str) -> None:
    # Given a draft with odd words wherever words may stand,
    draft = machine.draft()
    name = "".join(letter for letter in odd if not letter.isdecimal())  # A name has no figures.
    words = dict.fromkeys(("a_text", "a_long_text"), odd) | {"a_name": name}
    person: JsonValue = {
        "name": name,
        "ethnicity": odd,
        "nationality": odd,
        "residence": {"country": "VN", "detail": odd},
    }
    table: JsonValue = [{"who": name}] * 50
    more = {"a_person": person, "a_table": table, "a_address": {"commune": "99999", "detail": odd}}
    sound = {f"a_{kind}": answer for kind, answer in SOUND.items()}
    answer = machine.answers(draft, **(sound | words | more | {"a_money": 999_999_999_999_999, "a_date": "1850-01-01"}))
    assert told(answer)["answers"]["a_name"] == " ".join(unicodedata.normalize("NFC", name).split())
    owner = owner_of(machine, draft)
    assert broken([client_of(owner)], "H26.00073-261123-9999", draft, []) == []

    # when it is filed, asked again, answered by the machine and decided,
    code = told(machine.submits(draft))["code"]
    operations.assign(code, by=cast.lan, to=cast.lan.id)
    operations.receive(code, by=cast.lan)
    operations.assign(code, by=cast.lan, to=cast.lan.id)
    operations.forward(code, by=cast.lan, remark=odd[:100])
    operations.assign(code, by=cast.hoa, to=cast.hoa.id)
    assert queries.result_preview(code, "permit", text=odd[:100], seen_by=cast.hoa).startswith(b"%PDF")
    clients = [client_of(owner), client_of(cast.lan), client_of(cast.hoa)]
    assert broken(clients, code, draft, []) == []
    operations.decide(code, by=cast.hoa, outcome=Outcome.GRANTED, text=odd[:100])

    # then every document of it can be set and every page of it opened, and the machine follows it.
    documents = [str(row.id) for row in queries.dossier(code, seen_by=cast.hoa).documents]
    for row in queries.dossier(code, seen_by=cast.hoa).documents:
        operations.typeset_document(row.id)
    assert broken(clients, code, draft, documents) == []
    assert machine.gets(f"dossiers/{code}")["state"] == "handled"


def test_an_answer_to_a_supplement_is_read_as_strictly(machine: Machine, cast: Cast) -> None:
    draft = machine.draft()
    code = told(machine.submits(draft))["code"]
    operations.assign(code, by=cast.lan, to=cast.lan.id)
    operations.ask_supplement(code, by=cast.lan, items=[SupplementItem("field", "a_date", "Ngày nào?")])
    for wrong in ("0000-01-01", {"day": 1}, 5, "a\x00b", [["x"]]):
        problems(machine.sends("POST", f"dossiers/{code}/supplement", {"answers": {"a_date": wrong}}))
    problems(machine.sends("POST", f"dossiers/{code}/supplement", {"answers": {"a_text": "x"}}))
    problems(
        machine.sends("POST", f"dossiers/{code}/supplement", {"answers": {"a_date": "2026-11-10"}, "message": "\x00"})
    )

    answer: Any = machine.sends("POST", f"dossiers/{code}/supplement", {"answers": {"a_date": "2026-11-10"}})

    assert json.loads(answer.content)["state"] == "submitted"
    assert queries.dossier(code, seen_by=cast.lan).answers["a_date"] == "2026-11-10"
