"""Statements of gateways and banks: read from a file or fetched, and what came of it."""

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from onedoor.base import clock
from onedoor.base.errors import ConnectorError, Refusal
from onedoor.doors.frame.access import ActorRequest, access
from onedoor.doors.frame.components import Choice, FormField
from onedoor.doors.frame.form import Form
from onedoor.doors.frame.sentences import sentence
from onedoor.doors.frame.templatetags.frame import words as word_of
from onedoor.doors.office.difference_words import happened
from onedoor.doors.office.shown import DECIDES, page
from onedoor.doors.office.statement_words import why_not
from onedoor.fees import operations, queries
from onedoor.fees.errors import NotAStatement
from onedoor.fees.terms import ONLINE, Manner

LARGEST = 20_000_000


@access(DECIDES)
def statements(request: ActorRequest) -> HttpResponse:
    """What was read, and the two ways to read another."""
    return _shown(request, _blank(request))


@require_POST
@access(DECIDES)
def upload(request: ActorRequest) -> HttpResponse:
    """A file is read; refused, nothing was written and the line is named."""
    form = _blank(request)
    manner = _whose(form, "manner")
    given = request.FILES.get("file")
    if not isinstance(given, UploadedFile) or not given.size:
        form.fail(_("Hãy chọn tệp sao kê."), "file")
    elif given.size > LARGEST:
        form.fail(_("Tệp lớn quá 20 MB. Hãy xuất sao kê của từng ngày."), "file")
    elif form.ready:
        content, name = given.read(), given.name or ""
        read = lambda: operations.read_statement(content, manner=Manner(manner), name=name, by=request.actor)  # noqa: E731  Read below.
        return _done(request, form, read, "file")
    return _shown(request, form)


@require_POST
@access(DECIDES)
def fetch(request: ActorRequest) -> HttpResponse:
    """Yesterday's statement, from the gateway itself."""
    form = _blank(request)
    manner = _whose(form, "through")
    if not form.ready:
        return _shown(request, form)
    yesterday = clock.today() - timedelta(days=1)
    return _done(
        request,
        form,
        lambda: operations.fetch_statement(yesterday, manner=Manner(manner), by=request.actor),
        "through",
    )


@access(DECIDES)
def statement(request: ActorRequest, statement_id: UUID) -> HttpResponse:
    """How many lines, how many tie out, and what does not. Refuses: NotFound."""
    row, found = queries.statement(statement_id, seen_by=request.actor)
    return page(request, "statement.html", {"row": row, "found": [(one, happened(one)) for one in found]})


def _blank(request: ActorRequest) -> Form:
    form = Form(request)
    for name in ("manner", "through"):
        form.fields[name] = FormField(name, _("Của"), kind="radios", choices=_choices(), value=Manner.VIETQR)
    form.fields["file"] = FormField(
        "file", _("Tệp sao kê"), kind="file", accept=".csv,.xml,.txt",
        hint=_("camt.053 hoặc CSV của ngân hàng, CSV của VNPAY; tối đa 20 MB."),
    )  # fmt: skip
    return form


def _choices() -> tuple[Choice, ...]:
    names = {Manner.VIETQR: _("Ngân hàng (chuyển khoản VietQR)"), Manner.VNPAY: word_of(Manner.VNPAY)}
    return tuple(Choice(one.value, names.get(one, word_of(one))) for one in sorted(ONLINE))


def _whose(form: Form, name: str) -> str:
    return form.choice(name, _("Của"), _choices(), missing=_("Hãy chọn sao kê của ai."))


def _done(request: ActorRequest, form: Form, read: Callable[[], UUID], field: str) -> HttpResponse:
    try:
        return redirect("office:statement", read())
    except NotAStatement as refusal:
        form.fail(why_not(refusal), field)
    except Refusal as refusal:
        form.fail(sentence(refusal), field)
    except ConnectorError:
        form.fail(_("Bên giữ tiền chưa trả lời. Chưa có gì được ghi; hãy thử lại sau ít phút."), field)
    return _shown(request, form)


def _shown(request: ActorRequest, form: Form) -> HttpResponse:
    context = {
        "rows": queries.statements(seen_by=request.actor),
        "fields": form.fields,
        "errors": form.errors,
        "yesterday": clock.today() - timedelta(days=1),
    }
    return page(request, "statements.html", context, status=400 if form.errors else 200)
