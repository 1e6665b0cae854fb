"""How a ceremony ended, and why it failed, in words."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from onedoor.signing.terms import CeremonyState, Trouble

ENDS: Mapping[CeremonyState, Promise] = {
    CeremonyState.DONE: _("Đã ký xong"),
    CeremonyState.REFUSED: _("Anh/chị đã từ chối ký trên điện thoại"),
    CeremonyState.EXPIRED: _("Đã hết thời gian chờ xác nhận"),
    CeremonyState.CANCELLED: _("Đã dừng lần ký này"),
    CeremonyState.FAILED: _("Lần ký này không thành"),
}

TROUBLES: Mapping[Trouble, Promise] = {
    Trouble.NO_CREDENTIAL: _("Dịch vụ ký số không có chứng thư còn dùng được của anh/chị. Hãy gia hạn chứng thư."),
    Trouble.NOT_THEIRS: _("Chứng thư mà dịch vụ ký số đưa ra không mang tên anh/chị. Hãy báo người quản trị."),
    Trouble.UNREACHABLE: _("Dịch vụ ký số không trả lời. Hãy thử lại sau ít phút."),
    Trouble.WRONG_SIGNATURE: _("Chữ ký nhận về không khớp với văn bản nên đã bị loại. Hãy ký lại."),
    Trouble.UNFIT: _(
        "Chữ ký không hợp lệ: chứng thư hết hạn, bị thu hồi hoặc không dùng để ký. Hãy gia hạn rồi ký lại."
    ),
    Trouble.CHANGED: _("Văn bản đã đổi trong lúc chờ. Hãy xem lại rồi ký."),
}
