"""Visits and households in words, for the helper and for who leads the team."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from onedoor.doors.frame.mandate_words import service_title
from onedoor.outreach.terms import HelpCaseRow, Outcome, Standing, Topic

OUTCOMES: Mapping[Outcome, Promise] = {
    Outcome.HELPED: _("Đã giúp"),
    Outcome.COME_BACK: _("Hẹn quay lại"),
    Outcome.NOT_AT_HOME: _("Vắng nhà"),
    Outcome.REFUSED: _("Không cần giúp"),
}
TOPICS: Mapping[Topic, Promise] = {
    Topic.ACCOUNT: _("Tài khoản, định danh điện tử"),
    Topic.FILING: _("Nộp hồ sơ trực tuyến"),
    Topic.PAYING: _("Nộp phí, lệ phí"),
    Topic.RESULT: _("Theo dõi, nhận kết quả"),
    Topic.SAFETY: _("Giữ an toàn trên mạng"),
    Topic.OTHER: _("Việc khác"),
}
STANDINGS: Mapping[Standing, Promise] = {
    Standing.NEW: _("Chưa đến"),
    Standing.AGAIN: _("Đến lại hôm nay"),
    Standing.LATER: _("Hẹn ngày khác"),
    Standing.HELPED: _("Đã giúp"),
    Standing.REFUSED: _("Không cần giúp"),
}
LOOKS: Mapping[Standing, str] = {
    Standing.NEW: "",
    Standing.AGAIN: "amber",
    Standing.LATER: "plain",
    Standing.HELPED: "green",
    Standing.REFUSED: "grey",
}
"""The colour of each standing's tag."""


@dataclass(frozen=True, slots=True)
class CaseLine:
    """A help case with its topic and procedure in words."""

    row: HelpCaseRow
    about: str


def case_line(row: HelpCaseRow) -> CaseLine:
    """The case as both doors show it."""
    about = [str(TOPICS[row.topic]), service_title(row.procedure) if row.procedure else ""]
    return CaseLine(row, " · ".join(one for one in about if one))
