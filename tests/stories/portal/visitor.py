"""A visitor of the portal: opens pages, sends forms, reads what they say."""

import html
import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import cast
from uuid import UUID

from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from PIL import Image

from onedoor.base.actor import Actor
from onedoor.identity import operations as identity
from onedoor.identity import queries as people

ISSUER = "https://id.example"
Form = Mapping[str, object]


@dataclass
class Visitor:
    """Somebody with a browser of their own; `said` is the text of the page in front of them."""

    client: Client = field(default_factory=lambda: Client(raise_request_exception=True))
    actor: Actor | None = None
    answer: HttpResponse | None = None

    def sign_in(self, subject: str, name: str, number: str) -> "Visitor":
        claims = {
            "name": name,
            "citizen_number": number,
            "birthdate": "1994-05-02",
            "gender": "female",
            "phone_number": "0912345678",
            "acr": "2",
        }
        party, party_id = identity.sign_in(ISSUER, subject, claims)
        self.actor = people.actor(party, party_id)
        session = self.client.session
        session["party"], session["party_id"] = str(party.value), str(party_id)
        session.save()
        return self

    def open(self, address: str, *, status: int = 200) -> "Visitor":
        self.answer = cast("HttpResponse", self.client.get(address, follow=True))
        assert self.answer.status_code == status, self.said
        return self

    def send(self, address: str, form: Form | None = None, *, status: int = 200) -> "Visitor":
        self.answer = cast("HttpResponse", self.client.post(address, form or {}, follow=True))
        assert self.answer.status_code == status, self.said
        return self

    @property
    def page(self) -> str:
        assert self.answer is not None
        return self.answer.content.decode()

    @property
    def said(self) -> str:
        bare = re.sub(r"<(script|style).*?</\1>|<[^>]+>", " ", self.page, flags=re.DOTALL)
        return " ".join(html.unescape(bare).split())

    @property
    def errors(self) -> list[str]:
        found = re.search(r"error-summary__list\">(.*?)</ul>", self.page, re.DOTALL)
        return [html.unescape(one) for one in re.findall(r"<a [^>]*>(.*?)</a>", found[1])] if found else []

    @property
    def path(self) -> str:
        assert self.answer is not None
        return str(vars(self.answer)["request"]["PATH_INFO"])

    def value_of(self, name: str) -> str:
        """What an input on the page holds."""
        found = re.search(rf'name="{re.escape(name)}"[^>]*? value="([^"]*)"', self.page)
        assert found, f"no input {name}"
        return html.unescape(found[1])


def day(name: str, iso: str) -> dict[str, str]:
    year, month, number = iso.split("-")
    return {f"{name}.day": number, f"{name}.month": month, f"{name}.year": year}


def place(name: str, commune: str = "00073", detail: str = "") -> dict[str, str]:
    return {f"{name}.province": "01", f"{name}.commune": commune, f"{name}.detail": detail}


MAI = {
    "requester.name": "Nguyễn Thị Mai",
    "requester.citizen_number": "001194012345",
    **day("requester.born", "1994-05-02"),
    "requester.sex": "female",
    "requester.ethnicity": "Kinh",
    "requester.nationality": "Việt Nam",
    **place("requester.residence", detail="Số 5 ngõ 12 phố Hàng Bông"),
}

PAGES: Sequence[tuple[str, Sequence[str], Form]] = (
    (
        "requester",
        ("requester", "requester_relation", "requester_phone", "requester_email"),
        {**MAI, "requester_relation": "mother", "requester_phone": "0912 345 678", "requester_email": ""},
    ),
    ("case", ("child_case",), {"child_case": "ordinary"}),
    (
        "child",
        ("child_name", "child_born", "child_sex", "child_ethnicity", "child_nationality"),
        {
            "child_name": "Trần Minh An",
            **day("child_born", "2026-11-10"),
            "child_sex": "male",
            "child_ethnicity": "kinh",
            "child_nationality": "Việt Nam",
        },
    ),
    (
        "birth_place",
        ("birth_place_kind", "birth_facility", "birth_place", "child_home_place"),
        {
            "birth_place_kind": "facility",
            "birth_facility": "Bệnh viện Phụ sản Hà Nội",
            **place("birth_place"),
            **place("child_home_place"),
        },
    ),
    (
        "birth_notice",
        ("birth_proof", "birth_notice_number"),
        {"birth_proof": "notice", "birth_notice_number": "123/2026"},
    ),
    ("father", ("father_declared",), {"father_declared": "no"}),
    ("copies", ("copies_wanted",), {"copies_wanted": "no"}),
)


def begin(visitor: Visitor) -> str:
    """Begin a birth registration; the address of its journey."""
    answers = {"birth_country": "vietnam", "already_registered": "no", "linked": "no"}
    visitor.send("/service/1.001193/begin", answers)
    return visitor.path.removesuffix("/place")


def fill_in(visitor: Visitor, journey: str) -> None:
    """Choose the ward and answer every page."""
    visitor.send(f"{journey}/place", {"agency": "H26.00073"})
    for page, shown, form in PAGES:
        visitor.send(f"{journey}/page/{page}", {**form, "shown": list(shown), "action": "continue"})
        assert visitor.errors == [], f"{page}: {visitor.errors}"


def picture(name: str = "giấy chứng sinh.jpg", size: int = 60) -> SimpleUploadedFile:
    buffer = io.BytesIO()
    Image.new("RGB", (size, size), "white").save(buffer, "JPEG")
    return SimpleUploadedFile(name, buffer.getvalue(), content_type="image/jpeg")


def submit(visitor: Visitor, journey: str) -> str:
    """Hand the dossier in; its code."""
    visitor.open(f"{journey}/check")
    visitor.send(f"{journey}/check", {"version": visitor.value_of("version")})
    return visitor.path.split("/")[2]


def draft_id(journey: str) -> UUID:
    return UUID(journey.split("/")[2])
