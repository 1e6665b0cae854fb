"""The inbox: what is late first, found by any word, narrowed, saved under a name, with the officer's own columns."""

import re
from datetime import timedelta

import pytest
import time_machine

from onedoor.base.actor import Actor
from tests.stories.desk.ward import MONDAY, Desk, citizen, file_birth, received, seen


@pytest.fixture
def three(lan: Desk, mai: Actor, monday: time_machine.Traveller) -> dict[str, str]:
    """One late, one due today, one just filed by somebody else."""
    monday.move_to(MONDAY - timedelta(days=6), tick=False)
    late = received(file_birth(mai), lan.actor)
    monday.move_to(MONDAY, tick=False)
    today = received(file_birth(mai), lan.actor)
    return {"late": late, "today": today, "new": file_birth(citizen("dung", "Đỗ Đình Dũng", "001090054321"))}


def codes(desk: Desk) -> list[str]:
    return re.findall(r'href="/desk/([^"/]+)/" data-open', desk.page)


def test_the_inbox_opens_on_what_is_late(lan: Desk, three: dict[str, str]) -> None:
    page = lan.opens()

    assert codes(lan) == [three["late"], three["today"]]
    assert "Quá hạn 3 ngày làm việc" in page
    assert "Hôm nay, trước 17:00" in page
    assert "Đến lượt cơ quan" in page


def test_time_left_and_state_narrow_the_inbox(lan: Desk, three: dict[str, str]) -> None:
    lan.opens(view="agency", time="overdue")
    assert codes(lan) == [three["late"]]
    lan.opens(view="agency", state=["submitted"])
    assert codes(lan) == [three["new"]]
    lan.opens(view="agency", procedure="1.004873")
    assert codes(lan) == []
    assert "Không có hồ sơ nào như vậy" in lan.text


@pytest.mark.parametrize("words", ["Đỗ Đình Dũng", "do dinh dung", "DUNG", "đình do"])
def test_a_name_is_found_with_and_without_its_marks(lan: Desk, three: dict[str, str], words: str) -> None:
    lan.opens(view="agency", q=words)

    assert codes(lan) == [three["new"]]


def test_a_code_and_the_last_digits_find_the_dossier(lan: Desk, three: dict[str, str]) -> None:
    lan.opens(view="agency", q=three["today"])
    assert codes(lan) == [three["today"]]
    lan.opens(view="agency", q="4321")
    assert codes(lan) == [three["new"]]


def test_the_order_can_be_turned(lan: Desk, three: dict[str, str]) -> None:
    lan.opens(view="mine", sort="-submitted")

    assert codes(lan) == [three["today"], three["late"]]


def test_a_view_is_saved_opened_and_forgotten(lan: Desk, three: dict[str, str]) -> None:
    lan.sends("views", name="Trễ của phường", query="view=agency&time=overdue")
    assert "Đã lưu cách xem «Trễ của phường»" in lan.text
    assert codes(lan) == [three["late"]]

    lan.opens()
    link = re.search(r'href="(\?[^"]+)"[^>]*>Trễ của phường', lan.page)
    assert link is not None
    lan.opens(link[1].replace("&amp;", "&"))
    assert codes(lan) == [three["late"]]

    lan.sends("views/forget", name="Trễ của phường")
    assert "Trễ của phường</a>" not in lan.opens()
    assert 'value="Trễ của phường"' not in lan.page


def test_a_view_without_a_name_is_asked_for_one(lan: Desk) -> None:
    assert "hãy đặt tên" in lan.sends("views", name=" ", query="view=agency")


def test_an_officer_chooses_the_columns(lan: Desk, three: dict[str, str]) -> None:
    lan.sends("columns", column=["stage", "submitted", "no-such"], next="/desk/?view=mine")
    assert re.findall(r'columnheader" class="govuk-table__header">([^<]+)', lan.page) == [
        "Người nộp, mã hồ sơ",
        "Bước",
        "Ngày nộp",
    ]

    lan.sends("columns", next="https://elsewhere.example/")
    assert "Thời hạn" in lan.text


def test_several_are_taken_at_once_and_what_cannot_be_is_said(
    lan: Desk, nga: Desk, three: dict[str, str], mai: Actor
) -> None:
    other = file_birth(mai)

    page = nga.sends("take", code=[three["new"], other, three["late"]], next="/desk/")

    assert "Anh/chị đã nhận 2 hồ sơ." in page
    assert f"{three['late']}: Phạm Thị Lan đã làm trước" in page
    assert sorted(codes(nga)) == sorted([three["new"], other])
    assert seen(three["late"], lan.actor).assigned_to == lan.actor.id


@pytest.mark.parametrize(
    "query",
    ["view=x&sort=drop", "page=-1", "page=99999", "page=²", "state=x&time=y", "q=%25_'\"", "procedure=" + "x" * 500],
)
def test_an_address_that_makes_no_sense_still_opens_the_inbox(lan: Desk, query: str) -> None:
    lan.opens(f"?{query}")

    assert lan.status == 200
