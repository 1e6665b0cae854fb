"""A payment that goes wrong says what happened, whether money left the account, and what to do; nothing is lost."""

import pytest

from onedoor.base.actor import Role
from onedoor.connectors.demo.payment_gateway.words import CHOICES
from onedoor.doors.portal.payment_words import FAILURES
from onedoor.fees import operations as fees
from onedoor.fees.models import Difference, Order, Payment
from onedoor.fees.terms import OrderState, Reason, Resolution
from tests.fees.conftest import officer
from tests.stories.portal.payer import Payer, is_paid, jobs_done
from tests.stories.portal.visitor import Visitor

FAILED = {
    "24": Reason.CANCELLED,
    "51": Reason.NOT_ENOUGH_MONEY,
    "65": Reason.OVER_LIMIT,
    "09": Reason.NOT_ENROLLED,
    "10": Reason.WRONG_CREDENTIALS,
    "79": Reason.WRONG_CREDENTIALS,
    "12": Reason.CARD_LOCKED,
    "75": Reason.BANK_DOWN,
    "11": Reason.TIMED_OUT,
}


def test_every_end_at_the_gateway_is_told_here() -> None:
    assert set(FAILED) == set(CHOICES) - {"00", "07"}
    assert set(FAILURES) == set(Reason)


@pytest.mark.parametrize(("end", "reason"), FAILED.items())
def test_a_failure_is_told_in_words_and_tried_again(
    mai: Visitor, payer: Payer, code: str, end: str, reason: Reason
) -> None:
    payer.begins("/pay", dossier=code)
    back = payer.till.pay(payer.address, end)
    payer.till.deliver(payer.reference)
    mai.open(f"/payments/{payer.reference}?{back.partition('?')[2]}")

    told = FAILURES[reason]
    for words in (str(told.what), str(told.money), str(told.todo), "Nộp lại", "Nộp cách khác"):
        assert words in mai.said
    first = payer.reference
    payer.begins("/pay", dossier=code)
    assert payer.reference != first
    payer.pays()
    payer.till.deliver(payer.reference)
    assert "Đã nộp xong" in mai.open(f"/payments/{payer.reference}").said
    assert "Chưa nộp được" in mai.open(f"/payments/{first}").said


def test_money_under_suspicion_is_waited_for_and_not_asked_twice(mai: Visitor, payer: Payer, code: str) -> None:
    payer.begins("/pay", dossier=code)
    payer.pays("07").asks()

    assert "Ngân hàng đang xem lại giao dịch này" in payer.said
    assert "Bạn chưa nộp lại vội" in payer.said
    assert "Nộp tiếp ở trang VNPAY" not in payer.said
    assert not is_paid(mai, code)


def test_who_asks_without_a_pause_is_told_to_wait_a_little(mai: Visitor, payer: Payer, code: str) -> None:
    payer.begins("/pay", dossier=code)
    payer.pays("07").asks()
    assert "Chúng tôi vừa hỏi cách đây vài giây" not in payer.said
    mai.send(mai.path)
    assert "Chúng tôi vừa hỏi cách đây vài giây" in payer.said


def test_a_wrong_signature_is_not_believed_and_asking_settles_it(mai: Visitor, payer: Payer, code: str) -> None:
    payer.till.misbehave("wrong_mac")
    payer.begins("/pay", dossier=code)
    back = payer.till.pay(payer.address)
    assert payer.till.deliver(payer.reference) == ["97"]

    mai.open(f"/payments/{payer.reference}?{back.partition('?')[2]}")
    assert "Đang kiểm tra" in mai.said
    assert "Đã nộp xong" in payer.asks().said


def test_a_wrong_amount_waits_for_an_officer(mai: Visitor, payer: Payer, code: str) -> None:
    payer.till.misbehave("wrong_amount")
    payer.begins("/pay", dossier=code)
    payer.pays()
    assert payer.till.deliver(payer.reference)[0] == "04"

    said = mai.open(f"/payments/{payer.reference}").said
    assert "Số tiền đến không khớp" in said
    assert "Chúng tôi nhận được 199.000 đ, còn khoản phải nộp là 200.000 đ" in said
    said = mai.open(f"/dossiers/{code}").said
    assert "Đã nhận 199.000 đ, chưa khớp khoản phải nộp." in said
    assert "Nhờ người khác nộp" not in said
    assert not is_paid(mai, code)

    resolve("wrong_amount", Resolution.REFUND)
    said = mai.open(f"/payments/{payer.reference}").said
    assert "Tiền đang được trả lại" in said
    assert "Bạn nộp lại đúng 200.000 đ." in said
    assert "Nộp cách khác" in said


def asked(payer: Payer) -> str:
    """What the payment's page says once the bank was asked."""
    payer.visitor.open(f"/payments/{payer.reference}")
    return payer.asks().said


def resolve(kind: str, way: Resolution) -> None:
    """The finance officer's one click."""
    keeper = officer(Role.FINANCE, agency="G01.26")
    fees.resolve(Difference.objects.get(kind=kind).id, way, by=keeper)


def test_who_sent_too_much_has_paid_and_gets_the_rest_back(mai: Visitor, payer: Payer, code: str) -> None:
    payer.begins("/pay", manner="vietqr", dossier=code)
    handover = payer.order().handover
    assert handover is not None
    payer.till.transfer(handover.qr, 250_000)
    assert "Số tiền đến không khớp" in asked(payer)

    resolve("wrong_amount", Resolution.BOOK_AND_REFUND_REST)
    said = mai.open(f"/payments/{payer.reference}").said
    assert "Đã nộp xong" in said
    assert "Bạn đã chuyển thừa 50.000 đ" in said
    assert "50.000 đ Đang gửi yêu cầu hoàn đến ngân hàng" in said
    jobs_done("fees.ask_refund")
    assert "50.000 đ Đã hoàn về nơi đã nộp" in mai.open(f"/payments/{payer.reference}").said
    for _ in range(2):
        jobs_done("dossiers.tell_money_back")
    assert mai.open("/notices").said.count("Đã trả lại 50.000 đ đã chuyển cho hồ sơ") == 1


def test_a_payment_whose_time_is_over_offers_nothing_once_another_has_paid(
    mai: Visitor, payer: Payer, code: str
) -> None:
    payer.begins("/pay", dossier=code)
    late = payer.reference
    moment = payer.order().created_at
    Order.objects.update(state=OrderState.EXPIRED, settled_at=moment, expires_at=moment)
    said = mai.open(f"/payments/{late}").said
    for words in ("Chuyện gì đã xảy ra", "Tiền của bạn Chúng tôi chưa thu gì.", "Bạn làm gì", "Nộp lại"):
        assert words in said

    payer.begins("/pay", dossier=code)
    payer.pays()
    payer.till.deliver(payer.reference)
    said = mai.open(f"/payments/{late}").said
    assert "Bạn không phải làm gì: khoản này không còn phải nộp." in said
    assert "Nộp cách khác" not in said


@pytest.mark.parametrize("fault", ["failure_then_success", "reordered", "success_then_failure", "doubled"])
def test_in_whatever_order_and_however_often_it_is_told_it_is_paid_once(
    mai: Visitor, payer: Payer, code: str, fault: str
) -> None:
    payer.till.misbehave(fault)
    payer.begins("/pay", dossier=code)
    payer.pays("00")
    payer.till.deliver(payer.reference, 3 if fault == "doubled" else 2)

    assert "Đã nộp xong" in mai.open(f"/payments/{payer.reference}").said
    assert Payment.objects.count() == 1
    assert mai.open(f"/dossiers/{code}").page.count("/receipt/") == 1


def test_success_after_the_time_was_over_still_pays(mai: Visitor, payer: Payer, code: str) -> None:
    payer.till.misbehave("silent")
    payer.begins("/pay", dossier=code)
    order = payer.order()
    Order.objects.filter(id=order.id).update(
        state=OrderState.EXPIRED, settled_at=order.created_at, expires_at=order.created_at
    )
    assert "Lần nộp này đã hết hạn" in mai.open(f"/payments/{payer.reference}").said

    payer.pays()
    assert "Lần nộp này đã hết hạn" in payer.said
    assert "Đã nộp xong" in payer.asks().said


def test_a_gateway_that_does_not_answer_changes_nothing(mai: Visitor, payer: Payer, code: str) -> None:
    payer.begins("/pay", dossier=code)
    payer.till.misbehave("down")
    mai.open(f"/payments/{payer.reference}?back=yes")

    assert "Cổng thanh toán chưa trả lời" in payer.asks().said
    assert "Đang kiểm tra" in payer.said
    payer.till.misbehave("none")
    payer.pays()
    assert "Đã nộp xong" in payer.asks().said


def test_a_callback_before_the_page_was_shown_is_kept(mai: Visitor, payer: Payer, code: str) -> None:
    payer.till.misbehave("early")
    payer.begins("/pay", dossier=code)
    payer.till.pay(payer.address)
    payer.till.deliver(payer.reference)

    assert "Đã nộp xong" in mai.open(f"/payments/{payer.reference}").said
