"""What people answered: nothing of a few, and of ten or more both figures, the response rate and corrected causes."""

from datetime import UTC, datetime

import pytest
import time_machine

from onedoor.base import clock
from onedoor.base.actor import Role
from onedoor.base.ids import new_id
from onedoor.quality import operations, pack_files
from onedoor.quality.journey_key import journey_key
from onedoor.quality.models import Attempt
from onedoor.quality.terms import Cause, Group, Outcome
from onedoor.quality.terms.surveys import Done, Driver, SurveyAnswer
from tests.stories.office.money import Office

pytestmark = pytest.mark.django_db
WARD, ELSEWHERE = "H26.00073", "H29.26734"
GOOD = SurveyAnswer(5, Done.YES, 7, well=(Driver.EFFICIENCY,), trust=5)
BAD = SurveyAnswer(1, Done.NO, 1, Group.PAYMENT, Cause.DECLINED, badly=(Driver.EASE,), trust=1, words="Gọi 0912345678")


@pytest.fixture(autouse=True)
def everybody_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    certain = tuple(one.model_copy(update={"chances": dict.fromkeys(one.chances, 1.0)}) for one in pack_files.surveys())
    monkeypatch.setattr(pack_files, "surveys", lambda: certain)


def ended(given: SurveyAnswer | None, outcome: Outcome, agency: str = WARD) -> None:
    draft, now = new_id(), clock.now()
    Attempt.objects.create(
        journey=journey_key(draft), outcome=outcome, agency=agency, procedure="1.001193", channel="online",
        cause="Y01" if outcome is Outcome.ABANDONED else "", started_at=now, last_at=now, ruled_at=now,
    )  # fmt: skip
    token = operations.offer(draft, outcome)
    if given is not None:
        operations.answer(token, given)


@time_machine.travel(datetime(2026, 11, 23, 2, 0, tzinfo=UTC))
def test_a_leader_sees_both_figures_and_nobody_elses() -> None:
    for _ in range(9):
        ended(GOOD, Outcome.COMPLETED)
    hoa = Office("Đỗ Thị Hoa", Role.LEADER, agency=WARD)
    page = hoa.opens("quality/survey")
    assert "Chưa đủ 10 câu trả lời" in page
    assert "100,0" not in page.replace("100,0 %", "")

    ended(BAD, Outcome.ABANDONED)
    for _ in range(8):
        ended(None, Outcome.ABANDONED)
    for _ in range(12):
        ended(BAD, Outcome.ABANDONED, ELSEWHERE)
    page = hoa.opens("quality/survey")
    assert "Lần nộp đã ngã ngũ 18 Được mời góp ý 18" in page
    assert "tỷ lệ trả lời 55,6 %" in page
    assert "Hài lòng (0–100) mẫu còn nhỏ 10 90,0" in page
    assert "Lỗi thanh toán 100,0 %" in page
    assert "Gọi […]" in page
    assert "0912345678" not in page
    # Of the nine who gave up only one answered; it weighs as much as five of the others and no more.
    assert "64,3" in page


def test_in_english_and_for_nobody_without_the_right() -> None:
    assert "What people answered" in Office("Hoa", Role.LEADER, agency=WARD, language="en").opens("quality/survey")
    lan = Office("Lan", Role.RECEIVER, agency=WARD)
    lan.opens("quality/survey")
    assert lan.status == 404
