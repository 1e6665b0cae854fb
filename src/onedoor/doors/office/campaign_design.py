"""Design a campaign: whom, how surely, and at once how many have to be asked for it. Nothing here needs a script."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from onedoor.base import clock
from onedoor.base.actor import Role
from onedoor.doors.frame.access import OFFICER, ActorRequest, access
from onedoor.doors.frame.components import Choice
from onedoor.doors.frame.form import Form
from onedoor.doors.office.campaign_plan import shown_plan
from onedoor.doors.office.campaign_precision import precision
from onedoor.doors.office.campaign_words import ENDINGS
from onedoor.doors.office.shown import agency_name, page
from onedoor.quality import operations, queries
from onedoor.quality.errors import CampaignHasNobody, CampaignOtherState
from onedoor.quality.terms.campaigns import CampaignState, Design, Ending

LEADS = OFFICER(Role.LEADER)
_DAYS = timedelta(days=90)
_MOST_DAYS = 1100


@access(LEADS)
def new(request: ActorRequest) -> HttpResponse:
    """A new draft."""
    return _design(request, None, None)


@access(LEADS)
def edit(request: ActorRequest, campaign_id: UUID) -> HttpResponse:
    """The same draft, changed. Refuses: NotFound, CampaignOtherState."""
    found = queries.campaign(campaign_id, seen_by=request.actor)
    if found.state is not CampaignState.DRAFT:
        raise CampaignOtherState(state=found.state)
    return _design(request, campaign_id, found.design)


def _design(request: ActorRequest, draft: UUID | None, was: Design | None) -> HttpResponse:
    form = Form(request)
    design = _read(form, request, was)
    keeps = form.sent and form.typed("do") == "keep"
    if keeps and design is not None and not form.errors:
        kept = operations.draft_campaign(design, by=request.actor, draft_id=draft)
        request.session["office_told"] = _("Bản dự thảo đã được lưu.")
        return redirect("office:campaign", kept)
    plan, nobody = None, False
    if design is not None:
        try:
            plan = shown_plan(queries.campaign_plan(design, seen_by=request.actor))
        except CampaignHasNobody:
            nobody = True
    context = {
        "form": form, "errors": form.errors, "plan": plan, "design": design, "nobody": nobody, "draft": draft,
    }  # fmt: skip
    return page(request, "campaign_design.html", context, status=400 if form.errors else 200)


def _read(form: Form, request: ActorRequest, was: Design | None) -> Design | None:
    """What the form states; None, with reasons in it, where it states none."""
    title = form.text(
        "title", _("Tên đợt"), kind="text", limit=200, start=was.title if was else "",
        hint=_("Ví dụ: Vì sao nộp không trọn vẹn, quý 4/2026"),
        missing=_("Hãy đặt tên cho đợt.") if form.typed("do") != "compute" else "",
    )  # fmt: skip
    form.fields["title"] = replace(form.fields["title"], required=True)
    days = _days(form, was)
    agencies = _agencies(form, request, days, was)
    endings = form.several(
        "endings", _("Hỏi ai"), [Choice(one.value, str(text)) for one, text in ENDINGS.items()],
        missing=_("Hãy chọn ít nhất một nhóm."), start=was.endings if was else tuple(Ending),
    )  # fmt: skip
    start = was or Design("", clock.today(), clock.today(), ())
    sure = precision(form, start)
    if form.errors or days is None or not agencies:
        return None
    return replace(
        sure, title=title, first=days[0], last=days[1], agencies=agencies,
        endings=tuple(Ending(one) for one in endings),
    )  # fmt: skip


def _days(form: Form, was: Design | None) -> tuple[date, date] | None:
    today = clock.today()
    missing = _("Hãy ghi ngày.")
    first = form.day(
        "first", _("Người bắt đầu nộp từ ngày"), missing=missing, start=was.first if was else today - _DAYS
    )
    last = form.day("last", _("Đến hết ngày"), missing=missing, start=was.last if was else today)
    if first is None or last is None:
        return None
    if not 0 <= (last - first).days <= _MOST_DAYS or first.year < 2000 or last.year > 2199:
        form.fail(_("Kỳ phải từ một ngày đến ba năm."), "last")
        return None
    return first, last


def _agencies(form: Form, request: ActorRequest, days: tuple[date, date] | None, was: Design | None) -> tuple[str, ...]:
    """Who had attempts in those days, with how many; at first all of them."""
    found = queries.surveyable(*days, seen_by=request.actor) if days else {}
    counted = [
        Choice(code, f"{agency_name(code)} ({_('%(n)s lần nộp') % {'n': f'{n:,}'.replace(',', '.')}})")
        for code, n in found.items()
    ]
    start = was.agencies if was else tuple(found)
    return form.several(
        "agencies", _("Cơ quan"), counted, start=start,
        missing=_("Hãy chọn ít nhất một cơ quan.") if found else _("Trong kỳ này chưa có lần nộp nào ngã ngũ."),
    )  # fmt: skip
