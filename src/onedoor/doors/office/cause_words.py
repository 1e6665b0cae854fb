"""The causes of failure in words: the six groups of the ministry's survey, and the finer codes below them."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from onedoor.doors.frame.quality_words import GROUPS
from onedoor.quality.terms import Cause, Kind, Outcome

__all__ = ["CAUSES", "GROUPS", "KINDS", "OUTCOMES"]


CAUSES: Mapping[Cause, Promise] = {
    Cause.SERVER_ERROR: _("Máy chủ báo lỗi"),
    Cause.SLOW_OR_DOWN: _("Cổng chậm hoặc ngừng"),
    Cause.SCRIPT_ERROR: _("Nút bấm không chạy"),
    Cause.SIGN_IN_FAILS: _("Không đăng nhập được"),
    Cause.UPLOAD_REFUSED: _("Tệp tải lên bị từ chối"),
    Cause.LOOK_UP_FAILS: _("Cơ sở dữ liệu quốc gia không trả lời"),
    Cause.SESSION_LOST: _("Mất phiên làm việc"),
    Cause.CODE_OR_SIGNATURE_FAILS: _("Mã xác nhận hoặc chữ ký số không dùng được"),
    Cause.NOT_FOUND: _("Không tìm thấy dịch vụ"),
    Cause.DEFECTIVE_RULE: _("Quy tắc kiểm tra trong biểu mẫu sai"),
    Cause.MAINTENANCE: _("Cổng bảo trì"),
    Cause.VALIDATION_LOOP: _("Bị trả lại nhiều lần ở một bước"),
    Cause.DOCUMENT_NOT_AT_HAND: _("Không có sẵn giấy tờ"),
    Cause.NOT_ELIGIBLE: _("Không đủ điều kiện hoặc nhầm thủ tục"),
    Cause.TOO_LONG: _("Quá dài"),
    Cause.REPEATED_SUPPLEMENTS: _("Bị yêu cầu bổ sung nhiều lần"),
    Cause.PRESENCE_DEMANDED: _("Phải đến tận nơi hoặc nộp bản chính"),
    Cause.UNCLEAR: _("Hướng dẫn không rõ"),
    Cause.SENT_TO_COUNTER: _("Được bảo ra quầy"),
    Cause.DECLINED: _("Ngân hàng từ chối"),
    Cause.GATEWAY_FAILS: _("Cổng thanh toán lỗi hoặc quá giờ"),
    Cause.DEBITED_NOT_CONFIRMED: _("Đã trừ tiền, chưa được xác nhận"),
    Cause.PAYER_CANCELLED: _("Người nộp huỷ khi thanh toán"),
    Cause.WRONG_AMOUNT: _("Sai số tiền"),
    Cause.PAID_TWICE: _("Trả hai lần"),
    Cause.METHOD_NOT_SUPPORTED: _("Cách thanh toán không dùng được"),
    Cause.OFFLINE: _("Mất mạng"),
    Cause.NAME_RESOLUTION: _("Không phân giải được tên miền"),
    Cause.CONNECTION: _("Không kết nối được"),
    Cause.TLS_OF_THE_CLIENT: _("Kết nối an toàn bị trục trặc ở phía người dùng"),
    Cause.SLOW_LINK: _("Mạng chậm"),
    Cause.BROWSER_TOO_OLD: _("Trình duyệt quá cũ"),
    Cause.CAPABILITY_MISSING: _("Thiếu máy ảnh, quyền hoặc trình điều khiển"),
    Cause.STORAGE_BLOCKED: _("Cookie hoặc bộ nhớ bị chặn"),
    Cause.CRASH: _("Trình duyệt bị dừng đột ngột"),
    Cause.CLOCK_WRONG: _("Đồng hồ của máy sai"),
    Cause.SCREEN_OR_ASSISTIVE: _("Màn hình hoặc phần mềm hỗ trợ"),
    Cause.ONLY_LOOKED: _("Chỉ xem"),
    Cause.DUPLICATE: _("Trùng với một hồ sơ khác"),
    Cause.OTHER_CHANNEL: _("Đã nộp qua kênh khác"),
    Cause.AUTOMATED: _("Máy tự động"),
    Cause.NO_SIGNAL: _("Không có dấu hiệu nào"),
}
OUTCOMES: Mapping[Outcome, Promise] = {
    Outcome.OPEN: _("Đang làm dở"),
    Outcome.COMPLETED: _("Nộp xong"),
    Outcome.ABANDONED: _("Bỏ dở"),
}
KINDS: Mapping[Kind, Promise] = {
    Kind.STARTED: _("Bắt đầu hồ sơ"),
    Kind.STEP_ACCEPTED: _("Bước được nhận"),
    Kind.STEP_REJECTED: _("Bước bị trả lại"),
    Kind.DOCUMENT_ASKED: _("Được hỏi giấy tờ"),
    Kind.FILE_KEPT: _("Tệp được nhận"),
    Kind.FILE_REFUSED: _("Tệp bị từ chối"),
    Kind.LOOK_UP_FAILED: _("Cơ sở dữ liệu không trả lời"),
    Kind.SERVER_ERROR: _("Máy chủ báo lỗi"),
    Kind.VIEWED: _("Trang được mở"),
    Kind.HELP_OPENED: _("Phần giải thích được mở"),
    Kind.SCRIPT_ERROR: _("Mã của trang báo lỗi"),
    Kind.DEAD_CLICK: _("Bấm nút mà không có gì xảy ra"),
    Kind.OFFLINE: _("Mất mạng"),
    Kind.NAME_NOT_RESOLVED: _("Không phân giải được tên miền"),
    Kind.NOT_CONNECTED: _("Không kết nối được"),
    Kind.TIMED_OUT: _("Hết giờ chờ trả lời"),
    Kind.TLS_FAILED: _("Không lập được kết nối an toàn"),
    Kind.SLOW: _("Cổng không trả lời"),
    Kind.SLOW_LINK: _("Mạng chậm"),
    Kind.FILE_STALLED: _("Tệp đang tải lên thì dừng"),
    Kind.BROWSER_TOO_OLD: _("Trình duyệt quá cũ"),
    Kind.CAPABILITY_MISSING: _("Thiếu máy ảnh, quyền hoặc trình điều khiển"),
    Kind.STORAGE_BLOCKED: _("Cookie hoặc bộ nhớ bị chặn"),
    Kind.CRASHED: _("Trình duyệt bị dừng đột ngột"),
    Kind.CLOCK_WRONG: _("Đồng hồ của máy sai"),
}
"""What a page may note and a browser may tell; a kind that is not here is told by its id."""
