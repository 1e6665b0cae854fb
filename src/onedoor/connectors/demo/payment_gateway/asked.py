"""A request to the gateway."""

import time
from collections.abc import Callable, Mapping
from urllib.parse import parse_qs, urlsplit

from onedoor.connectors.demo.answering import Answering, Server
from onedoor.connectors.demo.faults import Faults, UnknownFault
from onedoor.connectors.demo.payment_gateway import pages, protocol
from onedoor.connectors.demo.payment_gateway.answers import Answers
from onedoor.connectors.demo.payment_gateway.kept import Kept, Row
from onedoor.connectors.demo.payment_gateway.paying import Paying
from onedoor.connectors.demo.payment_gateway.settling import Settling
from onedoor.connectors.demo.payment_gateway.words import CHOICES, WORDS

_SLOW_S = 8.0
_BY_NAME = frozenset({"reference", "about", "lang", "code", "fault"})


class Gateway(Server):
    """The gateway's server."""

    def __init__(
        self, port: int, kept: Kept, faults: Faults, paying: Paying, answers: Answers, settling: Settling
    ) -> None:
        self.kept, self.faults, self.paying, self.answers, self.settling = kept, faults, paying, answers, settling
        super().__init__(("127.0.0.1", port), Asked)


class Asked(Answering):
    """What people, merchants and those who try the system ask."""

    server: Gateway

    def do_GET(self) -> None:
        """The payment page, an order's page and notices, `/`, `/health`."""
        parts = urlsplit(self.path)
        told = {name: values[0] for name, values in parse_qs(parts.query).items()}
        match parts.path:
            case "/health":
                self.tell(200, {"gateway": "open", "fault": ",".join(sorted(self.server.faults.of())) or "none"})
            case "/paymentv2/vpcpay.html":
                self._begin(parts.query)
            case "/paymentv2/order" if self.to_us():
                self._show(self.server.kept.order(told.get("reference", "")), _language(told))
            case "/demo/notices" if self.to_us():
                kept = self.server.kept.notices(told.get("reference", ""))
                self.tell(200, [{name: row[name] for name in ("query", "tries", "answer", "ended")} for row in kept])
            case "/" if self.to_us():
                self.answer(200, pages.home(self.server.kept, self.server.faults), "text/html")
            case _:
                self.tell(404, {"error": "not_found"})

    def do_POST(self) -> None:
        """The choice of the person, the merchant's API, faults."""
        sent = self.body()
        told = {name: str(sent.get(name, "")) for name in _BY_NAME}
        match self.path:
            case "/merchant_webapi/api/transaction":
                self._answer_merchant(str(sent.get("vnp_TxnRef", "")), lambda: self._transaction(sent))
            case "/merchant_webapi/api/statement":
                self._answer_merchant("", lambda: self._statement(sent))
            case "/paymentv2/pay" if self.to_us():
                self._pay(told)
            case "/demo/payout" if self.to_us():
                self._pay_out()
            case "/paymentv2/fault" | "/demo/fault" if self.to_us():
                self._choose_fault(told)
            case _:
                self.tell(404, {"error": "not_found"})

    # People.

    def _begin(self, query: str) -> None:
        language = "en" if "vnp_Locale=en" in query else "vn"
        told = protocol.received_query(self.server.paying.secret, query)
        if told is None or not _fits(told, self.server.paying.merchant):
            self.answer(400, pages.notice("unfit", "unfit_text", language), "text/html")
            return
        order = self.server.kept.take(told)
        if order is not None and "early" in self.server.faults.of(order["reference"]):
            self.server.paying.end_early(order)
            order = self.server.kept.order(order["reference"])
        self._show(order, language)

    def _show(self, order: Row | None, language: str) -> None:
        if order is None:
            self.answer(400, pages.notice("unfit", "unfit_text", language), "text/html")
        elif order["code"] or order["expires"] < protocol.stamp(protocol.now()):
            if not order["code"]:
                self.server.paying.end(order, "11")
            title = "expired" if (order["code"] or "11") == "11" else "over"
            back = self.server.paying.back(order["reference"])
            self.answer(200, pages.notice(title, "over_text", language, back), "text/html")
        else:
            self.answer(200, pages.pay(order, self.server.faults, language), "text/html")

    def _pay(self, told: Mapping[str, str]) -> None:
        order = self.server.kept.order(told["reference"])
        if order is None or told["code"] not in CHOICES:
            self.answer(400, pages.notice("unfit", "unfit_text", _language(told)), "text/html")
            return
        late = order["expires"] < protocol.stamp(protocol.now())
        self.go(self.server.paying.end(order, "11" if late else told["code"]))

    # Merchants.

    def _answer_merchant(self, reference: str, answer: Callable[[], None]) -> None:
        faults = self.server.faults.of(reference)
        if "down" in faults:
            self.hang_up()
        elif "error" in faults:
            self.tell(503, {"error": "unavailable"})
        elif "garbage" in faults:
            self.answer(200, '{"vnp_ResponseCode": "0')
        else:
            answer()

    def _transaction(self, sent: Mapping[str, object]) -> None:
        answered = self.server.answers.transaction(sent)
        faults = self.server.faults.of(str(sent.get("vnp_TxnRef", "")))
        if "refund_lost" in faults and sent.get("vnp_Command") == "refund":
            self.hang_up()
            return
        if "late_answer" in faults:
            time.sleep(_SLOW_S)
        self.tell(200, answered)

    def _statement(self, sent: Mapping[str, object]) -> None:
        written = self.server.answers.statement(sent)
        if written is None:
            self.tell(403, {"error": "not_signed"})
        else:
            self.answer(200, written[0], "text/csv", {"Vnp-Secure-Hash": written[1]})

    # Those who try the system.

    def _pay_out(self) -> None:
        """At once, today's so far as well; what comes later today stays with the gateway."""
        paid = self.server.settling.pay_out(protocol.stamp(protocol.now())[:8])
        if self.headers.get_content_type() == "application/json":
            self.tell(200, {"paid_out": paid})
        else:
            self.go("/")

    def _choose_fault(self, told: Mapping[str, str]) -> None:
        try:
            chosen = self.server.faults.choose(told["fault"], told["about"])
        except UnknownFault:
            self.tell(400, {"error": "unknown_fault", "faults": ["none", *self.server.faults.words]})
            return
        if self.headers.get_content_type() == "application/json":
            self.tell(200, {"fault": chosen})
        else:
            self.go(f"/paymentv2/order?reference={told['about']}&lang={told['lang']}" if told["about"] else "/")


def _language(told: Mapping[str, str]) -> str:
    language = told.get("lang", "")
    return language if language in WORDS else "vn"


def _fits(told: Mapping[str, str], merchant: str) -> bool:
    """Whether a request has all it needs: fields, merchant, an amount in đồng, moments, an address to go back to."""
    if not told.keys() >= {*protocol.PAY_FIELDS, "vnp_ExpireDate"} or told["vnp_TmnCode"] != merchant:
        return False
    amount, moments = told["vnp_Amount"], (told["vnp_CreateDate"], told["vnp_ExpireDate"])
    return (
        (told["vnp_Version"], told["vnp_Command"], told["vnp_CurrCode"]) == ("2.1.0", "pay", "VND")
        and amount.isdecimal()
        and int(amount) % 100 == 0
        and 5_000 <= int(amount) // 100 < 1_000_000_000
        and all(map(protocol.unstamp, moments))
        and urlsplit(told["vnp_ReturnUrl"]).scheme in {"http", "https"}
        and told["vnp_Locale"] in WORDS
        and told["vnp_TxnRef"].isalnum()
    )
