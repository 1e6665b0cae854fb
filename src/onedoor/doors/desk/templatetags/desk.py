"""What the desk's templates ask for: the keys of a page, and the size of a file in words."""

from collections.abc import Sequence

from django import template
from django.utils.translation import gettext as _

from onedoor.doors.desk.dossier import Action

register = template.Library()
Keys = tuple[tuple[str, str], ...]


@register.simple_tag
def inbox_keys() -> Keys:
    """The keys of the inbox."""
    return (
        ("j", _("Hồ sơ sau")),
        ("k", _("Hồ sơ trước")),
        ("Enter", _("Mở hồ sơ")),
        ("x", _("Đánh dấu hồ sơ")),
        ("/", _("Tìm")),
        ("?", _("Bảng phím tắt")),
    )


@register.simple_tag
def dossier_keys(actions: Sequence[Action]) -> Keys:
    """The keys of a dossier: its actions, and the way back."""
    own = tuple((action.key, action.text) for action in actions)
    return (
        *own,
        ("a", _("Nhận hoặc giao xử lý")),
        ("n", _("Viết ghi chú")),
        ("u", _("Về danh sách")),
        ("?", _("Bảng phím tắt")),
    )


@register.filter
def file_size(count: int) -> str:
    """The size of a file: "240 kB", "1,2 MB"."""
    if count < 1_000_000:
        return f"{max(1, round(count / 1000))} kB"
    return f"{count / 1_000_000:.1f} MB".replace(".", ",")


@register.filter
def file_kind(media_type: str) -> str:
    """What kind of file it is, as people call it."""
    return {"application/pdf": "PDF", "image/jpeg": "JPG", "image/png": "PNG", "image/webp": "WebP"}.get(
        media_type, media_type
    )
