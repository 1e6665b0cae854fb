"""The city gives its wards a target; a head objects or confirms; how it stands is measured, never typed."""

from datetime import UTC, date, datetime

import pytest
import time_machine

from onedoor.audit import queries as audit
from onedoor.base.actor import Role
from onedoor.base.shares import wilson
from onedoor.programme import operations
from onedoor.programme.models import Target
from onedoor.programme.rules.months import month_before, month_end
from onedoor.quality.operations.observing import store
from onedoor.quality.terms import Observation, Source, Standing
from tests.stories.office.money import Office

pytestmark = pytest.mark.django_db
WARD, OTHER = "H26.00073", "H26.00070"
FORM = {
    "indicator": "K1", "reckoning": "period", "goal": "70", "first-day": "1", "first-month": "6", "first-year": "2026",
    "last-day": "31", "last-month": "5", "last-year": "2027", "agencies": [WARD], "expected": "",
}  # fmt: skip


def measured(agency: str, months: int, x: int, n: int) -> None:
    """As if the last so many months had been observed."""
    firsts = [month_before(date(2026, 11, 1), back) for back in range(months)]
    store(
        Observation("K1", 1, f"agency:{agency}", one, month_end(one), Standing.MEASURED, Source.EVENTS, x / n, x, n, n,
                    n, wilson(x, n), "dossiers")
        for one in firsts
    )  # fmt: skip


@pytest.fixture(autouse=True)
def morning() -> object:
    with time_machine.travel(datetime(2026, 11, 30, 2, 0, tzinfo=UTC), tick=False) as traveller:
        yield traveller


def test_a_target_from_its_assignment_to_its_course() -> None:
    measured(WARD, 12, 50, 100)
    kien = Office("Đinh Trung Kiên", Role.LEADER, agency="H26")
    assert "các bộ phận cộng lại thành số giờ chờ cơ quan" in kien.opens("programme/targets/new")
    assert "Hãy chọn ít nhất một cơ quan." in kien.sends("programme/targets/new", **FORM | {"agencies": []})
    assert "Hãy ghi một số không âm" in kien.sends("programme/targets/new", **FORM | {"goal": "nhiều"})
    assert "Mức này không thể có." in kien.sends("programme/targets/new", **FORM | {"goal": "170"})
    assert "không đếm từng hồ sơ" in kien.sends("programme/targets/new", **FORM | {"indicator": "W3"})

    assert "Đã giao chỉ tiêu." in kien.sends("programme/targets/new", **FORM)
    found = Target.objects.get()
    assert (found.baseline, found.baseline_n, found.expected) == (0.5, 300, 1200)
    assert "đã có chỉ tiêu này" in kien.sends("programme/targets/new", **FORM)

    at = f"programme/targets/{found.id}"
    hoa = Office("Đỗ Thị Hoa", Role.LEADER, agency=WARD)
    assert "Chờ xác nhận" in hoa.opens("programme/targets/")
    page = hoa.opens(at)
    assert "Đo được 50,0 % khoảng tin cậy 95 % 46,0 – 54,0, n = 600; đến 30/11/2026" in page
    assert "Từ nay phải đạt 90,0 % trên 600 hồ sơ còn lại" in page
    assert "Với tốc độ này: không đạt được." in page
    assert "Chậm" in page
    assert "Hãy ghi lý do." in hoa.sends(f"{at}/do/object", reason=" ")
    assert "Ý kiến của người đứng đầu: Thiếu người." in hoa.sends(f"{at}/do/object", reason="Thiếu người.")
    assert "Đã xác nhận chỉ tiêu." in hoa.sends(f"{at}/do/confirm")
    assert "Chỉ tiêu không còn ở bước này." in hoa.sends(f"{at}/do/object", reason="x")
    hoa.sends(f"{at}/do/withdraw", reason="x")
    assert hoa.status == 404

    operations.typeset_target(found.id)
    document = hoa.client.get(f"/office/{at}/pdf").content
    assert document.startswith(b"%PDF")
    assert "Đã rút chỉ tiêu." in kien.sends(f"{at}/do/withdraw", reason="Giao lại")
    verbs = [act.verb for act in audit.acts(f"target:{found.id}")]
    assert verbs == [f"programme.{one}" for one in ("assign", "object", "confirm", "typeset", "withdraw")]
    assert "Của cơ quan bạn" not in hoa.opens("programme/targets/")


def test_a_target_is_divided_and_told_whether_it_adds_up() -> None:
    for agency, x, n in (("H26", 150, 300), (WARD, 50, 100), (OTHER, 60, 100)):
        measured(agency, 12, x, n)
    kien = Office("Đinh Trung Kiên", Role.LEADER, agency="H26", language="en")
    assert "The target was given." in kien.sends("programme/targets/new", **FORM | {"agencies": ["H26"]})
    above = Target.objects.get()
    assert above.state == "confirmed"

    new = f"programme/targets/new?parent={above.id}"
    assert "Do not divide" not in kien.opens(new)
    late = FORM | {"last-year": "2028"}
    assert "does not lie within your own" in kien.sends(new, **late)
    page = kien.sends(new, **FORM | {"agencies": [WARD, OTHER], "goal": "65"})
    assert "2 targets below, weighted by their cases, add up to 65.0 %; 70.0 % is needed. It misses 5.0 %." in page
    assert "These agencies have 66.7 % of the cases expected. All others would have to reach 80.0 %." in page
    units = [f"{WARD}.one_stop", f"{WARD}.handling"]
    hoa = Office("Đỗ Thị Hoa", Role.LEADER, agency=WARD)
    assert "không đo được cho một bộ phận" in hoa.sends("programme/targets/new", **FORM | {"agencies": units})
    hours = FORM | {"indicator": "W3", "reckoning": "month", "goal": "24", "agencies": [WARD]}
    hoa.sends("programme/targets/new", **hours)
    wards = Target.objects.get(indicator="W3")
    below = hoa.sends(f"programme/targets/new?parent={wards.id}", **hours | {"goal": "14", "agencies": units})
    assert "Mức của 2 bộ phận cộng lại thành 28,0 giờ; cơ quan không được quá 24,0 giờ. Còn thiếu 4,0 giờ." in below
    assert "Bộ phận Một cửa, Ủy ban nhân dân phường" in below
    unit = Target.objects.get(agency=units[0])
    assert unit.state == "confirmed"
    operations.typeset_target(unit.id)
    assert hoa.client.get(f"/office/programme/targets/{unit.id}/pdf").content.startswith(b"%PDF")

    outsider = Office("Ngô Hữu Phước", Role.LEADER, agency="H29.26740")
    outsider.opens(f"programme/targets/{above.id}")
    assert outsider.status == 404
    outsider.opens(new)
    assert outsider.status == 404
