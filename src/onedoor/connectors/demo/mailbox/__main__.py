"""`python -m onedoor.connectors.demo.mailbox [--port N] [--data FOLDER]`: mail at N, a page to read it at N + 1."""

import html
import sys
import threading
from collections import OrderedDict
from email import message_from_bytes, policy
from email.message import EmailMessage
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from onedoor.connectors.demo.given import given

_KEPT = 500


class Box:
    """The newest messages, each once: a second one with the same Message-ID is dropped."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.lock = threading.Lock()
        self.messages: OrderedDict[str, EmailMessage] = OrderedDict()
        for file in sorted(folder.glob("*.eml"))[-_KEPT:]:
            self._remember(file.read_bytes())

    def _remember(self, content: bytes) -> str | None:
        message = message_from_bytes(content, policy=policy.default)
        key = str(message["Message-ID"] or len(self.messages))
        if key in self.messages:
            return None
        self.messages[key] = message
        while len(self.messages) > _KEPT:
            self.messages.popitem(last=False)
        return key

    def keep(self, content: bytes) -> None:
        """The message is on the disk and on the page."""
        with self.lock:
            if self._remember(content) is not None:
                number = len(list(self.folder.glob("*.eml")))
                (self.folder / f"{number:08d}.eml").write_bytes(content)

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802  aiosmtpd's name.
        """Take a message over."""
        content = envelope.content or b""
        self.keep(content.encode() if isinstance(content, str) else content)
        return "250 kept"


class Reader(BaseHTTPRequestHandler):
    """The page on which the mail can be read."""

    box: Box

    def do_GET(self) -> None:
        """Every message, the newest first."""
        with self.box.lock:
            messages = list(reversed(self.box.messages.values()))
        told = "".join(
            f"<article><h2>{html.escape(str(message['Subject']))}</h2><p>{html.escape(str(message['To']))}</p>"
            f"<pre>{html.escape(message.get_content())}</pre></article>"
            for message in messages
        )
        body = (
            "<!doctype html><html lang='vi'><meta charset='utf-8'>"
            "<meta name='viewport' content='width=device-width'><title>Hộp thư dùng thử / Demo mailbox</title>"
            "<style>body{font:18px/1.5 system-ui;max-width:40rem;margin:2rem auto;padding:0 1rem}"
            "pre{white-space:pre-wrap;font:inherit}article{border-top:1px solid #ccc}</style>"
            f"<h1>Hộp thư dùng thử / Demo mailbox</h1>{told or '<p>Chưa có thư / No mail yet</p>'}</html>"
        ).encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Nothing about anybody is logged."""


def main() -> None:
    """Serve until asked to stop."""
    told = given("mailbox", 3)
    Reader.box = Box(told.data)
    controller = Controller(Reader.box, hostname="127.0.0.1", port=told.port)
    controller.start()
    sys.stderr.write(f"mailbox at smtp://127.0.0.1:{told.port}, to read at http://127.0.0.1:{told.port + 1}\n")
    ThreadingHTTPServer(("127.0.0.1", told.port + 1), Reader).serve_forever()


if __name__ == "__main__":
    main()
