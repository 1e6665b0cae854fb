"""Every kind of difference is told in plain words, and its lawful way out is one button."""

from datetime import timedelta

import pytest
import time_machine

from onedoor.base import clock
from onedoor.base.actor import SYSTEM, Role
from onedoor.fees import operations, queries
from onedoor.fees.models import Difference, Receipt, Refund
from onedoor.fees.terms import DifferenceKind, DueState, Manner, RefundState, Statement, StatementLine
from tests.fees.conftest import Gateway, gapless, ordered, raised, said, stands
from tests.stories.office.money import Office, asked_refunds, only


def told_of(reference: str, amount: int, transaction: str = "T9", manner: Manner = Manner.VNPAY) -> None:
    """A statement of today shows that money."""
    lines = (StatementLine(1, reference, transaction, amount, clock.now(), purpose=f"Nop phi {transaction}"),)
    operations.reconcile(Statement(manner, clock.today(), f"{transaction}{amount}", lines))


def test_a_double_payment_is_found_and_goes_back_by_itself(diep: Office, gateway: Gateway) -> None:
    due = raised(20_000)
    first, second = ordered(due), ordered(due, manner=Manner.VIETQR)
    operations.apply(said(first.reference, 20_000))
    operations.apply(said(second.reference, 20_000, "Q2", manner=Manner.VIETQR))

    # Nobody had to do anything; who looks sees that it went back, and by whom.
    assert "Không có gì lệch" in diep.opens("differences/")
    page = diep.opens("differences/", done="yes", kind="double_payment")
    assert f"Khoản của hồ sơ {due.code} đã được nộp; sau đó 20.000 đ nữa đến" in page
    assert "Đã hoàn: Onedoor (tự động)" in page
    assert "Chưa có" in diep.opens("differences/", done="yes", kind="wrong_amount")
    page = diep.opens(f"differences/{only().id}")
    assert "Cách xử lý" not in page
    assert "Đã lập lệnh 20.000" not in page
    assert "20.000 đ Đã lập lệnh" in page
    assert asked_refunds() == [20_000]
    assert "20.000 đ Đã hoàn" in diep.opens("refunds/")


def test_money_without_a_receipt_is_booked(diep: Office) -> None:
    due = raised(20_000)
    order = ordered(due)
    told_of(order.reference, 20_000)

    assert "Có tiền, chưa có biên lai" in diep.opens("differences/")
    page = diep.opens(f"differences/{only().id}")
    assert f"có 20.000 đ cho hồ sơ {due.code}, nhưng cổng chưa báo" in page
    assert "biên lai được lập ngay và hồ sơ đi tiếp" in page
    assert not Receipt.objects.exists()

    page = diep.sends(f"differences/{only().id}", way="book")

    assert "Đã xử lý chênh lệch." in page
    assert "Đã ghi thu: Ngô Ngọc Diệp" in page
    assert Receipt.objects.get().due_id == due.id
    assert stands() == {"gateway:vnpay": 20_000, "revenue:H26.00073": -20_000}

    # Pressed by somebody else at the same moment, it is resolved once.
    page = diep.sends(f"differences/{only().id}", way="refund")
    assert diep.status == 409
    assert "Ngô Ngọc Diệp đã xử lý chênh lệch này" in page
    assert not Refund.objects.exists()


def test_a_wrong_amount_pays_what_is_due_and_the_rest_goes_back(diep: Office, gateway: Gateway) -> None:
    due = raised(20_000)
    operations.apply(said(ordered(due).reference, 25_000))

    page = diep.opens(f"differences/{only().id}")
    assert "phải nộp 20.000 đ, đã đến 25.000 đ" in page
    assert "thừa 5.000 đ" in page
    diep.sends(f"differences/{only().id}", way="book_and_refund_rest")

    assert asked_refunds() == [5_000]
    assert queries.due(due.id, seen_by=SYSTEM).state is DueState.PAID
    gapless()


def test_too_little_cannot_be_booked(diep: Office) -> None:
    operations.apply(said(ordered(raised(20_000)).reference, 15_000))

    page = diep.opens(f"differences/{only().id}")
    assert "thiếu 5.000 đ" in page
    assert 'value="book' not in diep.page
    assert "không xử lý theo cách đó được" in diep.sends(f"differences/{only().id}", way="book_and_refund_rest")
    assert "Hãy chọn một cách xử lý." in diep.sends(f"differences/{only().id}", way="keep")
    assert only().resolved_at is None


def test_an_unknown_payer_is_matched(diep: Office) -> None:
    due, other = raised(20_000), raised(50_000, payee="H27.00001")
    told_of("", 20_000, manner=Manner.VIETQR)
    where = f"differences/{only().id}"
    assert "nội dung không có mã nộp tiền nào của ta" in diep.opens(where)

    # What is no dossier of ours, somebody else's or of another amount is told beside the field, and kept.
    for code, sentence in (
        ("", "Hãy ghi mã hồ sơ"),
        ("H26-9999", "Không có khoản nào đang chờ nộp"),
        (other.code, "Không có khoản nào đang chờ nộp"),
        (raised(30_000).code, "Số tiền không khớp: phải nộp 30.000 đ"),
    ):
        page = diep.sends(where, way="match", code=code)
        assert sentence in page
        assert f'value="{code}"' in diep.page
    assert only().resolved_at is None

    assert "Đã ghi cho một hồ sơ" in diep.sends(where, way="match", code=f" {due.code} ")
    assert queries.due(due.id, seen_by=SYSTEM).state is DueState.PAID


def test_a_receipt_without_money_is_asked_for_or_cancelled(diep: Office, gateway: Gateway) -> None:
    due = raised(20_000)
    order = ordered(due)
    operations.apply(said(order.reference, 20_000))
    operations.reconcile(Statement(Manner.VNPAY, clock.today(), "empty", ()))
    where = f"differences/{only().id}"
    assert "sao kê VNPAY ngày" in diep.opens(where)

    gateway.down = True
    assert "Cổng thanh toán chưa trả lời" in diep.sends(where, way="ask_again")
    gateway.down = False
    assert "Đã hỏi lại." in diep.sends(where, way="ask_again")
    assert only().resolved_at is None

    diep.sends(where, way="cancel_receipt")
    assert Receipt.objects.get().cancelled_at is not None
    assert queries.due(due.id, seen_by=SYSTEM).state is DueState.UNPAID
    assert "Đã huỷ" in diep.opens(f"dues/{due.id}")


@pytest.mark.usefixtures("gateway")
def test_late_money_waits_for_a_decision_or_goes_back(monday: time_machine.Traveller) -> None:
    order = ordered(raised(20_000))
    monday.shift(timedelta(days=2))
    operations.expire_order(order.id)
    told_of(order.reference, 20_000)

    assert only().kind == DifferenceKind.LATE_SUCCESS
    diep = Office("Ngô Ngọc Diệp")
    assert "Lần nộp cho hồ sơ" in diep.opens(f"differences/{only().id}")
    diep.sends(f"differences/{only().id}", way="book")
    assert Receipt.objects.count() == 1


def test_a_refund_that_failed_is_asked_for_again_once(diep: Office, gateway: Gateway) -> None:
    due = raised(20_000)
    operations.apply(said(ordered(due).reference, 20_000))
    gateway.refund_state = RefundState.FAILED
    diep.sends(f"dues/{due.id}/refund", amount="5.000", reason="Nộp nhầm bản sao")
    asked_refunds()
    failed = Refund.objects.get()
    assert "Cần người xử lý (1)" in diep.opens("refunds/")
    assert "1 lệnh hoàn không thành công" in diep.opens("money/")

    gateway.refund_state = RefundState.DONE
    assert "Đã lập lệnh hoàn mới." in diep.sends(f"refunds/{failed.id}/retry")
    assert "Cần người xử lý" not in diep.opens("refunds/")
    diep.sends(f"refunds/{failed.id}/retry")
    assert diep.status == 409
    assert asked_refunds() == [5_000, 5_000]
    assert queries.due(due.id, seen_by=SYSTEM).refunded == 5_000
    assert "đã lập lệnh mới" in diep.opens(f"dues/{due.id}")


def test_a_partial_refund_is_never_more_than_is_left(diep: Office, gateway: Gateway) -> None:
    due = raised(20_000)
    assert "Khoản này chưa được nộp" in diep.sends(f"dues/{due.id}/refund", amount="5.000", reason="Nhầm")
    operations.apply(said(ordered(due).reference, 20_000))

    assert "còn hoàn được nhiều nhất 20.000 đ" in diep.opens(f"dues/{due.id}/refund")
    for amount, reason, sentence in (
        ("", "Nhầm", "Hãy ghi số tiền hoàn."),
        ("5.000", " ", "Hãy ghi lý do hoàn."),
        ("một nghìn", "Nhầm", "Số tiền chỉ gồm chữ số"),
        ("0", "Nhầm", "còn 20.000 đ"),
        ("20.001", "Nhầm", "còn 20.000 đ"),
    ):
        assert sentence in diep.sends(f"dues/{due.id}/refund", amount=amount, reason=reason)
        assert diep.status == 400
        assert f'value="{amount}"' in diep.page
    assert not Refund.objects.exists()

    assert "Đã lập lệnh hoàn 5.000 đ." in diep.sends(f"dues/{due.id}/refund", amount="5.000", reason="Nhầm bản sao")
    assert "còn 15.000 đ" in diep.sends(f"dues/{due.id}/refund", amount="15.001", reason="Nhầm")
    diep.sends(f"dues/{due.id}/refund", amount="15.000", reason="Phần còn lại")
    assert asked_refunds() == [5_000, 15_000]
    page = diep.opens(f"dues/{due.id}")
    assert "Đã hoàn hết" in page
    assert "Nhầm bản sao" in page


@pytest.mark.parametrize("roles", [(Role.LEADER,), (Role.AUDITOR,), (Role.FINANCE,)])
def test_another_agency_sees_nothing_of_it(diep: Office, roles: tuple[Role, ...]) -> None:
    due = raised(20_000)
    order = ordered(due)
    told_of(order.reference, 20_000)
    elsewhere = Office("Lý Văn Minh", *roles, agency="H26.00070")

    for path in (f"dues/{due.id}", f"dues/{due.id}/refund", f"differences/{only().id}"):
        elsewhere.opens(path)
        assert elsewhere.status == 404
        elsewhere.sends(path, way="book", amount="1", reason="x")
        assert elsewhere.status == 404
    assert due.code not in elsewhere.opens("differences/") + elsewhere.opens("money/records")
    assert only().resolved_at is None


def test_a_leader_of_the_agency_reads_the_due_and_nothing_more(diep: Office) -> None:
    due = raised(20_000)
    operations.apply(said(ordered(due).reference, 25_000))
    hoa = Office("Đỗ Thị Hoa", Role.LEADER, agency="H26.00073")

    assert "Các lần nộp" in hoa.opens(f"dues/{due.id}")
    assert "Sai số tiền" not in hoa.text
    for path in ("money/", "differences/", "refunds/", "statements/", "money/balances", "money/export/money/csv"):
        hoa.opens(path)
        assert hoa.status == 404, path
    assert Difference.objects.count() == 1


def test_who_only_keeps_the_money_is_led_to_it(diep: Office) -> None:
    answer = diep.client.get("/desk/")
    assert (answer.status_code, answer.headers["Location"]) == (302, "/office/money/")
    page = diep.opens("money/")
    for place in ("Tiền đã thu", "Chênh lệch", "Hoàn tiền", "Sao kê", "Chính sách phí"):
        assert place in page
    assert "/desk/" not in diep.page
    assert "/office/money/" in diep.client.get("/").content.decode()


@pytest.mark.parametrize(
    ("told", "button", "state"),
    [(21_000, "Sửa sổ theo sao kê, hoàn phần thừa", "paid"), (19_000, "Sửa sổ theo sao kê, huỷ biên lai", "unpaid")],
)
def test_a_booked_sum_that_the_statement_denies_is_corrected(diep: Office, told: int, button: str, state: str) -> None:
    due = raised(20_000)
    order = ordered(due)
    operations.apply(said(order.reference, 20_000))
    line = StatementLine(1, order.reference, "T1", told, clock.now())
    operations.reconcile(Statement(Manner.VNPAY, clock.today(), "of today", (line,)))

    page = diep.opens(f"differences/{only().id}")
    assert "Ta đã ghi 20.000 đ" in page
    assert button in page
    assert "Đã sửa sổ theo sao kê" in diep.sends(f"differences/{only().id}", way="correct")
    assert queries.due(due.id, seen_by=SYSTEM).state == state
    assert asked_refunds() == [told if told < 20_000 else 1_000]
