"""A new team of the commune."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from onedoor.base.errors import NotFound, Refusal
from onedoor.doors.frame.access import ActorRequest, access
from onedoor.doors.frame.form import Form
from onedoor.doors.frame.sentences import sentence
from onedoor.doors.office.campaign_design import LEADS
from onedoor.doors.office.shown import page
from onedoor.outreach import operations


@access(LEADS)
def team_new(request: ActorRequest) -> HttpResponse:
    """The form; sent, the team stands. A refusal is told on the same page."""
    form = Form(request)
    name = form.text(
        "name", _("Tên tổ"), kind="text", limit=120, missing=_("Hãy đặt tên cho tổ."),
        hint=_("Theo thôn hoặc tổ dân phố. Ví dụ: Tổ dân phố số 5"),
    )  # fmt: skip
    if form.ready:
        try:
            made = operations.found_team(name, by=request.actor)
        except NotFound:
            raise
        except Refusal as refusal:
            form.fail(sentence(refusal), "name")
        else:
            request.session["office_told"] = _("Đã lập tổ. Hãy ghi các ngõ và thêm thành viên.")
            return redirect("office:team", made)
    context = {"form": form, "errors": form.errors}
    return page(request, "team_new.html", context, status=400 if form.errors else 200)
