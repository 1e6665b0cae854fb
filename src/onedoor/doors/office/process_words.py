"""How a process is told: what people do in it, whose turn it was, what evidence says of a step."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from onedoor.simplification.terms import Party, Skipping, Verdict

ACTS: Mapping[str, Promise] = {
    "submit": _("Nộp hồ sơ"),
    "answer_supplement": _("Người dân bổ sung"),
    "record_payment": _("Nộp phí"),
    "ask_withdrawal": _("Xin rút hồ sơ"),
}
"""What people do in a process, beside the stages."""

PARTIES: Mapping[Party, Promise] = {
    Party.AGENCY: _("Cơ quan"),
    Party.CITIZEN: _("Người dân"),
    Party.OTHER_AGENCY: _("Cơ quan khác"),
    Party.PAYMENT: _("Thanh toán"),
    Party.SYSTEM: _("Hệ thống"),
}

VERDICTS: Mapping[Verdict, Promise] = {
    Verdict.CANDIDATE: _("Có thể bỏ: đủ bằng chứng là bước này hầu như không thay đổi gì"),
    Verdict.WATCH: _("Theo dõi: chưa đủ bằng chứng"),
    Verdict.IN_THE_PROCEDURE: _("Thuộc quy trình đã công bố"),
}


SKIPPING: Mapping[Skipping, Promise] = {
    Skipping.NO_WORSE: _("không tệ hơn"),
    Skipping.OPEN: _("chưa rõ"),
    Skipping.WORSE: _("tệ hơn: kết quả bị sửa, bị thu hồi nhiều hơn"),
}


def lasting(seconds: float) -> str:
    """A number of seconds in the unit that reads best: 3,5 ngày."""
    for unit, long in ((gettext("ngày"), 86_400), (gettext("giờ"), 3_600), (gettext("phút"), 60)):
        if seconds >= long:
            number = f"{seconds / long:.1f}".removesuffix(".0")
            return f"{number.replace('.', ',') if get_language() == 'vi' else number} {unit}"
    return gettext("dưới 1 phút")
