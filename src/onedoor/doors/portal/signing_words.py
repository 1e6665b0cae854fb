"""How a person's own ceremony ended, why it failed, and how each signature stands, in words."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from onedoor.signing.terms import CeremonyState, Trouble

ENDS: Mapping[CeremonyState, Promise] = {
    CeremonyState.DONE: _("Bạn đã ký xong"),
    CeremonyState.REFUSED: _("Bạn đã từ chối ký trên điện thoại"),
    CeremonyState.EXPIRED: _("Đã hết thời gian chờ xác nhận"),
    CeremonyState.CANCELLED: _("Đã dừng lần ký này"),
    CeremonyState.FAILED: _("Lần ký này không thành"),
}

TROUBLES: Mapping[Trouble, Promise] = {
    Trouble.NO_CREDENTIAL: _(
        "Dịch vụ ký số không có chứng thư còn dùng được của bạn. Bạn đăng ký hoặc gia hạn chứng thư với nhà cung cấp, "
        "rồi quay lại; những gì đã điền vẫn còn."
    ),
    Trouble.NOT_THEIRS: _(
        "Chứng thư mà dịch vụ ký số đưa ra không mang tên hoặc số định danh của bạn. Bạn liên hệ nhà cung cấp giúp."
    ),
    Trouble.UNREACHABLE: _("Dịch vụ ký số không trả lời. Bạn thử lại sau ít phút; những gì đã điền vẫn còn."),
    Trouble.WRONG_SIGNATURE: _("Chữ ký nhận về không khớp với tờ khai nên đã bị loại. Bạn ký lại giúp."),
    Trouble.UNFIT: _("Chứng thư của bạn hết hạn, bị thu hồi hoặc không dùng để ký. Bạn gia hạn chứng thư rồi ký lại."),
    Trouble.CHANGED: _("Tờ khai đã đổi trong lúc chờ. Bạn đọc lại rồi ký."),
}
