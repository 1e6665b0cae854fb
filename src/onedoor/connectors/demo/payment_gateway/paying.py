"""What happens when somebody pays, or does not: the movement of money, and what the merchant is told of it."""

import secrets
from collections.abc import Mapping

from onedoor.connectors.demo.faults import Faults
from onedoor.connectors.demo.payment_gateway.kept import PAYMENT, Kept, Row
from onedoor.connectors.demo.payment_gateway.notifying import Notifying
from onedoor.connectors.demo.payment_gateway.protocol import signed_query

_LATE_S, _SOON_S, _OUT_OF_THE_WAY_S = 10.0, 1.0, 60.0
_OTHER_AMOUNT = 1_000


class Paying:
    """The gateway's till for one merchant."""

    def __init__(self, kept: Kept, faults: Faults, notifying: Notifying, *, merchant: str, secret: str) -> None:
        self.kept, self.faults, self.notifying = kept, faults, notifying
        self.merchant, self.secret = merchant, secret

    def end(self, order: Row, code: str) -> str:
        """The order ends with `code`; where the browser goes on. What has ended stays ended."""
        reference = order["reference"]
        faults = self.faults.of(reference)
        with self.kept.disk.together():
            if self.kept.close(reference, code):
                for more in self._attempts(code, faults):
                    self._attempt(order, more, faults)
                self._notify(reference, faults)
        self.notifying.wake()
        return self.back(reference)

    def end_early(self, order: Row) -> None:
        """The order is paid and the merchant told before its page is answered."""
        with self.kept.disk.together():
            if not self.kept.close(order["reference"], "00"):
                return
            movement = self._attempt(order, "00", frozenset())
            told = signed_query(self.secret, self._told(order, movement))
            notice = self.kept.notify(order["reference"], told, after=_OUT_OF_THE_WAY_S)
        self.notifying.tell_now(notice)

    def expire(self) -> None:
        """Orders whose time is over end as timed out."""
        for order in self.kept.expired():
            self.end(order, "11")

    def back(self, reference: str) -> str:
        """Where the browser goes on, with the result under the gateway's hash."""
        order = self.kept.order(reference)
        movement = self.kept.payment(reference)
        if order is None or movement is None:
            return "/"
        joint = "&" if "?" in order["return_url"] else "?"
        return f"{order['return_url']}{joint}{signed_query(self.secret, self._told(order, movement))}"

    def _attempts(self, code: str, faults: frozenset[str]) -> tuple[str, ...]:
        if faults & {"reordered", "failure_then_success"}:
            return ("51", "00")
        return ("00", "24") if "success_then_failure" in faults else (code,)

    def _attempt(self, order: Row, code: str, faults: frozenset[str]) -> Row:
        wrong = _OTHER_AMOUNT if "wrong_amount" in faults and code == "00" else 0
        movement = self.kept.move(order, PAYMENT, order["amount"] - wrong, code)
        self.kept.reopen(order["reference"], "00" if self._paid(order) else code)
        return movement

    def _paid(self, order: Row) -> bool:
        payment = self.kept.payment(order["reference"])
        return payment is not None and payment["code"] == "00"

    def _notify(self, reference: str, faults: frozenset[str]) -> None:
        order = self.kept.order(reference)
        if order is None or "silent" in faults:
            return
        secret = secrets.token_hex(16) if "wrong_mac" in faults else self.secret
        attempts = self.kept.disk.ask(
            "SELECT * FROM movements WHERE reference = ? AND kind = '01' ORDER BY number", reference
        )
        if "reordered" in faults:
            attempts.reverse()
        after = _LATE_S if "delayed" in faults else 0.0
        for place, movement in enumerate(attempts):
            query = signed_query(secret, self._told(order, movement))
            for _ in range(3 if "doubled" in faults else 1):
                self.kept.notify(reference, query, after=after + place * _SOON_S)

    def _told(self, order: Row, movement: Row) -> Mapping[str, str]:
        code = movement["code"]
        moved = code in {"00", "07"}
        told = {
            "vnp_TmnCode": self.merchant,
            "vnp_Amount": str(movement["amount"] * 100),
            "vnp_BankCode": "NCB" if moved else "VNPAY",
            "vnp_OrderInfo": order["purpose"],
            "vnp_PayDate": movement["at"],
            "vnp_ResponseCode": code,
            "vnp_TransactionNo": str(movement["number"]) if moved else "0",
            "vnp_TransactionStatus": {"00": "00", "07": "07"}.get(code, "02"),
            "vnp_TxnRef": order["reference"],
        }
        return told | ({"vnp_CardType": "ATM", "vnp_BankTranNo": f"VNP{movement['number']}"} if moved else {})
