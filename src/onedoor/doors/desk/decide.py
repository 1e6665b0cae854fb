"""Decide a dossier: what will be issued is seen before it is."""

from urllib.parse import urlencode

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from onedoor.base.actor import Role
from onedoor.catalogue import rules as catalogue_rules
from onedoor.doors.desk.acting import acting
from onedoor.doors.desk.answers_shown import pages_of
from onedoor.doors.desk.case import Case, case_of
from onedoor.doors.frame.access import OFFICER, ActorRequest, access
from onedoor.doors.frame.components import Choice
from onedoor.doors.frame.form import Form
from onedoor.dossiers import operations
from onedoor.dossiers.terms import Outcome
from onedoor.signing.operations import signs_here


@access(OFFICER(Role.LEADER))
def decide(request: ActorRequest, code: str) -> HttpResponse:
    """Grant, with the result as it will read; or reject, with the reason the person will read."""
    case = case_of(request, code)
    form = Form(request)
    outcome = form.choice(
        "outcome",
        _("Quyết định"),
        (
            Choice(Outcome.GRANTED, _("Chấp thuận và cấp kết quả")),
            Choice(Outcome.REJECTED, _("Không chấp thuận"), _("Người nộp nhận thông báo kèm lý do dưới đây.")),
        ),
        missing=_("Hãy chọn chấp thuận hay không chấp thuận."),
    )
    text = form.text(
        "text",
        _("Lý do hoặc ghi chú của quyết định"),
        missing=_("Hãy ghi lý do không chấp thuận; người nộp sẽ đọc lý do này.") if outcome == Outcome.REJECTED else "",
        hint=_("Không chấp thuận thì phải có lý do; người nộp sẽ đọc phần này."),
    )
    signs = signs_here()
    return acting(
        request,
        case,
        form,
        "decide",
        lambda: operations.decide(
            code, by=request.actor, outcome=Outcome(outcome), text=text, row_version=form.row_version
        ),
        done=_("Đã ra quyết định cho hồ sơ %(code)s.") % {"code": code},
        more=_("Kết quả đã được lập; ký xong thì trả cho người nộp.")
        if signs
        else _("Kết quả đã được lập và chờ trả cho người nộp."),
        context=lambda: _preview(case),
        then=f"{reverse('desk:to_sign')}?{urlencode({'code': code})}" if signs else "",
    )


def _preview(case: Case) -> dict[str, object]:
    """The results that would be issued now, and what they are made of."""
    view = case.view
    proposed = next((step for step in reversed(view.steps) if step.move == "propose"), None)
    return {
        "results": tuple(
            catalogue_rules.applicable_results(case.definition, view.answers, view.channel, case.filed_on)
        ),
        "pages": pages_of(case),
        "proposed": proposed,
    }
