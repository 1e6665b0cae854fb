"""A leader lays out a team; its helper goes from door to door, one tap a visit, and both see how far they have come."""

import re
from datetime import UTC, datetime
from uuid import UUID

import pytest
import time_machine
from django.test import Client

from onedoor.base.actor import Role
from onedoor.outreach import operations
from onedoor.outreach.models import Household, Visit
from tests.dossiers.conftest import officer
from tests.stories.office.money import Office

pytestmark = pytest.mark.django_db
WARD = "H26.00073"


@pytest.fixture(autouse=True)
def morning() -> object:
    with time_machine.travel(datetime(2026, 11, 27, 2, 0, tzinfo=UTC), tick=False) as traveller:
        yield traveller


def taps(page: str) -> dict[str, tuple[str, str]]:
    """What the day offers: by label the address of its form and the id of the visit."""
    found = re.findall(
        r'<form method="post" action="(/field/households/[^"]+)" class="field-taps">.*?name="visit_id" value="([^"]+)">'
        r'.*?aria-label="([^:]+): ',
        page,
    )
    return {label: (address, visit) for address, visit, label in found}


def test_from_the_list_of_households_to_coverage() -> None:
    hoa = Office("hoa", Role.LEADER, agency=WARD)
    tu = Office("Tú", Role.HELPER, agency=WARD)
    assert "Chưa ai thêm anh/chị vào tổ nào" in day(tu.client)

    hoa.sends("teams/new", name="Tổ dân phố số 5")
    assert "Đã lập tổ" in hoa.text
    team = re.search(r'href="/office/teams/([0-9a-f-]+)/alley"', hoa.page)
    assert team is not None
    hoa.sends(f"teams/{team[1]}/alley", name="Ngõ Hạ Hồi", households="Số 2\nSố 2")
    assert (hoa.status, "Nhà “Số 2” được ghi hai lần." in hoa.text) == (400, True)
    hoa.sends(f"teams/{team[1]}/alley", name="Ngõ Hạ Hồi", households="Số 2\n  Số   4 \n\nSố 6")
    assert "Đã ghi Ngõ Hạ Hồi với 3 nhà." in hoa.text
    joins = re.search(r'<option value="([0-9a-f-]+)"[^>]*>Tú', hoa.page)
    assert joins is not None
    hoa.sends(f"teams/{team[1]}/members", officer=joins[1])
    assert "1 trên 1 người đang làm được việc hôm nay" in hoa.text

    page = day(tu.client)
    assert list(taps(page)) == ["Số 2", "Số 4", "Số 6"]
    address, visit = taps(page)["Số 2"]
    for _twice in range(2):
        answer = tu.client.post(address, {"visit_id": visit, "outcome": "helped"}, follow=True)
        assert "Đã giúp</strong> · Ngõ Hạ Hồi, Số 2" in answer.content.decode()
    assert Visit.objects.count() == 1
    assert list(taps(day(tu.client))) == ["Số 4", "Số 6"]

    address, visit = taps(day(tu.client))["Số 4"]
    form = {"visit_id": visit, "outcome": "come_back", "back": "7", "note": "Gọi 0912345678"}
    answer = tu.client.post(address, form)
    assert answer.status_code == 400
    assert "Trong đó có số điện thoại" in answer.content.decode()
    assert f'value="{visit}"' in answer.content.decode(), "the same visit, once its note is mended"
    tu.client.post(address, form | {"note": "Cần thẻ mới", "topic": "account"})
    assert f"{Visit.objects.get(id=visit).back_on}" == "2026-12-04"

    address, visit = taps(day(tu.client))["Số 6"]
    tu.client.post(address, {"visit_id": visit, "outcome": "refused"})
    tu.client.post(f"/field/visits/{visit}/take-back")
    assert list(taps(day(tu.client))) == ["Số 6"]

    for text in (tu.client.get("/field/coverage").content.decode(), hoa.opens(f"teams/{team[1]}") and hoa.page):
        assert "Đã gặp người ở 2 trên 3 nhà (66,7\xa0%)." in text
        assert "Ngõ Hạ Hồi, Số 4: Hẹn ngày khác" in text

    assert standing(tu.client) == "acts"
    hoa.sends(f"teams/{team[1]}/members/{joins[1]}/end")
    assert "Tú không còn trong tổ." in hoa.text
    assert tu.client.get(f"/field/households/{Household.objects.earliest('ordinal').id}").status_code == 404
    hoa.sends(f"teams/{team[1]}/members", officer=joins[1])
    assert standing(tu.client) == "revoked", "a phone from before stays lost when its helper is back"
    assert "/sign-in" in tu.client.get("/field/", follow=True).redirect_chain[-1][0]
    assert standing(tu.client) == "signed_out"


def test_what_a_phone_had_kept_is_told_apart_when_it_is_sent() -> None:
    tu = Office("Tú", Role.HELPER, agency=WARD)
    hoa = officer("hoa", "Hoa", WARD, Role.LEADER)
    team = operations.found_team("Tổ 5", by=hoa)
    operations.add_alley(team, "Ngõ 1", ["Số 2"], by=hoa)
    operations.add_member(team, UUID(tu.client.session["party_id"]), by=hoa)
    address, visit = taps(day(tu.client))["Số 2"]
    form = {"visit_id": visit, "outcome": "helped", "made_at": "2026-11-26T03:00:00.000Z"}

    for _twice in range(2):
        answer = tu.client.post(address, form, headers={"accept": "application/json"})
        assert (answer.status_code, answer.json()) == (200, {"kept": True})
    assert f"{Visit.objects.get().made_at:%d/%m %H:%M}" == "26/11 03:00"
    other = tu.client.post(address, form | {"outcome": "refused"}, headers={"accept": "application/json"})
    assert (other.status_code, other.json()["kept"]) == (400, False)
    assert "Lượt này đã được ghi với nội dung khác." in other.json()["why"][0]
    assert Client().get("/field/worker.js").headers["Content-Type"].startswith("text/javascript")


def standing(client: Client) -> str:
    return str(client.get("/field/standing").json()["standing"])


def day(client: Client) -> str:
    return client.get("/field/").content.decode()
