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
    "programme.not_measured_of_units": both(
        (
            "Chỉ tiêu {indicator} không đo được cho một bộ phận.",
            "Hãy chọn “Chờ cơ quan” (W3), hoặc giao cho cả cơ quan.",
        ),
        (
            "Indicator {indicator} is not measured of a unit.",
            "Choose “Waiting for the agency” (W3), or give it to the whole agency.",
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
    "programme.plan_exists": both(
        ("Cơ quan bạn đã có kế hoạch năm {year}.", "Hãy mở kế hoạch ấy trong danh sách."),
        ("Your agency has a plan for {year} already.", "Open it from the list."),
    ),
    "programme.plan_days_wrong": both(
        ("Thời gian của việc chưa đúng.", "Ngày bắt đầu không sau hạn, và hạn nằm trong năm {year} hoặc năm sau."),
        ("The days of the task do not fit.", "It begins before it is due, and is due in {year} or the year after."),
    ),
    "programme.effect_not_declared": both(
        ("Chưa khai việc này để làm gì.", "Hãy chọn một chỉ tiêu phải chuyển biến, hoặc khai là đầu ra."),
        ("What this task is for is not declared.", "Choose one indicator that it should move, or declare an output."),
    ),
    "programme.declared_in_advance": both(
        ("Việc đã bắt đầu nên không đổi chỉ tiêu được nữa.", "Tác dụng được khai trước để không ai chọn lại sau."),
        (
            "The task has begun, so its indicator stays.",
            "What it should move is declared before, and not chosen after.",
        ),
    ),
    "programme.task_other_state": both(
        ("Việc không còn ở bước này.", "Có thể người khác vừa làm trước. Hãy mở lại trang của việc để xem."),
        ("The task is no longer at this step.", "Somebody may have been first. Open its page again to see."),
    ),
    "programme.evidence_needed": both(
        ("Cần minh chứng.", "Hãy ghi đã làm gì, hoặc một đường dẫn bắt đầu bằng https:// hay http://."),
        ("Evidence is needed.", "Say what was done, or give a link that begins with https:// or http://."),
    ),
    "programme.reason_needed": both(
        ("Hãy ghi lý do.", "Cơ quan kia cần biết vì sao. Chưa có gì thay đổi."),
        ("Please give the reason.", "The other agency needs to know why. Nothing was changed."),
    ),
    "programme.file_too_large": both(
        ("Tệp lớn quá 5 MB.", "Hãy bỏ ảnh trong tệp, hoặc chia kế hoạch thành nhiều tệp. Chưa có gì được nhập."),
        ("The file is larger than 5 MB.", "Take pictures out of it, or divide the plan. Nothing was imported."),
    ),
    "programme.file_too_many_rows": both(
        ("Tệp có quá {limit} hàng.", "Hãy chia kế hoạch thành nhiều tệp. Chưa có gì được nhập."),
        ("The file has more than {limit} rows.", "Divide the plan into several files. Nothing was imported."),
    ),
    "programme.file_not_a_spreadsheet": both(
        (
            "Không đọc được tệp này.",
            "Hãy mở tệp bằng Excel hoặc LibreOffice, bỏ mật khẩu, rồi lưu lại dạng .xlsx. Chưa có gì được nhập.",
        ),
        (
            "This file cannot be read.",
            "Open it in Excel or LibreOffice, remove any password, and save it as .xlsx. Nothing was imported.",
        ),
    ),
    "programme.file_has_no_tasks": both(
        (
            "Không thấy việc nào trong tệp (đã xem: {sheets}).",
            "Cần một hàng tiêu đề có cột “Việc” và “Hạn”, rồi mỗi việc một hàng. Có thể bắt đầu từ tệp mẫu.",
        ),
        (
            "There is no task in the file (looked at: {sheets}).",
            "It needs a heading row with “Task” and “Due”, then one row for each task. You may begin with the example.",
        ),
    ),
    "programme.file_closed": both(
        ("Tệp đã đóng.", "Không nhập thêm từ tệp này. Hãy nộp lại tệp trên trang của kế hoạch."),
        ("The file is closed.", "Nothing more is imported from it. Bring the file again from the plan's page."),
    ),
    "programme.no_paperless_day": both(
        ("Không có ngày nào như vậy.", "Hãy xem lại khoảng ngày và các thứ đã chọn."),
        ("There is no such day.", "Check the dates and the weekdays that you chose."),
    ),
    "programme.paperless_too_long": both(
        ("Một đợt kéo dài nhiều nhất một năm.", "Hãy chọn ngày cuối sớm hơn, rồi công bố đợt mới khi cần."),
        ("A measure lasts a year at most.", "Choose an earlier last day, and announce a new one when needed."),
    ),
    "programme.paperless_too_soon": both(
        ("Ngày đầu quá gần.", "Phải công bố trước ít nhất {days} ngày để người dân biết."),
        ("The first day is too near.", "Announce it at least {days} days before, so that people know."),
    ),
    "programme.basis_missing": both(
        (
            "Chưa có căn cứ.",
            "Hãy ghi số, ký hiệu (ví dụ 12/KH-UBND), ngày ký không sau hôm nay, và văn bản nói gì.",
        ),
        (
            "There is no legal basis.",
            "Give its number (such as 12/KH-UBND), the day of signing, not after today, and what it says.",
        ),
    ),
    "programme.paperless_not_online": both(
        ("Thủ tục {procedure} chưa nộp trực tuyến được ở nơi này.", "Không thể từ chối giấy khi không có cách khác."),
        ("Procedure {procedure} cannot be filed online there.", "Paper cannot be refused where there is no other way."),
    ),
    "programme.paperless_overlaps": both(
        (
            "Nơi {agency} đã có một đợt trùng thủ tục và ngày, theo văn bản {number}.",
            "Hãy chọn ngày khác, hoặc dừng đợt cũ trước.",
        ),
        (
            "Place {agency} has a measure for the same service and day already, by document {number}.",
            "Choose other days, or end the old one first.",
        ),
    ),
    "programme.paperless_over": both(
        ("Đợt này đã hết hoặc đã dừng.", "Không còn gì để dừng."),
        ("This measure is over or ended already.", "There is nothing left to end."),
    ),
    "programme.paper_not_taken": both(
        (
            "Hôm nay quầy không nhận giấy cho thủ tục này, theo văn bản {number}.",
            "Hãy giúp người dân nộp trực tuyến, hoặc chọn một ngoại lệ và ghi lý do.",
        ),
        (
            "This counter takes no paper for this procedure today, by document {number}.",
            "Help the person to file online, or choose an exception and say why.",
        ),
    ),
    "programme.paper_taken": both(
        ("Hôm nay quầy vẫn nhận giấy cho thủ tục này.", "Không cần ngoại lệ: hãy nhận như thường."),
        ("This counter takes paper for this procedure today.", "No exception is needed: take it in as usual."),
    ),
    "programme.no_such_exception": both(
        ("Cần một ngoại lệ trong danh sách, và vì sao.", "Hãy chọn một ngoại lệ của văn bản và ghi chuyện đã xảy ra."),
        ("An exception of the list is needed, and why.", "Choose one that the document allows, and say what happened."),
    ),
}
