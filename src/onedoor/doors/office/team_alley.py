"""What a team walks: one more alley with its households, a house number a line."""

from dataclasses import replace
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from onedoor.base.errors import NotFound, Refusal
from onedoor.doors.frame.access import ActorRequest, access
from onedoor.doors.frame.form import Form
from onedoor.doors.frame.sentences import sentence
from onedoor.doors.office.campaign_design import LEADS
from onedoor.doors.office.shown import page
from onedoor.outreach import operations, queries

_LONGEST = 40


@access(LEADS)
def team_alley(request: ActorRequest, team_id: UUID) -> HttpResponse:
    """The form; sent, the alley is the team's. A refusal is told on the same page, what was typed is kept."""
    team = queries.team(team_id, seen_by=request.actor)
    form = Form(request)
    name = form.text(
        "name", _("Tên ngõ, xóm hoặc đoạn phố"), kind="text", limit=120, missing=_("Hãy ghi tên ngõ."),
        hint=_("Ví dụ: Ngõ Hạ Hồi"),
    )  # fmt: skip
    typed = form.text(
        "households", _("Các nhà"), limit=10_000, rows=10, missing=_("Hãy ghi ít nhất một nhà."),
        hint=_("Mỗi dòng một nhà, theo thứ tự đi. Chỉ ghi số nhà, không ghi tên ai. Ví dụ: Số 12"),
    )  # fmt: skip
    form.fields["households"] = replace(form.fields["households"], spellcheck=False)
    labels = [label for line in typed.splitlines() if (label := " ".join(line.split()))]
    if long := next((label for label in labels if len(label) > _LONGEST), ""):
        form.fail(_("“%(label)s…” dài quá. Chỉ ghi số nhà.") % {"label": long[:_LONGEST]}, "households")
    if form.ready:
        try:
            operations.add_alley(team_id, name, labels, by=request.actor)
        except NotFound:
            raise
        except Refusal as refusal:
            form.fail(sentence(refusal), "name" if refusal.code == "outreach.name_taken" else "households")
        else:
            request.session["office_told"] = _("Đã ghi %(name)s với %(n)s nhà.") % {"name": name, "n": len(labels)}
            return redirect("office:team", team_id)
    context = {"team": team, "form": form, "errors": form.errors}
    return page(request, "team_alley.html", context, status=400 if form.errors else 200)
