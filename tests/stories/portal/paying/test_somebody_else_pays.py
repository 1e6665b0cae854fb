"""Mai asks her brother to pay: his link shows what for and how much, and nothing about her."""

import re

from onedoor.base.actor import SYSTEM
from onedoor.fees import operations
from tests.stories.desk.ward import file_criminal_record
from tests.stories.portal.payer import Payer, due_of, is_paid
from tests.stories.portal.till import Till
from tests.stories.portal.visitor import Visitor

HERS = ("Nguyễn", "Mai", "001194012345", "0912", "Hàng Bông", "Lê Thị Hạnh")


def link_of(mai: Visitor, code: str) -> str:
    found = re.search(r"(/pay/\w{16})<", mai.open(f"/dossiers/{code}").page)
    assert found is not None
    return found[1]


def test_he_sees_what_for_and_how_much_and_pays(mai: Visitor, till: Till, code: str) -> None:
    link, brother = link_of(mai, code), Visitor()
    his = Payer(brother, till)

    brother.open(link)
    assert brother.said.count("200.000 đ") == 2
    assert "Cấp Phiếu lý lịch tư pháp" in brother.said
    assert "G01.26-******-**01" in brother.said
    assert code not in brother.page
    assert not [word for word in HERS if word in brother.page]

    his.begins(link)
    assert code not in his.address
    back = till.pay(his.address)
    till.deliver(his.reference)
    address = back.partition("://")[2].partition("/")[2]
    brother.open(f"/{address}")
    assert "Đã nộp xong" in brother.said
    assert not [word for word in HERS if word in brother.page]
    receipt = re.search(r'href="(/r/\w+/receipt)"', brother.page)
    assert receipt is not None
    assert brother.client.get(receipt[1]).content.startswith(b"%PDF")

    # The link says that it is done, and no more; the payment's own page is another's secret.
    other = Visitor().open(link)
    assert "Khoản này đã được nộp" in other.said
    assert "/r/" not in other.page
    assert is_paid(mai, code)


def test_an_unknown_link_answers_as_any_other_unknown_address(mai: Visitor, till: Till, code: str) -> None:
    known = link_of(mai, code)
    unknown = [
        Visitor().open(address, status=404).said
        for address in (
            "/pay/abcdefghjkmnpqrs",
            known[:-1],
            f"{known}x",
            f"{known}/payments/OD22222222222222",
            "/nowhere",
        )
    ]
    assert len(set(unknown)) == 1


def test_the_payment_of_several_dossiers_is_not_behind_the_link_of_one(mai: Visitor, payer: Payer, code: str) -> None:
    assert mai.actor is not None
    other = file_criminal_record(mai.actor)
    payer.begins("/pay", dossier=[code, other])

    link = link_of(mai, code)
    Visitor().open(f"{link}/payments/{payer.reference}", status=404)
    assert "Đang có người nộp" in Visitor().open(link).said


def test_what_she_began_he_goes_on_with_and_she_comes_home_to_her_own_page(
    mai: Visitor, payer: Payer, till: Till, code: str
) -> None:
    first = payer.begins("/pay", dossier=code)
    link, brother = link_of(mai, code), Visitor()
    assert "Nộp tiếp lần đó" in brother.open(link).said
    his = Payer(brother, till)
    assert his.begins(link, again="yes") == first

    back = till.pay(first)
    till.deliver(payer.reference)
    path = f"/{back.partition('://')[2].partition('/')[2]}"
    assert "Đã nộp xong" in brother.open(path).said
    assert mai.open(path).path == f"/payments/{payer.reference}"


def test_what_need_not_be_paid_is_not_taken(mai: Visitor, till: Till, code: str) -> None:
    link, due = link_of(mai, code), due_of(mai, code)
    operations.cancel_due(due.subject, by=SYSTEM, reason="withdrawn")

    visitor = Visitor().open(link)
    assert "Khoản này không còn phải nộp" in visitor.said
    assert "Khoản này không còn phải nộp" in visitor.send(link, {"manner": "vnpay"}).said
