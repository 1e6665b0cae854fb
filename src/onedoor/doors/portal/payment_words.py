"""The portal's words of paying: the ways that are offered, why an attempt failed, and how far a refund has come."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from onedoor.fees.terms import Manner, Reason, RefundState


@dataclass(frozen=True, slots=True)
class Way:
    """A way to pay as it is offered: what it is called, what it needs, and the verb on its button."""

    name: Promise
    needs: Promise
    button: Promise


WAYS: Mapping[Manner, Way] = {
    Manner.VNPAY: Way(
        _("Thẻ hoặc tài khoản, qua cổng VNPAY"),
        _("Thẻ ATM, thẻ quốc tế hoặc ứng dụng ngân hàng. Có kết quả ngay."),
        _("Nộp qua VNPAY"),
    ),
    Manner.VIETQR: Way(
        _("Chuyển khoản bằng mã VietQR"),
        _("Quét mã bằng ứng dụng ngân hàng. Thường có kết quả sau vài phút."),
        _("Lấy mã VietQR"),
    ),
}


@dataclass(frozen=True, slots=True)
class Failure:
    """Why an attempt failed: what happened, whether money left the account, and what to do now."""

    what: Promise
    money: Promise
    todo: Promise


_STAYED = _("Tiền chưa rời tài khoản của bạn.")
FAILURES: Mapping[Reason, Failure] = {
    Reason.CANCELLED: Failure(
        _("Bạn đã dừng việc nộp ở trang VNPAY."), _STAYED, _("Khi nào sẵn sàng, bạn nộp lại. Hồ sơ vẫn được giữ.")
    ),
    Reason.NOT_ENOUGH_MONEY: Failure(
        _("Tài khoản không đủ tiền."), _STAYED, _("Bạn nạp thêm tiền, hoặc nộp bằng tài khoản khác.")
    ),
    Reason.OVER_LIMIT: Failure(
        _("Số tiền vượt hạn mức trong ngày của tài khoản hoặc thẻ."),
        _STAYED,
        _("Bạn nâng hạn mức trong ứng dụng ngân hàng, nộp vào ngày khác, hoặc nộp cách khác."),
    ),
    Reason.NOT_ENROLLED: Failure(
        _("Thẻ hoặc tài khoản chưa đăng ký thanh toán trực tuyến."),
        _STAYED,
        _("Bạn đăng ký với ngân hàng, hoặc chuyển khoản bằng mã VietQR."),
    ),
    Reason.WRONG_CREDENTIALS: Failure(
        _("Ngân hàng không xác thực được: mật khẩu hoặc mã OTP không đúng."),
        _STAYED,
        _("Bạn thử lại và nhập kỹ mã, hoặc nộp cách khác."),
    ),
    Reason.CARD_LOCKED: Failure(
        _("Thẻ hoặc tài khoản đang bị khóa."), _STAYED, _("Bạn hỏi ngân hàng, hoặc nộp bằng thẻ, tài khoản khác.")
    ),
    Reason.TIMED_OUT: Failure(
        _("Đã hết thời gian nộp ở trang VNPAY."),
        _("VNPAY báo chưa thu tiền. Nếu tài khoản có bị trừ, tiền được ghi cho hồ sơ này hoặc tự động trả lại."),
        _("Bạn nộp lại; lần này cần nộp trong 15 phút."),
    ),
    Reason.BANK_DOWN: Failure(
        _("Ngân hàng hoặc cổng thanh toán đang bảo trì."), _STAYED, _("Bạn thử lại sau ít phút, hoặc nộp cách khác.")
    ),
    Reason.SUSPECTED: Failure(
        _("Ngân hàng đang xem lại giao dịch này."),
        _("Có thể tiền đã bị giữ. Tiền không mất: ngân hàng chuyển cho cơ quan, hoặc trả lại cho bạn."),
        _("Bạn chưa nộp lại vội. Chúng tôi báo ngay khi có kết quả; cần gấp thì hỏi ngân hàng của bạn."),
    ),
    Reason.OTHER: Failure(
        _("Cổng thanh toán không thực hiện được giao dịch."),
        _("Cổng báo chưa thu tiền. Nếu tài khoản có bị trừ, tiền được ghi cho hồ sơ này hoặc tự động trả lại."),
        _("Bạn thử lại, hoặc nộp cách khác."),
    ),
}

REFUNDS: Mapping[RefundState, Promise] = {
    RefundState.ASKED: _("Đang gửi yêu cầu hoàn đến ngân hàng"),
    RefundState.SENT: _("Ngân hàng đang chuyển tiền về"),
    RefundState.DONE: _("Đã hoàn về nơi đã nộp"),
    RefundState.FAILED: _("Ngân hàng chưa hoàn được; cán bộ tài chính đang xử lý"),
}
