"""A ward plans its year from the programme's tasks; who is late is reminded, and the city is told."""

import re
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.conf import settings

from onedoor.audit import queries as audit
from onedoor.base.actor import Role
from onedoor.notices.models import Notice
from onedoor.programme import operations
from onedoor.programme.models import Plan, Task
from tests.stories.office.money import Office

pytestmark = pytest.mark.django_db
WARD = "H26.00073"
NINTH = datetime(2026, 11, 9, 2, 0, tzinfo=UTC)
TASK = {
    "title": "Hướng dẫn tại nhà văn hoá", "effect": "C2@1", "first-day": "1", "first-month": "10", "first-year": "2026",
    "last-day": "16", "last-month": "11", "last-year": "2026", "resources": "Hai người",
}  # fmt: skip


def signs_in_again(*people: tuple[Office, str]) -> None:
    """Weeks later, as the same officers."""
    for one, officer in people:
        one.client.cookies.pop(settings.SESSION_COOKIE_NAME)
        session = one.client.session
        session["party"], session["party_id"] = "officer", officer
        session.save()


def test_a_plan_from_its_template_to_the_minutes() -> None:
    with time_machine.travel(NINTH, tick=False) as clock:
        hoa = Office("Đỗ Thị Hoa", Role.LEADER, agency=WARD)
        lan = Office("Phạm Thị Lan", Role.RECEIVER, agency=WARD)
        kien = Office("Đinh Trung Kiên", Role.LEADER, agency="H26")
        assert "Đã lập kế hoạch." in hoa.sends("programme/plans/new", year="2026", begins="template")
        assert "0 trên 20 việc đã thực hiện" in hoa.text
        assert hoa.text.count("dự đoán, không phải nguyên văn") == 7
        assert "đã có kế hoạch năm 2026" in hoa.sends("programme/plans/new", year="2026", begins="template")
        at = f"programme/plans/{Plan.objects.get().id}"
        focal = lan.client.session["party_id"]
        assert "Đã thêm việc." in hoa.sends(f"{at}/tasks/new", **TASK, focal=focal)
        task = Task.objects.get(number=21)
        own = f"programme/tasks/{task.id}"

        operations.remind()
        operations.remind()
        assert "Sắp đến hạn: Hướng dẫn tại nhà văn hoá" in lan.opens("programme/plans/")
        assert Notice.objects.count() == 1
        lan.client.cookies["language"] = "en"
        assert "Due soon: Hướng dẫn tại nhà văn hoá" in lan.opens("programme/plans/")
        lan.client.cookies["language"] = "vi"
        assert "Việc đang được làm." in lan.sends(f"{own}/do/begin")
        assert "không đổi chỉ tiêu" not in hoa.sends(f"{own}/edit", **TASK | {"effect": "output"}, focal=focal)
        task.refresh_from_db()
        assert (task.indicator, task.is_output) == ("C2", False)  # Declared in advance, so it stays.
        lan.opens(at)
        assert lan.status == 404

        ids = [(one, one.client.session["party_id"]) for one in (hoa, lan, kien)]
        clock.shift(timedelta(days=22))
        signs_in_again(*ids)
        operations.remind()
        assert "Đã quá hạn" in lan.opens("programme/plans/")
        late = kien.opens("programme/plans/")
        assert "Cơ quan bên dưới trễ hơn 14 ngày: Hướng dẫn tại nhà văn hoá" in late
        assert "Hướng dẫn tại nhà văn hoá 15 Phạm Thị Lan" in late
        assert re.search("Đang trễ Phạm Thị Lan , [^:]+: 1 việc, lâu nhất 15 ngày", late)

        assert "Cần minh chứng." in lan.sends(f"{own}/do/finish", evidence="", link="javascript:x")
        done = lan.sends(f"{own}/do/finish", evidence="Biên bản 12/BB", link="https://example.vn/12")
        assert "Tác dụng sẽ được xét khi đủ số tháng." in done
        assert "Còn quá ít tháng để kết luận" in hoa.opens(own)
        lan.sends(f"{own}/do/drop", reason="x")
        assert lan.status == 409

        minutes = {"present": "Hoa, Lan", "agreed": "Làm tiếp.", "tasks": ["21"]}
        held = {"held-day": "1", "held-month": "12", "held-year": "2026"}
        assert "Hãy ghi ai có mặt." in hoa.sends(f"{at}/meetings/new", **minutes | held | {"present": ""})
        assert "Việc số 21" in hoa.sends(f"{at}/meetings/new", **minutes, **held)
        assert "Biên bản họp 01/12/2026 Có mặt: Hoa, Lan Làm tiếp." in lan.opens(own)
    verbs = [act.verb for act in audit.acts(f"task:{task.id}")]
    assert verbs == [f"programme.{one}_task" for one in ("add", "begin", "change", "finish")]
