"""A ward's plan comes from its spreadsheet: looked at, mended, confirmed, taken once though the worker is killed."""

import re
from typing import Any
from uuid import UUID

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile

from onedoor.base.actor import Role
from onedoor.identity import queries as identity
from onedoor.identity.terms import Party
from onedoor.programme import operations, tasks
from onedoor.programme.models import FileRow, Plan, PlanFile, Task
from tests.programme.test_workbook import made
from tests.stories.office.money import Office
from tests.stories.office.test_a_yearly_plan_is_followed import NINTH, WARD

pytestmark = pytest.mark.django_db
HEADINGS = ("STT", "Nhiệm vụ", "Bắt đầu", "Thời hạn", "Người phụ trách", "Chỉ tiêu", "Ghi chú")
ROWS = (
    HEADINGS,
    (1, "Tập huấn <b>tổ</b>", "1/3/2027", "quý II/2027", "Phạm Thị Lan", "K1", ""),
    (2, "Ban hành quy chế", None, "31/02/2027", "", "đầu ra", "chờ ủy ban"),
    (3, "Hướng dẫn tại nhà", None, "30/9/2027", "Ngô Văn B", "Hài lòng hơn", ""),
    *((4 + at, f"Đi xóm {at}", None, "tháng 6/2027", "", "C2", "") for at in range(45)),
)


class _Killed(BaseException):
    """The worker is gone."""


def brought(hoa: Office, plan: str, content: bytes, name: str = "ke-hoach.xlsx", **query: str) -> str:
    asked = f"?instead={query['instead']}" if query else ""
    return hoa.sends(f"programme/plans/{plan}/files/new{asked}", file=SimpleUploadedFile(name, content))


def fields(page: str) -> dict[str, str]:
    """The names of the fields with which rows are mended, by column and number of the row."""
    found = re.findall(r'name="(\w+)-([0-9a-f-]{36})"', page)
    lines = {str(one.id): one.line for one in FileRow.objects.all()}
    return {f"{column}{lines[row]}": f"{column}-{row}" for column, row in found}


def test_a_spreadsheet_becomes_a_plan(monkeypatch: pytest.MonkeyPatch) -> None:
    with time_machine.travel(NINTH, tick=False):
        hoa = Office("Đỗ Thị Hoa", Role.LEADER, agency=WARD)
        lan = Office("Phạm Thị Lan", Role.RECEIVER, agency=WARD)
        assert "Tải tệp mẫu" in hoa.sends("programme/plans/new", year="2027", begins="file")
        plan = str(Plan.objects.get().id)

        # What cannot be read is refused, and says what to do.
        assert "Không đọc được tệp này." in brought(hoa, plan, b"PK\x03\x04 nothing")
        assert hoa.status == 400
        assert "Không thấy việc nào trong tệp" in brought(hoa, plan, made(("a", "b"), ("c", "d")))
        assert "Hãy chọn một tệp." in hoa.sends(f"programme/plans/{plan}/files/new")
        assert PlanFile.objects.count() == 0

        # Each row is shown as the task that it would become; each wrong cell is named, and nothing is lost.
        shown = brought(hoa, plan, made(*ROWS))
        assert "2 hàng cần sửa" in shown
        assert "Trang “Kế hoạch”, hàng 3: Ban hành quy chế" in shown
        assert "Hạn (ô D3)" in shown
        assert "“31/02/2027” không phải một ngày." in shown
        assert "Tệp còn ghi: Ghi chú: chờ ủy ban" in shown
        assert "Cơ quan không có ai tên “Ngô Văn B”." in shown
        assert "46 việc sẽ nhập" in shown
        assert "Tập huấn <b>tổ</b> Trang “Kế hoạch”, hàng 2 01/03/2027 30/06/2027 Phạm Thị Lan" in shown
        assert "&lt;b&gt;tổ" in hoa.page
        assert Task.objects.count() == 0
        file = PlanFile.objects.get()
        at = f"programme/files/{file.id}"
        for path in (at, f"programme/plans/{plan}/files/new"):
            lan.opens(path)
            assert lan.status in (403, 404)

        # What is typed stays as it was typed, right or wrong; a list left alone leaves the file's words.
        named = fields(hoa.page)
        typed: dict[str, Any] = {named["due3"]: "31/13/2027", named["starts3"]: "", named["effect4"]: "C2@1"}
        assert "Còn 2 hàng cần sửa." in hoa.sends(f"{at}/mend", **typed)
        assert "“31/13/2027” không phải một ngày." in hoa.text
        assert 'value="31/13/2027"' in hoa.page
        assert "“Ngô Văn B”" in hoa.text
        assert "“Hài lòng hơn”" not in hoa.text

        # Right rows go first. The worker is killed on the way; its job runs again, and no row is taken twice.
        assert "Đang nhập 46 việc." in hoa.sends(f"{at}/do/begin")
        assert "Đã nhập 0 trên 46 việc" in hoa.text
        assert operations.take_rows(file.id) == 26
        with monkeypatch.context() as broken:

            def killed(**_said: object) -> None:
                if Task.objects.count() == 25:
                    raise _Killed

            broken.setattr("onedoor.programme.operations.plans.audit.record", killed)
            with pytest.raises(_Killed):
                tasks.take_rows(str(file.id))
        assert "Đã nhập 20 trên 46 việc" in hoa.opens(at)
        tasks.take_rows(str(file.id))
        tasks.take_rows(str(file.id))
        assert Task.objects.count() == len(set(Task.objects.values_list("title", flat=True))) == 46
        assert "Đã nhập 46 việc từ tệp này." in hoa.opens(at)
        assert "2 hàng cần sửa" in hoa.text

        # The mended file is brought again: what is in the plan is known, what is left is mended in it.
        mended = [*ROWS[:2], (2, "Ban hành quy chế", None, "31/3/2027", "", "đầu ra", ""), *ROWS[3:]]
        again = brought(hoa, plan, made(*mended), instead=str(file.id))
        assert "1 việc sẽ nhập" in again
        assert "46 hàng đã có trong kế hoạch, không nhập lại" in again
        assert "Tệp đã đóng" in hoa.opens(at)
        hoa.sends(f"{at}/do/begin")
        assert hoa.status == 409
        newest = PlanFile.objects.exclude(id=file.id).get()
        at = f"programme/files/{newest.id}"
        left = FileRow.objects.get(file=newest, line=4)
        hoa.sends(f"{at}/mend", out=str(left.id))
        hoa.sends(f"{at}/do/begin")
        tasks.take_rows(str(newest.id))
        assert Task.objects.count() == 47
        assert "1 hàng" not in hoa.opens(f"programme/plans/{plan}")
        assert "46. Ban hành quy chế" not in hoa.text
        assert "47. Ban hành quy chế" in hoa.text
        assert "Đưa các hàng đã chọn trở lại" in hoa.opens(at)
        assert "1 hàng cần sửa" in hoa.sends(f"{at}/mend", back=str(left.id))


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_example_can_be_brought_as_it_is(language: str) -> None:
    hoa = Office("Đỗ Thị Hoa", Role.LEADER, agency=WARD, language=language)
    hoa.sends("programme/plans/new", year="2026", begins="empty")
    plan = str(Plan.objects.get().id)

    example = hoa.client.get(f"/office/programme/plans/{plan}/files/example").content
    shown = brought(hoa, plan, example)

    assert {"vi": "Nhập 2 việc vào kế hoạch", "en": "Import 2 tasks into the plan"}[language] in shown
    assert {"vi": "hàng cần sửa", "en": "rows to mend"}[language] not in shown
    by = identity.actor(Party.OFFICER, UUID(hoa.client.session["party_id"]))
    assert by is not None
    operations.choose_rows(PlanFile.objects.get().id, by=by)
    Plan.objects.update(agency="H26.00079")  # Somebody else's now: what was confirmed is taken by nobody.
    tasks.take_rows(str(PlanFile.objects.get().id))
    assert Task.objects.count() == 0
    assert set(FileRow.objects.values_list("state", flat=True)) == {"open"}
