"""How the office says what a probe found: how a visit ended, what is wrong, and what each test is about."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from onedoor.quality.terms.defects import Defect
from onedoor.quality.terms.probes import Reached

REACHED: Mapping[Reached, Promise] = {
    Reached.COMPLETED: _("Có trả lời"),
    Reached.TIMED_OUT: _("Quá lâu không trả lời"),
    Reached.NAME_NOT_RESOLVED: _("Không tìm thấy tên miền"),
    Reached.REFUSED: _("Máy chủ từ chối kết nối"),
    Reached.RESET: _("Kết nối bị ngắt giữa chừng"),
    Reached.CLOSED: _("Kết nối bị đóng"),
    Reached.UNREACHABLE: _("Không đến được máy chủ"),
    Reached.BAD_CERTIFICATE: _("Chứng thư không hợp lệ"),
    Reached.TLS_MISMATCH: _("Không thống nhất được cách mã hóa"),
    Reached.TLS_PROTOCOL: _("Lỗi mã hóa đường truyền"),
    Reached.EMPTY: _("Trả lời rỗng"),
    Reached.INVALID: _("Trả lời không đọc được"),
    Reached.TOO_MANY_REDIRECTS: _("Chuyển hướng quá nhiều lần"),
    Reached.BARRED_BY_ROBOTS: _("Cổng không cho phép đo (robots.txt)"),
    Reached.NOT_ALLOWED: _("Địa chỉ nằm trong mạng nội bộ, không được phép đo"),
    Reached.UNKNOWN: _("Không rõ vì sao"),
}
DEFECTS: Mapping[Defect, Promise] = {
    Defect.DOWN: _("Không vào được cổng"),
    Defect.SERVER_ERROR: _("Máy chủ báo lỗi"),
    Defect.NOT_FOUND: _("Trang không còn ở địa chỉ này"),
    Defect.EMPTY: _("Trang không có nội dung"),
    Defect.REDIRECT_LOOP: _("Chuyển hướng vòng quanh"),
    Defect.SLOW: _("Trả lời chậm"),
    Defect.HEAVY: _("Trang quá nặng"),
    Defect.NO_HTTPS: _("Không mã hóa đường truyền (không có HTTPS)"),
    Defect.HTTPS_NOT_FORCED: _("Vẫn vào được mà không mã hóa"),
    Defect.LED_ELSEWHERE: _("Dẫn sang tên miền của nơi khác"),
    Defect.CERTIFICATE_EXPIRED: _("Chứng thư hết hạn hoặc chưa có hiệu lực"),
    Defect.CERTIFICATE_OF_ANOTHER: _("Chứng thư cấp cho tên miền khác"),
    Defect.CERTIFICATE_UNTRUSTED: _("Chứng thư không được trình duyệt tin cậy"),
    Defect.OLD_TLS: _("Còn nhận phiên bản TLS đã bị loại bỏ"),
    Defect.NO_HSTS: _("Không buộc trình duyệt luôn dùng HTTPS (thiếu HSTS)"),
    Defect.NO_POLICY: _("Không giới hạn nguồn mã được chạy (thiếu CSP)"),
    Defect.MAY_BE_FRAMED: _("Có thể bị nhúng vào trang giả"),
    Defect.TYPE_GUESSED: _("Để trình duyệt tự đoán loại tệp"),
    Defect.SESSION_NOT_SECURE: _("Phiên đăng nhập có thể đi qua đường không mã hóa"),
    Defect.SESSION_READ_BY_SCRIPTS: _("Mã trên trang đọc được phiên đăng nhập"),
    Defect.OPEN_TO_ANY_ORIGIN: _("Trang bất kỳ đọc được dữ liệu của người đang đăng nhập"),
    Defect.FORM_OVER_HTTP: _("Biểu mẫu gửi đi không mã hóa"),
    Defect.LOADED_OVER_HTTP: _("Tải một phần trang qua đường không mã hóa"),
    Defect.FOREIGN_SCRIPTS: _("Chạy mã của bên thứ ba"),
    Defect.NO_VIEWPORT: _("Không co theo màn hình điện thoại"),
    Defect.ZOOM_FORBIDDEN: _("Không cho phóng to"),
    Defect.NO_LANGUAGE: _("Không nói trang viết bằng tiếng gì"),
    Defect.NO_TITLE: _("Trang không có tiêu đề"),
    Defect.UNLABELLED_FIELDS: _("Ô nhập không có nhãn"),
    Defect.PICTURES_UNDESCRIBED: _("Hình không có lời mô tả"),
}
TESTS: Mapping[str, Promise] = {
    "csp": _("Nguồn mã được chạy (CSP)"),
    "cookies": _("Cookie"),
    "cors": _("Trang khác đọc dữ liệu (CORS)"),
    "redirection": _("Chuyển sang HTTPS"),
    "referrer": _("Địa chỉ gửi kèm khi rời trang"),
    "hsts": _("Luôn dùng HTTPS (HSTS)"),
    "sri": _("Mã của bên thứ ba được kiểm tra"),
    "nosniff": _("Không đoán loại tệp"),
    "framing": _("Không bị nhúng vào trang khác"),
    "html": _("Trang đọc được"),
    "cross-origin-resource-policy": _("Cách ly tài nguyên (CORP)"),
    "cross-origin-embedder-policy": _("Cách ly phần nhúng (COEP)"),
    "cross-origin-opener-policy": _("Cách ly cửa sổ (COOP)"),
    "https": _("Có HTTPS"),
    "https forced": _("Buộc dùng HTTPS"),
    "versions": _("Phiên bản TLS"),
    "cipher": _("Bộ mã"),
    "no compression": _("Không nén"),
    "chain": _("Chuỗi chứng thư"),
    "key": _("Độ dài khóa"),
    "signature": _("Thuật toán ký chứng thư"),
    "host": _("Đúng tên miền"),
}
