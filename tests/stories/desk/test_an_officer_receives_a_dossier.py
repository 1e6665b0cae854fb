"""An officer takes a new dossier, sees what will be promised, and promises it."""

import re
from datetime import datetime

from onedoor.dossiers.terms import DocumentKind, State
from tests.stories.desk.ward import Desk, seen, typeset


def test_an_officer_receives_a_dossier(lan: Desk, code: str) -> None:
    # Given a dossier that nobody has, found where work waits to be taken.
    assert "Có 1 hồ sơ chưa ai nhận" in lan.opens()
    assert "Nguyễn Thị Mai" in lan.opens(view="unassigned")

    # When Lan opens it, she reads it, but may only take it.
    page = lan.opens(f"{code}/")
    assert "Trần Minh An" in page
    assert "giấy chứng sinh.jpg" in page
    assert "Nhận hồ sơ trước" in page
    assert f"/desk/{code}/receive" not in lan.page

    # And once it is hers, she may receive it.
    assert "Anh/chị đã nhận xử lý hồ sơ" in lan.takes(code)
    assert f"/desk/{code}/receive" in lan.page

    # Then it is received, with the appointment told on the page and on a receipt.
    page = lan.acts(code, "receive")
    assert seen(code, lan.actor).state is State.RECEIVED
    assert "Đã tiếp nhận hồ sơ" in page
    assert "Hẹn trả kết quả: 23/11/2026, 17:00" in page
    assert "Giấy tiếp nhận hồ sơ và hẹn trả kết quả" in page


def test_the_day_shown_before_is_the_day_promised_after(lan: Desk, code: str) -> None:
    lan.takes(code)
    lan.opens(f"{code}/receive")
    shown = re.search(r'desk-promise"><time datetime="([^"]+)"', lan.page)
    assert shown is not None

    lan.acts(code, "receive")

    assert seen(code, lan.actor).due_at == datetime.fromisoformat(shown[1])


def test_the_receipt_downloads_and_is_neither_run_nor_kept(lan: Desk, code: str) -> None:
    lan.takes(code)
    lan.acts(code, "receive")
    document = typeset(code, lan.actor, DocumentKind.RECEIPT)

    lan.opens(f"{code}/document/{document}")

    assert lan.answer is not None
    headers = lan.answer.headers
    assert headers["Content-Type"] == "application/pdf"
    assert headers["Content-Disposition"].startswith("attachment")
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in headers["Content-Security-Policy"]
    assert "no-store" in headers["Cache-Control"]


def test_a_document_that_is_still_being_made_says_so(lan: Desk, code: str) -> None:
    lan.takes(code)
    lan.acts(code, "receive")
    document = next(row for row in seen(code, lan.actor).documents if row.kind is DocumentKind.RECEIPT)

    assert "Văn bản đang được lập" in lan.opens(f"{code}/document/{document.id}")
    assert lan.status == 503


def test_receiving_twice_is_told_and_changes_nothing(lan: Desk, code: str) -> None:
    lan.takes(code)
    lan.acts(code, "receive")
    version = seen(code, lan.actor).row_version

    page = lan.sends(f"{code}/receive", row_version=version)

    assert lan.status == 409
    assert "Bây giờ chưa thể: Tiếp nhận" in page
    assert seen(code, lan.actor).row_version == version
