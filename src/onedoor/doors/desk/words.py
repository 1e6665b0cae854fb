"""The desk's words: moves as buttons and as history, columns, views, channels."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from onedoor.catalogue.terms import SourceKind

MOVES: Mapping[str, Promise] = {
    "assign": _("Giao xử lý"),
    "receive": _("Tiếp nhận"),
    "propose": pgettext_lazy("desk", "Đề xuất kết quả"),
    "decide": pgettext_lazy("desk", "Ra quyết định"),
    "deliver": pgettext_lazy("desk", "Trả kết quả"),
    "confirm_withdrawal": _("Đồng ý cho rút"),
    "record_payment": pgettext_lazy("desk", "Thu phí tại quầy"),
    "forward": _("Chuyển bước sau"),
    "ask_payment": pgettext_lazy("desk", "Yêu cầu nộp phí"),
    "ask_supplement": pgettext_lazy("desk", "Yêu cầu bổ sung"),
    "return": pgettext_lazy("desk", "Chuyển lại bước trước"),
    "postpone": _("Xin lỗi, hẹn lại ngày"),
    "refuse": _("Từ chối tiếp nhận"),
    "stop": pgettext_lazy("desk", "Dừng giải quyết"),
}
"""The moves an officer makes on a page of their own, in the order of the action bar: what leads on comes first."""

KEYS: Mapping[str, str] = {
    "receive": "r",
    "propose": "p",
    "decide": "d",
    "deliver": "g",
    "confirm_withdrawal": "w",
    "record_payment": "m",
    "forward": "f",
    "ask_payment": "y",
    "ask_supplement": "s",
    "return": "b",
    "postpone": "l",
    "refuse": "x",
    "stop": "e",
}

WARNINGS = frozenset({"refuse", "stop"})

STEPS: Mapping[str, Promise] = {
    "submit": pgettext_lazy("history", "Nộp hồ sơ"),
    "assign": pgettext_lazy("history", "Giao xử lý"),
    "receive": pgettext_lazy("history", "Tiếp nhận hồ sơ"),
    "refuse": pgettext_lazy("history", "Từ chối tiếp nhận"),
    "ask_supplement": pgettext_lazy("history", "Yêu cầu bổ sung"),
    "answer_supplement": pgettext_lazy("history", "Người nộp bổ sung"),
    "ask_payment": pgettext_lazy("history", "Yêu cầu nộp phí"),
    "record_payment": pgettext_lazy("history", "Đã nộp phí"),
    "forward": pgettext_lazy("history", "Chuyển bước sau"),
    "return": pgettext_lazy("history", "Chuyển lại bước trước"),
    "propose": pgettext_lazy("history", "Đề xuất kết quả"),
    "decide": pgettext_lazy("history", "Ra quyết định"),
    "deliver": pgettext_lazy("history", "Trả kết quả"),
    "postpone": pgettext_lazy("history", "Xin lỗi và hẹn lại ngày trả"),
    "ask_withdrawal": pgettext_lazy("history", "Người nộp xin rút hồ sơ"),
    "confirm_withdrawal": pgettext_lazy("history", "Đồng ý cho rút hồ sơ"),
    "stop": pgettext_lazy("history", "Dừng giải quyết"),
}

VIEWS: Mapping[str, Promise] = {
    "mine": _("Của tôi"),
    "unassigned": _("Chưa ai nhận"),
    "unit": _("Bộ phận của tôi"),
    "agency": _("Cả cơ quan"),
    "done": pgettext_lazy("desk", "Đã xong"),
}

COLUMNS: Mapping[str, Promise] = {
    "procedure": _("Thủ tục"),
    "time": pgettext_lazy("desk", "Thời hạn"),
    "turn": _("Đến lượt"),
    "state": _("Trạng thái"),
    "stage": pgettext_lazy("desk", "Bước"),
    "assigned": _("Người xử lý"),
    "submitted": pgettext_lazy("desk", "Ngày nộp"),
    "channel": _("Cách nộp"),
}
USUAL_COLUMNS = ("procedure", "time", "turn", "state", "assigned")

SORTS: Mapping[str, Promise] = {
    "due": _("Hạn gần nhất trước"),
    "-due": _("Hạn xa nhất trước"),
    "submitted": _("Nộp sớm nhất trước"),
    "-submitted": _("Mới nộp trước"),
    "name": _("Tên người nộp, A đến Y"),
    "-name": _("Tên người nộp, Y đến A"),
    "code": _("Mã hồ sơ"),
}

CHANNELS: Mapping[str, Promise] = {
    "online": _("Trực tuyến"),
    "counter": _("Tại quầy"),
    "post": _("Bưu chính"),
}

MANNERS: Mapping[str, Promise] = {
    "online": _("Gửi bản điện tử vào tài khoản của người nộp"),
    "counter": _("Trao tận tay tại quầy một cửa"),
    "post": _("Gửi qua bưu chính"),
}

SOURCES: Mapping[SourceKind, Promise] = {
    SourceKind.REGISTER: _("Tra trong cơ sở dữ liệu, không đòi giấy"),
    SourceKind.VAULT: _("Lấy từ kho dữ liệu điện tử của người nộp"),
    SourceKind.ISSUED: _("Cơ quan đã cấp và đang lưu"),
    SourceKind.DECLARED: _("Đã khai trong tờ khai"),
    SourceKind.UPLOAD: _("Tệp người nộp tải lên"),
    SourceKind.SHOWN: _("Xuất trình tại quầy rồi trả lại ngay"),
    SourceKind.PAPER_ORIGINAL: _("Bản giấy gốc nộp tại quầy"),
}

GROUNDS: Mapping[str, Promise] = {
    "authority": _("Không thuộc thẩm quyền giải quyết của cơ quan này"),
    "subject": _("Người nộp không thuộc đối tượng của thủ tục"),
    "conditions": _("Hồ sơ không đáp ứng điều kiện mà pháp luật quy định"),
    "duplicate": _("Đã có hồ sơ cùng nội dung đang được giải quyết"),
    "untrue": _("Giấy tờ trong hồ sơ không còn giá trị hoặc có dấu hiệu không đúng sự thật"),
    "other": _("Lý do khác, nêu rõ bên dưới"),
}
"""The grounds on which the law lets an officer refuse to receive a dossier."""
