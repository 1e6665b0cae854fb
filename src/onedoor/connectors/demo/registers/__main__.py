"""`python -m onedoor.connectors.demo.registers [--port N] [--pack FOLDER]`."""

import base64
import hmac
import secrets
import time
from collections.abc import Mapping

from onedoor.connectors.demo.answering import Server, page
from onedoor.connectors.demo.given import Given, register_key
from onedoor.connectors.demo.registers.known import REGISTERS, known
from onedoor.connectors.demo.troubled import WORDS, Fault, Troubled, buttons, serve

_TOKEN_S = 600


class Registers(Server):
    """The server: what each register knows, which tokens are good, and what is wrong with whom."""

    def __init__(self, told: Given) -> None:
        self.known = known(told.pack)
        self.client = (told.client_id, register_key(told.client_secret))
        self.tokens: dict[str, float] = {}
        self.faults = dict.fromkeys(REGISTERS, Fault.NONE)
        super().__init__(("127.0.0.1", told.port), Asked)

    def token(self) -> str:
        """A new token, good for ten minutes."""
        token, now = secrets.token_urlsafe(24), time.monotonic()
        self.tokens = {one: until for one, until in self.tokens.items() if until > now} | {token: now + _TOKEN_S}
        return token

    def knows(self, token: str) -> bool:
        """Whether the token is one of ours and still good."""
        return self.tokens.get(token, 0.0) > time.monotonic()


class Asked(Troubled):
    """A question to one of the registers."""

    server: Registers

    def do_GET(self) -> None:
        """`/health`, and a page on which to choose a fault."""
        if self.path == "/health":
            self.tell(200, {"faults": dict(self.server.faults)})
        elif self.path == "/" and self.to_us():
            self.answer(200, _page(self.server), "text/html")
        else:
            self.tell(404, {"error": "not_found"})

    def do_POST(self) -> None:
        """`/oauth/token`, `/<register>/query`, and `/demo/fault`."""
        sent = self.body()
        name = self.path.removesuffix("/query").strip("/")
        if self.path == "/oauth/token":
            self._give_token(sent)
        elif self.path == f"/{name}/query" and name in REGISTERS:
            self._answer_query(name, sent)
        elif self.path == "/demo/fault" and self.to_us():
            self._choose_fault(sent)
        else:
            self.tell(404, {"error": "not_found"})

    def _give_token(self, sent: Mapping[str, object]) -> None:
        client = base64.b64encode(":".join(self.server.client).encode()).decode()
        named = self.headers.get("Authorization", "").removeprefix("Basic ")
        if sent.get("grant_type") != "client_credentials":
            self.tell(400, {"error": "unsupported_grant_type"})
        elif not hmac.compare_digest(named.encode(), client.encode()):
            self.tell(401, {"error": "invalid_client"})
        else:
            self.tell(200, {"access_token": self.server.token(), "token_type": "Bearer", "expires_in": _TOKEN_S})

    def _answer_query(self, name: str, sent: Mapping[str, object]) -> None:
        if self.gave_trouble(self.server.faults[name]):
            return
        if not self.server.knows(self.headers.get("Authorization", "").removeprefix("Bearer ")):
            self.tell(401, {"error": "invalid_token"})
        elif not str(sent.get("purpose", "")).strip():
            self.tell(400, {"error": "purpose_missing"})
        elif (facts := self.server.known[name].get(str(sent.get("citizen_number", "")))) is None:
            self.tell(404, {"error": "unknown_number"})
        else:
            self.tell(200, {"citizen_number": sent["citizen_number"], "facts": dict(facts)})

    def _choose_fault(self, sent: Mapping[str, object]) -> None:
        name, fault = str(sent.get("register", "")), self.asked_for(sent)
        if fault is None:
            return
        if name not in REGISTERS:
            self.tell(400, {"error": "unknown_register", "registers": list(REGISTERS)})
            return
        self.server.faults[name] = fault
        self.chosen({"register": name, "fault": fault}, _page(self.server))


def _page(registers: Registers) -> str:
    rows = "".join(
        f'<form method="post" action="/demo/fault" class="box"><h2>{name}: {WORDS[registers.faults[name]]}</h2>'
        f'<input type="hidden" name="register" value="{name}">{buttons()}</form>'
        for name in REGISTERS
    )
    return page("Bốn cơ sở dữ liệu thử nghiệm", "Thử nghiệm – demo registers", f"<p>Không ai có thật.</p>{rows}")


if __name__ == "__main__":
    serve("registers", 8, Registers)
