"""How the office says what a broken rule of axe-core means for people."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

_ARIA = _("Mã trợ năng (ARIA) sai nên phần mềm đọc màn hình đọc nhầm hoặc bỏ qua")
_PICTURE = _("Hình không có lời mô tả")
_BUTTON = _("Nút không có tên đọc được")
_FIELD = _("Ô nhập không có nhãn")
_RULES: Mapping[str, Promise] = {
    "area-alt": _PICTURE,
    "image-alt": _PICTURE,
    "input-image-alt": _PICTURE,
    "button-name": _BUTTON,
    "input-button-name": _BUTTON,
    "label": _FIELD,
    "select-name": _FIELD,
    "audio-caption": _("Tiếng không có phụ đề"),
    "video-caption": _("Phim không có phụ đề"),
    "meta-refresh": _("Trang tự chuyển đi trước khi đọc kịp"),
    "td-has-header": _("Ô trong bảng không biết thuộc cột hay hàng nào"),
}


def rule_in_words(rule: str) -> Promise | str:
    """What is wrong; a rule without words goes by its name."""
    return _ARIA if rule.startswith("aria-") or rule == "duplicate-id-aria" else _RULES.get(rule, rule)
