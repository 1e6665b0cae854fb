"""A request to the bank."""

import hmac
import time
from collections.abc import Mapping
from datetime import datetime
from urllib.parse import parse_qs, urlsplit

from onedoor.connectors.demo.answering import Answering, Server
from onedoor.connectors.demo.bank import pages, statements
from onedoor.connectors.demo.bank.code import scan
from onedoor.connectors.demo.bank.kept import GATEWAY, HANOI, Kept, NotEnough, Row, number_of
from onedoor.connectors.demo.bank.words import MANNERS
from onedoor.connectors.demo.faults import Faults, UnknownFault

_SLOW_S, _LATE_S, _LESS, _CUT = 8.0, 10.0, 1_000, 10
_TOLD = frozenset({"payer", "payload", "account", "amount", "purpose", "manner", "fault", "about"})


class Bank(Server):
    """The bank's server."""

    def __init__(
        self,
        port: int,
        kept: Kept,
        faults: Faults,
        *,
        key: str,
        payout_key: str,
        bin: str,  # noqa: A002  NAPAS calls a bank's number its BIN; the form of the demo bank has that name.
    ) -> None:
        self.kept, self.faults, self.key, self.payout_key, self.bin = kept, faults, key, payout_key, bin
        super().__init__(("127.0.0.1", port), Asked)


class Asked(Answering):
    """What people and the account's holder ask."""

    server: Bank

    def do_GET(self) -> None:
        """`/`, `/statement`, `/api/statement`, `/health`."""
        parts = urlsplit(self.path)
        told = {name: values[0] for name, values in parse_qs(parts.query).items()}
        match parts.path:
            case "/health":
                self.tell(200, {"bank": "open", "fault": ",".join(sorted(self.server.faults.of())) or "none"})
            case "/api/statement":
                if self._let_in(self.server.key):
                    self._hand_out(told)
            case "/statement" if self.to_us():
                self._hand_out(told)
            case "/" if self.to_us():
                self.answer(200, pages.home(self.server.kept, self.server.faults), "text/html")
            case _:
                self.tell(404, {"error": "not_found"})

    def do_POST(self) -> None:
        """`/scan`, `/transfer`, `/api/refunds`, `/api/payouts`, `/demo/fault`."""
        sent = self.body()
        told = {name: str(sent.get(name, "")).strip() for name in _TOLD}
        match self.path:
            case "/api/refunds":
                if self._let_in(self.server.key):
                    self._refund(sent)
            case "/api/payouts":
                if self._let_in(self.server.payout_key):
                    self._pay_out(sent)
            case "/scan" if self.to_us():
                self._scan(told)
            case "/transfer" if self.to_us():
                self._transfer(told)
            case "/demo/fault" if self.to_us():
                self._choose_fault(told)
            case _:
                self.tell(404, {"error": "not_found"})

    # The account's holder.

    def _let_in(self, key: str) -> bool:
        faults = self.server.faults.of()
        given_key = self.headers.get("Authorization", "").removeprefix("Bearer ")
        if "down" in faults:
            self.hang_up()
        elif "error" in faults:
            self.tell(503, {"error": "unavailable"})
        elif "garbage" in faults:
            self.answer(200, '<Document xmlns="urn')
        elif not hmac.compare_digest(given_key.encode(), key.encode()):
            self.tell(401, {"error": "unauthorized"})
        else:
            return True
        return False

    def _hand_out(self, told: Mapping[str, str]) -> None:
        try:
            day = datetime.strptime(told.get("day", ""), "%Y-%m-%d").replace(tzinfo=HANOI)
        except ValueError:
            self.tell(400, {"error": "day"})
            return
        if "late_answer" in self.server.faults.of():
            time.sleep(_SLOW_S)
        kept, faults = self.server.kept, self.server.faults
        if told.get("format") == "csv":
            self.answer(200, statements.as_csv(kept, faults, day), "text/csv", _named(day, "csv"))
        else:
            self.answer(200, statements.camt053(kept, faults, day), "application/xml", _named(day, "xml"))

    def _refund(self, sent: Mapping[str, object]) -> None:
        key, number, amount = str(sent.get("key", "")), str(sent.get("transaction", "")), sent.get("amount")
        faults = self.server.faults.of()
        if not key.isalnum() or len(key) > 35 or not isinstance(amount, int) or amount <= 0:
            self.tell(400, {"error": "form"})
            return
        if "refund_refused" in faults:
            self.tell(422, {"key": key, "error": "refused"})
            return
        status, told = self._given_back(key, number, amount, str(sent.get("purpose", "")))
        if "refund_lost" in faults:
            self.hang_up()
            return
        if "late_answer" in faults:
            time.sleep(_SLOW_S)
        self.tell(status, told)

    def _given_back(self, key: str, number: str, amount: int, purpose: str) -> tuple[int, Mapping[str, object]]:
        kept = self.server.kept
        with kept.disk.together():
            done = kept.with_key(key)
            if done is None:
                movement = kept.with_number(number)
                if movement is None or movement["payee"] != kept.account:
                    return 422, {"key": key, "error": "no_such_transfer"}
                if kept.given_back(number) + amount > movement["amount"]:
                    return 422, {"key": key, "error": "too_much"}
                done = kept.move(kept.account, movement["payer"], amount, purpose, key=key, back=number)
        if (done["gives_back"], done["amount"]) != (number, amount):
            return 409, {"key": key, "error": "another_refund_has_this_key"}
        return 200, {"key": key, "amount": done["amount"], "transaction": number_of(done)}

    # The gateway.

    def _pay_out(self, sent: Mapping[str, object]) -> None:
        """What the gateway took for the account's holder comes to the account; asked again, it came already."""
        key, amount, kept = str(sent.get("key", "")), sent.get("amount"), self.server.kept
        if not key.isalnum() or len(key) > 35 or not isinstance(amount, int) or not 0 < amount < 10**12:
            self.tell(400, {"error": "form"})
            return
        with kept.disk.together():
            done = kept.with_key(key) or kept.move(
                GATEWAY, kept.account, amount, str(sent.get("purpose", ""))[:200], key=key
            )
        if (done["payer"], done["amount"]) != (GATEWAY, amount):
            self.tell(409, {"key": key, "error": "another_movement_has_this_key"})
        else:
            self.tell(200, {"key": key, "transaction": number_of(done)})

    # People.

    def _scan(self, told: Mapping[str, str]) -> None:
        wanted = scan(told["payload"])
        if wanted is None or wanted.bin != self.server.bin or not self.server.kept.holder(wanted.account):
            self._say(400, "Không đọc được mã – the code cannot be read", "Mã không đúng hoặc của ngân hàng khác.")
        else:
            self.answer(200, pages.confirm(self.server.kept, told["payer"], wanted, told["manner"]), "text/html")

    def _transfer(self, told: dict[str, str]) -> None:
        if told["payload"]:
            wanted = scan(told["payload"])
            if wanted is None or wanted.bin != self.server.bin:
                self._say(400, "Không đọc được mã – the code cannot be read", "Mã không đúng hoặc của ngân hàng khác.")
                return
            told |= {"account": wanted.account, "purpose": wanted.purpose}
            told["amount"] = told["amount"] or str(wanted.amount)
        kept, amount = self.server.kept, told["amount"].replace(".", "").replace(",", "")
        payer = told["payer"] or "1000000001"
        known = kept.holder(payer) and kept.holder(told["account"]) and payer != told["account"]
        if not known or not amount.isdecimal() or not 0 < int(amount) < 10**12:
            self._say(400, "Không chuyển được – no transfer", "Tài khoản hoặc số tiền không đúng.")
            return
        try:
            moved = self._moved(payer, told["account"], int(amount), told)
        except NotEnough:
            self._say(409, "Không chuyển được – no transfer", "Tài khoản không đủ tiền. – Not enough money.")
            return
        if self.headers.get_content_type() == "application/json":
            self.tell(200, {"transaction": number_of(moved)})
        else:
            self._say(200, "Đã chuyển tiền – transferred", f"{pages.money(moved['amount'])} đ, {number_of(moved)}")

    def _moved(self, payer: str, payee: str, amount: int, told: Mapping[str, str]) -> Row:
        """The transfer, with what is wrong with the bank."""
        faults = self.server.faults.of()
        purpose = MANNERS.get(told["manner"], MANNERS["as_typed"])[1](told["purpose"])[:200]
        if "purpose_cut" in faults:
            purpose = purpose[:_CUT]
        if "purpose_lost" in faults:
            purpose = ""
        amount -= _LESS if "wrong_amount" in faults and amount > _LESS else 0
        after = _LATE_S if "delayed" in faults else 0.0
        with self.server.kept.disk.together():
            if "doubled" in faults:
                self.server.kept.move(payer, payee, amount, purpose, after=after)
            return self.server.kept.move(payer, payee, amount, purpose, after=after)

    def _say(self, status: int, title: str, text: str) -> None:
        if self.headers.get_content_type() == "application/json":
            self.tell(status, {"error": title})
        else:
            self.answer(status, pages.notice(title, text), "text/html")

    def _choose_fault(self, told: Mapping[str, str]) -> None:
        try:
            chosen = self.server.faults.choose(told["fault"])
        except UnknownFault:
            self.tell(400, {"error": "unknown_fault", "faults": ["none", *self.server.faults.words]})
            return
        if self.headers.get_content_type() == "application/json":
            self.tell(200, {"fault": chosen})
        else:
            self.go("/")


def _named(day: datetime, ending: str) -> Mapping[str, str]:
    return {"Content-Disposition": f'attachment; filename="sao-ke-{day:%Y-%m-%d}.{ending}"'}
