"""The words of quality that more than one door says."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from onedoor.quality.terms import Group

GROUPS: Mapping[Group, Promise] = {
    Group.PORTAL: _("Lỗi cổng dịch vụ"),
    Group.PROCEDURE: _("Thủ tục phức tạp"),
    Group.PAYMENT: _("Lỗi thanh toán"),
    Group.NETWORK: _("Mạng của người dùng"),
    Group.DEVICE: _("Thiết bị của người dùng"),
    Group.OTHER: _("Lý do khác"),
    Group.UNCLASSIFIED: _("Chưa rõ nguyên nhân"),
}
