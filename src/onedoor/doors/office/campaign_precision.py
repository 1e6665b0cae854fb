"""How surely a campaign is to know: the part of its design that is numbers."""

from dataclasses import replace

from django.utils.translation import gettext as _

from onedoor.doors.frame.components import Choice
from onedoor.doors.frame.form import Form
from onedoor.quality.terms.campaigns import Design, Formula, Method


def precision(form: Form, start: Design) -> Design:
    """The design with the numbers that the form states; where one cannot be taken, the form says why."""
    formula = form.choice(
        "formula", _("Cách tính cỡ mẫu"),
        [
            Choice(Formula.COCHRAN, _("Cochran, có hiệu chỉnh tổng thể hữu hạn")),
            Choice(Formula.YAMANE, _("Yamane, như hướng dẫn SIPAS"), _("Luôn là độ tin cậy khoảng 95 %.")),
        ],
        missing=_("Hãy chọn một cách."), start=start.formula,
    )  # fmt: skip
    confidence = form.choice(
        "confidence", _("Độ tin cậy"), [Choice(str(n), f"{n} %") for n in (90, 95, 99)],
        missing=_("Hãy chọn độ tin cậy."), start=str(start.confidence), kind="select",
    )  # fmt: skip
    method = form.choice(
        "method", _("Chia mẫu cho các nhóm"),
        [
            Choice(Method.PROPORTIONAL, _("Theo số lần nộp của nhóm")),
            Choice(
                Method.NEYMAN, _("Theo số lần nộp và độ khác nhau của câu trả lời (Neyman)"),
                _("Dùng câu trả lời trong một năm trước kỳ; nhóm có dưới 30 câu thì coi như khác nhau nhất."),
            ),
        ],
        missing=_("Hãy chọn một cách."), start=start.method,
    )  # fmt: skip
    numbers = _numbers(form, start)
    if form.errors:
        return start
    return replace(numbers, formula=Formula(formula), confidence=int(confidence), method=Method(method))


def _numbers(form: Form, start: Design) -> Design:
    return replace(
        start,
        margin=_number(form, "margin", _("Sai số cho phép (± điểm %)"), (1, 20), 100 * start.margin) / 100,
        response=_number(form, "response", _("Dự kiến bao nhiêu % trả lời"), (1, 100), 100 * start.response) / 100,
        effect=_number(
            form, "effect", _("Hệ số thiết kế (deff)"), (1, 10), start.effect,
            _("1: mẫu ngẫu nhiên đơn giản. Có trọng số thì thường từ 1,2 đến 2."),
        ),
        least=int(_number(form, "least", _("Mỗi nhóm mời ít nhất"), (0, 500), start.least)),
        open_days=int(_number(form, "open_days", _("Hỏi trong bao nhiêu ngày"), (7, 60), start.open_days)),
    )  # fmt: skip


def _number(form: Form, name: str, label: str, within: tuple[int, int], start: float, hint: str = "") -> float:
    """A number between both, with a comma or a point; what the form starts with where it is none."""
    typed = form.text(
        name, label, kind="text", missing=_("Hãy ghi một số."), limit=8, hint=hint, width=4, input_mode="decimal",
        start=f"{start:g}".replace(".", ","),
    )  # fmt: skip
    try:
        found = float(typed.replace(",", "."))
    except ValueError:
        found = -1.0
    if not within[0] <= found <= within[1]:
        if typed:
            form.fail(_("Hãy ghi một số từ %(low)s đến %(high)s.") % {"low": within[0], "high": within[1]}, name)
        return start
    return found
