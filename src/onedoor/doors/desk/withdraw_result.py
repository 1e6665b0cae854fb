"""Withdraw a result that must not stand."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from onedoor.base.actor import Role
from onedoor.base.errors import NotFound, Refusal
from onedoor.doors.desk.case import Case, case_of
from onedoor.doors.desk.shown import page, tell
from onedoor.doors.frame.access import OFFICER, ActorRequest, access
from onedoor.doors.frame.form import Form
from onedoor.doors.frame.sentences import words_for
from onedoor.dossiers import operations
from onedoor.dossiers.errors import NotInThisState
from onedoor.dossiers.terms import DocumentKind, DocumentRow


@access(OFFICER(Role.LEADER))
def withdraw_result(request: ActorRequest, code: str, document_id: UUID) -> HttpResponse:
    """Why; the person will read it, and everybody who checks the paper sees that it is withdrawn. Refuses: NotFound."""
    case = case_of(request, code)
    row = signed_result(case, document_id)
    if row.withdrawn_at is not None:
        raise NotInThisState(move="withdraw_result", state=case.view.state.value)
    form = Form(request)
    reason = form.text("reason", _("Lý do thu hồi"), missing=_("Hãy ghi lý do thu hồi; người nộp sẽ đọc lý do này."))
    if form.ready:
        try:
            operations.withdraw_result(code, document_id, by=request.actor, reason=reason)
        except Refusal as refusal:
            form.fail(words_for(refusal, get_language() or "vi").title)
        else:
            tell(request, _("Đã thu hồi."), _("Trang kiểm tra của giấy nói rõ giấy không còn giá trị."))
            return redirect(case.href)
    context = {"case": case, "view": case.view, "row": row, "fields": form.fields, "errors": form.errors}
    return page(request, "withdraw_result.html", context, status=400 if form.errors else 200)


def signed_result(case: Case, document_id: UUID) -> DocumentRow:
    """The result of that id. Refuses: NotFound, NotInThisState (it is still to be signed, or is no result)."""
    row = next((row for row in case.view.documents if row.id == document_id), None)
    if row is None:
        raise NotFound
    if row.kind is not DocumentKind.RESULT or row.to_sign:
        raise NotInThisState(move="correct", state=case.view.state.value)
    return row
