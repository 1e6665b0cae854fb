"""Somebody came with paper: it is taken in, or the page says why not and how to file online here and now."""

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from onedoor.base import clock
from onedoor.base.errors import NotFound, Refusal
from onedoor.base.press import qr_svg
from onedoor.doors.desk.counter import begin_typing
from onedoor.doors.desk.digitise import COUNTER
from onedoor.doors.desk.shown import page, tell
from onedoor.doors.desk.who import name_and_number
from onedoor.doors.frame.access import ActorRequest, access
from onedoor.doors.frame.components import Choice
from onedoor.doors.frame.form import Form
from onedoor.doors.frame.paperless_words import basis_in_words, days_in_words
from onedoor.doors.frame.sentences import sentence
from onedoor.programme import operations, queries
from onedoor.programme.terms.paperless import Measure, Outcome, PaperBrought

_ENDINGS = frozenset({Outcome.HELPED, Outcome.LEFT})


@access(COUNTER)
def arrival(request: ActorRequest, procedure: str) -> HttpResponse:
    """The page for one service; sent, it is counted what became of who came. Refuses: NotFound."""
    found = queries.forbids_paper(procedure, at=clock.now(), seen_by=request.actor)
    do = request.POST.get("do", "")
    if do in _ENDINGS:
        operations.note_arrival(procedure, Outcome(do), by=request.actor, note=request.POST.get("note", "")[:2000])
        tell(request, _("Đã ghi lại."))
        return redirect("desk:counter")
    form = Form(request)
    brought = _read(form, procedure, found)
    if form.ready:
        try:
            made = operations.take_in_paper(brought, by=request.actor)
        except NotFound:
            raise
        except Refusal as refusal:
            form.fail(sentence(refusal), "name" if refusal.code.startswith("identity.") else "")
        else:
            return begin_typing(request, queries.arrival(made, seen_by=request.actor))
    return page(request, "arrival.html", _context(request, procedure, found, form), status=400 if form.errors else 200)


def _read(form: Form, procedure: str, found: Measure | None) -> PaperBrought:
    """What is typed; where a measure forbids paper, the exception too."""
    exception = note = ""
    if found is not None:
        language, known = get_language() or "vi", queries.exceptions()
        choices = [Choice(one, known[one].title.in_(language)) for one in found.exceptions if one in known]
        exception = form.choice("exception", _("Ngoại lệ nào"), choices, missing=_("Hãy chọn một ngoại lệ."))
        note = form.text(
            "note", _("Chuyện gì đã xảy ra"), missing=_("Hãy ghi chuyện gì đã xảy ra."), rows=3, limit=2000,
            hint=_("Lãnh đạo đọc để biết ngoại lệ có đúng không. Không ghi tên người."),
        )  # fmt: skip
    name, number = name_and_number(form, _("Họ và tên người nộp"))
    return PaperBrought(procedure, name, number, exception, note)


def _context(request: ActorRequest, procedure: str, found: Measure | None, form: Form) -> dict[str, object]:
    definition = queries.services_at(request.actor.agency or "", clock.today())[procedure]
    address = f"{settings.ENV.public}{reverse('portal:service', args=[procedure])}"
    return {
        "title": definition.title, "found": found, "form": form, "errors": form.errors,
        "online": queries.is_online(definition), "address": address, "qr": qr_svg(address),
        "basis": basis_in_words(found.basis) if found else "", "days": days_in_words(found.days) if found else "",
    }  # fmt: skip
