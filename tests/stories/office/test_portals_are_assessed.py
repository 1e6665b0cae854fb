"""A portal is assessed on pages made for it: drawn, judged blind with screenshots, decided, replied to, settled."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from html import unescape
from typing import Any

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from onedoor.base.actor import SYSTEM, Role
from onedoor.quality import operations
from onedoor.quality.models import AssessedPortal, Assessment, AssessmentRound, Evidence
from tests.dossiers.conftest import picture
from tests.quality.experts import PEOPLE, appointed, handed_in, opened
from tests.stories.office.money import Office

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 27, 5, 0, tzinfo=UTC)
HERE = "quality/assessment/"
FORM = {
    "title": "Cổng tỉnh, quý IV",
    "indicators": ["Z6"],
    "due-day": "31", "due-month": "12", "due-year": "2026",
    "portals": "H26 https://dichvucong.hanoi.example\n\n",
}  # fmt: skip


@pytest.fixture(autouse=True)
def noon() -> Iterator[Any]:
    with time_machine.travel(NOON, tick=False) as traveller:
        yield traveller


@pytest.fixture
def khoa() -> Office:
    return Office("Khoa", Role.AUDITOR, agency="G22")


@pytest.fixture
def assessors() -> dict[str, Office]:
    return {name: Office(name, Role.ASSESSOR, agency=agency) for name, agency in PEOPLE.items()}


def shot(name: str = "trang.jpg") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, picture(), "image/jpeg")


def seats(assessors: dict[str, Office]) -> list[tuple[str, Office]]:
    """Where each of them sits at the only portal, the adjudicator last."""
    return [(f"{HERE}own/{one.id}", assessors[one.name]) for one in Assessment.objects.order_by("place")]


def shown_to_anybody(address: str) -> str:
    """A page of the portal as it is read."""
    text = re.sub(r"<[^>]+>", " ", Client().get(address).content.decode())
    return re.sub(r"\s+", " ", unescape(text)).replace("\xa0", " ").replace(" :", ":")


def judges(who: Office, where: str, **apart: str) -> None:
    for number in range(1, 7):
        value = apart.get(f"Z6_{number}", "2")
        who.sends(f"{where}/Z6-{number}", value=value, remark="Mục 4", files=shot())
    who.sends(where)


def test_the_whole_way(khoa: Office, assessors: dict[str, Office], noon: Any) -> None:
    assert "Đã mở đợt và rút thăm người chấm" in khoa.sends(f"{HERE}new", **FORM)
    assert "Đang chấm 0 / 2" in khoa.text
    assert "Chưa cổng nào có đủ hai phiếu" in khoa.text
    (first, one), (second, two), (_, third) = seats(assessors)
    kien = Office("Kiên", Role.LEADER, agency="H26")
    assert "Chưa có gì cho bạn ở đây" in kien.opens(HERE)
    assert Client().get("/quality/agencies/H26/assessment").status_code == 404

    assert "Đã chấm 0 trên 6 câu, nộp trước ngày 31/12/2026" in one.opens(HERE)
    assert "câu 1 trên 6" in one.opens(f"{first}/Z6-1")
    assert "Chưa nộp được" in one.sends(first)
    assert one.status == 409
    judges(one, first, Z6_1="0")
    assert "Đã nộp lúc 27/11/2026, 12:00" in one.opens(HERE)
    assert "Phiếu không đổi được nữa" in one.opens(first)
    assert "Lưu và ở lại" not in one.opens(f"{first}/Z6-1")
    judges(two, second)

    portal = f"{HERE}portals/{AssessedPortal.objects.get().id}"
    assert "Còn 1 câu chờ anh/chị quyết định" in third.opens(portal)
    assert "Chưa gửi được" in third.sends(portal)
    assert "Hãy ghi lý do" in third.sends(f"{portal}/Z6-1", value="1", reason="")
    assert third.status == 400
    third.sends(f"{portal}/Z6-1", value="1", reason="Chỉ ghi theo quy định")
    assert "người phân xử quyết định, 27/11/2026" in third.text
    assert "Đã gửi kết quả cho cơ quan" in third.sends(portal)

    assert "Cơ quan nói ý kiến đến hết ngày 07/12/2026" in kien.opens(HERE)
    seen = kien.opens(f"{portal}/Z6-1")
    assert "Chỉ ghi theo quy định" in seen
    assert not any(f" {name} " in seen for name in PEOPLE), "the agency does not learn who assessed"
    assert "Sửa được đến hết hạn" in kien.sends(f"{portal}/Z6-1", words="Có ở mục 5", files=shot("muc-5.jpg"))
    assert "Đã khép phần ý kiến" in kien.sends(portal)
    assert "Trả lời cơ quan" in third.opens(f"{portal}/Z6-1")
    assert "muc-5.jpg" in third.page
    third.sends(f"{portal}/Z6-1", value="2", reason="Đúng, có ở mục 5")
    assert "Đã chốt ngày 27/11/2026" in kien.opens(portal)
    assert "Có, đã trả lời" in kien.text
    round_ = khoa.opens(f"{HERE}rounds/{AssessmentRound.objects.get().id}")
    assert "1 / 1 cổng" in round_
    assert "Cả đợt: đạt hay chưa đạt 6 83,3 % – – Mẫu còn nhỏ" in round_
    assert operations.settle_assessments() == 0
    assert "Chuyên gia đánh giá cổng này ra sao" in shown_to_anybody("/quality/agencies/H26")
    public = shown_to_anybody("/quality/agencies/H26/assessment")
    assert "đạt 6 trên 6" in public
    assert "Ý kiến của cơ quan: Có ở mục 5" in public
    assert "Người phân xử (1 – Nói chung chung): Chỉ ghi theo quy định" in public
    assert "sau khi cơ quan có ý kiến" in public
    assert not any(f" {name} " in public for name in PEOPLE)
    theirs = Evidence.objects.filter(assessment__isnull=False, criterion="Z6-1").order_by("uploaded_at")
    drawn = Client().get(f"/quality/evidence/{theirs[0].id}?small")
    assert (drawn["Content-Type"], drawn["Cache-Control"]) == ("image/webp", "public, no-cache")
    assert str(theirs[0].id) in Client().get("/quality/agencies/H26/assessment").text
    assert drawn.content[:4] == b"RIFF"
    agencys = Evidence.objects.get(assessment=None)
    assert Client().get(f"/quality/evidence/{agencys.id}").status_code == 404, "what the agency sent is not published"
    shown = theirs[0]
    where = f"quality/pictures/{shown.id}/take-down"
    assert where in khoa.opens(f"{portal}/Z6-1") or where in khoa.page
    assert "Đã gỡ ảnh" in khoa.sends(where, reason="Lộ số định danh")
    assert Client().get(f"/quality/evidence/{shown.id}?small").status_code == 404
    public = shown_to_anybody("/quality/agencies/H26/assessment")
    assert "Tệp này đã được gỡ ngày 27/11/2026: Lộ số định danh" in public
    assert shown.sha256[:16] in public


def test_what_is_typed_and_every_good_file_is_kept_whatever_else_is_wrong(assessors: dict[str, Office]) -> None:
    appointed("Khoa", "G22", Role.AUDITOR)
    opened()
    where, one = seats(assessors)[0]
    there = f"{where}/Z6-1"
    bad = SimpleUploadedFile("a.exe", b"MZ" + b"0" * 100)
    one.sends(there, value="", remark="Đã xem chân trang", files=[shot(), bad, SimpleUploadedFile("b.png", b"x")])
    assert one.status == 400
    assert "Hãy chọn một mức" in one.text
    assert "Đã xem chân trang" in one.page
    assert one.text.count("a.exe") >= 1
    assert one.text.count("b.png") >= 1
    assert [row.name for row in Evidence.objects.all()] == ["trang.jpg"]
    assert "Mức này cần một câu ghi chú" in one.sends(there, value="unable", remark=" ")
    kept = Evidence.objects.get()
    assert "Đã lưu" in one.sends(there, value="1", remark="Chung chung", remove=str(kept.id))
    assert "câu 2 trên 6" in one.text
    one.opens(there)
    assert f'value="{kept.id}"' not in one.page
    assert re.search(r'value="1" checked', one.page)
    assert "Chung chung" in one.page
    one.sends(there, value="9", remark="", remove="no-id")
    assert one.status == 400


def test_who_comes_too_late_is_told_and_keeps_the_words(assessors: dict[str, Office], noon: Any) -> None:
    opened()
    portal = AssessedPortal.objects.get()
    people = {row.officer: appointed(row.name, PEOPLE[row.name], Role.ASSESSOR) for row in portal.assessments.all()}
    handed_in(portal, people, {"Z6-1": "0"}, {"Z6-1": "0"})
    where, one = seats(assessors)[0]
    assert "Phiếu chấm đã nộp" in one.sends(f"{where}/Z6-1", value="2", remark="Xem lại thấy có")
    assert one.status == 400
    assert "Xem lại thấy có" in one.page
    noon.shift(timedelta(days=11))
    kien = Office("Kiên", Role.LEADER, agency="H26")
    kien.sends(f"{HERE}portals/{portal.id}/Z6-1", words="Chúng tôi có ở mục 5", files=shot())
    assert kien.status == 400
    assert "Chúng tôi có ở mục 5" in kien.page
    assert "đã qua bước đó" in kien.text
    assert not Evidence.objects.filter(assessment=None).exists()
    name = portal.assessments.get(place=3).name
    third = Office(name, Role.ASSESSOR, agency=PEOPLE[name])
    third.sends(f"{HERE}portals/{portal.id}/Z6-2", value="1", reason="Không ai hỏi mà")
    assert (third.status, "Không ai hỏi mà" in third.page) == (400, True)
    assert operations.settle_assessment(portal.id, by=SYSTEM)


def test_the_other_ones_pages_are_pages_that_do_not_exist(assessors: dict[str, Office]) -> None:
    opened()
    (first, one), (second, two), (third, decider) = seats(assessors)
    judges(one, first)
    portal = AssessedPortal.objects.get().id
    file = Evidence.objects.first()
    assert file is not None
    nothing = "01920000-0000-7000-8000-000000000000"
    for who in (two, decider, Office("Kiên", Role.LEADER, agency="H26"), Office("Khoa", Role.AUDITOR, agency="G22")):
        for address in (first, f"{first}/Z6-1", f"{HERE}evidence/{file.id}", f"{HERE}portals/{portal}",
                        f"{HERE}portals/{portal}/Z6-1"):  # fmt: skip
            foreign = who.opens(address)
            assert who.status == 404
            assert foreign == who.opens(address.replace(str(file.id), nothing).replace(str(portal), nothing).replace(
                first.rpartition("/")[2], nothing))  # fmt: skip
            who.sends(address, value="0", remark="x", reason="x", words="x")
            assert who.status in (404, 405)
    decider.opens(third)
    assert decider.status == 404, "who decides has nothing to rate"
    two.opens(second)
    assert two.status == 200


def test_the_form_of_a_round_says_what_it_cannot_take(khoa: Office, assessors: dict[str, Office]) -> None:
    for change, told in (
        ({"portals": "X99 https://a.example"}, "Dòng 1: không có cơ quan nào mang mã X99"),
        ({"portals": "H26 ftp://a"}, "Dòng 1: địa chỉ phải bắt đầu bằng"),
        ({"portals": "H26 https://a.example\nH26 https://b.example"}, "Dòng 2: cơ quan H26 đã có ở trên"),
        ({"portals": ""}, "Hãy ghi ít nhất một cổng"),
        ({"indicators": ["R1"]}, "Hãy chọn ít nhất một nhóm"),
        ({"due-year": "2025"}, "Ngày này phải sau hôm nay"),
        ({"portals": "H29 https://a.example\nG03 https://b.example"}, ""),
    ):
        text = khoa.sends(f"{HERE}new", **(FORM | change))
        assert told in text
        assert khoa.status == (400 if told else 200)
        if told and (typed := str(change.get("portals", ""))):
            assert typed.splitlines()[0] in khoa.page
    Office("An", Role.HANDLER, agency="G03")
    assert "Chưa đủ người chấm cho cổng của H29" in khoa.sends(
        f"{HERE}new", **FORM | {"portals": "H29 https://a.example"}
    )
    assert khoa.status == 400


def test_somebody_else_is_drawn_for_who_cannot_judge(khoa: Office, assessors: dict[str, Office]) -> None:
    khoa.sends(f"{HERE}new", **FORM)
    where = f"{HERE}rounds/{AssessmentRound.objects.get().id}"
    seat = Assessment.objects.get(place=1)
    assert f"{seat.name}, Ủy ban nhân dân thành phố Hà Nội" in khoa.opens(where)
    assert "Đã rút thăm người khác" in khoa.sends(where, again=str(seat.id))
    assert Assessment.objects.get(place=1).name != seat.name
    khoa.sends(where, again="nobody")
    assert khoa.status == 400
    assert "Hãy chọn người cần thay" in khoa.text


def test_in_english_with_the_guide(assessors: dict[str, Office]) -> None:
    chi = Office("Chi", Role.ASSESSOR, agency="G18", language="en")
    assert "neither sees what the other says" in chi.opens(HERE)
    guide = chi.opens(f"{HERE}guide")
    assert "Does the notice tell the purpose?" in guide
    assert "2 – Clearly told (passed from here on)" in guide
    assert "Looked for on the home page" in guide
    lan = Office("Lan", Role.RECEIVER, agency="H26.00073")
    lan.opens(HERE)
    assert lan.status == 404
