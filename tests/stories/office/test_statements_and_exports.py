"""Statements are handed over and reconciled; lists are taken away and no cell of them is a formula."""

import csv
import io
import re
import zipfile
from datetime import timedelta
from xml.etree import ElementTree as ET

import pytest

from onedoor.audit.models import Look
from onedoor.base import clock
from onedoor.base.actor import SYSTEM
from onedoor.doors.office.spreadsheet import Sheet, as_csv, as_xlsx
from onedoor.fees import operations
from onedoor.fees.models import Difference, StatementRead
from onedoor.fees.terms import Manner
from tests.fees.conftest import Gateway, ordered, raised, said
from tests.stories.office.money import Office

PAYLOADS = (
    "=1+1", "=cmd|' /C calc'!A0", "=HYPERLINK(\"http://x\")", "+1+1", "+A1", "-1+1", "-A1", "@SUM(A1)", "\t=1+1",
    "\r=1+1", "\n=1+1", " =1+1", "  +A1", "＝1+1", "＋1", "－1", "＠SUM(1)", "=", "+", "-", "@", "|calc",
    "%0A=1", "=1+1\x0b2", "\u00a0=1", "=DDE(\"cmd\";\"/C calc\";\"x\")", "+cmd|x!A", "-2+3+cmd", "=\"a\"&\"b\"",
    "−1+1",
)  # fmt: skip
PLAIN = ("+84912345678", "+84 91 234 56 78", "0912345678", "001194012345", "Nguyễn Thị Mai", "12-5", "a=b")


def cells(content: bytes) -> tuple[list[list[str]], int]:
    """The texts of a workbook, as another program reads them, and how many of its cells are formulas."""
    space = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        assert not any("externalLink" in name or "vba" in name.lower() for name in book.namelist())
        root = ET.fromstring(book.read("xl/worksheets/sheet1.xml"))  # noqa: S314  We wrote it ourselves.
        shared = ET.fromstring(book.read("xl/sharedStrings.xml"))  # noqa: S314  As above.
    texts = ["".join(one.itertext()) for one in shared.iter(f"{space}si")]
    rows = [
        [
            texts[int("".join(cell.itertext()))] if cell.get("t") == "s" else "".join(cell.itertext())
            for cell in row.iter(f"{space}c")
        ]
        for row in root.iter(f"{space}row")
    ]
    return rows, sum(1 for _ in root.iter(f"{space}f"))


def test_no_cell_is_a_formula_and_what_is_none_survives() -> None:
    assert len(PAYLOADS) >= 30
    sheet = Sheet("Thử", (("Phạm vi", "=1+1"),), ("Tên", "=Tiền"), [(text, 5) for text in (*PAYLOADS, *PLAIN)])

    rows, formulas = cells(as_xlsx(sheet))
    assert formulas == 0
    assert [row[0] for row in rows if len(row) == 2 and row[1] == "5"][-len(PLAIN) :] == list(PLAIN)
    assert len([row for row in rows if row[1:] == ["5"]]) == len(PAYLOADS) + len(PLAIN)

    read = list(csv.reader(io.StringIO(as_csv(sheet).decode("utf-8-sig"))))
    texts = [row[0] for row in read if row[1:] == ["5"]]
    assert texts[-len(PLAIN) :] == list(PLAIN)
    for text in texts[: len(PAYLOADS)]:
        assert not re.match(r"[\s=+\-@|%＝＋－＠−]", text), text
    assert read[0] == ["Phạm vi", "'=1+1"]


def bank_csv(*lines: tuple[str, int, str]) -> bytes:
    """A statement of today as the bank writes it: purpose, amount, number."""
    day = f"{clock.today():%d/%m/%Y}"
    rows = [f'"{day} 09:00:00","{number}","{amount}","","{purpose}"' for purpose, amount, number in lines]
    return "\n".join(["Ngay giao dich,So giao dich,Ghi co,Ghi no,Noi dung", *rows]).encode()


def test_a_statement_with_planted_differences_is_handed_over(diep: Office) -> None:
    paid, wrong = raised(20_000), raised(50_000)
    first = ordered(paid, manner=Manner.VIETQR)
    second = ordered(wrong, manner=Manner.VIETQR)
    content = bank_csv((first.reference, 20_000, "Q1"), (second.reference, 49_000, "Q2"), ("TIEN NHA", 70_000, "Q3"))

    page = diep.uploads("vietqr", content)

    assert "Số dòng đã đọc 3" in page
    assert "Khớp với sổ 1" in page
    assert set(Difference.objects.values_list("kind", flat=True)) == {"wrong_amount", "unknown_payer"}
    assert "thiếu 1.000 đ" in page
    assert "Tiền vào, tiền ra 139.000 đ" in page
    # Read twice, nothing is listed or booked twice.
    assert "Số dòng đã đọc 3" in diep.uploads("vietqr", content)
    assert (StatementRead.objects.count(), Difference.objects.count()) == (1, 2)


@pytest.mark.parametrize(
    ("manner", "content", "sentence"),
    [
        ("vietqr", b"", "Hãy chọn tệp sao kê."),
        ("pigeon", b"x", "Hãy chọn sao kê của ai."),
        ("vietqr", b"\xff\xfe", "Dòng 1: có ký tự không đọc được"),
        ("vietqr", b"<!DOCTYPE x [<!ENTITY a 'b'>]><Document/>", "Chưa có gì được ghi."),
        ("vietqr", b"a,b,c\n1,2,3", "các cột không đúng."),
        ("vnpay", b"a,b,c\n1,2,3", "dòng đầu không phải của sao kê VNPAY"),
    ],
)
def test_what_is_no_statement_is_refused_with_line_and_reason(
    diep: Office, manner: str, content: bytes, sentence: str
) -> None:
    assert sentence in diep.uploads(manner, content)
    assert diep.status == 400
    assert not StatementRead.objects.exists()


def test_a_file_that_is_too_large_is_not_read(diep: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onedoor.doors.office.statements.LARGEST", 10)

    assert "Tệp lớn quá 20 MB." in diep.uploads("vietqr", b"x" * 11)


def test_yesterdays_statement_is_fetched(diep: Office, gateway: Gateway) -> None:
    page = diep.sends("statements/fetch", through="vnpay")
    assert "Không có gì lệch." in page
    assert StatementRead.objects.get().day == clock.today() - timedelta(days=1)

    gateway.down = True
    assert "Bên giữ tiền chưa trả lời." in diep.sends("statements/fetch", through="vnpay")


def test_the_figures_lead_to_their_records_and_the_ledger_is_zero(diep: Office) -> None:
    here, there = raised(20_000), raised(30_000, payee="G01.26")
    operations.apply(said(ordered(here).reference, 20_000))
    operations.apply(said(ordered(there).reference, 30_000, "T2"))
    operations.refund(here.id, by=SYSTEM, amount=5_000, reason="Nhầm")

    page = diep.opens("money/")
    assert "Đã thu 20.000 đ 23/11/2026; n = 1 khoản" in page
    assert "Phí đã hoàn hoặc đang hoàn 5.000 đ" in page
    assert "first=2026-11-23&last=2026-11-23&manner=vnpay" in diep.page.replace("&amp;", "&")
    page = diep.opens("money/records", manner="vnpay", payee="H26.00073")
    assert here.code in page
    assert there.code not in page
    assert "20.000 đ" in page
    assert "-5.000 đ" in page
    assert here.code not in diep.opens("money/records", manner="cash")
    assert "chưa có khoản nào" in diep.opens("money/", first="2026-11-01", last="2026-11-22")

    page = diep.opens("money/balances")
    assert "Các tài khoản của cơ quan khác -30.000 đ" in page
    assert "Cộng 0 đ" in page


@pytest.mark.parametrize(("first", "last"), [("soon", ""), ("2026-11-02", "2026-11-01"), ("0001-01-01", "")])
def test_days_that_make_no_sense_get_an_answer(diep: Office, first: str, last: str) -> None:
    diep.opens("money/", first=first, last=last)

    assert diep.status == 400
    assert "đang hiện hôm nay" in diep.text


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
@pytest.mark.parametrize("what", ["money", "dues", "differences", "receipts"])
def test_a_list_is_taken_away_with_its_period_and_scope(diep: Office, what: str, kind: str) -> None:
    due, there = raised(20_000), raised(30_000, payee="G01.26")
    operations.apply(said(ordered(due).reference, 20_000))
    operations.apply(said(ordered(there).reference, 30_000, "T2"))
    wrong = raised(20_000)
    operations.apply(said(ordered(wrong).reference, 15_000, "T3"))
    Difference.objects.update(purpose="=cmd|' /C calc'!A0", transaction="0017")

    content = diep.takes_away(what, kind, first="2026-11-23", last="2026-11-23")

    if kind == "xlsx":
        rows, formulas = cells(content)
        assert formulas == 0
    else:
        rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))
        assert not [cell for row in rows for cell in row if cell[:1] in "=+@" and cell]
    flat = [cell for row in rows for cell in row]
    expected = wrong.code if what == "differences" else due.code
    assert expected in flat
    assert there.code not in flat
    assert any("và các cơ quan trực thuộc" in cell for cell in flat)
    assert rows[1][0] == "Từ ngày"
    if what == "differences":
        assert "0017" in flat
    assert Look.objects.filter(what=f"export:{what}:2026-11-23:2026-11-23").count() == 1


def test_what_is_no_list_is_not_there(diep: Office) -> None:
    for path in ("money/export/everything/csv", "money/export/money/exe"):
        diep.opens(path)
        assert diep.status == 404


def test_the_pages_speak_english(diep: Office) -> None:
    operations.apply(said(ordered(raised(20_000)).reference, 25_000))
    english = Office("Doãn Xuân Bách", language="en")

    assert "20.000 đ was due, 25.000 đ came" not in english.opens("differences/")
    assert "5.000 đ too much" in english.text
    assert "Book what is due, give back the rest" in english.opens(f"differences/{Difference.objects.get().id}")
    assert "Money taken, 23/11/2026" in english.opens("money/")
