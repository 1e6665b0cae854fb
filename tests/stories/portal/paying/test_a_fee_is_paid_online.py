"""Mai asks for a criminal record certificate, which costs 200,000 đồng, and pays it by card, without JavaScript."""

import re
from urllib.parse import urlsplit

from procrastinate.contrib.django.models import ProcrastinateJob

from onedoor.dossiers.terms import PaymentState
from onedoor.fees import operations
from onedoor.fees.models import Order
from onedoor.fees.terms import RefundFact, RefundState
from tests.fees.conftest import FINANCE, officer
from tests.stories.desk.ward import POLICE, file_criminal_record
from tests.stories.portal.payer import Payer, dossier_of, due_of, is_paid, jobs_done
from tests.stories.portal.till import Till
from tests.stories.portal.visitor import Visitor


def test_from_the_end_page_to_the_receipt(mai: Visitor, payer: Payer, code: str) -> None:
    # The end page leads with what is due and why, and says what waits.
    mai.open(f"/dossiers/{code}/sent")
    said = mai.said
    assert "Cần nộp 200.000 đ" in said
    assert "Phí cấp Phiếu" in said or "Phí cấp phiếu" in said
    assert said.index("Cần nộp") < said.index("Tiếp theo")
    for words in ("Nộp ngay", "Nộp sau", "Nộp ngay hoặc nộp sau đều được"):
        assert words in said

    # One button leads to the ways, one more to the gateway; nothing is paid by looking.
    mai.open(f"/pay?dossier={code}")
    assert "Nộp qua VNPAY" in mai.said
    assert "Lấy mã VietQR" in mai.said
    assert not Order.objects.exists()
    payer.begins("/pay", dossier=code)
    assert payer.address.startswith(payer.till.gateway.url)

    # She pays, the gateway calls back, the browser comes back.
    back = payer.till.pay(payer.address)
    assert payer.till.deliver(payer.reference) == ["00"]
    mai.open(f"{urlsplit(back).path}?{urlsplit(back).query}")
    assert "Đã nộp xong" in mai.said
    link = re.search(r'href="(/r/\w+/receipt)"', mai.page)
    assert link is not None
    assert mai.client.get(link[1]).content.startswith(b"%PDF")

    # Her dossier says it too, with the receipt; so does the list.
    mai.open(f"/dossiers/{code}")
    assert "Đã nộp 200.000 đ" in mai.said
    receipt = re.search(rf'href="(/dossiers/{re.escape(code)}/receipt/[0-9a-f-]+)"', mai.page)
    assert receipt is not None
    assert mai.client.get(receipt[1]).content.startswith(b"%PDF")
    assert "Cần nộp phí" not in mai.open("/dossiers/").said
    jobs_done("dossiers.note_payment")
    assert dossier_of(mai, code).payment is PaymentState.PAID
    assert "Đã nộp phí hồ sơ" in mai.open("/notices").said
    # The receipt is named by its sum and by what it was for.
    said = mai.open(f"/dossiers/{code}").said.replace("\N{NO-BREAK SPACE}", " ")
    assert "Biên lai 200.000 đ (PDF) Phí cấp phiếu · " in said


def test_what_the_browser_brings_back_proves_nothing(mai: Visitor, payer: Payer, code: str) -> None:
    payer.begins("/pay", dossier=code)
    here = f"/payments/{payer.reference}"

    mai.open(f"{here}?vnp_ResponseCode=00&vnp_TransactionStatus=00&vnp_TxnRef={payer.reference}")
    assert "Đang kiểm tra với cổng thanh toán" in mai.said
    assert mai.answer is not None
    assert mai.answer.headers["Refresh"] == f"5; url={here}?back=yes"
    payer.asks()
    assert "Đang kiểm tra với cổng thanh toán" in payer.said
    assert not is_paid(mai, code)


def test_a_callback_that_never_comes_costs_one_press(mai: Visitor, payer: Payer, code: str) -> None:
    payer.till.misbehave("silent")
    payer.begins("/pay", dossier=code)

    payer.pays()
    assert "Đang kiểm tra" in payer.said
    assert "Nếu tài khoản đã bị trừ tiền, bạn đừng nộp lại" in payer.said
    payer.asks()
    assert "Đã nộp xong" in payer.said
    assert is_paid(mai, code)


def test_begun_and_cut_off_it_is_gone_on_with_and_not_doubled(mai: Visitor, payer: Payer, code: str) -> None:
    first = payer.begins("/pay", dossier=code)

    # Another tab, a second press: the same order, the same page of the gateway.
    assert payer.begins("/pay", dossier=code, again="yes") == first
    assert Order.objects.count() == 1

    # Coming back later, she finds it wherever she looks, before anything new.
    for page in (f"/dossiers/{code}", f"/pay?dossier={code}"):
        mai.open(page)
        assert "chưa có kết quả" in mai.said
        assert f"/payments/{payer.reference}" in mai.page
    mai.open(f"/payments/{payer.reference}")
    assert "Bạn đang nộp dở" in mai.said
    assert first.replace("&", "&amp;") in mai.page

    # Another way warns first, and nothing begins without a second word.
    mai.send("/pay", {"dossier": code, "manner": "vietqr"})
    assert "bạn đừng nộp lần nữa" in mai.said
    assert Order.objects.count() == 1
    payer.begins("/pay", "vietqr", dossier=code, again="yes")
    assert Order.objects.count() == 2


def test_paid_in_both_tabs_the_second_goes_back_by_itself(mai: Visitor, payer: Payer, code: str) -> None:
    first = payer.begins("/pay", dossier=code)
    payer.begins("/pay", "vietqr", dossier=code, again="yes")
    transfer = payer.order()
    assert transfer.handover is not None
    payer.till.transfer(transfer.handover.qr)
    mai.send(f"/payments/{transfer.reference}")
    assert "Đã nộp xong" in mai.said

    payer.address, payer.reference = first, first.partition("vnp_TxnRef=")[2].partition("&")[0]
    payer.pays().asks()
    assert "Tiền đang được trả lại" in payer.said
    assert "200.000 đ" in payer.said
    assert len([one for one in ProcrastinateJob.objects.all() if one.task_name == "fees.ask_refund"]) == 1
    jobs_done("fees.ask_refund")
    jobs_done("dossiers.tell_unclear_money")
    assert "chưa khớp" in mai.open("/notices").said


def test_several_dossiers_are_paid_at_once(mai: Visitor, payer: Payer, code: str) -> None:
    assert mai.actor is not None
    other, third = file_criminal_record(mai.actor), file_criminal_record(mai.actor)
    mai.open("/dossiers/")
    assert "Nộp các khoản đã chọn" in mai.said
    mai.open(f"/pay?dossier={code}&dossier={other}")
    assert "Nộp 400.000 đ" in mai.said

    payer.begins("/pay", dossier=[code, other])
    assert payer.till.pay(payer.address).partition("?")[0].endswith(f"/payments/{payer.reference}")
    payer.till.deliver(payer.reference)
    mai.open(f"/payments/{payer.reference}")

    assert [is_paid(mai, one) for one in (code, other, third)] == [True, True, False]
    assert len(re.findall(r'href="/r/\w+/receipt"', mai.page)) == 2
    assert "Nộp ngay" in mai.open("/dossiers/").said


def test_a_foreign_dossier_is_not_paid_here(mai: Visitor, till: Till, code: str) -> None:
    hung = Visitor().sign_in("hung", "Trần Hùng", "001090000001")
    payer = Payer(mai, till)
    payer.begins("/pay", dossier=code)

    for page in (f"/pay?dossier={code}", f"/payments/{payer.reference}", "/payments/OD22222222222222"):
        hung.open(page, status=404)
    hung.send(f"/payments/{payer.reference}", status=404)
    assert hung.open("/pay").path == "/dossiers/"


def test_what_goes_back_is_shown_with_its_state(mai: Visitor, payer: Payer, code: str) -> None:
    payer.begins("/pay", dossier=code)
    payer.pays()
    payer.till.deliver(payer.reference)
    keeper = officer(*FINANCE.roles, agency=POLICE)
    refund = operations.refund(due_of(mai, code).id, by=keeper, amount=50_000, reason="Thu nhầm")

    assert "Đang gửi yêu cầu hoàn đến ngân hàng" in mai.open(f"/dossiers/{code}").said
    jobs_done("fees.ask_refund")
    assert "Ngân hàng đang chuyển tiền về" in mai.open(f"/dossiers/{code}").said
    operations.settle_refund(RefundFact(refund.hex, RefundState.DONE), by=keeper)
    assert "50.000 đ Đã hoàn về nơi đã nộp" in mai.open(f"/dossiers/{code}").said
    assert "50.000 đ" in mai.open(f"/payments/{payer.reference}").said
