"""A merchant that listens: it keeps what a gateway tells it, in the order of arrival, and answers as it is told to."""

import json
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Self
from urllib.parse import parse_qs, parse_qsl, urlsplit

Parameters = list[tuple[str, str]]


class Merchant:
    """The receiver of callbacks; `answers` by reference says with which codes it answers, one after the other."""

    def __init__(self) -> None:
        self.heard: list[Parameters] = []
        self.answers: dict[str, list[str]] = {}
        self.arrived = threading.Condition()
        merchant = self

        class Listening(BaseHTTPRequestHandler):
            def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
                del code, size

            def do_GET(self) -> None:
                content = json.dumps({"RspCode": merchant.hear(urlsplit(self.path).query), "Message": ""}).encode()
                self.send_response(200)
                self.send_header("Content-Length", str(len(content)))
                self.end_headers()
                self.wfile.write(content)

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Listening)
        self.url = f"http://127.0.0.1:{self._server.server_port}/callbacks/vnpay"

    def __enter__(self) -> Self:
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._server.shutdown()
        self._server.server_close()

    def hear(self, query: str) -> str:
        reference = parse_qs(query).get("vnp_TxnRef", [""])[0]
        with self.arrived:
            self.heard.append(parse_qsl(query, keep_blank_values=True))
            self.arrived.notify_all()
            codes = self.answers.get(reference, [])
            return codes.pop(0) if codes else "00"

    def of(self, reference: str) -> list[Parameters]:
        return [told for told in self.heard if ("vnp_TxnRef", reference) in told]

    def wait(self, reference: str, number: int = 1, within: float = 5.0) -> list[Parameters]:
        """The callbacks about an order, as soon as there are `number` of them."""
        until = time.monotonic() + within
        with self.arrived:
            while len(self.of(reference)) < number:
                left = until - time.monotonic()
                assert left > 0, f"{len(self.of(reference))} of {number} callbacks came"
                self.arrived.wait(left)
        return self.of(reference)
