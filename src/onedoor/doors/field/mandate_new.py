"""Ask somebody to let one help: who, with what, what may be done, how long."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from onedoor.base.errors import NotFound, Refusal
from onedoor.doors.field.chosen import choices, groups
from onedoor.doors.field.shown import HELPS, page
from onedoor.doors.field.teams import team_asked
from onedoor.doors.frame.access import ActorRequest, access
from onedoor.doors.frame.card_number import card_number
from onedoor.doors.frame.components import Choice
from onedoor.doors.frame.form import Form
from onedoor.doors.frame.mandate_words import ACTS
from onedoor.doors.frame.sentences import sentence
from onedoor.outreach import operations, queries
from onedoor.outreach.terms import Wish


@access(HELPS)
def mandate_new(request: ActorRequest) -> HttpResponse:
    """The form; sent, the person is asked. Who is in no team is led to the page that says so."""
    teams = queries.teams(seen_by=request.actor)
    if not teams:
        return redirect("field:mandates")
    form = Form(request)
    team = team_asked(form, teams)
    wish = _read(form)
    if form.ready:
        try:
            made = operations.ask(team, wish, by=request.actor)
        except NotFound:
            raise
        except Refusal as refusal:
            form.fail(sentence(refusal), str(refusal.facts.get("field", "")))
        else:
            return redirect("field:mandate", made)
    context = {"form": form, "errors": form.errors, "groups": groups(wish.procedures)}
    return page(request, "mandate_new.html", context, status=400 if form.errors else 200)


def _read(form: Form) -> Wish:
    name = form.text(
        "name", _("Họ và tên người cần giúp"), kind="text", limit=200, missing=_("Hãy ghi họ tên."),
        hint=_("Đúng như trên thẻ căn cước."),
    )  # fmt: skip
    number = card_number(form)
    procedures = form.several(
        "procedures", _("Giúp làm thủ tục nào"), choices(), missing=_("Hãy chọn ít nhất một thủ tục.")
    )
    acts = form.several(
        "acts", _("Được làm gì?"), [Choice(act, str(text)) for act, text in ACTS.items()], start=("fill",),
        missing=_("Hãy chọn ít nhất một việc."),
    )  # fmt: skip
    terms = [Choice("1", _("Hôm nay")), Choice("7", _("Bảy ngày")), Choice("30", _("Ba mươi ngày"))]
    days = form.choice("days", _("Trong bao lâu"), terms, start="7", missing=_("Hãy chọn thời hạn."))
    return Wish(number, name, procedures, acts, int(days or 0))
