"""Barriers of a portal where people sign in or apply: since when each is open, and when its keeper was told."""

from datetime import date

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from onedoor.base.errors import NotFound, Refusal
from onedoor.doors.frame.access import ActorRequest, access
from onedoor.doors.frame.form import Form
from onedoor.doors.frame.sentences import sentence
from onedoor.doors.office.barrier_words import rule_in_words
from onedoor.doors.office.probes import name_of
from onedoor.doors.office.shown import MEASURES, page
from onedoor.quality import operations, queries
from onedoor.quality.rules.barriers import TERM
from onedoor.quality.terms.barriers import Barrier


@access(MEASURES)
def barriers(request: ActorRequest, portal_code: str) -> HttpResponse:
    """The list; who runs the measuring writes down by which letter its keeper was told."""
    view = queries.portal(portal_code, seen_by=request.actor)
    found, form = queries.barriers(portal_code, seen_by=request.actor), Form(request)
    runs = queries.may_run_rounds(request.actor)
    untold = [one for one in found if one.told_on is None and one.gone_on is None]
    if form.sent and not runs:
        raise NotFound
    if runs and (untold or form.sent) and _told(form, portal_code, request):
        return redirect("office:barriers", portal_code)
    context = {
        "view": view,
        "name": name_of(view.code, view.agency),
        "open": [_line(one) for one in found if one.gone_on is None],
        "gone": [_line(one) for one in found if one.gone_on is not None],
        "untold": len(untold),
        "form": form if runs and untold else None,
        "errors": form.errors,
    }
    return page(request, "barriers.html", context, status=400 if form.errors else 200)


def _line(one: Barrier) -> tuple[Barrier, Promise | str, date | None]:
    """A barrier, in words, and the day until which it may stay open."""
    return one, rule_in_words(one.rule), one.told_on + TERM if one.told_on and one.gone_on is None else None


def _told(form: Form, portal_code: str, request: ActorRequest) -> bool:
    """Whether the letter is written down; else the form says why not."""
    on = form.day("on", _("Ngày văn bản"), missing=_("Hãy ghi ngày văn bản."))
    reference = form.text("reference", _("Số văn bản"), kind="text", missing=_("Hãy ghi số văn bản."), limit=100)
    if not form.ready or on is None:
        return False
    try:
        n = operations.told_in_writing(portal_code, on, reference, by=request.actor)
    except NotFound:
        raise
    except Refusal as refusal:
        form.fail(sentence(refusal))
        return False
    request.session["office_told"] = _("Đã ghi: %(n)s rào cản được báo ngày %(on)s.") % {"n": n, "on": f"{on:%d/%m/%Y}"}
    return True
