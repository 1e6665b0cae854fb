"""The portal's words of paying: the ways that are offered, why an attempt failed, and how far a refund has come."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from onedoor.doors.frame.templatetags.frame import moment, money
from onedoor.doors.portal.payment_standing import Standing
from onedoor.fees.terms import Manner, OrderRow, Reason, RefundState


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

    what: Promise | str
    money: Promise | str
    todo: Promise | str


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

_LATE = _(
    "Chúng tôi chưa thu gì. Nếu tài khoản của bạn đã bị trừ, tiền không mất: tiền đến muộn được ghi cho hồ sơ này, "
    "hoặc tự động trả lại."
)
_IS_BACK = _("Đã trả hết về nơi đã chuyển.")
_GOES_BACK = _("Toàn bộ số tiền trả về nơi đã chuyển. Bao giờ tiền về là tùy ngân hàng; trạng thái ở bên dưới.")
_ENDED = _("Bạn không phải làm gì: khoản này không còn phải nộp.")
STANDINGS: Mapping[Standing, Failure] = {
    Standing.EXPIRED: Failure(
        _("Lần nộp này chỉ mở đến %(until)s, và đến lúc đó chúng tôi chưa nhận được tiền. Hồ sơ vẫn được giữ."),
        _LATE,
        _("Chưa bị trừ tiền: bạn nộp lại. Đã bị trừ tiền: bạn hỏi lại bằng nút ở dưới, và đừng nộp lần nữa."),
    ),
    Standing.UNCLEAR: Failure(
        _("Chúng tôi nhận được %(came)s, còn khoản phải nộp là %(due)s. Vì vậy hồ sơ chưa được ghi là đã nộp."),
        _(
            "Tiền không mất. Cán bộ tài chính xem lại và trả về nơi đã nộp, hoặc ghi cho hồ sơ; "
            "bạn nhận thông báo khi có kết quả."
        ),
        _("Bạn chưa nộp lại vội. Cần gấp, hãy hỏi cơ quan và đọc mã lần nộp ở bên dưới."),
    ),
    Standing.SURPLUS: Failure(
        _("Khi tiền đến, khoản này không còn phải nộp: đã nộp rồi, hoặc hồ sơ đã kết thúc."),
        _GOES_BACK,
        _("Bạn không phải làm gì, và đừng nộp lại."),
    ),
    Standing.RETURNED: Failure(
        _("Số tiền đến không đúng bằng khoản phải nộp, nên không ghi cho hồ sơ được."),
        _GOES_BACK,
        _("Hồ sơ vẫn chờ khoản này. Bạn nộp lại đúng %(due)s."),
    ),
    Standing.WITHDRAWN: Failure(
        _(
            "Chúng tôi đã ghi nhận lần nộp này, nhưng sao kê của ngân hàng hoặc cổng thanh toán cho thấy tiền chưa "
            "đến đủ. Biên lai đã huỷ. Đây không phải lỗi của bạn."
        ),
        _("Nếu có tiền đã đến, tiền đó được trả về nơi đã chuyển."),
        _("Bạn nộp lại; hồ sơ vẫn được giữ. Có chứng từ đã nộp, bạn gửi cho cơ quan và đọc mã lần nộp ở bên dưới."),
    ),
}


def told(stands: Standing, order: OrderRow, *, still_due: bool, is_back: bool) -> Failure:
    """What happened, where the money is, and what to do, for a payment that did not simply pay.

    `is_back`: all that goes back is back.
    """
    found = STANDINGS.get(stands, FAILURES[order.reason or Reason.OTHER])
    where = _IS_BACK if found.money is _GOES_BACK and is_back else found.money
    ended = not still_due and stands in (Standing.EXPIRED, Standing.FAILED, Standing.WITHDRAWN)
    facts = {"until": moment(order.expires_at), "came": money(order.unclear), "due": money(order.amount)}
    return Failure(*(str(one) % facts for one in (found.what, where, _ENDED if ended else found.todo)))


REFUNDS: Mapping[RefundState, Promise] = {
    RefundState.ASKED: _("Đang gửi yêu cầu hoàn đến ngân hàng"),
    RefundState.SENT: _("Ngân hàng đang chuyển tiền về"),
    RefundState.DONE: _("Đã hoàn về nơi đã nộp"),
    RefundState.FAILED: _("Ngân hàng chưa hoàn được; cán bộ tài chính đang xử lý"),
}
