"""What the programme says when it says no."""

from collections.abc import Mapping

from onedoor.doors.frame.sentences.shape import Pair, both

SENTENCES: Mapping[str, Pair] = {
    "programme.target_other_state": both(
        ("Chỉ tiêu không còn ở bước này.", "Có thể người khác vừa làm trước. Hãy mở lại trang của chỉ tiêu để xem."),
        ("The target is no longer at this step.", "Somebody may have been first. Open its page again to see."),
    ),
    "programme.target_exists": both(
        (
            "Cơ quan {agency} đã có chỉ tiêu này cho đúng thời gian ấy.",
            "Hãy rút chỉ tiêu cũ trước, hoặc chọn ngày khác.",
        ),
        (
            "Agency {agency} has this target for these days already.",
            "Withdraw the old one first, or choose other days.",
        ),
    ),
    "programme.not_measured_so": both(
        ("Chỉ tiêu {indicator} không tính được theo cách này.", "Hãy chọn “tháng mới nhất”, hoặc chỉ tiêu khác."),
        ("Indicator {indicator} cannot be reckoned so.", "Choose “the newest month”, or another indicator."),
    ),
    "programme.goal_out_of_range": both(
        ("Mức này không thể có.", "Tỷ lệ nằm từ 0 đến 100 %; số hồ sơ phải lớn hơn 0."),
        ("There can be no such value.", "A share lies from 0 to 100 %; the number of cases is above 0."),
    ),
    "programme.target_days_wrong": both(
        ("Thời gian chưa đúng.", "Cần ít nhất một tháng, nhiều nhất năm năm, và hạn phải sau hôm nay."),
        ("These days do not fit.", "At least one month, at most five years, and the last day comes after today."),
    ),
    "programme.not_below_parent": both(
        (
            "Chỉ tiêu này không nằm trong chỉ tiêu của cơ quan bạn.",
            "Khi chia, thời gian phải nằm trong thời gian của chỉ tiêu trên, và cơ quan nhận phải ở bên dưới.",
        ),
        (
            "This target does not lie within your own.",
            "What is divided keeps within the days of the target above, and goes to agencies below.",
        ),
    ),
    "programme.reason_needed": both(
        ("Hãy ghi lý do.", "Cơ quan kia cần biết vì sao. Chưa có gì thay đổi."),
        ("Please give the reason.", "The other agency needs to know why. Nothing was changed."),
    ),
}
