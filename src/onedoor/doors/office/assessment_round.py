"""A round, for who runs it: how far each portal is, and how far assessors agree."""

from dataclasses import replace
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from onedoor.base.errors import NotFound, Refusal
from onedoor.doors.frame.access import ActorRequest, access
from onedoor.doors.frame.components import Choice
from onedoor.doors.frame.form import Form
from onedoor.doors.frame.sentences import sentence
from onedoor.doors.office.assessment_words import RUNS, kappa
from onedoor.doors.office.assessments import named
from onedoor.doors.office.shown import agency_name, page
from onedoor.quality import operations, queries
from onedoor.quality.queries import RoundView
from onedoor.quality.rules.agreement import Agreement
from onedoor.quality.terms.assessments import Stage


@access(RUNS)
def assessment_round(request: ActorRequest, round_id: UUID) -> HttpResponse:
    """Progress first, then agreement by criterion with its formula; sent, somebody else is drawn for one place."""
    found = queries.assessment_round(round_id, seen_by=request.actor)
    form = Form(request)
    wanted = form.choice(
        "again", _("Thay ai"), _places(found), missing=_("Hãy chọn người cần thay."), kind="select"
    )  # fmt: skip
    form.fields["again"] = replace(form.fields["again"], empty_choice=_("Chọn một người"))
    if form.ready and _drawn_again(form, UUID(wanted), request):
        return redirect("office:assessment_round", round_id)
    context = {
        "found": found,
        "portals": [named(row) | {"seen": row.stage is not Stage.ASSESSING} for row in found.portals],
        "whole": _shown(found.whole),
        "lines": [{"criterion": one.criterion, "unsure": one.unsure, **_shown(one.found)} for one in found.criteria],
        "again": form.fields["again"],
        "errors": form.errors,
    }
    return page(request, "assessment_round.html", context, status=400 if form.errors else 200)


def _places(found: RoundView) -> list[Choice]:
    return [
        Choice(str(at.id), f"{at.name}, {agency_name(row.agency)}")
        for row in found.portals
        for at in row.places
        if at.may_change
    ]


def _drawn_again(form: Form, wanted: UUID, request: ActorRequest) -> bool:
    """Whether somebody else was drawn; else the form says why not."""
    try:
        operations.draw_again(wanted, by=request.actor)
    except NotFound:
        raise
    except Refusal as refusal:
        form.fail(sentence(refusal), "again")
        return False
    request.session["office_told"] = _("Đã rút thăm người khác. Những gì người trước chưa nộp đã bị xoá.")
    return True


def _shown(found: Agreement) -> dict[str, object]:
    return {
        "n": found.n,
        "share": found.share,
        "kappa": kappa(found.kappa),
        "weighted": kappa(found.weighted),
        "alike": found.alike,
        "few": found.kappa is None and not found.alike,
    }
