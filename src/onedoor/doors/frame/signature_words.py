"""What may be wrong with a signature, and how a certificate stands, in words."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from onedoor.signing.verdicts import Flaw, Standing

FLAWS: Mapping[Flaw, Promise] = {
    Flaw.NOT_A_PDF: _("Tệp này không phải là PDF."),
    Flaw.TOO_BIG: _("Tệp quá lớn để kiểm tra."),
    Flaw.ENCRYPTED: _("Tệp bị khóa bằng mật khẩu nên không kiểm tra được."),
    Flaw.UNREADABLE: _("Tệp bị hỏng hoặc được dựng sai cách, không đọc được chữ ký."),
    Flaw.NOT_SIGNED: _("Tệp không có chữ ký số nào."),
    Flaw.CONTENT_CHANGED: _("Nội dung đã bị sửa sau khi ký."),
    Flaw.CHANGED_AFTERWARDS: _("Sau khi ký, tệp bị thêm hoặc đổi nội dung mà chữ ký không bao trùm."),
    Flaw.NOT_WHOLE: _("Chữ ký không bao trùm toàn bộ tệp."),
    Flaw.SIGNATURE_BROKEN: _("Chữ ký bị hỏng hoặc không phải của chứng thư đi kèm."),
    Flaw.NOT_TRUSTED: _("Chứng thư không do tổ chức được tin cậy cấp."),
    Flaw.EXPIRED: _("Chứng thư đã hết hạn, hoặc chưa có hiệu lực, vào lúc ký."),
    Flaw.REVOKED: _("Chứng thư đã bị thu hồi trước khi ký."),
    Flaw.WEAK: _("Chữ ký dùng thuật toán không còn an toàn."),
    Flaw.NOT_FOR_SIGNING: _("Chứng thư không được dùng để ký."),
    Flaw.NO_TIME: _("Không có dấu thời gian."),
    Flaw.UNPROVEN: _("Không chứng minh được chứng thư còn hiệu lực vào lúc ký."),
}

STANDINGS: Mapping[Standing, Promise] = {
    Standing.GOOD: _("Còn hiệu lực"),
    Standing.REVOKED: _("Đã bị thu hồi sau khi ký; chữ ký vẫn đúng vào lúc ký"),
    Standing.EXPIRED: _("Đã hết hạn sau khi ký; chữ ký vẫn đúng vào lúc ký"),
    Standing.UNKNOWN: _("Chưa hỏi được nơi cấp chứng thư"),
}
