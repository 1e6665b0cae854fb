"""Correct a result: its lines as they read, each to be changed; the corrected one is signed as the first one was."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from onedoor.base.actor import Role
from onedoor.base.errors import Refusal
from onedoor.doors.desk.case import case_of
from onedoor.doors.desk.shown import page, tell
from onedoor.doors.desk.withdraw_result import signed_result
from onedoor.doors.frame.access import OFFICER, ActorRequest, access
from onedoor.doors.frame.form import Form
from onedoor.doors.frame.sentences import words_for
from onedoor.dossiers import operations, queries
from onedoor.dossiers.errors import NotInThisState
from onedoor.signing.operations import signs_here

_ONE_LINE = 40
"""What is longer is not to be seen whole in a field of one line."""


@access(OFFICER(Role.LEADER))
def correct_result(request: ActorRequest, code: str, document_id: UUID) -> HttpResponse:
    """The old one stands until the corrected one is signed; then its page leads to it. Refuses: NotFound."""
    case = case_of(request, code)
    row = signed_result(case, document_id)
    if row.replaced:
        raise NotInThisState(move="correct_result", state=case.view.state.value)
    lines = queries.result_rows(code, document_id, seen_by=request.actor)
    form = Form(request)
    given = {
        number: form.text(
            f"row-{number}",
            label,
            kind="text" if len(value) <= _ONE_LINE else "textarea",
            rows=2,
            start=value,
            limit=1000,
            missing=_("Dòng này không để trống được.") if value else "",
        )
        for number, (label, value) in enumerate(lines)
    }
    reason = form.text("reason", _("Lý do đính chính"), missing=_("Hãy ghi lý do đính chính."))
    if form.ready:
        try:
            operations.correct_result(code, document_id, by=request.actor, rows=given, reason=reason)
        except Refusal as refusal:
            words = words_for(refusal, get_language() or "vi")
            form.fail(f"{words.title} {words.help}")
        else:
            then = _("Ký xong là trả được.") if row.withdrawn_at else _("Bản cũ còn giá trị đến khi bản mới được ký.")
            tell(request, _("Đã lập bản đính chính."), then)
            return redirect("desk:to_sign" if signs_here() else case.href)
    rows = [form.fields[f"row-{number}"] for number in given]
    context = {
        "case": case, "view": case.view, "row": row, "fields": form.fields, "errors": form.errors, "lines": rows,
    }  # fmt: skip
    return page(request, "correct_result.html", context, status=400 if form.errors else 200)
