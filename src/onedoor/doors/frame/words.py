"""The words for states, turns, roles and the like, in each language, with the colour of the tag that carries them.

Colours: "" (jade), grey, green, amber (time runs short), lotus (needs a person now). Never a colour alone.
"""

from collections.abc import Mapping
from enum import StrEnum

from onedoor.base.actor import Role
from onedoor.catalogue.terms import Mark
from onedoor.doors.frame import money_words, vault_words
from onedoor.doors.frame.word import Word
from onedoor.dossiers.terms import DeliveryState, DocumentKind, Outcome, PaymentState, State, TimeLeft, Turn

STATES: Mapping[State, Word] = {
    State.SUBMITTED: Word("Mới nộp", "Submitted", ""),
    State.RECEIVED: Word("Đã tiếp nhận", "Accepted", ""),
    State.REFUSED: Word("Không được tiếp nhận", "Not accepted"),
    State.IN_PROCESS: Word("Đang giải quyết", "Being handled", ""),
    State.AWAITING_SUPPLEMENT: Word("Chờ bổ sung", "Waiting for a supplement", "lotus"),
    State.AWAITING_PAYMENT: Word("Chờ nộp phí", "Waiting for payment", "lotus"),
    State.WITHDRAWAL_ASKED: Word("Xin rút hồ sơ", "Withdrawal asked", "amber"),
    State.STOPPED: Word("Đã dừng giải quyết", "Stopped"),
    State.HANDLED: Word("Đã có kết quả", "Decided", "green"),
    State.RETURNED: Word("Đã trả kết quả", "Result delivered", "green"),
}
TURNS: Mapping[Turn, Word] = {
    Turn.OURS: Word("Đến lượt cơ quan", "The agency's turn", ""),
    Turn.CITIZEN: Word("Đến lượt người nộp", "The applicant's turn", "lotus"),
    Turn.OTHER_AGENCY: Word("Đến lượt cơ quan khác", "Another agency's turn"),
    Turn.NOBODY: Word("Không còn việc gì", "Nothing left to do"),
}
TIME_LEFT: Mapping[TimeLeft, Word] = {
    TimeLeft.NO_LIMIT: Word("Không tính hạn", "No time limit"),
    TimeLeft.PAUSED: Word("Tạm dừng tính hạn", "Clock paused"),
    TimeLeft.PLENTY: Word("Còn hạn", "In time", ""),
    TimeLeft.DUE_SOON: Word("Sắp đến hạn", "Due soon", "amber"),
    TimeLeft.DUE_TODAY: Word("Đến hạn hôm nay", "Due today", "amber"),
    TimeLeft.OVERDUE: Word("Quá hạn", "Overdue", "lotus"),
    TimeLeft.DONE_IN_TIME: Word("Xong đúng hạn", "Done in time", "green"),
    TimeLeft.DONE_LATE: Word("Xong trễ hạn", "Done late"),
}
PAYMENTS: Mapping[PaymentState, Word] = {
    PaymentState.NOTHING_DUE: Word("Không phải nộp phí", "Nothing to pay"),
    PaymentState.DUE: Word("Chưa nộp phí", "Payment due", "lotus"),
    PaymentState.PAID: Word("Đã nộp phí", "Paid", "green"),
    PaymentState.REFUNDED: Word("Đã hoàn phí", "Refunded"),
}
DELIVERIES: Mapping[DeliveryState, Word] = {
    DeliveryState.NOT_READY: Word("Chưa có kết quả", "No result yet"),
    DeliveryState.TO_SIGN: Word("Chờ ký", "To be signed", "amber"),
    DeliveryState.READY: Word("Chờ trả kết quả", "Ready for delivery", ""),
    DeliveryState.WITHDRAWN: Word("Kết quả đã thu hồi", "Result withdrawn", "lotus"),
    DeliveryState.DELIVERED: Word("Đã trả kết quả", "Delivered", "green"),
}
OUTCOMES: Mapping[Outcome, Word] = {
    Outcome.GRANTED: Word("Được chấp thuận", "Granted", "green"),
    Outcome.REJECTED: Word("Không được chấp thuận", "Rejected"),
}
DOCUMENTS: Mapping[DocumentKind, Word] = {
    DocumentKind.RECEIPT: Word("Giấy tiếp nhận hồ sơ và hẹn trả kết quả", "Receipt and appointment"),
    DocumentKind.SUPPLEMENT_REQUEST: Word("Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ", "Request for a supplement"),
    DocumentKind.REFUSAL: Word("Phiếu từ chối giải quyết hồ sơ", "Refusal to accept"),
    DocumentKind.APOLOGY: Word("Phiếu xin lỗi và hẹn lại ngày trả kết quả", "Apology and new appointment"),
    DocumentKind.CONTROL_SLIP: Word("Phiếu kiểm soát quá trình giải quyết hồ sơ", "Control slip"),
    DocumentKind.RESULT: Word("Kết quả giải quyết", "Result"),
}
ROLES: Mapping[Role, Word] = {
    Role.RECEIVER: Word("tiếp nhận", "reception"),
    Role.HANDLER: Word("thụ lý", "handling"),
    Role.LEADER: Word("lãnh đạo", "leader"),
    Role.CLERK: Word("văn thư", "clerk"),
    Role.AUDITOR: Word("kiểm tra", "auditor"),
    Role.FINANCE: Word("tài chính", "finance"),
    Role.ASSESSOR: Word("đánh giá", "assessor"),
    Role.HELPER: Word("tổ cộng đồng", "community helper"),
}
TASKS: Mapping[str, Word] = {
    "done": Word("Xong", "Done", "plain"),
    "doing": Word("Đang làm", "In progress", "amber"),
    "todo": Word("Chưa làm", "To do", ""),
    "later": Word("Chưa làm được", "Cannot start yet", "plain"),
    "problem": Word("Cần xem lại", "Needs another look", "lotus"),
}
MARKS: Mapping[Mark, Word] = {
    Mark.FOUND: Word("đã đối chiếu văn bản", "read in the document"),
    Mark.MEMORY: Word("chưa kiểm chứng", "not verified"),
    Mark.INFERRED: Word("suy ra từ văn bản", "worked out from documents"),
}
SEXES: Mapping[str, Word] = {
    "male": Word("Nam", "Male"),
    "female": Word("Nữ", "Female"),
    "other": Word("Khác", "Other"),
}
UNITS: Mapping[str, Word] = {
    "working_hour": Word("giờ làm việc", "working hour|working hours"),
    "working_day": Word("ngày làm việc", "working day|working days"),
    "hour": Word("giờ", "hour|hours"),
    "minute": Word("phút", "minute|minutes"),
    "day": Word("ngày", "day|days"),
    "month": Word("tháng", "month|months"),
}
_BY_KIND: Mapping[type[StrEnum], Mapping[str, Word]] = {
    State: {str(key): word for key, word in STATES.items()},
    Turn: {str(key): word for key, word in TURNS.items()},
    TimeLeft: {str(key): word for key, word in TIME_LEFT.items()},
    PaymentState: {str(key): word for key, word in PAYMENTS.items()},
    DeliveryState: {str(key): word for key, word in DELIVERIES.items()},
    Outcome: {str(key): word for key, word in OUTCOMES.items()},
    DocumentKind: {str(key): word for key, word in DOCUMENTS.items()},
    Mark: {str(key): word for key, word in MARKS.items()},
    Role: {str(key): word for key, word in ROLES.items()},
    **{kind: {str(key): word for key, word in its.items()} for kind, its in money_words.BY_KIND.items()},
    **vault_words.BY_KIND,
}


def word_for(value: StrEnum) -> Word:
    """The word for a state, turn, time left, payment, delivery, outcome, document kind or role."""
    return _BY_KIND[type(value)][str(value)]


def amount_in_words(amount: int, unit: str, language: str) -> str:
    """An amount of a unit: "3 ngày làm việc", "1 working day"."""
    words = UNITS[unit].in_(language).split("|")
    return f"{amount} {words[0] if amount == 1 else words[-1]}"
