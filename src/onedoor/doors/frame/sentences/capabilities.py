"""Sentences for the refusals of catalogue, identity, agencies, notices and quality."""

from collections.abc import Mapping

from onedoor.doors.frame.sentences.shape import Pair, both

SENTENCES: Mapping[str, Pair] = {
    "catalogue.versions_overlap": both(
        ("Hai phiên bản của một thủ tục cùng có hiệu lực trong một ngày.", "Hãy ghi ngày hết hiệu lực cho bản trước."),
        ("Two versions of one procedure would be in force on the same day.", "Give the earlier one its last day."),
    ),
    "catalogue.pack_has_faults": both(
        ("Định nghĩa thủ tục còn lỗi, chưa có gì được nạp.", "{faults}"),
        ("The definitions have faults; nothing was loaded.", "{faults}"),
    ),
    "identity.not_appointed": both(
        (
            "Tài khoản này hiện không có vị trí cán bộ.",
            "Việc bổ nhiệm có thể chưa bắt đầu hoặc đã kết thúc. Hãy hỏi đơn vị, hoặc đăng nhập với tư cách công dân.",
        ),
        (
            "This account holds no post as an officer today.",
            "The appointment may not have begun or may have ended. Ask the head of your unit, or sign in as a citizen.",
        ),
    ),
    "identity.claims_unfit": both(
        (
            "Hệ thống đăng nhập không cho biết bạn là ai.",
            "Tài khoản còn thiếu thông tin ({claim}). Mời bạn cập nhật tài khoản ở nơi cấp, rồi đăng nhập lại.",
        ),
        (
            "The sign-in system did not tell who you are.",
            "The account lacks something ({claim}). Please complete it where it was issued, then sign in again.",
        ),
    ),
    "agencies.codes_disappear": both(
        ("Dữ liệu mới làm mất mã đang có.", "Mã không còn dùng thì ghi ngày kết thúc, không xoá. Chưa có gì được ghi."),
        (
            "The new data would lose codes on record.",
            "Close what ends by its last day; do not remove it. Nothing was written.",
        ),
    ),
    "agencies.data_not_readable": both(
        ("Không đọc được dữ liệu: {file}, dòng {line}.", "{reason}"),
        ("The data cannot be read: {file}, line {line}.", "{reason}"),
    ),
    "catalogue.version_never_changes": both(
        ("Phiên bản đã công bố thì không sửa được.", "Hãy công bố một phiên bản mới với số tiếp theo."),
        ("A published version never changes.", "Publish a new version under the next number."),
    ),
    "quality.survey_answered": both(
        ("Phiếu này đã được trả lời.", "Mỗi phiếu chỉ dùng một lần; câu trả lời trước vẫn được giữ. Cảm ơn bạn."),
        ("This survey was answered already.", "Each can be used once; the earlier answer is kept. Thank you."),
    ),
    "quality.campaign_other_state": both(
        ("Đợt khảo sát không còn ở bước này.", "Có thể người khác vừa bấm trước. Hãy mở lại trang của đợt để xem."),
        ("The campaign is no longer at this step.", "Somebody may have been first. Open its page again to see."),
    ),
    "quality.campaign_has_nobody": both(
        ("Không có ai để mời.", "Trong những ngày và cơ quan này chưa có lần nộp nào ngã ngũ mà chưa được hỏi."),
        (
            "There is nobody to ask.",
            "On those days and at those agencies no attempt has ended of which nobody was asked yet.",
        ),
    ),
    "quality.campaign_has_no_survey": both(
        ("Chưa có phiếu khảo sát nào có hiệu lực.", "Hãy thêm phiếu vào gói dữ liệu rồi bắt đầu lại."),
        ("No survey is in force.", "Add one to the pack, then start again."),
    ),
    "quality.survey_closed": both(
        ("Phiếu này đã hết hạn.", "Chưa có gì được ghi. Bạn có thể được hỏi lại ở lần làm thủ tục sau."),
        ("The time to answer is over.", "Nothing was recorded. You may be asked again after another service."),
    ),
    "quality.round_under_way": both(
        ("Đợt đo “{round}” đang được chạy.", "Hãy đợi đợt đó xong rồi thử lại."),
        ("The round “{round}” is under way.", "Wait until it is done, then try again."),
    ),
}
