"""One paperless measure: what holds, by which document, what came of it, and its end."""

from collections.abc import Mapping
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from onedoor.base.errors import NotFound, Refusal
from onedoor.doors.frame.access import ActorRequest, access
from onedoor.doors.frame.form import Form
from onedoor.doors.frame.paperless_words import exception_title
from onedoor.doors.frame.sentences import sentence
from onedoor.doors.office import paper_days
from onedoor.doors.office.campaign_design import LEADS
from onedoor.doors.office.paperless import line_of
from onedoor.doors.office.shown import MEASURES, agency_name, page
from onedoor.programme import operations, queries
from onedoor.programme.terms.paperless import MeasureRow, MeasureView

VERBS: Mapping[str, Promise] = {
    "programme.announce": gettext_lazy("Đã công bố"),
    "programme.withdraw_measure": gettext_lazy("Đã dừng"),
}


@access(MEASURES)
def paperless_measure(request: ActorRequest, measure_id: UUID) -> HttpResponse:
    """Its page. Refuses: NotFound."""
    return _shown(request, queries.measure(measure_id, seen_by=request.actor), Form(request))


@access(LEADS)
def paperless_end(request: ActorRequest, measure_id: UUID) -> HttpResponse:
    """Paper is taken again from now on; the reason is kept. Refuses: NotFound."""
    view = queries.measure(measure_id, seen_by=request.actor)
    form = Form(request)
    reason = _reason(form)
    if form.ready:
        try:
            operations.withdraw_measure(measure_id, reason, by=request.actor)
        except NotFound:
            raise
        except Refusal as refusal:
            form.fail(sentence(refusal), "reason")
        else:
            request.session["office_told"] = _("Đã dừng. Từ lúc này quầy lại nhận hồ sơ giấy.")
            return redirect("office:paperless_measure", measure_id)
    return _shown(request, view, form)


def _reason(form: Form) -> str:
    return form.text("reason", _("Lý do dừng"), missing=_("Hãy ghi lý do."), rows=3, limit=2000)


def _shown(request: ActorRequest, view: MeasureView, form: Form) -> HttpResponse:
    if "reason" not in form.fields:
        _reason(form)
    found = view.measure
    context = {
        "view": view, "found": found, "line": line_of(MeasureRow(found, view.stand, view.next_on)),
        "announced_by": agency_name(found.announced_by), "form": form, "errors": form.errors,
        "exceptions": [exception_title(one) for one in found.exceptions],
        "result": paper_days.shown(view.result) if view.result else None,
        "excepted": paper_days.excepted(view.exceptions), "opens": request.actor.agency == found.agency,
        "history": [(one, VERBS.get(one.verb, one.verb), agency_name(one.agency)) for one in view.history],
    }  # fmt: skip
    return page(request, "paperless_measure.html", context, status=400 if form.errors else 200)
