"""Check a file: who signed it, when, whether the signatures hold, and whether it is what we issued."""

import threading
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpResponse
from django.utils.translation import gettext as _

from onedoor.agencies import queries as agencies
from onedoor.doors.frame.access import PUBLIC, ActorRequest, access
from onedoor.doors.frame.signature_words import FLAWS, STANDINGS
from onedoor.doors.portal.shown import page
from onedoor.dossiers import queries
from onedoor.dossiers.terms import Verification
from onedoor.signing import queries as signing
from onedoor.signing.terms import LARGEST_FILE
from onedoor.signing.verdicts import Signed, Verdict

_one_at_a_time = threading.BoundedSemaphore(1)
"""Judging takes a second of a processor: each web process judges one file at a time, so that others are served."""
_PATIENCE_S = 10.0


@access(PUBLIC)
def verify(request: ActorRequest) -> HttpResponse:
    """The form, and what was found out about the file that was sent; nothing of it is kept."""
    if request.method != "POST":
        return page(request, "verify.html", {"largest_mb": LARGEST_FILE // 2**20})
    sent = request.FILES.get("file")
    if sent is None or not sent.size or sent.size > LARGEST_FILE:
        wrong = _("Tệp quá lớn hoặc rỗng; hãy chọn tệp khác") if sent else _("Hãy chọn tệp PDF cần kiểm tra")
        return page(request, "verify.html", {"wrong": wrong, "largest_mb": LARGEST_FILE // 2**20}, status=400)
    if not _one_at_a_time.acquire(timeout=_PATIENCE_S):
        wrong = _("Đang có nhiều người kiểm tra. Tệp chưa được xem; hãy gửi lại sau ít phút")
        return page(request, "verify.html", {"wrong": wrong, "largest_mb": LARGEST_FILE // 2**20}, status=503)
    try:
        content = sent.read()
        verdict = signing.verdict(content)
    finally:
        _one_at_a_time.release()
    return page(request, "verify.html", _told(verdict, content) | {"largest_mb": LARGEST_FILE // 2**20})


def _told(verdict: Verdict, content: bytes) -> dict[str, object]:
    record = _record(verdict, content)
    return {
        "verdict": verdict,
        "flaw": FLAWS[verdict.flaw] if verdict.flaw else "",
        "signatures": [_line(each) for each in verdict.signatures],
        "record": record,
        "agency": agencies.agency(record.agency) if record else None,
        "claims_ours": _token(verdict) != "",
        "stands": verdict.valid and (record is None or record.withdrawn_at is None),
    }


def _line(signed: Signed) -> dict[str, object]:
    return {
        "signed": signed,
        "flaw": FLAWS[signed.flaw] if signed.flaw else "",
        "standing": STANDINGS[signed.standing],
    }


def _record(verdict: Verdict, content: bytes) -> Verification | None:
    token = _token(verdict)
    return queries.issued(token, content) if verdict.valid and token else None


def _token(verdict: Verdict) -> str:
    """The token in the address that the file names, if that is an address of ours."""
    ours, named = urlsplit(settings.ENV.public), urlsplit(verdict.address)
    if named.netloc != ours.netloc or not named.path.startswith("/v/"):
        return ""
    return named.path.removeprefix("/v/")
