"""A head of agency begins the day: what failed yesterday and why, what is late, which targets move, what to do next."""

import re
from datetime import timedelta
from typing import Any

import pytest
import time_machine

from onedoor.base import clock
from onedoor.base.actor import Role
from onedoor.programme.models import Plan
from onedoor.quality.operations.tallying import tally
from tests.quality.test_observing import an_attempt
from tests.stories.desk import ward
from tests.stories.office.money import Office
from tests.stories.office.test_a_target_is_given_and_followed import FORM, measured
from tests.stories.office.test_a_yearly_plan_is_followed import TASK

pytestmark = pytest.mark.django_db


def a_busy_night(traveller: time_machine.Traveller) -> None:
    """Yesterday five attempts failed; a dossier is late, a task is, and a target does not move."""
    now = clock.now()
    lan, duc = ward.officer("lan"), ward.officer("duc")
    traveller.move_to(now - timedelta(days=12))
    ward.handled_by(ward.file_birth(ward.citizen()), lan, duc)
    traveller.move_to(now)
    at: dict[str, Any] = {"started_at": now - timedelta(days=1)}
    made = [an_attempt("completed", **at) for _ in range(40)] + [an_attempt("open", **at) for _ in range(3)]
    made += [an_attempt("abandoned", cause="Q02", **at) for _ in range(4)] + [
        an_attempt("abandoned", cause="Y01", **at)
    ]
    tally([], made)
    measured(ward.WARD, 12, 50, 100)
    Office("Đinh Trung Kiên", Role.LEADER, agency="H26").sends("programme/targets/new", **FORM)
    hoa = Office("Đỗ Thị Hoa", Role.LEADER, agency=ward.WARD)
    hoa.sends("programme/plans/new", year="2026", begins="empty")
    hoa.sends(f"programme/plans/{Plan.objects.get().id}/tasks/new", **TASK, focal=str(lan.id))


def test_the_morning_after_a_busy_day() -> None:
    with time_machine.travel(ward.MONDAY, tick=False) as traveller:
        hoa = Office("Đỗ Thị Hoa", Role.LEADER, agency=ward.WARD)
        quiet = hoa.opens("morning")
        for said in ("Hôm qua không có lần nộp nào.", "Không hồ sơ nào quá hạn.", "Chưa có chỉ tiêu nào."):
            assert said in quiet

        a_busy_night(traveller)
        hoa = Office("Đỗ Thị Hoa", Role.LEADER, agency=ward.WARD)
        said = hoa.opens("morning")
        assert "5 trên 45 lần nộp đã rõ kết quả; 3 lần còn dở" in said
        assert "cause=Q02" in hoa.page
        assert "1 hồ sơ quá hạn" in said
        assert "Hướng dẫn tại nhà văn hoá , Phạm Thị Lan, hạn 16/11/2026" in said
        assert "50,0 % → 50,0 %, phải đạt 70,0 %" in said
        assert "giờ mỗi năm (n = 4)" in said
        city = Office("Đinh Trung Kiên", Role.LEADER, agency="H26").opens("morning")
        assert "1 hồ sơ quá hạn" in city
        other = Office("Lý Văn Minh", Role.LEADER, agency="H26.00070").opens("morning")
        assert "Không hồ sơ nào quá hạn." in other

        coordinator = Office("Trịnh Bảo Quốc", Role.LEADER, agency="G06")
        country = coordinator.opens("national?first=2026-11-01&last=2026-11-30")
        assert "Nộp không trọn vẹn 11,1 % 5 trên 45 lần" in country
        first = country[country.index("Xếp loại cổng") :]
        assert re.search(r"Hà Nội 11,1 % 4,8 – 23,5 45 1 từ \d+/11/2026 \d / 1 1", first), first[:300]
        assert first.index("Hà Nội") < first.index("An Giang")
        assert "?agency=H26" in coordinator.page
        assert "Xem mọi cơ quan" in coordinator.opens("programme/plans/?agency=H26")
        assert "Hướng dẫn tại nhà văn hoá" not in coordinator.opens("programme/plans/?agency=H29")
        assert "Chưa có chỉ tiêu nào." in coordinator.opens("programme/targets/?agency=H29")
        assert "Chưa có chỉ tiêu nào." not in coordinator.opens("programme/targets/?agency=H26")
        by_name = coordinator.opens("national?sort=name&of=province")
        assert by_name.index("Hà Nội 11") < by_name.index("Chưa có gì để thấy:") < by_name.rindex("An Giang")
        assert "Bộ Công an" not in by_name
        hoa.opens("national")
        assert hoa.status == 404
        assert "Cả nước" not in said
