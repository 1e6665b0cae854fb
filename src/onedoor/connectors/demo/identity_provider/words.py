"""What the provider's one page says, in Vietnamese and English."""

from collections.abc import Mapping

WORDS: Mapping[str, Mapping[str, str]] = {
    "vi": {
        "title": "Bạn đăng nhập với tư cách ai?",
        "banner": "Đăng nhập thử nghiệm",
        "explained": "Những người này không có thật. Bấm vào một tên để đăng nhập bằng người đó, không cần mật khẩu.",
        "citizens": "Người dân",
        "officers": "Cán bộ",
        "keepers": "Cán bộ tài chính: tiền, đối chiếu và chính sách phí",
        "back": "Quay lại",
        "language": "English",
        "other": "en",
        "home": "Đây là nhà cung cấp danh tính thử nghiệm",
        "home_text": "Trang này chỉ mở từ nút Đăng nhập của Onedoor.",
        "unfit": "Không đăng nhập được theo cách này",
        "unfit_text": "Yêu cầu đăng nhập không đúng. Bạn hãy quay lại và bấm Đăng nhập lần nữa.",
        "to_system": "Về Onedoor",
    },
    "en": {
        "title": "Who do you want to sign in as?",
        "banner": "Demo identity provider",
        "explained": "None of these people exists. Press a name to sign in as that person; there is no password.",
        "citizens": "Citizens",
        "officers": "Officers",
        "keepers": "Finance officers: money, reconciliation and fee policies",
        "back": "Back",
        "language": "Tiếng Việt",
        "other": "vi",
        "home": "This is the demo identity provider",
        "home_text": "It is opened by the sign-in button of Onedoor.",
        "unfit": "Signing in does not work this way",
        "unfit_text": "The request to sign in is not right. Please go back and press Sign in once more.",
        "to_system": "Back to Onedoor",
    },
}
