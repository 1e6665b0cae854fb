"""Tú's phone keeps Mai's form: each page and each photograph is taken once, whatever becomes of the answers."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile

from onedoor.audit.models import Act
from onedoor.base.actor import Role
from onedoor.dossiers import operations as dossiers
from onedoor.dossiers.models import Attachment, Draft, SentPage
from onedoor.dossiers.rules import said
from onedoor.notices.models import Notice
from onedoor.outreach import operations, queries
from onedoor.outreach.models import Use
from onedoor.outreach.terms import Wish
from tests.dossiers.conftest import ANSWERS, BIRTH, WARD, citizen, officer, picture
from tests.stories.office.money import Office

pytestmark = pytest.mark.django_db
MORNING = datetime(2026, 11, 27, 2, 0, tzinfo=UTC)
NUMBER = "001194012345"
CHILD = {
    "shown": ["child_name", "child_born"],
    "child_born.day": "10",
    "child_born.month": "11",
    "child_born.year": "2026",
}


class Phone:
    """What Tú's phone sends for Mai's draft, under the mandate that it names."""

    def __init__(self, *acts: str) -> None:
        hoa = officer("hoa", "Hoa", WARD, Role.LEADER)
        helper = Office("Tú", Role.HELPER, agency=WARD)
        self.client, self.hoa = helper.client, hoa
        self.tu = officer("Tú", "Tú", WARD, Role.HELPER)
        assert str(self.tu.id) == self.client.session["party_id"]
        self.team = operations.found_team("Tổ 5", by=hoa)
        operations.add_member(self.team, UUID(self.client.session["party_id"]), by=hoa)
        self.mai = citizen("mai", "Nguyễn Thị Mai", NUMBER)
        self.mandate = self.agreed(*acts)
        helping = queries.assistant(self.mandate, self.tu)
        assert helping is not None
        self.helping = helping
        self.draft = dossiers.start(BIRTH, by=helping, agency=WARD).id

    def agreed(self, *acts: str) -> UUID:
        made = operations.ask(self.team, Wish(NUMBER, self.mai.name, (BIRTH,), acts, 7), by=self.tu)
        words = queries.mandate(made, seen_by=self.mai)
        operations.answer(made, agrees=True, seen=words.sha256, by=self.mai)
        return made

    def sends(self, do: str, **form: Any) -> Any:
        headers = {"Onedoor-Mandate": str(self.mandate)}
        return self.client.post(f"/journey/{self.draft}/kept", {"do": do} | form, headers=headers)

    def page(self, name: str, id_: str, base: str, **more: Any) -> Any:
        return self.sends("page", page="child", id=id_, base=base, **(CHILD | {"child_name": name} | more))

    def kept(self) -> dict[str, Any]:
        found: dict[str, Any] = self.sends("keep").json()
        return found

    def base(self) -> str:
        return next(str(one["base"]) for one in self.sends("look").json()["pages"] if one["id"] == "child")

    def name(self) -> object:
        return Draft.objects.get().answers.get("child_name")

    def standing(self) -> Any:
        return self.client.get("/field/standing", {"mandate": [str(self.mandate), "odd"]}).json()


@pytest.fixture(autouse=True)
def morning() -> Iterator[object]:
    with time_machine.travel(MORNING, tick=False) as traveller:
        yield traveller


@pytest.fixture
def phone(morning: object) -> Phone:
    return Phone("fill", "keep")


def test_the_form_is_kept_where_the_person_agreed_and_is_told(phone: Phone) -> None:
    form = phone.kept()
    assert (form["person"], form["until"]) == ("Nguyễn Thị Mai", "2026-12-03")
    child = next(one for one in form["pages"] if one["id"] == "child")
    assert 'name="child_name"' in child["html"]
    assert NUMBER not in str(form), "nothing of hers is filled in"
    assert [paper["have"] for paper in form["papers"] if paper["slot"] == "birth_notice"] == [0]
    phone.kept()
    assert Notice.objects.filter(kind="helper_kept", person_id=str(phone.mai.id)).count() == 1
    assert "mã hóa" in Notice.objects.get(kind="helper_kept").text
    assert Use.objects.filter(did="kept").count() == 2
    assert Act.objects.filter(verb="dossiers.keep_on_phone", on_behalf_of=phone.mai.id).count() == 2

    operations.lay_down(phone.mandate, by=phone.tu)
    phone.mandate = phone.agreed("fill")
    assert phone.sends("keep").status_code == 404, "the draft is of another mandate"
    phone.draft = dossiers.start(BIRTH, by=queries.assistant(phone.mandate, phone.tu) or phone.tu, agency=WARD).id
    refused = phone.sends("keep")
    assert refused.status_code == 409
    assert "không cho giữ tờ khai trên điện thoại" in refused.json()["why"][0]["text"]
    assert phone.sends("look").status_code == 404


def test_a_page_that_is_sent_again_stands_once(phone: Phone) -> None:
    base, id_ = phone.base(), str(uuid4())
    for _ in range(3):
        answer = phone.page("An", id_, base)
        assert answer.json() == {"stands": True, "base": phone.base()}
    assert (Draft.objects.get().revision, SentPage.objects.count()) == (2, 1)
    assert Act.objects.filter(verb="dossiers.save_answers").count() == 1

    other = phone.page("Bình", id_, base)
    assert other.status_code == 409
    assert "một nội dung khác" in other.json()["why"][0]["text"]
    assert phone.page("Bình", "odd", base).status_code == 409
    assert phone.name() == "An"

    dossiers.save_answers(phone.draft, {"child_name": "Mai sửa"}, by=phone.mai)
    assert phone.page("An", id_, base).json()["stands"], "it stood, and stands as she changed it"
    assert phone.name() == "Mai sửa"


def test_what_was_typed_after_an_answer_was_lost_is_no_conflict(phone: Phone) -> None:
    base, first, second = phone.base(), str(uuid4()), str(uuid4())
    phone.page("An", first, base)  # The answer does not arrive; more is typed.
    assert phone.page("An An", second, base, tried=[first, str(uuid4())]).status_code == 200
    assert phone.page("An Bình", str(uuid4()), base, tried=[first]).status_code == 409
    assert phone.name() == "An An"


def test_what_the_person_changed_meanwhile_is_shown_and_nothing_is_overwritten(phone: Phone) -> None:
    base = phone.base()
    dossiers.save_answers(phone.draft, {"child_name": "Trần Bảo Ngọc", "requester_phone": "0912345678"}, by=phone.mai)
    clash = phone.page("An", str(uuid4()), base)
    assert clash.status_code == 409
    told = clash.json()
    assert "Hãy xem cả hai bản" in told["why"][0]["text"]
    assert 'value="Trần Bảo Ngọc"' in told["changed"]["html"]
    assert phone.name() == "Trần Bảo Ngọc"
    assert phone.page("An", str(uuid4()), told["changed"]["base"]).status_code == 200
    assert (phone.name(), Draft.objects.get().answers["requester_phone"]) == ("An", "0912345678")

    now = phone.base()
    dossiers.save_answers(phone.draft, {"requester_phone": "0987654321"}, by=phone.mai)
    assert phone.page("Bình", str(uuid4()), now).status_code == 200, "another page is no clash"


def test_a_page_that_cannot_be_read_is_not_taken_at_all(phone: Phone) -> None:
    base, id_ = phone.base(), str(uuid4())
    wrong = phone.page("An", id_, base, **{"child_born.day": "41"})
    assert wrong.status_code == 400
    assert [one["at"] for one in wrong.json()["why"]] == ["child_born"]
    assert (phone.name(), SentPage.objects.count()) == (None, 0)
    assert phone.page("An", id_, base).json()["stands"]
    assert phone.sends("page", page="gone", id=str(uuid4())).status_code == 409
    assert phone.sends("odd").status_code == 404


def test_a_photograph_that_is_sent_again_is_one(phone: Phone, monkeypatch: pytest.MonkeyPatch) -> None:
    def photo(content: bytes, id_: str, slot: str = "birth_notice") -> Any:
        return phone.sends("file", slot=slot, id=id_, file=SimpleUploadedFile("giay.jpg", content, "image/jpeg"))

    id_, content = str(uuid4()), picture()
    for _ in range(2):
        assert photo(content, id_).json() == {"stands": True}
    kept = Attachment.objects.get()
    assert str(kept.id) == id_
    assert photo(picture(41), id_).status_code == 409
    refused = photo(b"%PDF-odd", str(uuid4()))
    assert refused.status_code == 400
    assert "giay.jpg" in refused.json()["why"][0]["text"]

    dossiers.detach(kept.id, by=phone.mai)
    assert photo(content, id_).json() == {"stands": True}, "it stood; she took it away"
    assert Attachment.objects.get().removed_at is not None
    dossiers.discard(phone.draft, by=phone.mai)
    assert photo(content, str(uuid4())).status_code == 404


def test_after_the_dossier_is_filed_what_stood_stands_and_nothing_more_is_taken(phone: Phone) -> None:
    id_, base = str(uuid4()), phone.base()
    phone.page("An", id_, base)
    dossiers.save_answers(phone.draft, ANSWERS, by=phone.mai)
    dossiers.attach(phone.draft, "birth_notice", "a.jpg", [picture()], by=phone.mai)
    dossiers.submit(phone.draft, by=phone.mai)
    assert phone.page("An", id_, base).json()["stands"]
    late = phone.page("Bình", str(uuid4()), base)
    assert late.status_code == 409
    assert late.json()["why"][0]["text"]


def test_a_phone_is_told_what_it_may_keep_no_more(phone: Phone) -> None:
    assert phone.standing() == {"standing": "acts", "over": []}
    with time_machine.travel(MORNING + timedelta(days=7), tick=False):
        assert phone.client.get("/field/standing", {"mandate": str(phone.mandate)}).json()["over"] == [
            str(phone.mandate)
        ]
    operations.end_member(phone.team, UUID(str(phone.tu.id)), by=phone.hoa)
    assert phone.standing()["over"] == [str(phone.mandate)]
    operations.add_member(phone.team, UUID(str(phone.tu.id)), by=phone.hoa)
    assert phone.standing()["over"] == []
    operations.revoke(phone.mandate, by=phone.mai)
    phone.client.cookies.pop("session")
    assert phone.standing() == {"standing": "signed_out", "over": [str(phone.mandate)]}
    assert phone.page("An", str(uuid4()), "").status_code in (302, 404)


def test_what_a_page_says_is_the_same_in_any_order() -> None:
    assert said({"a": 1, "b": "Á"}) == said({"b": "Á", "a": 1}) != said({"a": 1, "b": "Á "})
