"""`python -m onedoor.connectors.demo.population_service [--port N] [--data FOLDER] [--pack FOLDER]`."""

import hmac
import json
import sys
import time
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

from onedoor.connectors.demo.given import given, register_key
from onedoor.connectors.demo.population_service.records import Record, records

FAULTS = ("none", "down", "slow", "error", "garbage")
SLOW_S = 8.0


class Register(ThreadingHTTPServer):
    """The register: its records, the key that opens it, and the fault it plays."""

    daemon_threads = True

    def __init__(self, port: int, known: dict[str, Record], key: str) -> None:
        super().__init__(("127.0.0.1", port), Desk)
        self.known, self.key, self.fault = known, key, "none"


class Desk(BaseHTTPRequestHandler):
    """`GET /people/NUMBER` with a bearer key and a purpose; `POST /faults` chooses how to misbehave."""

    server: Register
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """One record, for a stated purpose; or the fault that is being played."""
        fault = self.server.fault
        if not self._opened():
            self._answer(HTTPStatus.UNAUTHORIZED, {"error": "key"})
        elif fault == "down":
            self.close_connection = True
            self.connection.close()
        elif fault == "error":
            self._answer(HTTPStatus.INTERNAL_SERVER_ERROR, {"error": "fault"})
        elif fault == "garbage":
            self._send(HTTPStatus.OK, b"<html>not a record</html>")
        elif not self.headers.get("X-Purpose"):
            self._answer(HTTPStatus.BAD_REQUEST, {"error": "purpose"})
        else:
            if fault == "slow":
                time.sleep(SLOW_S)
            self._tell(urlsplit(self.path).path.removeprefix("/people/"))

    def _tell(self, number: str) -> None:
        record = self.server.known.get(number)
        if record is None:
            self._answer(HTTPStatus.NOT_FOUND, {"error": "unknown"})
        else:
            self._answer(HTTPStatus.OK, record)

    def do_POST(self) -> None:
        """From now on the register plays that fault."""
        size = min(int(self.headers.get("Content-Length") or 0), 1000)
        fault = self.rfile.read(size).decode(errors="replace").strip()
        if not self._opened() or self.path != "/faults" or fault not in FAULTS:
            self._answer(HTTPStatus.BAD_REQUEST, {"faults": list(FAULTS)})
            return
        self.server.fault = fault
        self._answer(HTTPStatus.OK, {"fault": fault})

    def _opened(self) -> bool:
        given_key = self.headers.get("Authorization", "").removeprefix("Bearer ")
        return hmac.compare_digest(given_key.encode(), self.server.key.encode())

    def _answer(self, status: HTTPStatus, told: object) -> None:
        self._send(status, json.dumps(told, ensure_ascii=False).encode())

    def _send(self, status: HTTPStatus, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", "application/json; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Nothing about anybody is logged."""


def main() -> None:
    """Serve until asked to stop."""
    told = given("population_service", 2)
    register = Register(told.port, records(told.pack), register_key(told.client_secret))
    sys.stderr.write(f"population register at http://127.0.0.1:{told.port}, {len(register.known)} people\n")
    register.serve_forever()


if __name__ == "__main__":
    main()
