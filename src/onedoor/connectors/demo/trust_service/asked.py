"""The service's server: the API, the authority's answers, the telephone, and what to go wrong."""

import html
import time
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qs, urlsplit

from onedoor.connectors.demo.answering import Answering, Server
from onedoor.connectors.demo.faults import Faults, UnknownFault
from onedoor.connectors.demo.trust_service import answers, phone
from onedoor.connectors.demo.trust_service.authority import Authority
from onedoor.connectors.demo.trust_service.csc import Csc
from onedoor.connectors.demo.trust_service.holders import holder
from onedoor.connectors.demo.trust_service.kept import Kept
from onedoor.connectors.demo.trust_service.notifying import Notifying

_SLOW_S = 15.0
_LARGEST = 1_000_000


class TrustService(Server):
    """Everything that the service answers with."""

    def __init__(
        self, port: int, kept: Kept, faults: Faults, authority: Authority, csc: Csc, notifying: Notifying
    ) -> None:
        self.kept, self.faults, self.authority, self.csc, self.notifying = kept, faults, authority, csc, notifying
        super().__init__(("127.0.0.1", port), Asked)


class Asked(Answering):
    """A request to the service."""

    server: TrustService

    def do_GET(self) -> None:
        """The telephone, the lists of revoked certificates, the authority's own certificate."""
        where = urlsplit(self.path)
        if where.path.startswith("/crl/"):
            name = where.path.removeprefix("/crl/").removesuffix(".crl")
            content = answers.crl(self.server.authority, name, self.server.kept.revoked())
            self._send(content, "application/pkix-crl")
        elif where.path in ("/", "/phone") and self.to_us():
            asked = {name: values[0] for name, values in parse_qs(where.query).items()}
            self._page(asked.get("user", ""), asked.get("lang", "vi"))
        elif where.path == "/health":
            self.tell(200, {"fault": sorted(self.server.faults.of())})
        else:
            self.tell(404, {"error": "not_found"})

    def do_POST(self) -> None:
        """The API, OCSP, time-stamps, the telephone's buttons, faults."""
        where = urlsplit(self.path).path
        if where in ("/ocsp", "/tsa"):
            self._answer_authority(where)
            return
        sent = self.body()
        if where.startswith("/csc/v2/"):
            self._answer_client(where.removeprefix("/csc/v2/"), sent)
        elif where == "/phone/answer" and self.to_us():
            self._answer_phone(sent)
        elif where == "/demo/fault" and self.to_us():
            self._choose_fault(sent)
        elif where == "/demo/revoke" and self.to_us():
            self._revoke(sent)
        else:
            self.tell(404, {"error": "not_found"})

    def _answer_client(self, path: str, sent: Mapping[str, object]) -> None:
        if self._out_of_order(str(sent.get("credentialID") or sent.get("userID") or "")):
            return
        if path == "oauth2/token":
            self.tell(*self.server.csc.token(sent))
            return
        answer = self.server.csc.paths.get(path)
        if answer is None:
            self.tell(404, {"error": "not_found"})
        elif not self.server.csc.knows(self.headers.get("Authorization", "").removeprefix("Bearer ")):
            self.tell(401, {"error": "invalid_token"})
        else:
            self.tell(*answer(sent))

    def _out_of_order(self, about: str) -> bool:
        faults = self.server.faults.of(about)
        if "down" in faults:
            self.hang_up()
        elif "error" in faults:
            self.tell(503, {"error": "unavailable"})
        elif "garbage" in faults:
            self.answer(200, '{"credentialIDs": ["')
        else:
            if "slow" in faults:
                time.sleep(_SLOW_S)
            return False
        return True

    def _answer_authority(self, where: str) -> None:
        length = self.headers.get("Content-Length", "0")
        question = self.rfile.read(int(length)) if length.isdecimal() and int(length) <= _LARGEST else b""
        faults = self.server.faults.of()
        if "down" in faults or ("no_ocsp" if where == "/ocsp" else "no_stamp") in faults:
            self.hang_up()
            return
        try:
            if where == "/tsa":
                content = answers.time_stamp(self.server.authority, question, other="other_stamp" in faults)
            else:
                revoked, unknown = self.server.kept.revoked(), "unknown_ocsp" in faults
                content = answers.ocsp_answer(self.server.authority, question, revoked, unknown=unknown)
        except ValueError:
            self.tell(400, {"error": "invalid_request"})
            return
        self._send(content, "application/timestamp-reply" if where == "/tsa" else "application/ocsp-response")

    def _answer_phone(self, sent: Mapping[str, object]) -> None:
        """One request, or all that wait for a person."""
        server, user = self.server, str(sent.get("user", ""))
        wanted = str(sent.get("handle", "")) or "all"
        approved = sent.get("answer") == "approve"
        waiting = [row["handle"] for row in server.kept.waiting(user)]
        for handle in waiting if wanted == "all" else [wanted]:
            if server.kept.answer(handle, approved=approved):
                server.notifying.tell(handle)
        if self.headers.get_content_type() == "application/json":
            self.tell(200, {"answered": len(waiting) if wanted == "all" else 1})
        else:
            self.go(f"/phone?user={html.escape(user)}&lang={html.escape(str(sent.get('lang', 'vi')))}")

    def _choose_fault(self, sent: Mapping[str, object]) -> None:
        try:
            chosen = self.server.faults.choose(str(sent.get("fault", "")), str(sent.get("about", "")))
        except UnknownFault:
            self.tell(400, {"error": "unknown_fault", "faults": sorted(self.server.faults.words)})
            return
        if self.headers.get_content_type() == "application/json":
            self.tell(200, {"fault": chosen})
        else:
            self.go("/phone")

    def _revoke(self, sent: Mapping[str, object]) -> None:
        """A holder's certificate is revoked since so many seconds, or (`restore`) not any more."""
        found = holder(self.server.csc.pack, str(sent.get("user", "")))
        if found is None:
            self.tell(404, {"error": "unknown_user"})
            return
        serial = self.server.authority.serial_of(found)
        if sent.get("restore"):
            self.server.kept.restore(serial)
        else:
            ago = int(str(sent.get("ago") or "0"))
            self.server.kept.revoke(serial, datetime.now(UTC) - timedelta(seconds=ago))
        self.tell(200, {"revoked": not sent.get("restore")})

    def _page(self, user: str, language: str) -> None:
        content = phone.page_of(self.server.kept, self.server.faults, self.server.csc.pack, user, language)
        self.answer(200, content, "text/html")

    def _send(self, content: bytes, kind: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)
