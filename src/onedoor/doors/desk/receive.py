"""Receive a dossier: its clock starts, and the day it will be done is promised."""

from datetime import datetime

from django.http import HttpResponse
from django.utils.translation import gettext as _

from onedoor.base.actor import Role
from onedoor.catalogue import rules as catalogue_rules
from onedoor.catalogue.terms import Component
from onedoor.doors.desk.acting import acting
from onedoor.doors.desk.case import Case, case_to_act_on
from onedoor.doors.frame.access import OFFICER, ActorRequest, access
from onedoor.doors.frame.form import Form
from onedoor.doors.frame.templatetags.frame import moment
from onedoor.dossiers import operations


@access(OFFICER(Role.RECEIVER))
def receive(request: ActorRequest, code: str) -> HttpResponse:
    """Shows the appointment that will be promised, and what the agency has to look up itself."""
    case = case_to_act_on(request, code)
    form = Form(request)
    return acting(
        request,
        case,
        form,
        "receive",
        lambda: operations.receive(code, by=request.actor, row_version=form.row_version),
        done=_("Đã tiếp nhận hồ sơ %(code)s.") % {"code": code},
        more=lambda: _appointment(case.view.due_at),
        context=lambda: {"promised": case.promised_now, "absent": _absent(case)},
    )


def _appointment(due_at: datetime | None) -> str:
    return _("Hẹn trả kết quả: %(when)s.") % {"when": moment(due_at)} if due_at else ""


def _absent(case: Case) -> list[Component]:
    with_file = {attachment.slot for attachment in case.view.attachments}
    return [item for item in case.components if catalogue_rules.must_upload(item) and item.id not in with_file]
