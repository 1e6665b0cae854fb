"""What the assessment of portals says when it says no."""

from collections.abc import Mapping

from onedoor.doors.frame.sentences.shape import Pair, both

SENTENCES: Mapping[str, Pair] = {
    "quality.too_few_assessors": both(
        (
            "Chưa đủ người chấm cho cổng của {agency}.",
            "Mỗi cổng cần ba người không thuộc cơ quan đó: hai người chấm, một người phân xử. Hãy bổ nhiệm thêm.",
        ),
        (
            "There are too few assessors for the portal of {agency}.",
            "Each needs three people from elsewhere: two who judge and one who decides. Appoint more.",
        ),
    ),
    "quality.handed_in": both(
        ("Phiếu chấm đã nộp.", "Từ lúc nộp, phiếu không đổi được nữa; hãy xem lại trong danh sách."),
        ("This assessment was handed in.", "From then on it does not change; read it from the list."),
    ),
    "quality.not_all_rated": both(
        ("Còn tiêu chí chưa xong: {criteria}.", "Mỗi mức cần ảnh chụp; câu trả lời khác cần ghi chú."),
        ("Some criteria are not complete: {criteria}.", "A level needs a screenshot, any other answer a remark."),
    ),
    "quality.no_such_rating": both(
        ("Tiêu chí {criterion} không có mức này.", "Hãy chọn một mức trong danh sách."),
        ("Criterion {criterion} has no such level.", "Choose one from the list."),
    ),
    "quality.remark_needed": both(
        ("Ở tiêu chí {criterion} cần một câu giải thích.", "Hãy ghi rồi gửi lại; chưa có gì thay đổi."),
        ("Criterion {criterion} needs a reason in words.", "Write it and send again; nothing was changed."),
    ),
    "quality.not_now": both(
        ("Việc này đã qua bước đó, hoặc chưa đến bước đó.", "Hãy mở lại trang của cổng để xem đang ở bước nào."),
        ("That step is over, or has not come yet.", "Open the page of the portal again to see where it is."),
    ),
}
