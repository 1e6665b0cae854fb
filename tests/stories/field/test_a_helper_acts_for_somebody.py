"""Tú asks, Mai reads and agrees on her own telephone, Tú fills in on the portal's pages, Mai stops it."""

import re
from datetime import UTC, datetime
from html import unescape
from typing import Any
from uuid import UUID

import pytest
import time_machine
from django.test import Client

from onedoor.base.actor import Role
from onedoor.dossiers.models import Draft
from onedoor.outreach import operations
from tests.dossiers.conftest import WARD, citizen, officer
from tests.stories.office.money import Office

pytestmark = pytest.mark.django_db
BIRTH = "1.001193"
NUMBER = "001194012345"
GIVEN = {"birth_country": "vietnam", "already_registered": "no", "linked": "no"}


@pytest.fixture(autouse=True)
def morning() -> object:
    with time_machine.travel(datetime(2026, 11, 27, 2, 0, tzinfo=UTC), tick=False) as traveller:
        yield traveller


def text(answer: Any) -> str:
    return unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode())))


def test_from_the_question_to_the_stop() -> None:
    hoa = officer("hoa", "Hoa", WARD, Role.LEADER)
    tu, nga = (Office(name, Role.HELPER, agency=WARD) for name in ("Tú", "Nga"))
    team = operations.found_team("Tổ 5", by=hoa)
    for one in (tu, nga):
        operations.add_member(team, UUID(one.client.session["party_id"]), by=hoa)
    mai = citizen("mai", "Nguyễn Thị Mai", NUMBER)
    hers = Client()
    session = hers.session
    session["party"], session["party_id"] = "citizen", str(mai.id)
    session.save()

    wish = {"name": "Nguyễn Thị Mai", "number": NUMBER, "procedures": [BIRTH], "acts": ["fill"], "days": "7"}
    wrong = tu.client.post("/field/mandates/new", wish | {"number": "12", "procedures": []})
    assert wrong.status_code == 400
    assert "Số định danh gồm 12 chữ số." in text(wrong)
    asked = tu.client.post("/field/mandates/new", wish, follow=True)
    here = asked.redirect_chain[-1][0]
    assert "Chờ người đó đồng ý" in text(asked)
    assert "Chưa xác nhận được." in text(tu.client.post(here, {"do": "code", "code": "12"}))
    assert tu.client.post(here, {"do": f"begin:{BIRTH}"}).status_code == 404, "asked is not agreed"
    assert "Làm chứng" in text(nga.client.get(here))

    assert "Tú xin được giúp bạn làm thủ tục" in text(hers.get("/notices"))
    page = hers.get("/helpers/")
    assert "Tôi, Nguyễn Thị Mai, đồng ý để Tú" in text(page)
    seen = re.search(r'name="seen" value="(\w{64})"', page.content.decode())
    assert seen is not None
    mandate = here.rsplit("/", 1)[1]
    hers.post(f"/helpers/{mandate}", {"do": "agree", "seen": seen[1]})

    begun = tu.client.post(here, {"do": f"begin:{BIRTH}"}, follow=True)
    assert "Anh/chị đang giúp Nguyễn Thị Mai , theo ủy quyền đến hết 03/12/2026." in text(begun)
    tu.client.post(f"/service/{BIRTH}/begin", GIVEN)
    draft = Draft.objects.get()
    assert (draft.owner, draft.helper_name) == (mai.id, "Tú")
    place = text(tu.client.get(f"/journey/{draft.id}/place"))
    assert "nơi bạn cư trú" not in place
    tu.client.post(f"/journey/{draft.id}/place", {"agency": WARD})
    tasks = tu.client.get(f"/journey/{draft.id}/")
    first = re.search(rf"/journey/{draft.id}/page/\w+", tasks.content.decode())
    assert first is not None
    form = tu.client.get(first[0]).content.decode()
    assert NUMBER not in form, "nothing of hers is filled in"
    assert "Bỏ bản đang điền" not in text(tasks)
    for closed in ("/vault/", "/dossiers/", "/notices", "/helpers/", f"/journey/{draft.id}/discard", "/pay"):
        assert tu.client.get(closed).status_code == 404, closed
    assert nga.client.get(f"/journey/{draft.id}/").status_code == 404
    assert hers.get(f"/journey/{draft.id}/").status_code == 200
    told = text(hers.get("/helpers/"))
    assert "Tạo bản điền mới" in told
    assert "Lưu bản đang điền" in told

    hers.post(f"/helpers/{mandate}", {"do": "revoke"})
    assert tu.client.get(f"/journey/{draft.id}/").status_code == 404
    assert tu.client.post(here, {"do": f"go_on:{draft.id}"}).status_code == 404
    assert "người được giúp đã dừng" in text(tu.client.get(here))
