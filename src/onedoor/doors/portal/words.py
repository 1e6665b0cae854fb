"""The portal's own words: a dossier's way as its owner reads it."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from onedoor.catalogue.terms import AgencyKind, Applicant, SourceKind
from onedoor.dossiers.terms import Turn

TURNS: Mapping[Turn, Promise] = {
    Turn.OURS: _("Đến lượt cơ quan"),
    Turn.CITIZEN: _("Đến lượt bạn"),
    Turn.OTHER_AGENCY: _("Đến lượt cơ quan phối hợp"),
    Turn.NOBODY: _("Không còn việc gì phải làm"),
}

JUST_DONE: Mapping[str, Promise] = {
    "answered": _("Đã gửi phần bổ sung. Cơ quan xem tiếp hồ sơ của bạn."),
    "disputed": _("Đã gửi cho cơ quan giữ dữ liệu. Bạn tự sửa câu trả lời cho đúng rồi đi tiếp."),
    "asked": _("Đã gửi yêu cầu rút hồ sơ. Cán bộ sẽ xác nhận."),
}
"""What the person has just done, said on the page that follows."""

MOVES: Mapping[str, Promise] = {
    "submit": _("Bạn nộp hồ sơ"),
    "assign": _("Giao cho cán bộ"),
    "receive": _("Tiếp nhận hồ sơ"),
    "refuse": _("Không tiếp nhận hồ sơ"),
    "ask_supplement": _("Yêu cầu bổ sung"),
    "answer_supplement": _("Bạn bổ sung hồ sơ"),
    "ask_payment": _("Yêu cầu nộp phí"),
    "record_payment": _("Ghi nhận đã nộp phí"),
    "forward": _("Chuyển bước tiếp theo"),
    "return": _("Chuyển lại bước trước"),
    "propose": _("Đề xuất kết quả"),
    "decide": _("Ra quyết định"),
    "deliver": _("Trả kết quả"),
    "postpone": _("Xin lỗi và hẹn lại ngày trả"),
    "ask_withdrawal": _("Bạn xin rút hồ sơ"),
    "confirm_withdrawal": _("Đồng ý cho rút hồ sơ"),
    "stop": _("Dừng giải quyết"),
}

AGENCY_KINDS: Mapping[AgencyKind, Promise] = {
    AgencyKind.MINISTRY: _("Bộ, cơ quan trung ương"),
    AgencyKind.PROVINCE: _("Ủy ban nhân dân tỉnh, thành phố"),
    AgencyKind.PROVINCE_JUSTICE: _("Sở Tư pháp"),
    AgencyKind.PROVINCE_TRANSPORT: _("Sở Giao thông vận tải"),
    AgencyKind.PROVINCE_POLICE: _("Công an tỉnh, thành phố"),
    AgencyKind.DISTRICT: _("Ủy ban nhân dân quận, huyện"),
    AgencyKind.COMMUNE: _("Ủy ban nhân dân xã, phường"),
    AgencyKind.COMMUNE_POLICE: _("Công an xã, phường"),
    AgencyKind.TAX_OFFICE: _("Cơ quan thuế"),
}

APPLICANTS: Mapping[Applicant, Promise] = {
    Applicant.CITIZEN: _("công dân Việt Nam"),
    Applicant.FOREIGNER: _("người nước ngoài"),
    Applicant.ORGANISATION: _("tổ chức, doanh nghiệp"),
    Applicant.HOUSEHOLD_BUSINESS: _("hộ kinh doanh"),
}

SOURCES: Mapping[SourceKind, Promise] = {
    SourceKind.REGISTER: _("Cơ quan tự lấy từ cơ sở dữ liệu"),
    SourceKind.VAULT: _("Lấy từ kho dữ liệu điện tử của bạn"),
    SourceKind.ISSUED: _("Cơ quan đã cấp và còn lưu"),
    SourceKind.DECLARED: _("Bạn khai trong tờ khai, không cần giấy"),
    SourceKind.UPLOAD: _("Bạn chụp ảnh hoặc tải tệp lên"),
    SourceKind.SHOWN: _("Xuất trình tại quầy rồi nhận lại ngay"),
    SourceKind.PAPER_ORIGINAL: _("Nộp bản giấy gốc"),
}
