"""A dossier is late: the person has one apology with the reason and a new day (Decree 61/2018 Art. 19)."""

from datetime import date, timedelta

import pytest
import time_machine

from onedoor.dossiers.terms import DocumentKind
from tests.stories.desk.ward import MONDAY, Desk, handled_by, seen


@pytest.fixture
def late(lan: Desk, duc: Desk, code: str, monday: time_machine.Traveller) -> str:
    """Mai's dossier in Đức's hands, promised for yesterday."""
    handled_by(code, lan.actor, duc.actor)
    monday.move_to(MONDAY + timedelta(days=2), tick=False)
    return code


def day(when: date) -> dict[str, str | int]:
    return {"new_due_on-day": when.day, "new_due_on-month": when.month, "new_due_on-year": when.year}


def test_a_delay_is_apologised_for_once(duc: Desk, late: str) -> None:
    assert "Ngày hẹn cũ: 23/11/2026, 17:00" in duc.opens(f"{late}/postpone")

    page = duc.acts(late, "postpone", reason="Máy chủ hộ tịch hỏng hai ngày", **day(date(2026, 11, 27)))

    view = seen(late, duc.actor)
    assert view.due_at is not None
    assert view.due_at.astimezone().date() == date(2026, 11, 27)
    assert DocumentKind.APOLOGY in {row.kind for row in view.documents}
    assert "Ngày hẹn mới: 27/11/2026." in page
    assert f"/desk/{late}/postpone" not in duc.page

    page = duc.opens(f"{late}/postpone")
    assert duc.status == 409
    assert "Bây giờ chưa thể: Xin lỗi, hẹn lại ngày" in page


@pytest.mark.parametrize(
    ("when", "sentence"),
    [
        (date(2026, 11, 20), "phải sau ngày hẹn cũ (23/11/2026)"),
        (date(2026, 11, 24), "không ở quá khứ"),
        (date(2026, 11, 28), "Ngày 28/11/2026 cơ quan không làm việc"),
    ],
)
def test_the_new_day_is_a_later_working_day(duc: Desk, late: str, when: date, sentence: str) -> None:
    page = duc.acts(late, "postpone", reason="Máy hỏng", **day(when))

    assert duc.status == 400
    assert sentence in page
    assert "Máy hỏng" in page
    assert not seen(late, duc.actor).postponed


@pytest.mark.parametrize(
    "typed", [("31", "2", "2026"), ("", "", ""), ("hai", "12", "2026"), ("1", "1", "0000"), ("٣", "12", "2026")]
)
def test_a_day_that_is_none_is_said(duc: Desk, late: str, typed: tuple[str, str, str]) -> None:
    parts = dict(zip(("new_due_on-day", "new_due_on-month", "new_due_on-year"), typed, strict=True))

    page = duc.acts(late, "postpone", reason="Máy hỏng", **parts)

    assert duc.status == 400
    assert ("Hãy ghi ngày hẹn mới" if not any(typed) else "không có trên lịch") in page
