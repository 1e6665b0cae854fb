"""Assign a target to one or several agencies, from scratch or by dividing one's own."""

from datetime import date
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from onedoor.base import clock
from onedoor.base.errors import NotFound, Refusal
from onedoor.doors.frame.access import ActorRequest, access
from onedoor.doors.frame.components import Choice
from onedoor.doors.frame.form import Form
from onedoor.doors.frame.sentences import sentence
from onedoor.doors.office.campaign_design import LEADS
from onedoor.doors.office.shown import page
from onedoor.doors.office.target_words import RECKONINGS, line_of
from onedoor.programme import operations, queries
from onedoor.programme.rules.assigning import may_be_reckoned
from onedoor.programme.terms.targets import Reckoning, Target, TargetRow, Wanted
from onedoor.quality.terms import Indicator, Unit

_USUAL = "K1"


@access(LEADS)
def target_new(request: ActorRequest) -> HttpResponse:
    """The form; sent, each agency has its target. A refusal is told on the same page, what was typed is kept.

    Refuses: NotFound (a parent that is not there).
    """
    parent = _parent(request)
    form = Form(request)
    wanted = _read(form, request, parent)
    if form.ready and wanted is not None:
        try:
            made = operations.assign(wanted, by=request.actor)
        except NotFound:
            raise
        except Refusal as refusal:
            form.fail(sentence(refusal))
        else:
            request.session["office_told"] = _("Đã giao chỉ tiêu. Văn bản đang được lập.")
            if parent is None and len(made) > 1:
                return redirect("office:targets")
            return redirect("office:target", parent.id if parent else made[0])
    shown = queries.target(parent.id, seen_by=request.actor) if parent else None
    context = {
        "form": form, "errors": form.errors, "parent": parent, "view": shown,
        "line": line_of(TargetRow(shown.target, shown.judgement)) if shown else None,
    }  # fmt: skip
    return page(request, "target_new.html", context, status=400 if form.errors else 200)


def _parent(request: ActorRequest) -> Target | None:
    typed = request.GET.get("parent", "")
    if not typed:
        return None
    try:
        return queries.parent_of(UUID(typed), seen_by=request.actor)
    except ValueError:
        raise NotFound from None


def _read(form: Form, request: ActorRequest, parent: Target | None) -> Wanted | None:
    """What the form states; None, with reasons in it, where it states none."""
    language = get_language() or "vi"
    places = queries.assignable(seen_by=request.actor, parent=parent)
    agencies = form.several(
        "agencies", _("Giao cho"), [Choice(one.code, one.name(language)) for one in places],
        missing=_("Hãy chọn ít nhất một cơ quan."), hint=_("Mỗi cơ quan nhận một chỉ tiêu riêng."),
    )  # fmt: skip
    indicator, reckoning = _what(form, parent)
    unit = indicator.unit if indicator else Unit.SHARE
    goal = _number(form, "goal", _("Mức phải đạt"), needed=True, start=_start(parent, unit),
                   hint=_("Tỷ lệ ghi theo phần trăm, ví dụ 85; còn lại ghi theo đơn vị của chỉ tiêu."))  # fmt: skip
    starts_on, due_on = _days(form, parent)
    expected = _number(form, "expected", _("Số hồ sơ dự kiến trong thời gian này (nếu biết)"), needed=False, start="",
                       hint=_("Để trống: lấy theo các tháng gần đây của từng cơ quan."))  # fmt: skip
    if form.errors or not agencies or indicator is None or goal is None or starts_on is None or due_on is None:
        return None
    return Wanted(
        agencies, indicator.id, indicator.version, reckoning, goal / 100 if unit is Unit.SHARE else goal, starts_on,
        due_on, round(expected) if expected else None, parent.id if parent else None,
    )  # fmt: skip


def _what(form: Form, parent: Target | None) -> tuple[Indicator | None, Reckoning]:
    """The indicator and how it is reckoned; of a target that is divided both are those of the parent."""
    if parent is not None:
        return queries.indicator_of(parent.indicator, parent.version), parent.reckoning
    language, known = get_language() or "vi", {one.id: one for one in queries.offered()}
    choices = [Choice(one.id, f"{one.title.in_(language)} ({one.name})") for one in known.values()]
    chosen = form.choice(
        "indicator", _("Chỉ tiêu"), choices,
        missing=_("Hãy chọn một chỉ tiêu."), start=_USUAL, kind="select",
    )  # fmt: skip
    how = form.choice(
        "reckoning", _("Tính trên"), [Choice(one.value, str(text)) for one, text in RECKONINGS.items()],
        missing=_("Hãy chọn cách tính."), start=Reckoning.PERIOD,
    )  # fmt: skip
    indicator = known.get(chosen)
    reckoning = Reckoning(how) if how else Reckoning.MONTH
    if indicator is not None and not may_be_reckoned(indicator, reckoning):
        form.fail(_("Chỉ tiêu này không đếm từng hồ sơ, nên chỉ tính theo tháng mới nhất."), "reckoning")
    return indicator, reckoning


def _days(form: Form, parent: Target | None) -> tuple[date | None, date | None]:
    year = clock.today().year + (1 if clock.today().month > 10 else 0)
    missing = _("Hãy ghi ngày.")
    first = form.day("first", _("Từ ngày"), missing=missing, start=parent.starts_on if parent else date(year, 1, 1),
                     hint=_("Nên là ngày đầu tháng: kết quả tính theo tháng trọn."))  # fmt: skip
    last = form.day(
        "last", _("Phải đạt vào ngày"), missing=missing, start=parent.due_on if parent else date(year, 12, 31)
    )
    return first, last


def _number(form: Form, name: str, label: str, *, needed: bool, start: str, hint: str) -> float | None:
    typed = form.text(
        name, label, kind="text", missing=_("Hãy ghi một số.") if needed else "", limit=20, hint=hint, width=10,
        input_mode="decimal", start=start,
    )  # fmt: skip
    if not typed:
        return None
    try:
        value = float(typed.replace(" ", "").replace("%", "").replace(",", "."))
    except ValueError:
        value = -1.0
    if not 0 <= value <= 1e12:
        form.fail(_("Hãy ghi một số không âm, ví dụ 85 hoặc 85,5."), name)
        return None
    return value


def _start(parent: Target | None, unit: Unit) -> str:
    if parent is None:
        return ""
    return f"{100 * parent.goal if unit is Unit.SHARE else parent.goal:g}".replace(".", ",")
