"""A machine client of the API, and a form with one field of every type there is."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

from django.http import HttpResponseBase
from django.test import Client
from pydantic import JsonValue

from onedoor.base.actor import SYSTEM, Actor, Quality
from onedoor.catalogue import operations as catalogue
from onedoor.catalogue.terms import FieldType
from tests.catalogue.definitions import MARKED, definition
from tests.dossiers.conftest import WARD

EVERYTHING = "9.000002"
OPTIONS = [{"id": one, "label": {"vi": one, "en": one}} for one in ("first", "second")]
MORE: Mapping[FieldType, dict[str, Any]] = {
    FieldType.CHOICE: {"options": OPTIONS},
    FieldType.CHOICES: {"options": OPTIONS},
    FieldType.DATE: {"words": True},
    FieldType.PERSON: {
        "parts": ["name", "citizen_number", "born", "sex", "ethnicity", "nationality", "residence"],
    },
    FieldType.TABLE: {
        "columns": [
            {"id": "who", "type": "name", "label": {"vi": "Tên", "en": "Name"}, "required": False},
            {"id": "since", "type": "partial_date", "label": {"vi": "Từ", "en": "Since"}, "required": False},
            {"id": "sum", "type": "money", "label": {"vi": "Tiền", "en": "Sum"}, "required": False},
        ],
    },
}
SOUND: Mapping[FieldType, JsonValue] = {
    FieldType.TEXT: "Một dòng",
    FieldType.LONG_TEXT: "Dòng một\nDòng hai",
    FieldType.NAME: "Nguyễn Thị Mai",
    FieldType.NUMBER: 2.5,
    FieldType.MONEY: 20_000,
    FieldType.DATE: "2026-11-10",
    FieldType.PARTIAL_DATE: "1958-03",
    FieldType.TIME: "08:30",
    FieldType.YES_NO: True,
    FieldType.CHOICE: "first",
    FieldType.CHOICES: ["first", "second"],
    FieldType.CITIZEN_NUMBER: "001194012345",
    FieldType.OLD_ID_NUMBER: "012345678",
    FieldType.TAX_CODE: "0100109106",
    FieldType.PHONE: "0912345678",
    FieldType.EMAIL: "mai@example.org",
    FieldType.ADDRESS: {"commune": WARD[-5:], "detail": "Số 5"},
    FieldType.PERSON: {"name": "Trần Văn Hùng", "born": "1990", "residence": {"country": "DE", "detail": "Berlin"}},
    FieldType.TABLE: [{"who": "Lê Gia Bảo", "since": "2020", "sum": 5}],
}
"""An answer for each type that can be answered; a file is attached."""


def publish_everything() -> None:
    """The form that asks for everything, decided by communes, is in force."""
    fields = [
        {"id": f"a_{kind}", "type": kind.value, "label": {"vi": f"Ô {kind}", "en": f"Field {kind}"}, "required": False}
        | MORE.get(kind, {})
        for kind in FieldType
    ]
    page = {"id": "first", "title": {"vi": "Một", "en": "One"}, "fields": fields} | MARKED
    plain = definition()
    first = plain.route[0].model_dump(mode="json") | {"may": ["receive", "refuse", "ask_supplement", "forward"]}
    route = [first, *(stage.model_dump(mode="json") for stage in plain.route[1:])]
    catalogue.publish(definition(procedure=EVERYTHING, pages=[page], components=[], route=route), by=SYSTEM)


@dataclass
class Machine:
    """A front end whose token was vouched for, acting for one applicant."""

    client: Client = field(default_factory=Client)
    actor: Actor = field(
        default_factory=lambda: Actor(Quality.MACHINE, uuid4(), "front end", scopes=frozenset({"dossiers"}))
    )

    def sends(self, method: str, path: str, body: object) -> HttpResponseBase:
        """One request; `body` is JSON already where it is bytes."""
        self.client.raise_request_exception = False
        content = body if isinstance(body, bytes) else json.dumps(body).encode()
        answer: HttpResponseBase = self.client.generic(method, f"/api/v1/{path}", content, "application/json")
        return answer

    def gets(self, path: str) -> Any:
        return json.loads(self.client.get(f"/api/v1/{path}").content)

    def starts(self, **more: object) -> HttpResponseBase:
        """A draft of the form that asks for everything."""
        applicant = {"citizen_number": "001194012345", "name": "Nguyễn Thị Mai"}
        return self.sends("POST", "drafts", {"procedure": EVERYTHING, "agency": WARD, "applicant": applicant} | more)

    def draft(self) -> str:
        return str(told(self.starts())["id"])

    def answers(self, draft: str, **answers: object) -> HttpResponseBase:
        return self.sends("PATCH", f"drafts/{draft}/answers", {"answers": answers})

    def submits(self, draft: str) -> HttpResponseBase:
        return self.sends("POST", f"drafts/{draft}/submit", {})


def told(answer: HttpResponseBase) -> Any:
    """The JSON of an answer."""
    return json.loads(getattr(answer, "content", b"null"))
