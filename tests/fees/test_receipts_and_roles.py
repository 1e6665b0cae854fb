"""Receipts as documents, who may see what, and how personal each column is."""

import io
import json

import pytest
from pypdf import PdfReader

from onedoor.base.actor import ANONYMOUS, Role
from onedoor.base.errors import NotFound
from onedoor.fees import operations, queries
from onedoor.fees.models import Receipt
from onedoor.fees.rules import in_words
from tests.fees.conftest import FINANCE, Gateway, officer, ordered, person, raised, said


@pytest.fixture
def receipt(monday: object, gateway: Gateway) -> Receipt:
    operations.apply(said(ordered(raised()).reference, 20_000))
    return Receipt.objects.get()


def test_its_pages_carry_its_data_and_are_always_the_same(receipt: Receipt) -> None:
    row = queries.receipt(receipt.token)
    pages = operations.receipt_pages(row.id)
    assert operations.receipt_pages(row.id) == pages
    pdf = PdfReader(io.BytesIO(pages))
    told = json.loads(pdf.attachments["facts.json"][0])
    assert (told["serial"], told["amount"], told["amount_in_words"]) == (
        "BL-26E 0000001",
        20_000,
        "Hai mươi nghìn đồng",
    )
    assert (row.number, row.amount) == (1, 20_000)
    assert b"pdfaid" in pages
    text = pdf.pages[0].extract_text()
    assert "0000001" in text
    assert "20.000" in text


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        (0, "Không đồng"),
        (5, "Năm đồng"),
        (15_000, "Mười lăm nghìn đồng"),
        (21_005, "Hai mươi mốt nghìn không trăm linh năm đồng"),
        (1_000_000, "Một triệu đồng"),
        (2_000_010_000, "Hai tỷ không trăm mười nghìn đồng"),
        (
            1_234_567_890_000,
            "Một nghìn hai trăm ba mươi bốn tỷ năm trăm sáu mươi bảy triệu tám trăm chín mươi nghìn đồng",
        ),
    ],
)
def test_amounts_in_words(amount: int, words: str) -> None:
    assert in_words(amount) == words


def test_who_may_see_it(receipt: Receipt) -> None:
    due = queries.due(receipt.due_id, seen_by=FINANCE)
    allowed = (person(due), officer(Role.RECEIVER), FINANCE)
    for seen_by in allowed:
        assert len(queries.receipts(due.id, seen_by=seen_by)) == 1
    for stranger in (officer(Role.RECEIVER, agency="H26.00070"), officer(Role.FINANCE, agency="H29"), ANONYMOUS):
        for ask in (queries.receipts, queries.orders, queries.refunds, queries.due):
            with pytest.raises(NotFound):
                ask(due.id, seen_by=stranger)
        with pytest.raises(NotFound):
            queries.receipt_for(receipt.id, seen_by=stranger)
    with pytest.raises(NotFound):
        queries.payable("")
    with pytest.raises(NotFound):
        queries.receipt("x" * 16)
