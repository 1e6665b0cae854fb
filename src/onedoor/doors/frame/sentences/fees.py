"""Sentences for the refusals of fees: each says whether money has moved."""

from collections.abc import Mapping

from onedoor.doors.frame.sentences.shape import Pair, both

SENTENCES: Mapping[str, Pair] = {
    "fees.fact_missing": both(
        ("Chưa tính được «{line}».", "Còn thiếu thông tin: {fields}. Mời bạn bổ sung rồi thử lại."),
        ("“{line}” cannot be worked out yet.", "Something is missing: {fields}. Please fill it in and try again."),
    ),
    "fees.nothing_to_pay": both(
        ("Hồ sơ {code} không có khoản nào phải nộp.", "Bạn không phải làm gì thêm; chưa có khoản tiền nào bị trừ."),
        ("There is nothing to pay for {code}.", "You need do nothing more; no money has been taken."),
    ),
    "fees.already_paid": both(
        ("Khoản của hồ sơ {code} đã được nộp lúc {at}.", "Bạn không phải nộp lại. Biên lai nằm ở trang hồ sơ."),
        ("What was due for {code} was paid at {at}.", "Do not pay again. The receipt is on the dossier's page."),
    ),
    "fees.amount_differs": both(
        ("Số tiền không khớp: phải nộp {due}, đã ghi {given}.", "Chưa có gì được ghi nhận. Hãy nhận đúng số phải nộp."),
        ("The amounts differ: {due} is due, {given} was given.", "Nothing was recorded. Take exactly what is due."),
    ),
    "fees.too_much": both(
        ("Không hoàn được nhiều hơn số đã nộp; còn {left}.", "Chưa có khoản nào được hoàn. Hãy ghi số nhỏ hơn."),
        ("No more can go back than came in; {left} is left.", "Nothing was given back. Enter a smaller amount."),
    ),
    "fees.not_in_this_state": both(
        ("Khoản tiền này đã ở trạng thái khác.", "Hãy tải lại trang để xem trạng thái hiện nay."),
        ("This money is in another state by now.", "Reload the page to see where it stands."),
    ),
    "fees.no_such_gateway": both(
        ("Cách nộp này hiện không dùng được.", "Chưa có khoản tiền nào bị trừ. Mời bạn chọn cách nộp khác."),
        ("This way to pay is not available.", "No money has been taken. Please choose another way."),
    ),
    "fees.gateway_down": both(
        (
            "Cổng thanh toán chưa trả lời.",
            "Chưa có khoản tiền nào bị trừ. Hồ sơ vẫn được giữ; mời bạn thử lại sau ít phút hoặc chọn cách nộp khác.",
        ),
        (
            "The payment gateway does not answer.",
            "No money has been taken. Your dossier is kept; try again in a few minutes, or choose another way to pay.",
        ),
    ),
    "fees.not_this_way": both(
        ("Chênh lệch này không xử lý theo cách đó được.", "Hãy chọn một trong các cách nêu ở dòng này."),
        ("This difference cannot be resolved that way.", "Choose one of the ways shown beside it."),
    ),
    "fees.already_resolved": both(
        ("{who} đã xử lý chênh lệch này lúc {at}.", "Bạn không phải làm gì thêm."),
        ("{who} resolved this difference at {at}.", "You need do nothing more."),
    ),
    "fees.not_a_statement": both(
        ("Không đọc được sao kê: dòng {line}.", "{why} Chưa có gì được ghi."),
        ("The statement cannot be read: line {line}.", "{why} Nothing was written."),
    ),
}
