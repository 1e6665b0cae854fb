"""What simplification says when it says no."""

from collections.abc import Mapping

from onedoor.doors.frame.sentences.shape import Pair, both

SENTENCES: Mapping[str, Pair] = {
    "simplification.not_a_log": both(
        ("Không đọc được tệp này như một nhật ký xử lý.", "Hãy chọn tệp XES (có thể nén .gz) hoặc bảng CSV."),
        ("This file cannot be read as an event log.", "Choose a XES file (packed as .gz or not) or a CSV table."),
    ),
    "simplification.column_missing": both(
        ("Bảng thiếu cột {column}.", "Bảng có các cột: {found}. Hãy cho biết cột nào là {column}."),
        ("The table has no column for {column}.", "It has: {found}. Say which of them is {column}."),
    ),
    "simplification.moment_not_readable": both(
        ("Dòng {row}, cột {column}: “{value}” không phải là thời điểm.", "Hãy ghi như 2026-03-31T14:05:00+07:00."),
        ("Row {row}, column {column}: “{value}” is no moment.", "Write it as 2026-03-31T14:05:00+07:00."),
    ),
    "simplification.empty_log": both(
        ("Nhật ký không có bước nào.", "Hãy chọn tệp khác."),
        ("The log holds no event.", "Choose another file."),
    ),
    "simplification.log_too_large": both(
        ("Sau khi giải nén, tệp lớn hơn {megabytes} MB.", "Hãy chia tệp thành nhiều phần."),
        ("Unpacked, the file is larger than {megabytes} MB.", "Split it into several files."),
    ),
    "simplification.step_unknown": both(
        ("Bước “{step}” trong quy trình đã công bố không có trong nhật ký.", "Nhật ký có các bước: {known}."),
        ("The published step “{step}” never occurs in the log.", "The log has: {known}."),
    ),
    "simplification.compared_already": both(
        ("Đã có người đối chiếu giấy này rồi.", "Hãy sang giấy tiếp theo."),
        ("Somebody has compared this paper already.", "Go on to the next one."),
    ),
    "simplification.no_candidate": both(
        ("Bằng chứng bây giờ chưa đủ để đề xuất “{part}”.", "Hãy đối chiếu thêm hồ sơ rồi thử lại."),
        ("There is not enough evidence now to propose “{part}”.", "Compare more dossiers, then try again."),
    ),
    "simplification.proposed_already": both(
        ("Việc này đã được đề xuất và đang chờ quyết định.", "Hãy mở danh sách đề xuất."),
        ("This has been proposed and waits for a decision.", "Open the list of proposals."),
    ),
    "simplification.decided_already": both(
        ("Đề xuất này đã được quyết định.", "Hãy mở lại trang để xem quyết định."),
        ("This proposal has been decided.", "Open its page again to see the decision."),
    ),
    "simplification.not_a_way": both(
        ("Chưa thể quyết định như vậy.", "Hãy ghi lý do; nếu bỏ thì chọn ngày áp dụng sau hôm nay."),
        ("This cannot be decided so.", "Give a reason; for a removal, choose a coming day from which it holds."),
    ),
    "simplification.draft_unsound": both(
        (
            "Bỏ phần này thì định nghĩa không còn đứng được ({faults} lỗi).",
            "Hãy chọn cách khác.",
        ),
        (
            "Without that part the definition cannot stand ({faults} faults).",
            "Choose another way.",
        ),
    ),
}
