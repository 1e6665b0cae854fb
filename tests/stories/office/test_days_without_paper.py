"""A ward announces Fridays without paper by its plan, and takes paper again when the portal is mended."""

from datetime import UTC, datetime

import pytest
import time_machine

from onedoor.base.actor import Role
from onedoor.programme.models import Measure
from tests.stories.office.money import Office

pytestmark = pytest.mark.django_db
WARD = "H26.00073"
MONDAY = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
TYPED = {
    "agencies": WARD, "procedures": "1.001193", "weekdays": "4", "number": "12/KH-UBND",
    "first-day": "27", "first-month": "11", "first-year": "2026", "last-day": "25", "last-month": "12",
    "last-year": "2026", "signed-day": "20", "signed-month": "11", "signed-year": "2026",
    "citation": "Kế hoạch ngày không giấy", "exceptions": "system_down", "help_at": "Bàn hướng dẫn",
}  # fmt: skip


def test_fridays_without_paper() -> None:
    with time_machine.travel(MONDAY, tick=False):
        hoa = Office("Đỗ Thị Hoa", Role.LEADER, agency=WARD)
        assert "Chưa có." in hoa.opens("programme/paperless/")

        refused = hoa.sends("programme/paperless/new", **TYPED | {"number": "kế hoạch"})
        assert "Chưa có căn cứ." in refused
        assert hoa.status == 400
        refused = hoa.sends("programme/paperless/new", **TYPED | {"dates": "4/12/2026, 31/12/2026"})
        assert "nằm trong khoảng trên" in refused
        refused = hoa.sends("programme/paperless/new", **TYPED | {"dates": f"{10**20}/12/2026"})
        assert "Mỗi ngày ghi như" in refused
        assert Measure.objects.count() == 0

        announced = hoa.sends("programme/paperless/new", **TYPED)
        assert "Đã công bố." in announced
        assert "thứ Sáu hằng tuần, từ 27/11/2026 đến 25/12/2026" in announced
        assert "Kế hoạch ngày không giấy" in announced
        assert "theo văn bản 12/KH-UBND" in hoa.sends("programme/paperless/new", **TYPED)
        assert "1 nơi" in hoa.opens("programme/paperless/")

        at = f"programme/paperless/{Measure.objects.get().id}"
        assert "Hãy ghi lý do." in hoa.sends(f"{at}/end", reason=" ")
        ended = hoa.sends(f"{at}/end", reason="Cổng phải bảo trì")
        assert "quầy lại nhận hồ sơ giấy" in ended
        assert "Lý do: Cổng phải bảo trì" in ended
