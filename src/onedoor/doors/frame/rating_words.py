"""How doors say what experts judged: ratings, and how a final one came about."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from onedoor.quality.terms.assessments import Decided, How, JudgedCriterion
from onedoor.quality.terms.experts import Beside, Criterion

HOW: Mapping[How, Promise] = {
    How.AGREED: gettext_lazy("hai người không chấm lệch quá mức cho phép; lấy mức thấp hơn"),
    How.ADJUDICATED: gettext_lazy("người phân xử quyết định"),
    How.AFTER_REPLY: gettext_lazy("sau khi cơ quan có ý kiến"),
}
BESIDE: Mapping[str, tuple[Promise, Promise]] = {
    Beside.NOT_APPLICABLE.value: (
        gettext_lazy("Không áp dụng"),
        gettext_lazy("Cổng này không có việc đó. Hãy ghi vì sao."),
    ),
    Beside.NOT_FOUND.value: (
        gettext_lazy("Không vào được, không tìm ra"),
        gettext_lazy("Cổng chặn, hoặc đã tìm mà không ra: tính là chưa đạt. Hãy ghi đã tìm ở đâu."),
    ),
    Beside.UNABLE.value: (
        gettext_lazy("Người chấm không chấm được"),
        gettext_lazy("Vì lý do của phía ta, như máy hỏng: không tính cho cổng. Hãy ghi vì sao."),
    ),
}


def rating(criterion: Criterion, value: str) -> str:
    """A rating in words: "2 – Có và dùng được"."""
    for level in criterion.levels:
        if level.value == value:
            return f"{value}\u00a0– {level.label.in_(get_language() or 'vi')}"
    return str(BESIDE[value][0]) if value in BESIDE else "–"


def how(each: Decided, one: JudgedCriterion) -> str:
    """How a final rating came about, in words."""
    same = each.how is How.AGREED and one.given[0].value == one.given[1].value
    return _("hai người chấm giống nhau") if same else str(HOW[each.how])
