"""Mai pays by bank transfer: a code to scan, the same in words, and a page that waits for the bank."""

import re

import segno
from django.utils.html import escape

from tests.stories.portal.payer import Payer, is_paid
from tests.stories.portal.visitor import Visitor


def test_the_code_and_the_same_in_words(mai: Visitor, payer: Payer, code: str) -> None:
    assert payer.begins("/pay", "vietqr", dossier=code) == f"/payments/{payer.reference}"
    mai.open(f"/payments/{payer.reference}")
    handover = payer.order().handover
    assert handover is not None

    for words in ("Chuyển khoản 200.000 đ", handover.account, handover.account_name, escape(handover.transfer_text)):
        assert words in mai.said
    assert handover.transfer_text.startswith(payer.reference)
    modules = segno.make(handover.qr, error="m", micro=False).symbol_size(border=1)[0]
    assert f'viewBox="0 0 {modules} {modules}"' in mai.page
    assert re.search(r'<a [^>]*href="data:image/png;base64,[^"]+" download="vietqr-OD\w+\.png"', mai.page)
    assert mai.answer is not None
    assert mai.answer.headers["Refresh"].startswith("15; url=")


def test_saying_that_it_was_sent_only_asks_the_bank(mai: Visitor, payer: Payer, code: str) -> None:
    payer.begins("/pay", "vietqr", dossier=code)
    mai.open(f"/payments/{payer.reference}")
    assert "chưa có tin tiền đến" in payer.asks().said
    assert not is_paid(mai, code)

    handover = payer.order().handover
    assert handover is not None
    payer.till.transfer(handover.qr)
    assert "Đã nộp xong" in payer.asks().said
    assert is_paid(mai, code)
    assert "Tôi đã chuyển" not in payer.said


def test_too_little_waits_for_an_officer(mai: Visitor, payer: Payer, code: str) -> None:
    payer.begins("/pay", "vietqr", dossier=code)
    handover = payer.order().handover
    assert handover is not None
    payer.till.transfer(handover.qr, amount=150_000)
    mai.open(f"/payments/{payer.reference}")

    assert "Chúng tôi nhận được 150.000 đ" in payer.asks().said
    assert not is_paid(mai, code)
