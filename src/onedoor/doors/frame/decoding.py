"""What a request is made of must be text: NUL, broken UTF-8 and lone surrogates are refused before any view."""

from collections.abc import Iterable

from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest
from django.http.multipartparser import MultiPartParserError

from onedoor.base.errors import NotReadable

FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")
_LONGEST_PATH = 2_000


def unreadable(text: str) -> bool:
    """Whether `text` holds NUL, a lone surrogate, or U+FFFD, which stands where bytes were no UTF-8."""
    return "\x00" in text or "\ufffd" in text or any("\ud800" <= letter <= "\udfff" for letter in text)


def check_address(request: HttpRequest) -> None:
    """Refuses: NotReadable for such text in path, query or cookies, and for a path that is too long."""
    texts = [request.path_info, *request.COOKIES.values()]
    if len(request.path_info) > _LONGEST_PATH or any(unreadable(text) for text in texts):
        raise NotReadable(reason="address")
    try:
        _check(request.GET.lists())
    except (SuspiciousOperation, UnicodeError, ValueError):
        raise NotReadable(reason="address") from None


def check_form(request: HttpRequest) -> None:
    """Refuses: NotReadable for such text in the fields or file names of a form, and for a body that is no form."""
    if request.method not in {"POST", "PUT", "PATCH"} or request.content_type not in FORMS:
        return
    try:
        if request.content_type == FORMS[0]:
            request.body.decode()
        _check(request.POST.lists())
        _check((name, [file.name or "" for file in files]) for name, files in request.FILES.lists())
    except (SuspiciousOperation, MultiPartParserError, UnicodeError, ValueError):
        raise NotReadable(reason="form") from None


def _check(pairs: Iterable[tuple[str, Iterable[object]]]) -> None:
    for name, values in pairs:
        if unreadable(name) or any(unreadable(str(value)) for value in values):
            raise NotReadable(reason="bad_character")
