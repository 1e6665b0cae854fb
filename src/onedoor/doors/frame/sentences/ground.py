"""Sentences for the refusals of the ground and of the frame."""

from collections.abc import Mapping

from onedoor.doors.frame.sentences.shape import Pair, both

SENTENCES: Mapping[str, Pair] = {
    "base.refused": both(
        ("Việc này chưa làm được.", "Dữ liệu đã lưu vẫn còn nguyên. Mời bạn quay lại trang trước và thử lại."),
        ("This could not be done.", "What was saved is still there. Please go back and try again."),
    ),
    "base.not_found": both(
        (
            "Không tìm thấy trang này.",
            "Có thể địa chỉ bị gõ sai, hoặc trang không dành cho tài khoản đang dùng. Mời bạn kiểm tra lại địa chỉ.",
        ),
        (
            "There is no such page.",
            "The address may be mistyped, or the page is not for the account in use. Please check the address.",
        ),
    ),
    "base.not_allowed": both(
        (
            "Tài khoản này không được làm việc đó.",
            "Nếu đây là việc của bạn, hãy nhờ người quản lý đơn vị cấp đúng vai trò.",
        ),
        ("This account may not do that.", "If this is your task, ask the head of your unit for the right role."),
    ),
    "base.not_readable": both(
        (
            "Có ký tự không đọc được.",
            "Mời bạn quay lại, gõ lại chỗ vừa dán vào rồi gửi lần nữa. Phần đã lưu trước đó vẫn còn.",
        ),
        (
            "Some characters could not be read.",
            "Please go back, type again what was pasted, and send once more. What was saved before is still there.",
        ),
    ),
    "base.store_unavailable": both(
        (
            "Tạm thời chưa lưu hay mở được tệp.",
            "Chưa có gì được nhận. Mời bạn thử lại sau ít phút; phần đã lưu vẫn còn.",
        ),
        ("Files cannot be kept or opened just now.", "Nothing was taken. Please try again in a few minutes."),
    ),
    "base.bytes_changed": both(
        ("Tệp đã lưu không còn nguyên vẹn.", "Chúng tôi không đưa ra một tệp sai. Người vận hành đã được báo."),
        ("The stored file is not what was kept.", "We give out no wrong file. The operators have been told."),
    ),
    "frame.not_signed_in": both(
        ("Cần đăng nhập.", "Mời bạn đăng nhập rồi mở lại trang này."),
        ("Signing in is needed.", "Please sign in, then open this page again."),
    ),
    "frame.sign_in_failed": both(
        (
            "Lần đăng nhập này không hoàn tất.",
            "Có thể trang đăng nhập đã mở quá lâu hoặc mở ở nhiều thẻ. Mời bạn đăng nhập lại từ đầu.",
        ),
        (
            "This sign-in was not completed.",
            "The sign-in page may have been open for too long or in several tabs. Please start again.",
        ),
    ),
    "frame.sign_in_unreachable": both(
        (
            "Hệ thống đăng nhập hiện không trả lời.",
            "Lỗi không ở phía bạn. Hồ sơ đang làm vẫn được giữ. Mời bạn thử lại sau ít phút.",
        ),
        (
            "The sign-in system does not answer now.",
            "This is not your fault, and drafts are kept. Please try again in a few minutes.",
        ),
    ),
    "frame.only_sent": both(
        (
            "Địa chỉ này không mở trực tiếp được.",
            "Đây là nơi một nút bấm gửi đến. Mời bạn quay lại trang trước và bấm nút ở đó.",
        ),
        (
            "This address cannot be opened by itself.",
            "It is where a button leads to. Please go back to the page before, and press the button there.",
        ),
    ),
    "frame.form_not_ours": both(
        (
            "Trang vừa gửi đã quá cũ.",
            "Để giữ an toàn, chúng tôi chưa nhận lần gửi này. Mời bạn quay lại, tải lại trang và gửi lần nữa.",
        ),
        (
            "The page that was sent is too old.",
            "To be safe, nothing was taken in. Please go back, reload the page and send again.",
        ),
    ),
    "frame.fault": both(
        (
            "Hệ thống gặp sự cố.",
            "Lỗi ở phía chúng tôi. Phần đã lưu vẫn còn. Mời thử lại sau ít phút; nếu vẫn vậy, hãy báo mã dưới đây.",
        ),
        (
            "Something broke on our side.",
            "What was saved is still there. Please try again in a few minutes; if it stays so, report the id below.",
        ),
    ),
    "frame.outside_unreachable": both(
        (
            "Một hệ thống liên thông hiện không trả lời.",
            "Phần đã lưu vẫn còn. Mời bạn thử lại sau ít phút.",
        ),
        (
            "A connected system does not answer now.",
            "What was saved is still there. Please try again in a few minutes.",
        ),
    ),
}
