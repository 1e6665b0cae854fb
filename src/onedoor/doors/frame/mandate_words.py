"""Mandates of assistance in words, for the helper and for the person."""

from collections.abc import Mapping
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from onedoor.base import clock
from onedoor.base.errors import NotFound
from onedoor.catalogue import queries as catalogue
from onedoor.outreach.terms import Confirmed, Did, Ended, MandateRow, MandateState

STATES: Mapping[MandateState, Promise] = {
    MandateState.ASKED: _("Chờ đồng ý"),
    MandateState.LIVE: _("Đang có hiệu lực"),
    MandateState.ENDED: _("Đã hết"),
}
LOOKS: Mapping[MandateState, str] = {
    MandateState.ASKED: "amber",
    MandateState.LIVE: "green",
    MandateState.ENDED: "grey",
}
HOW: Mapping[Confirmed, Promise] = {
    Confirmed.SELF: _("đồng ý trên máy của mình"),
    Confirmed.CODE: _("đọc mã xác nhận"),
    Confirmed.WITNESS: _("đồng ý trước người làm chứng"),
}
ENDED: Mapping[Ended, Promise] = {
    Ended.REVOKED: _("người được giúp đã dừng"),
    Ended.DECLINED: _("người được giúp không đồng ý"),
    Ended.LAID_DOWN: _("người giúp đã thôi"),
}
DID: Mapping[Did, Promise] = {
    Did.OPENED: _("Mở trang để giúp"),
    Did.BEGAN: _("Tạo bản điền mới"),
    Did.KEPT: _("Giữ bản điền trên điện thoại của người giúp"),
    Did.SAVED: _("Lưu bản đang điền"),
    Did.FILED: _("Nộp hồ sơ"),
}
ACTS: Mapping[str, Promise] = {
    "fill": _("Điền tờ khai, đính kèm giấy tờ"),
    "keep": _("Giữ trên điện thoại để điền khi không có mạng"),
    "file": _("Nộp hồ sơ"),
}


def service_title(procedure: str, on: date | None = None) -> str:
    """What a procedure is called; its code where it is no more in force."""
    try:
        found = catalogue.current_version(procedure, on or clock.today())
    except NotFound:
        return procedure
    return found.definition.title.in_(get_language() or "vi")


def words_of(row: MandateRow) -> str:
    """The half of the mandate's words that is in the language of the page; both halves are kept."""
    vietnamese, _gap, english = row.text.partition("\n\n")
    return english if (get_language() or "vi").startswith("en") else vietnamese
