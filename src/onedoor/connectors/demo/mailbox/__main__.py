"""`python -m onedoor.connectors.demo.mailbox [--port N] [--data FOLDER]`: SMTP at port N, the page at N + 1."""

import asyncio
import html
import sys
from dataclasses import asdict
from urllib.parse import parse_qs, quote, urlsplit

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from onedoor.connectors.demo.answering import Answering, Server, page
from onedoor.connectors.demo.given import given
from onedoor.connectors.demo.mailbox.kept import Kept, Mail

_LARGEST = 2_000_000
_BANNER = "Thử nghiệm – demo mailbox: nothing here was sent anywhere"


class Taking:
    """What the mail server does with a message."""

    def __init__(self, kept: Kept) -> None:
        self.kept = kept

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802  aiosmtpd's.
        """The message is kept before it is acknowledged."""
        del server, session
        content = envelope.content
        await asyncio.to_thread(self.kept.keep, content if isinstance(content, bytes) else (content or "").encode())
        return "250 Kept"


class Mailbox(Server):
    """The page's server."""

    def __init__(self, port: int, kept: Kept) -> None:
        self.kept = kept
        super().__init__(("127.0.0.1", port), Asked)


class Asked(Answering):
    """Somebody reads."""

    server: Mailbox

    def do_GET(self) -> None:
        """`/`, `/mail/<id>`, `/mails.json`, each with `?to=`; `/health`."""
        parts = urlsplit(self.path)
        to = parse_qs(parts.query).get("to", [""])[0]
        if parts.path == "/health":
            self.tell(200, {"mailbox": "open"})
        elif not self.to_us():
            self.tell(404, {"error": "not_found"})
        elif parts.path == "/mails.json":
            self.tell(200, [asdict(mail) for mail in self.server.kept.mails(to)])
        elif parts.path == "/":
            self.answer(200, _list(list(self.server.kept.mails(to))), "text/html")
        elif (mail := self.server.kept.mail(parts.path.removeprefix("/mail/"))) is not None:
            self.answer(200, _one(mail), "text/html")
        else:
            self.tell(404, {"error": "not_found"})


def _list(mails: list[Mail]) -> str:
    rows = "".join(
        f'<li><a href="/mail/{quote(mail.id)}">{html.escape(mail.subject or "–")}</a><br>'
        f"<small>{html.escape(mail.to)} · {html.escape(mail.date)}</small></li>"
        for mail in mails
    )
    return page("Hộp thư thử nghiệm", _BANNER, f"<ul>{rows}</ul>" if rows else "<p>Chưa có thư nào. – No mail yet.</p>")


def _one(mail: Mail) -> str:
    head = f"<p><small>{html.escape(mail.to)} · {html.escape(mail.date)}</small></p>"
    return page(mail.subject, _BANNER, f'<p><a href="/">← Hộp thư</a></p>{head}<pre>{html.escape(mail.text)}</pre>')


def main() -> None:
    """Take mail and show it until asked to stop."""
    told = given("mailbox", 3)
    kept = Kept(told.data / "mails")
    post = Controller(
        Taking(kept), hostname="127.0.0.1", port=told.port, data_size_limit=_LARGEST, enable_SMTPUTF8=True
    )
    post.start()
    server = Mailbox(told.port + 1, kept)
    sys.stderr.write(f"mailbox: SMTP at 127.0.0.1:{told.port}, to read at http://127.0.0.1:{told.port + 1}\n")
    server.serve_forever()


if __name__ == "__main__":
    main()
