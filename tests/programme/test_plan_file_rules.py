"""What a row of a spreadsheet becomes, and which of its cells cannot be taken."""

from datetime import date
from uuid import uuid4

import pytest

from onedoor.programme.rules import headings, taking
from onedoor.programme.rules.days_written import day_written
from onedoor.programme.terms.plan_files import Column, Known, RowFound, SheetRead, Wrong

LAN, MINH, OTHER_MINH = uuid4(), uuid4(), uuid4()
KNOWN = Known(
    2027,
    {"phạm thị lan": (LAN,), "pham thi lan": (LAN,), "lê minh": (MINH, OTHER_MINH), str(MINH): (MINH,)},
    {"k1": ("K1", 1), "ty le ho so truc tuyen": ("K1", 1)},
    {("ban hanh quy che", "2027-06-30"): 4},
)
GOOD = {"title": "Tập huấn", "due": "31/3/2027", "effect": "K1"}


def row(**cells: str) -> RowFound:
    return RowFound("Kế hoạch", 7, {Column(name): text for name, text in {**GOOD, **cells}.items()})


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("31/3/2027", (2027, 3, 31), (2027, 3, 31)),
        ("31-03-2027", (2027, 3, 31), (2027, 3, 31)),
        ("2027-03-31", (2027, 3, 31), (2027, 3, 31)),
        ("Ngày 5/6", (2027, 6, 5), (2027, 6, 5)),
        ("Tháng 2/2028", (2028, 2, 1), (2028, 2, 29)),
        ("6/2027", (2027, 6, 1), (2027, 6, 30)),
        ("Hết tháng 4", (2027, 4, 1), (2027, 4, 30)),
        ("Quý II/2027", (2027, 4, 1), (2027, 6, 30)),
        ("quý IV năm 2027", (2027, 10, 1), (2027, 12, 31)),
        ("Q2 2027", (2027, 4, 1), (2027, 6, 30)),
        ("Năm 2027", (2027, 1, 1), (2027, 12, 31)),
        ("31/02/2027", None, None),
        ("13/2027", None, None),
        ("46112", None, None),
        ("quý V", None, None),
        ("tháng 6/0000", None, None),
        ("thường xuyên", None, None),
        ("９/９/２０２７", (2027, 9, 9), (2027, 9, 9)),
    ],
)
def test_days_as_people_write_them(
    text: str, first: tuple[int, int, int] | None, last: tuple[int, int, int] | None
) -> None:
    assert day_written(text, 2027, last=False) == (date(*first) if first else None)
    assert day_written(text, 2027, last=True) == (date(*last) if last else None)


def test_headings_stand_under_a_title_in_either_language_and_repeat_on_each_page() -> None:
    told = ("TT", "Nhiệm vụ (*)", "Thời hạn", "Ghi chú", "ĐẦU MỐI:")
    sheet = SheetRead(
        "Kế hoạch",
        (
            (1, ("KẾ HOẠCH NĂM 2027", "", "", "", "")),
            (4, told),
            (5, ("1", "Tập huấn", "31/3/2027", "gấp", "Lan")),
            (6, ("", "", "", "chỉ ghi chú", "")),
            (40, told),
            (41, ("2", "Rà soát", "", "", "")),
        ),
    )

    found, rows = headings.found(sheet)

    assert found.columns == {Column.TITLE: "B", Column.DUE: "C", Column.FOCAL: "E"}
    assert found.unknown == ("Ghi chú",)
    assert [(one.line, one.cells[Column.TITLE]) for one in rows] == [(5, "Tập huấn"), (41, "Rà soát")]
    assert rows[0].others == (("Ghi chú", "gấp"),)
    english = SheetRead("Plan", ((1, ("Deadline", "Task", "Indicator")), (2, ("6/2027", "Train", "K1"))))
    assert headings.found(english)[0].columns == {Column.DUE: "A", Column.TITLE: "B", Column.EFFECT: "C"}
    assert headings.found(SheetRead("Ẩn", sheet.rows, hidden=True))[1] == ()
    assert headings.found(SheetRead("Khác", ((1, ("Việc", "gì đó")),)))[0].columns == {}
    assert [headings.letter(at) for at in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]


def test_a_right_row_is_a_task_that_begins_with_the_year_if_it_does_not_say_when() -> None:
    [found] = taking.judged([row(focal=" Đ/c  PHẠM THỊ LAN (tổ trưởng)", resources="Hai người")], KNOWN)

    assert found.wanted is not None
    assert (found.wanted.starts_on, found.wanted.due_on) == (date(2027, 1, 1), date(2027, 3, 31))
    assert (found.wanted.focal, found.wanted.indicator, found.wanted.is_output) == (LAN, "K1", False)
    [output] = taking.judged([row(effect="Đầu ra")], KNOWN)
    assert output.wanted is not None
    assert (output.wanted.indicator, output.wanted.is_output) == ("", True)


@pytest.mark.parametrize(
    ("column", "text", "wrong"),
    [
        ("title", " ", Wrong.MISSING),
        ("title", "x" * 301, Wrong.TOO_LONG),
        ("resources", "x" * 2001, Wrong.TOO_LONG),
        ("due", "", Wrong.MISSING),
        ("due", "#REF!", Wrong.NOT_A_DAY),
        ("due", "31/12/2026", Wrong.OTHER_YEAR),
        ("due", "1/1/2029", Wrong.OTHER_YEAR),
        ("starts", "đầu năm", Wrong.NOT_A_DAY),
        ("starts", "1/4/2027", Wrong.BEGINS_LATE),
        ("focal", "Ngô Văn B", Wrong.NOBODY),
        ("focal", "Lê Minh", Wrong.SEVERAL),
        ("effect", "", Wrong.MISSING),
        ("effect", "Hài lòng hơn", Wrong.NO_INDICATOR),
    ],
)
def test_each_wrong_cell_is_named(column: str, text: str, wrong: Wrong) -> None:
    [found] = taking.judged([row(**{column: text})], KNOWN)

    assert found.wanted is None
    assert found.wrongs == {Column(column): wrong}


def test_one_of_two_who_are_called_alike_is_meant_by_id() -> None:
    [found] = taking.judged([row(focal=str(MINH))], KNOWN)

    assert found.wanted is not None
    assert found.wanted.focal == MINH


def test_the_same_task_is_taken_once() -> None:
    rows = [row(), row(title="TẬP  HUẤN"), row(due="Quý II"), row(title="Ban hành quy chế", due="30/6/2027")]

    first, again, later, there = taking.judged(rows, KNOWN)

    assert first.wanted is not None
    assert again.wrongs == {Column.TITLE: Wrong.SAME_ROW}
    assert later.wanted is not None
    assert (there.there, bool(there.wrongs)) == (4, False)
