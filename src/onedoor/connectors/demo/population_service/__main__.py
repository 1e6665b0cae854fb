"""`python -m onedoor.connectors.demo.population_service [--port N] [--data FOLDER] [--pack FOLDER]`."""

import hmac
import sys
import time
from collections.abc import Mapping
from enum import StrEnum

from onedoor.connectors.demo.answering import Answering, Server, page
from onedoor.connectors.demo.given import Given, given, register_key
from onedoor.connectors.demo.population_service.register import Entry, entries

_SLOW_S = 8.0


class Fault(StrEnum):
    """What is wrong with the register at present."""

    NONE = "none"
    DOWN = "down"
    SLOW = "slow"
    ERROR = "error"
    GARBAGE = "garbage"


_WORDS = {
    Fault.NONE: "Trả lời bình thường – answers as it should",
    Fault.DOWN: "Không trả lời – does not answer",
    Fault.SLOW: "Trả lời chậm – is slow",
    Fault.ERROR: "Báo lỗi – reports an error",
    Fault.GARBAGE: "Trả lời vô nghĩa – talks garbage",
}


class Register(Server):
    """The register's server: who is in it, who may ask, and what is wrong with it."""

    def __init__(self, told: Given) -> None:
        self.known: Mapping[str, Entry] = entries(told.pack)
        self.key = register_key(told.client_secret)
        self.fault = Fault.NONE
        super().__init__(("127.0.0.1", told.port), Asked)


class Asked(Answering):
    """A question to the register."""

    server: Register

    def do_GET(self) -> None:
        """`/health`, and a page on which to choose a fault."""
        if self.path == "/health":
            self.tell(200, {"people": len(self.server.known), "fault": self.server.fault})
        elif self.path == "/" and self.to_us():
            self.answer(200, _page(self.server), "text/html")
        else:
            self.tell(404, {"error": "not_found"})

    def do_POST(self) -> None:
        """`/query`, and `/demo/fault`."""
        sent = self.body()
        if self.path == "/query":
            self._answer_query(sent)
        elif self.path == "/demo/fault" and self.to_us():
            self._choose_fault(sent)
        else:
            self.tell(404, {"error": "not_found"})

    def _answer_query(self, sent: Mapping[str, object]) -> None:
        match self.server.fault:
            case Fault.DOWN:
                self.hang_up()
                return
            case Fault.SLOW:
                time.sleep(_SLOW_S)
            case Fault.ERROR:
                self.tell(503, {"error": "unavailable"})
                return
            case Fault.GARBAGE:
                self.answer(200, '{"citizen_number": "0010')
                return
        given_key = self.headers.get("Authorization", "").removeprefix("Bearer ")
        if not hmac.compare_digest(given_key.encode(), self.server.key.encode()):
            self.tell(401, {"error": "unauthorized"})
        elif not str(sent.get("purpose", "")).strip():
            self.tell(400, {"error": "purpose_missing"})
        elif (entry := self.server.known.get(str(sent.get("citizen_number", "")))) is None:
            self.tell(404, {"error": "unknown_number"})
        else:
            self.tell(200, entry.told())

    def _choose_fault(self, sent: Mapping[str, object]) -> None:
        try:
            self.server.fault = Fault(str(sent.get("fault", "")))
        except ValueError:
            self.tell(400, {"error": "unknown_fault", "faults": list(Fault)})
            return
        if self.headers.get_content_type() == "application/json":
            self.tell(200, {"fault": self.server.fault})
        else:
            self.answer(200, _page(self.server), "text/html")


def _page(register: Register) -> str:
    buttons = "".join(f'<button name="fault" value="{fault}">{_WORDS[fault]}</button>' for fault in Fault)
    return page(
        "Cơ sở dữ liệu dân cư thử nghiệm",
        "Thử nghiệm – demo population register",
        f"<p>{len(register.known)} người, không ai có thật. – None of them exists.</p>"
        f"<p><strong>{_WORDS[register.fault]}</strong></p>"
        f'<form method="post" action="/demo/fault">{buttons}</form>',
    )


def main() -> None:
    """Serve until asked to stop."""
    told = given("population_service", 2)
    server = Register(told)
    sys.stderr.write(f"population register at http://127.0.0.1:{told.port}\n")
    server.serve_forever()


if __name__ == "__main__":
    main()
