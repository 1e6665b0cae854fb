"""A gateway with books of its own, in a process of its own: it outlives whoever is killed while speaking with it."""

import json
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Lock

Call = dict[str, str]


class Books:
    """What the gateway knows: charges by reference, refunds by key."""

    def __init__(self) -> None:
        self.charges: dict[str, list[tuple[str, int]]] = {}
        self.refunds: dict[str, tuple[str, int]] = {}
        self.lock = Lock()

    def charge(self, call: Call) -> Call:
        """A person pays."""
        with self.lock:
            made = self.charges.setdefault(call["reference"], [])
            made.append((f"G{call['reference']}{len(made)}", int(call["amount"])))
            return {"transaction": made[-1][0]}

    def query(self, call: Call) -> Call:
        """What became of an order."""
        made = self.charges.get(call["reference"])
        if not made:
            return {"outcome": "unknown"}
        return {"outcome": "succeeded", "transaction": made[0][0], "amount": str(made[0][1])}

    def refund(self, call: Call) -> Call:
        """Money goes back, once a key."""
        with self.lock:
            self.refunds.setdefault(call["key"], (call["reference"], int(call["amount"])))
            return {"transaction": f"R{call['key'][-12:]}"}

    def books(self, _: Call) -> dict[str, object]:
        """Everything."""
        return {"charges": self.charges, "refunds": self.refunds}


class Handler(BaseHTTPRequestHandler):
    """`POST /charge`, `/query`, `/refund`, `/books`, each with a JSON object."""

    books = Books()

    def do_POST(self) -> None:
        call = json.loads(self.rfile.read(int(self.headers["Content-Length"])) or b"{}")
        answer = json.dumps(getattr(self.books, self.path.strip("/"))(call)).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, *_: object) -> None:
        """Nothing is printed."""


if __name__ == "__main__":
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    sys.stdout.write(f"{server.server_address[1]}\n")
    sys.stdout.flush()
    server.serve_forever()
