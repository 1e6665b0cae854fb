"""The words for money: manners, states of dues, orders and refunds, what was heard, differences and entries."""

from collections.abc import Mapping
from enum import StrEnum

from onedoor.doors.frame.word import Word
from onedoor.fees.terms import (
    DifferenceKind,
    DueState,
    EntryKind,
    Heard,
    Manner,
    OrderState,
    Outcome,
    RefundState,
)

BY_KIND: Mapping[type[StrEnum], Mapping[StrEnum, Word]] = {
    Manner: {
        Manner.VNPAY: Word("VNPAY", "VNPAY"),
        Manner.VIETQR: Word("chuyển khoản VietQR", "VietQR transfer"),
        Manner.CASH: Word("tiền mặt tại quầy", "cash at the counter"),
        Manner.CARD: Word("thẻ tại quầy", "card at the counter"),
    },
    DueState: {
        DueState.NOTHING: Word("Không phải nộp", "Nothing due"),
        DueState.UNPAID: Word("Chưa nộp", "Unpaid", "amber"),
        DueState.PAID: Word("Đã nộp", "Paid", "green"),
        DueState.REFUNDED: Word("Đã hoàn hết", "All refunded"),
        DueState.CANCELLED: Word("Không thu nữa", "Cancelled"),
    },
    OrderState: {
        OrderState.CREATED: Word("Đã tạo", "Created"),
        OrderState.SENT: Word("Đang chờ cổng thanh toán", "Waiting for the gateway", "amber"),
        OrderState.EXPIRED: Word("Hết giờ", "Expired"),
        OrderState.CANCELLED: Word("Người nộp đã huỷ", "Cancelled by the payer"),
        OrderState.FAILED: Word("Không thành công", "Failed"),
        OrderState.PAID: Word("Đã trả", "Paid", "green"),
    },
    RefundState: {
        RefundState.ASKED: Word("Đã lập lệnh", "Asked", "amber"),
        RefundState.SENT: Word("Cổng đang trả", "Sent", "amber"),
        RefundState.DONE: Word("Đã hoàn", "Done", "green"),
        RefundState.FAILED: Word("Cổng từ chối", "Failed", "lotus"),
    },
    Heard: {
        Heard.CALLBACK: Word("cổng tự báo", "callback"),
        Heard.QUERY: Word("ta hỏi, cổng trả lời", "answer to our query"),
        Heard.STATEMENT: Word("sao kê", "statement"),
        Heard.COUNTER: Word("quầy", "counter"),
    },
    Outcome: {
        Outcome.SUCCEEDED: Word("Thành công", "Succeeded", "green"),
        Outcome.FAILED: Word("Không thành công", "Failed"),
        Outcome.PENDING: Word("Đang chờ", "Pending", "amber"),
        Outcome.UNKNOWN: Word("Cổng không biết", "Unknown to the gateway"),
    },
    DifferenceKind: {
        DifferenceKind.MONEY_WITHOUT_RECEIPT: Word("Có tiền, chưa có biên lai", "Money without receipt", "lotus"),
        DifferenceKind.RECEIPT_WITHOUT_MONEY: Word("Có biên lai, chưa thấy tiền", "Receipt without money", "lotus"),
        DifferenceKind.DOUBLE_PAYMENT: Word("Nộp hai lần", "Double payment", "amber"),
        DifferenceKind.WRONG_AMOUNT: Word("Sai số tiền", "Wrong amount", "lotus"),
        DifferenceKind.UNKNOWN_PAYER: Word("Chưa rõ ai nộp", "Unknown payer", "lotus"),
        DifferenceKind.LATE_SUCCESS: Word("Tiền đến muộn", "Late success", "amber"),
    },
    EntryKind: {
        EntryKind.PAYMENT: Word("Thu", "Payment"),
        EntryKind.UNCLEAR: Word("Tiền chưa rõ", "Unclear money"),
        EntryKind.CLEARED: Word("Đã rõ, ghi thu", "Cleared"),
        EntryKind.REFUND_ASKED: Word("Lập lệnh hoàn", "Refund asked"),
        EntryKind.REFUND_DONE: Word("Đã hoàn", "Refund done"),
        EntryKind.REFUND_FAILED: Word("Hoàn không được", "Refund failed"),
        EntryKind.REFUND_MOVED: Word("Khoản hoàn ghi lại", "Refund booked anew"),
        EntryKind.REVERSAL: Word("Ghi đảo", "Reversal"),
        EntryKind.PAYOUT: Word("Cổng chuyển tiền về", "Payout by the gateway"),
    },
}
