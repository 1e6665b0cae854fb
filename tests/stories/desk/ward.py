"""The ward of the desk's stories: its officers, a mother who files, another ward, and how an officer's hand moves."""

import io
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from html import unescape
from uuid import UUID

from django.conf import settings
from django.http import HttpResponseBase
from django.test import Client
from PIL import Image, ImageDraw
from pydantic import JsonValue
from pypdf import PdfWriter

from onedoor.base.actor import SYSTEM, Actor, Role
from onedoor.dossiers import operations, queries
from onedoor.dossiers.terms import DocumentKind, DossierView, Outcome
from onedoor.identity import operations as identity
from onedoor.identity import queries as people
from tests.dossiers.conftest import ANSWERS

WARD, OTHER_WARD, POLICE = "H26.00073", "H26.00070", "G01.26"
BIRTH, MARITAL_STATUS, CRIMINAL_RECORD = "1.001193", "1.004873", "3.000333"
MONDAY = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
"""Monday 23 November 2026, 9:00 in Hà Nội; the next day is a day off."""

ISSUER = "https://id.example"
STAFF: Mapping[str, tuple[str, str, tuple[Role, ...]]] = {
    "lan": ("Phạm Thị Lan", WARD, (Role.RECEIVER, Role.CLERK)),
    "nga": ("Bùi Thị Nga", WARD, (Role.RECEIVER,)),
    "duc": ("Vũ Minh Đức", WARD, (Role.HANDLER,)),
    "hoa": ("Đỗ Thị Hoa", WARD, (Role.LEADER,)),
    "minh": ("Lý Văn Minh", OTHER_WARD, (Role.RECEIVER, Role.HANDLER, Role.LEADER, Role.CLERK)),
    "phuc": ("Cao Xuân Phúc", POLICE, (Role.RECEIVER, Role.HANDLER)),
}
RECORD_ANSWERS: dict[str, JsonValue] = {
    "requester": ANSWERS["requester"],
    "for_whom": "self",
    "requester_phone": "0912345678",
    "certificate_kind": "no1",
    "mention_prohibition": False,
    "purpose": "Xin việc làm",
    "copies": 1,
    "birth_place": {"commune": "00073", "detail": "Bệnh viện"},
    "mother": {"name": "Lê Thị Hạnh", "born": "1968"},
    "residences": [{"from": "2010-09", "to": "", "place": "Số 5 ngõ 12, Hà Nội", "occupation": "Kế toán"}],
    "convicted": False,
    "payer_group": "ordinary",
}


def officer(name: str) -> Actor:
    """That member of staff, appointed."""
    full_name, agency, roles = STAFF[name]
    officer_id = identity.appoint_officer(
        ISSUER, name, name=full_name, agency=agency, roles=frozenset(roles), by=SYSTEM
    )
    actor = people.actor("officer", officer_id)
    assert actor is not None
    return actor


def citizen(subject: str = "mai", name: str = "Nguyễn Thị Mai", number: str = "001194012345") -> Actor:
    """That person, signed in."""
    claims = {"name": name, "citizen_number": number, "birthdate": "1994-05-02", "gender": "female", "acr": "2"}
    actor = people.actor(*identity.sign_in(ISSUER, subject, claims))
    assert actor is not None
    return actor


def picture() -> bytes:
    """A photograph of a birth notice."""
    paper = Image.new("RGB", (900, 640), "#f4efe2")
    pen = ImageDraw.Draw(paper)
    pen.rectangle((30, 30, 870, 610), outline="#8a8070", width=4)
    for line in range(9):
        pen.line((80, 150 + line * 48, 820 - (line % 3) * 120, 150 + line * 48), fill="#b9b09c", width=6)
    pen.rectangle((300, 70, 600, 96), fill="#6b6455")
    buffer = io.BytesIO()
    paper.save(buffer, "JPEG", quality=70)
    return buffer.getvalue()


def printed_paper() -> bytes:
    """A birth notice as a PDF of two pages."""
    writer, buffer = PdfWriter(), io.BytesIO()
    for _ in range(2):
        writer.add_blank_page(420, 595)
    writer.write(buffer)
    return buffer.getvalue()


def file_birth(by: Actor, child: str = "Trần Minh An", *, printed: bool = False) -> str:
    """A birth registration of that person, filed in the ward; its notice is a photograph, or a PDF."""
    row = operations.start(BIRTH, by=by, agency=WARD)
    requester = {**ANSWERS["requester"], "name": by.name}  # type: ignore[dict-item]  # A person's answer is a dict.
    operations.save_answers(row.id, ANSWERS | {"child_name": child, "requester": requester}, by=by)
    name, paper = ("giấy chứng sinh.pdf", printed_paper()) if printed else ("giấy chứng sinh.jpg", picture())
    operations.attach(row.id, "birth_notice", name, [paper], by=by)
    return operations.submit(row.id, by=by)


def file_criminal_record(by: Actor, procedure: str = CRIMINAL_RECORD) -> str:
    """A criminal record certificate asked for by that person of the city's police, which costs a fee."""
    row = operations.start(procedure, by=by, agency=POLICE)
    requester = {**ANSWERS["requester"], "name": by.name}  # type: ignore[dict-item]  # A person's answer is a dict.
    operations.save_answers(row.id, RECORD_ANSWERS | {"requester": requester}, by=by)
    return operations.submit(row.id, by=by)


@dataclass
class Desk:
    """An officer at a browser."""

    actor: Actor
    language: str = "vi"

    def __post_init__(self) -> None:
        self.client = Client(headers={"accept-language": self.language})
        self.client.cookies["language"] = self.language
        self.signs_in()
        self.page = ""
        self.status = 0
        self.answer: HttpResponseBase | None = None

    def signs_in(self) -> None:
        """The session of a working day; it ends by itself, so a later day signs in anew."""
        session = self.client.session
        session["party"], session["party_id"] = "officer", str(self.actor.id)
        session.save()
        self.client.cookies[settings.SESSION_COOKIE_NAME] = session.session_key or ""

    def opens(self, path: str = "", **query: str | list[str]) -> str:
        """The page at that address of the desk, after every redirect."""
        self.signs_in()
        return self._keep(self.client.get(f"/desk/{path}", query, follow=True))

    def sends(self, path: str, **form: str | int | list[str]) -> str:
        """A form sent to that address; the page that comes back."""
        self.signs_in()
        return self._keep(self.client.post(f"/desk/{path}", form, follow=True))

    def takes(self, code: str) -> str:
        """Presses "take it"."""
        return self.sends(f"{code}/assign", take="yes")

    def acts(self, code: str, act: str, **form: str | int | list[str]) -> str:
        """Opens the page of an act and sends it as filled in, with the hidden fields it came with."""
        self.opens(f"{code}/{act}")
        return self.sends(f"{code}/{act}", row_version=self.row_version, **form)

    @property
    def row_version(self) -> int:
        found = re.search(r'name="row_version" value="(\d+)"', self.page)
        assert found is not None, f"no form on this page ({self.status})"
        return int(found[1])

    @property
    def text(self) -> str:
        """The words of the page as somebody reads them."""
        body = re.sub(r"<(script|style|dialog)\b.*?</\1>", " ", self.page, flags=re.DOTALL)
        return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", body)))

    def _keep(self, response: HttpResponseBase) -> str:
        self.answer, self.status = response, response.status_code
        content = getattr(response, "content", b"")
        self.page = content.decode() if response.headers.get("Content-Type", "").startswith("text/html") else ""
        return self.text


def seen(code: str, by: Actor) -> DossierView:
    """The dossier as that officer may see it."""
    return queries.dossier(code, seen_by=by)


def received(code: str, by: Actor) -> str:
    """The dossier, received by that officer."""
    operations.assign(code, by=by, to=by.id)
    operations.receive(code, by=by)
    return code


def handled_by(code: str, receiver: Actor, handler: Actor) -> str:
    """The dossier, received and forwarded, in that handler's hands."""
    received(code, receiver)
    operations.forward(code, by=receiver)
    operations.assign(code, by=handler, to=handler.id)
    return code


def proposed(code: str, receiver: Actor, handler: Actor, leader: Actor) -> str:
    """The dossier, proposed to be granted and in that leader's hands."""
    handled_by(code, receiver, handler)
    operations.propose(code, by=handler, outcome=Outcome.GRANTED, text="Đủ điều kiện")
    operations.assign(code, by=leader, to=leader.id)
    return code


def typeset(code: str, by: Actor, kind: DocumentKind) -> UUID:
    """The document of that kind, typeset as the worker does."""
    document = next(row for row in seen(code, by).documents if row.kind is kind)
    operations.typeset_document(document.id)
    return document.id
