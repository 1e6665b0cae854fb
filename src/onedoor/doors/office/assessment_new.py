"""Open a round: which portals, which criteria, until when; who assesses is drawn."""

from collections import Counter
from dataclasses import replace
from datetime import timedelta

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from onedoor.agencies import queries as agencies
from onedoor.agencies.terms import AgencyKind
from onedoor.base import clock
from onedoor.base.errors import NotFound, Refusal
from onedoor.doors.frame.access import ActorRequest, access
from onedoor.doors.frame.components import Choice, FormField
from onedoor.doors.frame.form import Form
from onedoor.doors.frame.sentences import sentence
from onedoor.doors.office.assessment_words import RUNS, indicator
from onedoor.doors.office.shown import agency_name, page
from onedoor.quality import operations, queries
from onedoor.quality.rules.assessing import is_address
from onedoor.quality.terms.assessments import PortalToAssess

_TIME = timedelta(days=30)
_MOST = 200


@access(RUNS)
def assessment_new(request: ActorRequest) -> HttpResponse:
    """The form; sent, the round is drawn and open. A refusal is told on the same page, what was typed is kept."""
    if not queries.may_run_rounds(request.actor):
        raise NotFound
    form = Form(request)
    title = form.text("title", _("Tên đợt"), kind="text", missing=_("Hãy đặt tên cho đợt."), limit=200,
                      hint=_("Ví dụ: Đánh giá cổng bộ, tỉnh, quý IV năm 2026"))  # fmt: skip
    chosen = _indicators(form, request)
    due_on = form.day("due", _("Chấm xong trước ngày"), missing=_("Hãy ghi ngày."), start=clock.today() + _TIME)
    portals = _portals(form)
    if due_on and due_on <= clock.today() and not form.fields["due"].error:
        form.fail(_("Ngày này phải sau hôm nay."), "due")
    if form.ready and due_on is not None:
        try:
            found = operations.open_assessment_round(title, portals, chosen, due_on, by=request.actor)
        except NotFound:
            raise
        except Refusal as refusal:
            form.fail(sentence(refusal), "portals" if refusal.code == "quality.too_few_assessors" else "")
        else:
            request.session["office_told"] = _("Đã mở đợt và rút thăm người chấm.")
            return redirect("office:assessment_round", found)
    context = {"form": form, "errors": form.errors, "known": _known()}
    return page(request, "assessment_new.html", context, status=400 if form.errors else 200)


def _indicators(form: Form, request: ActorRequest) -> list[str]:
    criteria = queries.criteria_set(clock.today()).criteria
    counted = Counter(one.indicator for one in criteria)
    offered = tuple(
        Choice(name, f"{indicator(name)} ({name})", _("%(n)s câu") % {"n": n}) for name, n in counted.items()
    )  # fmt: skip
    chosen = [one for one in request.POST.getlist("indicators") if one in counted] if form.sent else list(counted)
    error = _("Hãy chọn ít nhất một nhóm.") if form.sent and not chosen else ""
    form.fields["indicators"] = FormField(
        "indicators", _("Chấm những nhóm tiêu chí nào"), kind="checkboxes", value=chosen, choices=offered, error=error
    )
    return chosen


def _portals(form: Form) -> list[PortalToAssess]:
    typed = form.text(
        "portals", _("Các cổng"), missing=_("Hãy ghi ít nhất một cổng."), limit=20_000, rows=8,
        hint=_("Mỗi dòng một cổng: mã cơ quan, dấu cách, địa chỉ. Ví dụ: H26 https://dichvucong.example"),
    )  # fmt: skip
    form.fields["portals"] = replace(form.fields["portals"], spellcheck=False)
    found: dict[str, PortalToAssess] = {}
    for place, line in enumerate((one.strip() for one in typed.splitlines()), start=1):
        if not line:
            continue
        code, _gap, address = line.partition(" ")
        wrong = _wrong(code, address.strip(), found)
        if wrong and form.sent and not form.fields["portals"].error:
            form.fail(_("Dòng %(place)s: %(wrong)s") % {"place": place, "wrong": wrong}, "portals")
        found[code] = PortalToAssess(code, address.strip())
    if len(found) > _MOST and not form.fields["portals"].error:
        form.fail(_("Nhiều nhất %(n)s cổng một đợt.") % {"n": _MOST}, "portals")
    return list(found.values())


def _wrong(code: str, address: str, before: dict[str, PortalToAssess]) -> str:
    """Why a line cannot be taken; empty: it can."""
    if code in before:
        return _("cơ quan %(code)s đã có ở trên.") % {"code": code}
    try:
        agencies.agency(code)
    except NotFound:
        return _("không có cơ quan nào mang mã %(code)s.") % {"code": code[:40]}
    if not is_address(address) or len(address) > 300:
        return _("địa chỉ phải bắt đầu bằng https:// hoặc http://.")
    return ""


def _known() -> list[tuple[str, str]]:
    """Ministries and provinces with their codes."""
    kinds = (AgencyKind.MINISTRY, AgencyKind.PROVINCE)
    return [(one.code, agency_name(one.code)) for kind in kinds for one in agencies.agencies(kind)]
