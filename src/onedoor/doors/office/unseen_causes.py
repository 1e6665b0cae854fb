"""Causes that no signal of ours tells yet, and why: such failures stand under another cause, or under none."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from onedoor.doors.office.cause_words import CAUSES
from onedoor.quality.terms import Cause

UNSEEN: Mapping[tuple[Cause, ...], Promise] = {
    (Cause.SIGN_IN_FAILS, Cause.CODE_OR_SIGNATURE_FAILS): _(
        "Đăng nhập, mã xác nhận và chữ ký số diễn ra ở hệ thống khác; hệ thống ấy không cho biết lần nộp nào bị vấp."
    ),
    (Cause.SESSION_LOST,): _("Người mất phiên được mời đăng nhập lại; việc ấy chưa được ghi vào lần nộp."),
    (Cause.NOT_FOUND, Cause.NOT_ELIGIBLE, Cause.ONLY_LOOKED): _(
        "Tìm dịch vụ và trả lời điều kiện đứng trước lúc bắt đầu hồ sơ, và không được ghi lại của ai."
    ),
    (Cause.MAINTENANCE,): _("Chưa có nơi nào khai lịch bảo trì."),
    (Cause.PRESENCE_DEMANDED, Cause.SENT_TO_COUNTER): _(
        "Lời cán bộ bảo ra quầy hoặc mang bản chính không được đọc; chỉ biết qua khảo sát."
    ),
    (Cause.SCREEN_OR_ASSISTIVE,): _("Máy không thấy được; chỉ biết qua khảo sát."),
    (Cause.AUTOMATED,): _("Bắt đầu hồ sơ phải đăng nhập bằng danh tính thật, nên chưa tách máy tự động."),
}


def unseen() -> tuple[tuple[str, str], ...]:
    """The causes by name and code, and why they are not told."""
    return tuple((", ".join(f"{CAUSES[one]} ({one.value})" for one in some), str(why)) for some, why in UNSEEN.items())
