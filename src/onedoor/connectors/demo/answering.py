"""What the small demo servers share: answering over HTTP on loopback, to this machine's own names only."""

import html
import json
from collections.abc import Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

_NAMES = frozenset({"127.0.0.1", "localhost", "::1"})
_LARGEST = 64_000
_STYLE = (
    ":root{color-scheme:light dark}body{margin:0 auto;max-width:48rem;padding:0 1rem 4rem;"
    'font:400 1.125rem/1.5 "Be Vietnam Pro",system-ui,sans-serif}h1{font-size:1.6rem}'
    "header{margin:0 -1rem;padding:.75rem 1rem;background:#fff4d6;color:#6b4600;font-weight:600}"
    "ul{list-style:none;padding:0}li{border-top:1px solid #8884;padding:.75rem 0}small{opacity:.75}"
    "pre{white-space:pre-wrap;overflow-wrap:anywhere;font:inherit}a{color:#0b7d73}"
    "button{font:inherit;min-height:2.75rem;padding:.5rem 1rem;margin:0 .5rem .5rem 0}"
)


def page(title: str, banner: str, content: str) -> str:
    """A page in both languages' typography; `content` is HTML, the rest is text."""
    return (
        '<!doctype html><html lang="vi"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">'
        f"<title>{html.escape(title)}</title><style>{_STYLE}</style></head>"
        f"<body><header>{html.escape(banner)}</header><h1>{html.escape(title)}</h1>{content}</body></html>"
    )


class Server(ThreadingHTTPServer):
    """One thread a request; none of them keeps the process alive."""

    daemon_threads = True
    request_queue_size = 128


class Answering(BaseHTTPRequestHandler):
    """A request to a demo server; nothing is logged, for logs would hold what people asked."""

    protocol_version = "HTTP/1.1"
    timeout = 30

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  The library's name.
        del format, args

    def answer(self, status: int, body: str, kind: str = "application/json") -> None:
        """Send `body`; a page may neither run nor fetch anything."""
        content = body.encode()
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def tell(self, status: int, told: object) -> None:
        """Send JSON."""
        self.answer(status, json.dumps(told, ensure_ascii=False))

    def to_us(self) -> bool:
        """Whether the request names this machine, and does not come from a page of another site."""
        host = urlsplit(f"//{self.headers.get('Host', '')}").hostname
        origin = self.headers.get("Origin")
        return host in _NAMES and (origin is None or urlsplit(origin).netloc == self.headers.get("Host"))

    def body(self) -> Mapping[str, object]:
        """What was sent, as JSON or as a form; nothing where it is neither or too long."""
        length = self.headers.get("Content-Length", "0")
        raw = self.rfile.read(int(length)) if length.isdecimal() and int(length) <= _LARGEST else b""
        try:
            text = raw.decode()
            if self.headers.get_content_type() == "application/x-www-form-urlencoded":
                return {name: values[0] for name, values in parse_qs(text).items()}
            told = json.loads(text)
        except (ValueError, RecursionError):
            return {}
        return told if isinstance(told, dict) else {}
