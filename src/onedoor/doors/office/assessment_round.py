"""A round, for who runs it: how far each portal is, and how far assessors agree."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from onedoor.base.errors import NotFound
from onedoor.doors.frame.access import ActorRequest, access
from onedoor.doors.office.assessment_words import RUNS, indicator, kappa
from onedoor.doors.office.assessments import named
from onedoor.doors.office.shown import page
from onedoor.quality import operations, queries
from onedoor.quality.rules.agreement import Agreement
from onedoor.quality.terms.assessments import Stage


@access(RUNS)
def assessment_round(request: ActorRequest, round_id: UUID) -> HttpResponse:
    """Progress first, then agreement by criterion with its formula; sent, somebody else is drawn for one place."""
    if request.method == "POST":
        return _again(request, round_id)
    found = queries.assessment_round(round_id, seen_by=request.actor)
    context = {
        "found": found,
        "portals": [named(row) | {"seen": row.stage is not Stage.ASSESSING} for row in found.portals],
        "groups": [(name, indicator(name)) for name in found.indicators],
        "whole": _shown(found.whole),
        "lines": [
            {"criterion": one.criterion, "unsure": one.unsure, **_shown(one.found)}
            for one in found.criteria
        ],
    }  # fmt: skip
    return page(request, "assessment_round.html", context)


def _again(request: ActorRequest, round_id: UUID) -> HttpResponse:
    queries.assessment_round(round_id, seen_by=request.actor)
    try:
        wanted = UUID(request.POST.get("again", ""))
    except ValueError:
        raise NotFound from None
    operations.draw_again(wanted, by=request.actor)
    request.session["office_told"] = _("Đã rút thăm người khác. Những gì người trước chưa nộp đã bị xoá.")
    return redirect("office:assessment_round", round_id)


def _shown(found: Agreement) -> dict[str, object]:
    return {
        "n": found.n,
        "share": found.share,
        "kappa": kappa(found.kappa),
        "weighted": kappa(found.weighted),
        "alike": found.alike,
        "few": found.kappa is None and not found.alike,
    }
