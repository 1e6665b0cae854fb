"""Apologise for the delay and give a new appointment, which may happen once."""

from datetime import date

from django.http import HttpResponse
from django.utils.translation import gettext as _

from onedoor.base import clock
from onedoor.base.actor import Role
from onedoor.base.working_time import is_working_day
from onedoor.doors.desk.acting import acting, not_now
from onedoor.doors.desk.case import Case, case_of
from onedoor.doors.frame.access import OFFICER, ActorRequest, access
from onedoor.doors.frame.form import Form
from onedoor.doors.frame.templatetags.frame import day
from onedoor.dossiers import operations


@access(OFFICER(Role.HANDLER, Role.LEADER))
def postpone(request: ActorRequest, code: str) -> HttpResponse:
    """The reason, which the person reads, and the new day. Decree 61/2018 Art. 19."""
    case = case_of(request, code)
    form = Form(request)
    reason = form.text(
        "reason",
        _("Vì sao trễ?"),
        missing=_("Hãy nói vì sao trễ; người nộp sẽ đọc lý do này."),
        hint=_("In trên phiếu xin lỗi gửi người nộp. Nói thật, ngắn gọn."),
    )
    new = form.day(
        "new_due_on",
        _("Ngày hẹn mới"),
        missing=_("Hãy ghi ngày hẹn mới."),
        hint=_("Một ngày làm việc, sau ngày hẹn cũ. Ví dụ: 27 11 2026."),
    )
    promised = case.view.due_at.astimezone(case.calendar.zone).date() if case.view.due_at else None
    _check(form, case, new, promised)
    if case.view.postponed or promised is None:
        return not_now(request, case, "postpone", form)
    return acting(
        request,
        case,
        form,
        "postpone",
        lambda: operations.postpone(
            code, by=request.actor, new_due_on=new or clock.today(), reason=reason, row_version=form.row_version
        ),
        done=_("Đã gửi lời xin lỗi và hẹn lại ngày trả cho hồ sơ %(code)s.") % {"code": code},
        more=_("Ngày hẹn mới: %(day)s.") % {"day": day(new)},
    )


def _check(form: Form, case: Case, new: date | None, promised: date | None) -> None:
    """Say where the new day is not a working day after the promised one."""
    if new is None or promised is None:
        return
    told = {"day": day(promised)}
    if new <= promised or new < clock.today():
        form.fail(_("Ngày hẹn mới phải sau ngày hẹn cũ (%(day)s) và không ở quá khứ.") % told, "new_due_on")
    elif not is_working_day(case.calendar, new):
        told = {"day": day(new)}
        form.fail(_("Ngày %(day)s cơ quan không làm việc. Hãy chọn một ngày làm việc.") % told, "new_due_on")
