"""Announce that some places take no paper for some services on some days, by which document."""

from datetime import date, timedelta

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from onedoor.base import clock
from onedoor.base.actor import Actor
from onedoor.base.errors import NotFound, Refusal
from onedoor.doors.frame.access import ActorRequest, access
from onedoor.doors.frame.components import Choice
from onedoor.doors.frame.form import Form
from onedoor.doors.frame.paperless_words import WEEKDAYS
from onedoor.doors.frame.sentences import sentence
from onedoor.doors.office.campaign_design import LEADS
from onedoor.doors.office.shown import page
from onedoor.programme import operations, queries
from onedoor.programme.terms.paperless import Basis, Days, MeasureWanted

_FIELD_OF = {
    "programme.no_paperless_day": "weekdays",
    "programme.paperless_too_soon": "first",
    "programme.paperless_too_long": "last",
    "programme.basis_missing": "number",
    "programme.paperless_not_online": "procedures",
}
"""Beside which question a refusal is told; any other concerns the whole page."""


@access(LEADS)
def paperless_new(request: ActorRequest) -> HttpResponse:
    """The form; sent, each place has its measure. A refusal is told on the same page, what was typed is kept."""
    form = Form(request)
    wanted = _read(form, request.actor)
    if form.ready and wanted is not None:
        try:
            made = operations.announce(wanted, by=request.actor)
        except NotFound:
            raise
        except Refusal as refusal:
            form.fail(sentence(refusal), _FIELD_OF.get(refusal.code, ""))
        else:
            request.session["office_told"] = _("Đã công bố. Trang của thủ tục đã báo cho người dân.")
            return redirect("office:paperless_measure", made[0]) if len(made) == 1 else redirect("office:paperless")
    pack = queries.paperless_pack()
    context = {"form": form, "errors": form.errors, "bases": pack.bases, "pack": pack}
    return page(request, "paperless_new.html", context, status=400 if form.errors else 200)


def _read(form: Form, by: Actor) -> MeasureWanted | None:
    """What the form states; None, with reasons in it, where it states none."""
    agencies, procedures = _what(form, by)
    days = _days(form)
    basis = _basis(form)
    kept = queries.exceptions()
    language = get_language() or "vi"
    exceptions = form.several(
        "exceptions", _("Vẫn nhận giấy khi"), [Choice(one.id, one.title.in_(language)) for one in kept.values()],
        missing="", start=kept,
    )  # fmt: skip
    help_at = form.text(
        "help_at", _("Nơi giúp nộp trực tuyến ngay tại chỗ"), kind="text", limit=300,
        hint=_("Ví dụ: bàn hướng dẫn cạnh quầy số 2, có tổ công nghệ số cộng đồng."),
    )  # fmt: skip
    if form.errors or days is None or basis is None:
        return None
    return MeasureWanted(agencies, procedures, days, basis, exceptions, help_at)


def _what(form: Form, by: Actor) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Where, and which services."""
    language = get_language() or "vi"
    places = queries.governed(seen_by=by)
    agencies = form.several(
        "agencies", _("Nơi không nhận giấy"), [Choice(one.code, one.name(language)) for one in places],
        missing=_("Hãy chọn ít nhất một nơi."), start=[places[0].code] if len(places) == 1 else (),
    )  # fmt: skip
    online = queries.online_anywhere([one.kind.value for one in places], clock.today())
    services = sorted(((one.title.in_(language), name) for name, one in online.items()))
    procedures = form.several(
        "procedures", _("Thủ tục"), [Choice(name, title) for title, name in services], missing="",
        hint=_("Không chọn thủ tục nào: mọi thủ tục nộp trực tuyến được ở nơi ấy."),
    )  # fmt: skip
    return agencies, procedures


def _days(form: Form) -> Days | None:
    soon = clock.today() + timedelta(days=7)
    missing = _("Hãy ghi ngày.")
    first = form.day("first", _("Từ ngày"), missing=missing, start=soon)
    last = form.day("last", _("Đến hết ngày"), missing=missing, start=soon)
    weekdays = form.several(
        "weekdays", _("Chỉ vào"), [Choice(f"{n}", _capital(str(text))) for n, text in enumerate(WEEKDAYS)],
        missing="", hint=_("Không chọn: mọi ngày trong khoảng trên."),
    )  # fmt: skip
    typed = form.text(
        "dates", _("Hoặc chỉ những ngày riêng lẻ"), kind="text", limit=600,
        hint=_("Cách nhau bằng dấu phẩy, ví dụ 4/12/2026, 11/12/2026. Để trống nếu không cần."),
    )  # fmt: skip
    if first is None or last is None:
        return None
    if last < first:
        form.fail(_("Ngày cuối phải bằng hoặc sau ngày đầu."), "last")
        return None
    dates = _dates(typed)
    if dates is None or any(not first <= one <= last for one in dates):
        form.fail(_("Mỗi ngày ghi như 4/12/2026 và nằm trong khoảng trên."), "dates")
        return None
    return Days(first, last, tuple(int(one) for one in weekdays), dates)


def _dates(typed: str) -> tuple[date, ...] | None:
    """The days that were typed, in order; None where one of them is none."""
    found = set()
    for one in filter(None, (part.strip() for part in typed.split(","))):
        numbers = one.split("/")
        try:
            day, month, year = (int(number) for number in numbers)
            found.add(date(year, month, day))
        except (ValueError, OverflowError):
            return None
    return tuple(sorted(found))


def _basis(form: Form) -> Basis | None:
    number = form.text(
        "number", _("Số, ký hiệu văn bản"), kind="text", missing=_("Hãy ghi số của văn bản."), limit=80, width=20,
        hint=_("Ví dụ: 12/KH-UBND."),
    )  # fmt: skip
    signed_on = form.day("signed", _("Ngày ký"), missing=_("Hãy ghi ngày ký văn bản."))
    citation = form.text(
        "citation", _("Trích yếu và điều khoản"), missing=_("Hãy ghi văn bản nói gì."), rows=3, limit=2000,
        hint=_("Câu này hiện cho người dân và cán bộ ở quầy."),
    )  # fmt: skip
    return Basis(number, signed_on, citation) if signed_on is not None else None


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
