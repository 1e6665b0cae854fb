"""Hostile input breaks nothing: every form and API operation answers with a clear no, never a server error."""

import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
import requests
import schemathesis
from django.test import Client
from hypothesis import HealthCheck, settings
from urllib3.response import HTTPResponse

from onedoor.base.actor import Actor
from onedoor.doors.api.openapi import document
from onedoor.doors.api.urls import PARTS
from onedoor.doors.frame.access import routes
from onedoor.dossiers import operations, queries
from onedoor.dossiers.models import Document
from tests.access.objects import Objects
from tests.access.test_every_route_and_every_role import client_of
from tests.dossiers.conftest import Cast

DEEP = "[" * 100_000 + "]" * 100_000
WORDS = (
    "\x00",
    "a\x00b",
    "\ud800",
    "Ngu\u0302\u0303e\u0302\u0303n",
    "\u202egnp.exe",
    "0000",
    "-1",
    "9" * 5_000,
    "1e999",
    "NaN",
    "A" * 200_000,
    "<script>alert(1)</script>",
    "{{settings.SECRET_KEY}}",
    "%00%ff",
    "' OR 1=1 --",
    "=cmd|' /C calc'!A0",
    "\r\nSet-Cookie: a=b",
    "../../etc/passwd",
    DEEP,
)
FIELDS = (
    "child_name",
    "child_born.day",
    "child_born.month",
    "child_born.year",
    "child_sex",
    "row_version",
    "version",
    "remark",
    "reason",
    "text",
    "outcome",
    "amount",
    "reference",
    "items",
    "why",
    "message",
    "to",
    "name",
    "commune",
    "province",
    "agency",
    "answer",
    "next",
    "language",
    "code",
    "digits",
    "new_due_on.day",
    "new_due_on.month",
    "new_due_on.year",
    "new_due_on",
    "members.rows",
    "filter",
    "columns",
)


@pytest.fixture
def objects(cast: Cast, draft_of: Callable[[Actor], UUID], received: str) -> Objects:
    draft = draft_of(cast.mai)
    view = queries.dossier(received, seen_by=cast.mai)
    document = Document.objects.filter(dossier__code=received).first()
    assert document is not None
    operations.typeset_document(document.id)
    return Objects(draft, received, view.attachments[0].id, document.id)


def forms(objects: Objects) -> list[str]:
    return [objects.path(route) for route in routes() if not route.pattern.startswith(("api/", "health"))]


def raw(word: str) -> bytes:
    return word.encode("utf-8", "surrogatepass")


def posted(client: Client, path: str, word: str) -> int:
    body = b"&".join(name.encode() + b"=" + raw(word).replace(b"&", b"%26") for name in FIELDS)
    client.raise_request_exception = False
    return int(client.post(path, body, content_type="application/x-www-form-urlencoded").status_code)


@pytest.mark.django_db
@pytest.mark.parametrize("word", WORDS, ids=lambda word: ascii(word[:12]))
def test_no_form_breaks(cast: Cast, objects: Objects, word: str) -> None:
    broken = []
    for actor in (cast.mai, cast.lan):
        client = client_of(actor)
        for path in forms(objects):
            status = posted(client, path, word)
            if status >= 500 and status != 503:
                broken.append(f"{status} {path}")
    assert broken == []


@pytest.mark.django_db
@pytest.mark.parametrize(
    "query",
    ["words=%00", "words=%ff%fe", "words=" + "a" * 9000, "page=-1", "page=" + "9" * 400, "words=%ED%A0%80", "sort=zzz"],
)
def test_no_address_breaks(cast: Cast, objects: Objects, query: str) -> None:
    broken = []
    for actor in (None, cast.mai, cast.lan):
        client = client_of(actor)
        client.raise_request_exception = False
        for path in forms(objects):
            status = client.get(f"{path}?{query}").status_code
            if status >= 500 and status != 503:
                broken.append(f"{status} {path}")
    assert broken == []


@pytest.mark.django_db
@pytest.mark.parametrize(
    "body",
    [
        DEEP.encode(),
        b'{"a":' * 50_000,
        b'{"procedure": "1.001193\\u0000"}',
        b'{"procedure": "\\ud800"}',
        b'{"answers": {"child_born": 1e999}}',
        b"\xff\xfe",
        b"",
        b"null",
        b"[]",
        b'{"answers": NaN}',
        json.dumps({"answers": {"x": "9" * 5000}}).encode(),
    ],
    ids=lambda body: ascii(body[:16]),
)
def test_no_api_body_breaks(body: bytes, objects: Objects, machine: Client) -> None:
    machine.raise_request_exception = False
    for route in routes():
        if route.pattern.startswith("api/"):
            for method in (machine.post, machine.patch):
                answer = method(objects.path(route), body, content_type="application/json")
                assert answer.status_code < 500, f"{route.name}: {answer.status_code}"


@pytest.fixture
def machine(monkeypatch: pytest.MonkeyPatch, db: None) -> Client:
    """A client whose token was vouched for."""
    from uuid import uuid4

    from onedoor.base.actor import Quality
    from onedoor.doors.frame import access

    known = Actor(Quality.MACHINE, uuid4(), "front end", scopes=frozenset({"dossiers"}))
    monkeypatch.setattr(access, "_machine_readers", [lambda request: known])
    return Client()


CHECKS = [
    schemathesis.checks.not_a_server_error,
    schemathesis.checks.status_code_conformance,
    schemathesis.checks.content_type_conformance,
    schemathesis.checks.response_schema_conformance,
    schemathesis.checks.response_headers_conformance,
]
assert PARTS, "their operations are registered by now"
schema = schemathesis.openapi.from_dict(document())


@pytest.mark.django_db
@schema.parametrize()
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True, database=None)
def test_the_api_keeps_its_own_document(case: "schemathesis.Case[Any]", machine: Client) -> None:
    """Every operation, driven by its own schema: no server error, and answers of the documented shape."""
    machine.raise_request_exception = False
    sent = case.as_transport_kwargs(base_url="http://testserver")
    prepared = requests.Request(
        sent["method"],
        sent["url"],
        **{
            key: sent[key]
            for key in ("headers", "cookies", "params", "json", "data", "files")
            if sent.get(key) is not None
        },
    ).prepare()
    headers = {name: value for name, value in prepared.headers.items() if name.lower() != "content-length"}
    body = prepared.body or b""
    answer = machine.generic(
        case.method,
        prepared.path_url,
        body.encode("utf-8", "surrogatepass") if isinstance(body, str) else body,
        content_type=str(headers.pop("Content-Type", "application/octet-stream")),
        headers={name: value if isinstance(value, str) else value.decode("latin-1") for name, value in headers.items()},
    )
    told = requests.Response()
    told.raw = HTTPResponse(body=answer.content, headers=dict(answer.headers), status=answer.status_code)
    told.status_code, told._content, told.request = answer.status_code, answer.content, prepared
    told.headers.update(answer.headers)
    told.url, told.elapsed, told.encoding = prepared.url or "", timedelta(0), "utf-8"
    case.validate_response(told, checks=CHECKS)
