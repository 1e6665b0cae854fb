"""What the small demo servers share: answering over HTTP on loopback, to this machine's own names only."""

import html
import json
from collections.abc import Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

from onedoor.connectors.demo.typeface import typeface

_NAMES = frozenset({"127.0.0.1", "localhost", "::1"})
_LARGEST = 64_000
_STYLE = """
:root{color-scheme:light dark;--paper:#fff;--ground:#f6f5f1;--ink:#1a2421;--quiet:#4d5955;--jade:#0b5d57;
--soft:#e5f1ee;--line:#dcd9cf;--amber:#8a5a00;--amber-soft:#fff4d6}
@media (prefers-color-scheme:dark){:root{--paper:#202a28;--ground:#18211f;--ink:#eef1ee;--quiet:#b4bfba;
--jade:#7fd0c4;--soft:#24403c;--line:#3b4743;--amber:#ffd98a;--amber-soft:#3a3016}}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--ink);
font:400 1.125rem/1.5 "Be Vietnam Pro",system-ui,"Segoe UI",Roboto,sans-serif}
header{background:var(--amber-soft);color:var(--amber);border-bottom:1px solid var(--line);font-weight:600}
header div,main{max-width:44rem;margin:0 auto;padding:.75rem 1rem}
header div{display:flex;justify-content:space-between;gap:1rem}header a{color:inherit;white-space:nowrap}
main{padding-top:1.5rem;padding-bottom:4rem}
h1,h2,b,strong,th{font-weight:600}
h1{font-size:1.75rem;line-height:1.25;margin:0 0 .75rem}h2{font-size:1.25rem;margin:2rem 0 .75rem}
p{max-width:66ch}a{color:var(--jade)}small{color:var(--quiet);font-size:1rem}
ul{list-style:none;margin:0;padding:0}li{border-top:1px solid var(--line);padding:.75rem 0}
pre{white-space:pre-wrap;overflow-wrap:anywhere;font:inherit}
button,select,input,textarea{font:inherit;color:inherit;background:var(--paper);border:1px solid var(--line);
border-radius:6px;min-height:3rem;padding:.5rem .75rem;max-width:100%}
button{margin:0 .5rem .5rem 0;cursor:pointer}button:hover{border-color:var(--jade);background:var(--soft)}
input,select,textarea{display:block;width:100%;border-color:var(--quiet)}
label{display:block;margin:0 0 1rem;font-weight:600}label>*{font-weight:400;margin-top:.25rem}
.main{background:var(--jade);color:var(--paper);border-color:var(--jade);font-weight:600}
.main:hover{background:var(--jade);text-decoration:underline}
.choices{display:grid;gap:.5rem}.choices button{display:block;width:100%;margin:0;text-align:left}
.box{background:var(--paper);border:1px solid var(--line);border-radius:6px;padding:1rem;margin:0 0 1.5rem}
dl{display:grid;grid-template-columns:auto 1fr;gap:.25rem 1rem;margin:0}dt{color:var(--quiet)}
dd{margin:0;overflow-wrap:anywhere}
@media (max-width:30rem){dl{grid-template-columns:1fr}dd{margin-bottom:.5rem}}
details{margin-top:2rem}summary{cursor:pointer;color:var(--jade)}
.wide{overflow-x:auto}table{border-collapse:collapse;width:100%}
th,td{text-align:left;vertical-align:top;border-top:1px solid var(--line);padding:.5rem .75rem .5rem 0}
.number{text-align:right;white-space:nowrap;font-variant-numeric:tabular-nums}
:focus-visible{outline:3px solid #ffd23f;outline-offset:0;box-shadow:inset 0 0 0 2px #1a2421}
"""


def page(title: str, banner: str, content: str, *, language: str = "vi", switch: str = "") -> str:
    """A page in both languages' typography; `content` and `switch` (beside the banner) are HTML, the rest is text."""
    return (
        f'<!doctype html><html lang="{language}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">'
        f"<title>{html.escape(title)}</title><style>{typeface()}{_STYLE}</style></head>"
        f"<body><header><div><span>{html.escape(banner)}</span>{switch}</div></header>"
        f"<main><h1>{html.escape(title)}</h1>{content}</main></body></html>"
    )


class Server(ThreadingHTTPServer):
    """One thread a request; none of them keeps the process alive."""

    daemon_threads = True
    request_queue_size = 128


class Answering(BaseHTTPRequestHandler):
    """A request to a demo server; nothing is logged, for logs would hold what people asked."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # Head and body are two writes; the second would wait 40 ms for the first's receipt.
    timeout = 30

    def log_message(self, *_: object, **__: object) -> None:
        """Say nothing."""

    def answer(
        self, status: int, body: str, kind: str = "application/json", more: Mapping[str, str] | None = None
    ) -> None:
        """Send `body`; a page may neither run nor fetch anything."""
        content = body.encode()
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; font-src data:")
        for name, value in (more or {}).items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def go(self, address: str) -> None:
        """Send the browser on."""
        self.send_response(303)
        self.send_header("Location", address)
        self.send_header("Content-Length", "0")
        self.send_header("Cache-Control", "no-store")
        self.end_headers()

    def hang_up(self) -> None:
        """End the connection without a word."""
        self.close_connection = True

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
