"""A leader designs a campaign, sees at once how many it takes, runs it, and takes its figures away."""

import re
from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from onedoor.base import clock
from onedoor.base.actor import Role
from onedoor.base.ids import new_id
from onedoor.quality import operations
from onedoor.quality.journey_key import journey_key
from onedoor.quality.models import Attempt, Campaign, Drawn, Invitation
from onedoor.quality.rules.surveys import digest
from onedoor.quality.terms import Group, Outcome
from onedoor.quality.terms.surveys import Done, SurveyAnswer
from tests.stories.office.money import Office

pytestmark = pytest.mark.django_db
WARD = "H26.00073"
GOOD = SurveyAnswer(5, Done.YES, 7)
FORM = {
    "title": "=Quý 4", "first-day": "1", "first-month": "9", "first-year": "2026", "last-day": "30",
    "last-month": "11", "last-year": "2026", "agencies": [WARD], "endings": ["completed", "abandoned"],
    "formula": "cochran", "confidence": "95", "method": "proportional", "margin": "5", "response": "60",
    "effect": "1", "least": "5", "open_days": "21",
}  # fmt: skip


def attempts(n: int, outcome: Outcome) -> None:
    now = clock.now()
    cause = "Y01" if outcome is Outcome.ABANDONED else ""
    Attempt.objects.bulk_create(
        Attempt(journey=journey_key(new_id()), outcome=outcome, agency=WARD, procedure="1.001193", channel="online",
                cause=cause, started_at=now - timedelta(days=35), last_at=now, ruled_at=now)
        for _ in range(n)
    )  # fmt: skip


def everybody_is_asked(campaign: Campaign) -> list[str]:
    """As if the messages were out; the tokens in the order of the lots."""
    now, tokens = clock.now(), []
    for one in Drawn.objects.filter(campaign=campaign).order_by("lot"):
        tokens.append(one.journey[:26])
        one.invitation = Invitation.objects.create(
            journey=one.journey, survey="journey", version=1, chance=0.5, token_hash=digest(tokens[-1]),
            offered_at=now, expires_at=now + timedelta(days=21),
        )  # fmt: skip
        one.state = "asked"
        one.save()
    return tokens


@pytest.fixture(autouse=True)
def morning() -> object:
    with time_machine.travel(datetime(2026, 11, 23, 2, 0, tzinfo=UTC), tick=False) as traveller:
        yield traveller


def test_a_campaign_from_its_design_to_its_figures() -> None:
    attempts(1500, Outcome.COMPLETED)
    attempts(500, Outcome.ABANDONED)
    hoa = Office("Đỗ Thị Hoa", Role.LEADER, agency=WARD)
    assert "Có thể hỏi 2.000" in hoa.opens("quality/campaigns/new")

    computed = hoa.sends("quality/campaigns/new", **FORM, do="compute")
    assert "Cần câu trả lời 323 Cochran 323, Yamane 334" in computed
    assert "Mời 539 nếu 60,0 % trả lời" in computed
    assert "Nộp xong, không vấp · trực tuyến 1.500 404 26,9 %" in computed
    assert not Campaign.objects.exists()

    assert "Bản dự thảo đã được lưu." in hoa.sends("quality/campaigns/new", **FORM, do="keep")
    kept = Campaign.objects.get()
    at = f"quality/campaigns/{kept.id}"
    assert "Tên đợt" in hoa.opens(f"{at}/edit")
    assert "Đã rút thăm. Tin mời sẽ đi trong giờ ban ngày." in hoa.sends(f"{at}/do/start")
    assert "trên 539 người đã rút thăm; còn 539 chờ đến giờ" in hoa.text
    assert "Đợt khảo sát không còn ở bước này." in hoa.sends(f"{at}/do/start")

    for n, token in enumerate(everybody_is_asked(kept)[:200]):
        said = SurveyAnswer(1, Done.NO, group=Group.PAYMENT if n % 4 else Group.PORTAL)
        operations.answer(token, said if n < 60 else GOOD)
    assert "Đã trả lời 200 cần 323 Tỷ lệ trả lời (RR2) 37,1 %" in hoa.opens(at)
    hoa.sends(f"{at}/do/close")
    report = hoa.sends(f"{at}/do/report")
    assert "Báo cáo đã được lập." in report
    assert "RR1 37,1 %" in report
    assert re.search(r"Lỗi thanh toán 75,0 % \d\d,\d % \d\d,\d – \d\d,\d 10,0 %", report)
    assert "Của 60 người không hài lòng" in report
    rows = hoa.client.get(f"/office/{at}/report.csv").content.decode("utf-8-sig").splitlines()
    assert "Đợt khảo sát,'=Quý 4" in rows
    assert not [cell for row in rows for cell in row.split(",") if cell[:1] in ("=", "+", "-", "@")]
    assert "Trả lời đủ,,200,,,,," in rows
    assert sum(row.startswith("Vì sao không hài lòng") for row in rows) == 7


def test_what_cannot_be_is_said_beside_its_field() -> None:
    attempts(20, Outcome.COMPLETED)
    hoa = Office("Hoa", Role.LEADER, agency=WARD, language="en")
    said = hoa.sends("quality/campaigns/new", **(FORM | {"margin": "x", "title": "", "agencies": ["H29"]}), do="keep")
    assert hoa.status == 400
    for sentence in ("a number from 1 to 20", "give it a name", "at least one agency"):
        assert sentence in said
    assert not Campaign.objects.exists()
    quiet = FORM | {"first-year": "2020", "last-year": "2020"}
    assert "No attempt of these days has ended yet." in hoa.sends("quality/campaigns/new", **quiet, do="compute")


def test_an_auditor_reads_and_does_not_run_it() -> None:
    attempts(20, Outcome.COMPLETED)
    hoa = Office("Hoa", Role.LEADER, agency=WARD)
    hoa.sends("quality/campaigns/new", **FORM, do="keep")
    at = f"quality/campaigns/{Campaign.objects.get().id}"
    khoa = Office("Khoa", Role.AUDITOR, agency=WARD)
    assert "=Quý 4" in khoa.opens("quality/campaigns/")
    assert "Lập đợt mới" not in khoa.text
    assert "Nếu bắt đầu bây giờ" in khoa.opens(at)
    assert "Rút thăm và bắt đầu" not in khoa.text
    for path in ("quality/campaigns/new", f"{at}/report"):
        khoa.opens(path)
        assert khoa.status == 404
    khoa.sends(f"{at}/do/start")
    assert khoa.status == 404
    Attempt.objects.all().delete()  # Nobody is left: the draft can still be changed and discarded.
    assert "không còn ai để mời" in hoa.opens(at)
    assert "Rút thăm và bắt đầu" not in hoa.text
    assert "Không có ai để mời." in hoa.sends(f"{at}/do/start")
    assert "Đã bỏ bản dự thảo." in hoa.sends(f"{at}/do/discard")
    assert not Campaign.objects.exists()
