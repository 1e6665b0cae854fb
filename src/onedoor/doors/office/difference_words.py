"""What happened, in plain words, for each kind of difference, and what each lawful way out does."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from onedoor.doors.frame.templatetags.frame import day, money
from onedoor.doors.frame.templatetags.frame import words as word_of
from onedoor.fees.terms import DifferenceKind, DifferenceRow, Resolution


@dataclass(frozen=True, slots=True)
class Way:
    """One way out: its button, and what happens when it is pressed."""

    value: str
    button: str
    consequence: str


def happened(row: DifferenceRow) -> str:
    """What does not tie out, in one or two sentences."""
    facts = {
        "amount": money(abs(row.amount)),
        "expected": money(row.expected),
        "apart": money(abs(row.amount - row.expected)),
        "gateway": word_of(row.gateway),
        "day": day(row.day),
        "code": row.code or "–",
        "batch": row.reference,
    }
    return _sentence(row) % facts


def _sentence(row: DifferenceRow) -> str:
    if row.amount < 0:
        return _("%(amount)s đã rời tài khoản %(gateway)s ngày %(day)s, mà không phải lệnh hoàn nào của ta.")
    match row.kind:
        case DifferenceKind.MONEY_WITHOUT_RECEIPT:
            return _(
                "Sao kê %(gateway)s ngày %(day)s có %(amount)s cho hồ sơ %(code)s, nhưng cổng chưa báo, "
                "nên chưa có biên lai. Tiền đang để riêng."
            )
        case DifferenceKind.RECEIPT_WITHOUT_MONEY if not row.code:
            return _("Ta đã ghi nhận %(expected)s, nhưng sao kê %(gateway)s ngày %(day)s không có khoản này.")
        case DifferenceKind.RECEIPT_WITHOUT_MONEY:
            return _(
                "Ta đã ghi nhận %(expected)s cho hồ sơ %(code)s và lập biên lai, "
                "nhưng sao kê %(gateway)s ngày %(day)s không có khoản này."
            )
        case DifferenceKind.DOUBLE_PAYMENT:
            return _("Khoản của hồ sơ %(code)s đã được nộp; sau đó %(amount)s nữa đến qua %(gateway)s ngày %(day)s.")
        case DifferenceKind.WRONG_AMOUNT:
            return _wrong_amount(row)
        case DifferenceKind.UNKNOWN_PAYER:
            return _(
                "%(amount)s đến qua %(gateway)s ngày %(day)s, nhưng nội dung không có mã nộp tiền nào của ta. "
                "Tiền đang để riêng."
            )
        case DifferenceKind.LATE_SUCCESS:
            return _(
                "Lần nộp cho hồ sơ %(code)s đã đóng (hết giờ, huỷ hoặc không thành công), "
                "rồi %(amount)s vẫn đến qua %(gateway)s ngày %(day)s."
            )


def _wrong_amount(row: DifferenceRow) -> str:
    if row.payout:
        return _(
            "Ngày %(day)s, %(amount)s về tài khoản là tiền cổng chuyển cho lô %(batch)s, nhưng sao kê của lô đó là "
            "%(expected)s: lệch %(apart)s. Tiền đang để riêng."
        )
    if row.booked:
        return _(
            "Ta đã ghi %(expected)s cho hồ sơ %(code)s, nhưng %(gateway)s ngày %(day)s nói %(amount)s: lệch %(apart)s."
        )
    if not row.amount:
        return _("%(gateway)s ngày %(day)s báo đã thu cho hồ sơ %(code)s, nhưng với số tiền 0 đ.")
    if row.amount > row.expected:
        return _(
            "Hồ sơ %(code)s phải nộp %(expected)s, đã đến %(amount)s qua %(gateway)s ngày %(day)s: thừa %(apart)s."
        )
    return _(
        "Hồ sơ %(code)s phải nộp %(expected)s, chỉ đến %(amount)s qua %(gateway)s ngày %(day)s: thiếu "
        "%(apart)s. Thiếu thì chưa được coi là đã nộp."
    )


def ways(row: DifferenceRow) -> tuple[Way, ...]:
    """The lawful ways of a difference, the usual one first."""
    return tuple(_way(one, row) for one in row.ways)


def _way(resolution: Resolution, row: DifferenceRow) -> Way:
    button, consequence = _words(resolution, row)
    facts = {
        "amount": money(abs(row.amount)),
        "expected": money(row.expected),
        "over": money(max(row.amount - row.expected, 0)),
        "code": row.code or "–",
        "batch": row.reference,
    }
    return Way(resolution.value, button, consequence % facts)


def _words(resolution: Resolution, row: DifferenceRow) -> tuple[str, str]:
    match resolution:
        case Resolution.BOOK:
            return _("Ghi thu, lập biên lai"), _(
                "%(amount)s trả khoản của hồ sơ %(code)s; biên lai được lập ngay và hồ sơ đi tiếp."
            )
        case Resolution.REFUND:
            return _("Hoàn lại tiền"), _(
                "%(amount)s trở về đúng nơi đã chuyển. Khoản phải nộp của hồ sơ không thay đổi."
            )
        case Resolution.BOOK_AND_REFUND_REST:
            return _("Ghi thu phần phải nộp, hoàn phần thừa"), _(
                "%(expected)s trả khoản của hồ sơ %(code)s và có biên lai; %(over)s trở về nơi đã chuyển."
            )
        case Resolution.MATCH:
            return _("Ghi cho hồ sơ này"), _(
                "Tiền trả khoản đang chờ của hồ sơ có mã ghi ở đây; biên lai được lập ngay, phần thừa tự hoàn."
            )
        case Resolution.CANCEL_RECEIPT:
            return _("Huỷ biên lai"), _(
                "Biên lai bị huỷ, số của nó vẫn giữ, và hồ sơ %(code)s lại phải nộp %(expected)s."
            )
        case Resolution.CORRECT:
            return _correction(row)
        case Resolution.PAYOUT:
            return _("Ghi là tiền cổng chuyển về"), _(
                "%(amount)s được ghi cho lô %(batch)s; phần lệch (phí cổng giữ lại, nếu có) vẫn nằm ở tài khoản của "
                "cổng trong sổ cái để đòi hoặc giải trình."
            )
        case Resolution.ASK_AGAIN:
            return _asking(row)


def _asking(row: DifferenceRow) -> tuple[str, str]:
    if row.dues:
        return _("Hỏi lại cổng"), _("Cổng được hỏi lần nữa về lần nộp này. Mục này còn mở đến khi có câu trả lời.")
    return _("Chờ sao kê sau"), _("Mục này được đóng; sao kê sau mà còn lệch thì sẽ thấy lại ở đó.")


def _correction(row: DifferenceRow) -> tuple[str, str]:
    if row.amount >= row.expected:
        return _("Sửa sổ theo sao kê, hoàn phần thừa"), _(
            "Bút toán %(expected)s được ghi đảo, ghi lại %(amount)s. Biên lai vẫn đúng và giữ nguyên; "
            "%(over)s trở về nơi đã chuyển."
        )
    return _("Sửa sổ theo sao kê, huỷ biên lai"), _(
        "Bút toán %(expected)s được ghi đảo, ghi lại %(amount)s. Thiếu thì chưa nộp: biên lai bị huỷ (số vẫn "
        "giữ), hồ sơ %(code)s lại phải nộp, và phần chưa hoàn của %(amount)s trở về nơi đã chuyển. Người nộp được báo."
    )


def resolved(resolution: Resolution) -> str:
    """How it was resolved."""
    told = {
        Resolution.BOOK: _("Đã ghi thu"),
        Resolution.REFUND: _("Đã hoàn"),
        Resolution.MATCH: _("Đã ghi cho một hồ sơ"),
        Resolution.CANCEL_RECEIPT: _("Đã huỷ biên lai"),
        Resolution.ASK_AGAIN: _("Đã rõ sau khi hỏi lại"),
        Resolution.BOOK_AND_REFUND_REST: _("Đã ghi thu, đã hoàn phần thừa"),
        Resolution.PAYOUT: _("Đã ghi là tiền cổng chuyển về"),
        Resolution.CORRECT: _("Đã sửa sổ theo sao kê"),
    }
    return told[resolution]
