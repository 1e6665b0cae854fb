"""`python -m onedoor.connectors.demo.population_service [--port N] [--data FOLDER] [--pack FOLDER]`."""

import hmac
from collections.abc import Mapping

from onedoor.connectors.demo.answering import Server, page
from onedoor.connectors.demo.given import Given, register_key
from onedoor.connectors.demo.population_service.register import Entry, entries
from onedoor.connectors.demo.troubled import WORDS, Fault, Troubled, buttons, serve


class Register(Server):
    """The register's server: who is in it, who may ask, and what is wrong with it."""

    def __init__(self, told: Given) -> None:
        self.known: Mapping[str, Entry] = entries(told.pack)
        self.key = register_key(told.client_secret)
        self.fault = Fault.NONE
        super().__init__(("127.0.0.1", told.port), Asked)


class Asked(Troubled):
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
        if self.gave_trouble(self.server.fault):
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
        if (fault := self.asked_for(sent)) is not None:
            self.server.fault = fault
            self.chosen({"fault": fault}, _page(self.server))


def _page(register: Register) -> str:
    return page(
        "Cơ sở dữ liệu dân cư thử nghiệm",
        "Thử nghiệm – demo population register",
        f"<p>{len(register.known)} người, không ai có thật. – None of them exists.</p>"
        f"<p><strong>{WORDS[register.fault]}</strong></p>"
        f'<form method="post" action="/demo/fault">{buttons()}</form>',
    )


if __name__ == "__main__":
    serve("population_service", 2, Register)
