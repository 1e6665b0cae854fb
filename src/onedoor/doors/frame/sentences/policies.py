"""Sentences for the refusals about fee policies."""

from collections.abc import Mapping

from onedoor.doors.frame.sentences.shape import Pair, both

SENTENCES: Mapping[str, Pair] = {
    "fees.policy_never_changes": both(
        (
            "Chính sách “{policy}” không còn đúng như bản anh/chị đã xem.",
            "Chính sách đã ban hành thì không sửa; bản dự thảo vừa có người sửa thì hãy mở lại và xem lại.",
        ),
        (
            "The policy “{policy}” is not the one you saw.",
            "An adopted policy never changes; a draft that somebody has just changed should be opened and read again.",
        ),
    ),
    "fees.policy_in_force": both(
        ("Chính sách “{policy}” đã được ban hành.", "Muốn thay đổi, hãy soạn một chính sách mới."),
        ("The policy “{policy}” is adopted.", "To change something, draft a new policy."),
    ),
    "fees.policy_name_taken": both(
        ("Đã có chính sách mang mã “{name}”.", "Hãy chọn một mã khác."),
        ("There is a policy with the id “{name}”.", "Please choose another id."),
    ),
    "fees.same_person": both(
        ("Chính sách cần hai người: {who} đã soạn.", "Một cán bộ tài chính khác của cơ quan phải ban hành."),
        ("A policy needs two people: {who} drafted it.", "Another finance officer of the agency has to adopt it."),
    ),
    "fees.out_of_reach": both(
        (
            "Cơ quan {agency} không quyết định được mức phí ở nơi này.",
            "Hãy chọn những cơ quan thuộc địa bàn của mình.",
        ),
        ("The agency {agency} does not decide fees there.", "Please choose agencies within its own area."),
    ),
    "fees.begins_too_early": both(
        (
            "Chính sách không thể bắt đầu từ ngày {day}.",
            "Hồ sơ đã nộp giữ mức phí của ngày nộp; ngày bắt đầu phải sau ngày ban hành.",
        ),
        (
            "The policy cannot begin on {day}.",
            "What is filed keeps the fee of its day; the first day must come after the day of adoption.",
        ),
    ),
}
