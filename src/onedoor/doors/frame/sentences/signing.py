"""Sentences for the refusals of signing: each says whether anything was signed."""

from collections.abc import Mapping

from onedoor.doors.frame.sentences.shape import Pair, both

SENTENCES: Mapping[str, Pair] = {
    "signing.nothing_to_sign": both(
        ("Không có văn bản nào chờ bạn ký lúc này.", "Chưa có gì được ký. Hãy tải lại danh sách chờ ký."),
        ("Nothing waits for your signature now.", "Nothing was signed. Reload the list of what is to be signed."),
    ),
    "signing.too_many_at_once": both(
        ("Một lần xác nhận ký được nhiều nhất {most} văn bản.", "Chưa có gì được ký. Hãy chọn ít hơn."),
        ("One confirmation covers {most} documents at most.", "Nothing was signed. Choose fewer."),
    ),
    "signing.somebody_is_signing": both(
        (
            "Có người đang ký một trong các văn bản này.",
            "Bạn chưa ký gì. Mỗi lần một người ký; hãy thử lại sau vài phút.",
        ),
        (
            "Somebody is signing one of these documents.",
            "You have signed nothing. One signs after the other; try again in a few minutes.",
        ),
    ),
    "signing.not_in_this_state": both(
        ("Lần ký này đã kết thúc hoặc đã xong.", "Hãy tải lại trang để xem văn bản nào đã ký."),
        ("This signing has ended or is done.", "Reload the page to see which documents are signed."),
    ),
    "signing.no_signing_here": both(
        ("Hệ thống này chưa nối với dịch vụ ký số.", "Chưa có gì được ký. Hãy báo người quản trị hệ thống."),
        ("This system is connected to no signing service.", "Nothing was signed. Tell who runs the system."),
    ),
    "signing.not_the_holder": both(
        ("Chứng thư số mang tên người khác.", "Chưa có gì được ký. Hãy liên hệ nhà cung cấp dịch vụ ký số."),
        ("The certificate is in another person's name.", "Nothing was signed. Contact your signing service."),
    ),
    "signing.no_credential": both(
        (
            "Dịch vụ ký số không có chứng thư còn dùng được của bạn.",
            "Chưa có gì được ký. Hãy đăng ký hoặc gia hạn chứng thư số.",
        ),
        (
            "The signing service has no usable certificate of yours.",
            "Nothing was signed. Apply for a certificate, or renew it.",
        ),
    ),
}
