"""Life events in words: under which people look for what they need."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

LIFE_EVENTS: Mapping[str, Promise] = {
    "family": _("Gia đình"),
    "residence": _("Cư trú"),
    "identity": _("Giấy tờ tùy thân"),
    "vehicle": _("Xe cộ"),
    "home": _("Nhà cửa"),
    "business": _("Kinh doanh, thuế"),
}

LIFE_EVENT_EXAMPLES: Mapping[str, Promise] = {
    "family": _("Khai sinh, kết hôn, khai tử"),
    "residence": _("Thường trú, tạm trú, tạm vắng"),
    "identity": _("Số định danh, lý lịch tư pháp"),
    "vehicle": _("Giấy phép lái xe"),
    "home": _("Cấp phép xây dựng nhà ở"),
    "business": _("Hộ kinh doanh, đăng ký thuế"),
}
