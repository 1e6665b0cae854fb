"""The payer's part: somebody asks for a paper that costs a fee, pays at the gateway, and takes the receipt home."""

import re
import time
from urllib.parse import urlsplit

from onedoor.project.journey.visitor import NotAsItShouldBe, Visitor

SERVICE, AGENCY = "3.000333", "G01.26"
ANSWERS = "kind=known&agent=self"
AMOUNT = "200.000"
_PATIENCE = 90.0


def begin(visitor: Visitor) -> str:
    """A draft of a criminal record certificate; the address of its list of tasks."""
    visitor.open(f"/service/{SERVICE}/start?{ANSWERS}")
    visitor.send("/begin")
    visitor.send("/place", agency=AGENCY)
    return visitor.path


def fill_in(visitor: Visitor, tasks: str) -> None:
    """Every page is answered. A page that asks more once something is answered is sent twice."""

    def page(name: str, **answers: str) -> None:
        visitor.open(f"{tasks}page/{name}")
        again(name, **answers)

    def again(name: str, **answers: str) -> None:
        visitor.send(f"/page/{name}", **{"action": "continue", **answers})

    page("requester", for_whom="self", requester_phone="0912345678")
    page("certificate", certificate_kind="no1", purpose="Xin việc làm", copies="1")
    again("certificate", mention_prohibition="no")
    page("life", birth_place__province="01", action="places:birth_place")
    lived = {"from__month": "9", "from__year": "2010", "place": "Số 5 ngõ 12, Hà Nội", "occupation": "Kế toán"}
    row = {f"residences__0__{name}": value for name, value in lived.items()}
    again("life", birth_place__commune="00073", mother__name="Lê Thị Hạnh", mother__born__year="1968", **row)
    page("convictions", convicted="no")
    page("payer", payer_group="ordinary")


def pay(visitor: Visitor, code: str) -> tuple[str, str]:
    """Paid with success at the gateway, and led back; the payment's reference, and the gateway's front page."""
    if AMOUNT not in visitor.open(f"/dossiers/{code}/sent").text:
        raise NotAsItShouldBe(f"the end page of {code} does not say what is due: {visitor.text[:300]}")
    visitor.open(f"/pay?dossier={code}")
    visitor.send("/pay", manner="vnpay")
    gateway = _front_page(visitor.address)
    visitor.send("/paymentv2/pay", code="00")
    found = re.fullmatch(r"/payments/(OD\w+)", visitor.path)
    if found is None:
        raise NotAsItShouldBe(f"the gateway leads back to {visitor.path}")
    return found[1], gateway


def settled(visitor: Visitor, reference: str) -> str:
    """The page says that the money has arrived; the address of its receipt."""
    until = time.monotonic() + _PATIENCE
    while "Payment received" not in visitor.open(f"/payments/{reference}").text:
        if time.monotonic() > until:
            raise NotAsItShouldBe(f"payment {reference} is not settled; its page says: {visitor.text[:300]}")
        time.sleep(0.2)
    return visitor.link(r"/r/\w+/receipt")


def receipt(visitor: Visitor, address: str) -> bytes:
    """The receipt's PDF, which the page behind its code calls genuine."""
    content = visitor.download(address)
    if not content.startswith(b"%PDF"):
        raise NotAsItShouldBe(f"the receipt at {address} is no PDF")
    said = visitor.open(address.removesuffix("/receipt")).text
    if "genuine" not in said or AMOUNT not in said:
        raise NotAsItShouldBe(f"the page behind the receipt says: {said[:300]}")
    return content


def agree(visitor: Visitor, gateway: str, code: str, reference: str) -> None:
    """What we say and what the gateway says are the same: one success of that reference and amount."""
    ours = visitor.open(f"/dossiers/{code}").text
    if f"{AMOUNT}\xa0đ paid" not in ours and f"{AMOUNT} đ paid" not in ours:
        raise NotAsItShouldBe(f"dossier {code} does not say that it is paid: {ours[:400]}")
    theirs = re.findall(rf"{reference}<br>.*?</td><td[^>]*>([^<]*)</td><td>([^<]*)</td>", visitor.open(gateway).html)
    if theirs != [(f"{AMOUNT} đ", "00")]:
        raise NotAsItShouldBe(f"we say paid, and the gateway says of {reference}: {theirs}")


def _front_page(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}/"
