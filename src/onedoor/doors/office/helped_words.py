"""How the office says what came of help."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from onedoor.outreach.terms import Measure, Shares, Wait

MEASURES_TOLD: Mapping[Measure, Promise] = {
    Measure.STUMBLED: gettext_lazy("Phải sửa lỗi khi điền"),
    Measure.SUPPLEMENTED: gettext_lazy("Phải bổ sung"),
    Measure.REFUSED: gettext_lazy("Bị từ chối"),
    Measure.LATE: gettext_lazy("Trễ hạn"),
}
WAITS_TOLD: Mapping[Wait, Promise] = {
    Wait.TO_FILE: gettext_lazy("Từ lúc bắt đầu đến lúc nộp"),
    Wait.TO_RESULT: gettext_lazy("Từ lúc nộp đến lúc có kết quả"),
}


def verdict(told: Shares | None) -> str:
    """What the difference allows to say. Less is better in every measure, and of none is it said that help made it."""
    if told is None:
        return ""
    if not told.sure:
        return _("Chưa thấy khác nhau")
    return _("Ít hơn khi có người giúp") if told.apart.high < 0 else _("Nhiều hơn khi có người giúp")
