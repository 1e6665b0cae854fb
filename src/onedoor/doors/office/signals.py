"""Signs that a figure was helped along: for those who answer for it, as a reason to look."""

from collections.abc import Mapping

from django.http import HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from onedoor.doors.frame.access import ActorRequest, access
from onedoor.doors.office.quality_period import asked
from onedoor.doors.office.shown import MEASURES, agency_name, page
from onedoor.quality import queries
from onedoor.quality.rules.signalling import Sign

SIGNS: Mapping[Sign, Promise] = {
    Sign.LATE_STOPS: _("Yêu cầu bổ sung trong một phần mười cuối của thời hạn"),
    Sign.REOPENED: _("Từ chối hoặc dừng, rồi nộp lại trong 30 ngày"),
    Sign.IN_HOURS: _("Nộp trực tuyến trong giờ hành chính"),
    Sign.BY_FEW: _("Nộp từ tài khoản nộp hơn 10 hồ sơ trong một ngày"),
}


@access(MEASURES)
def signals(request: ActorRequest) -> HttpResponse:
    """Who stands out first."""
    wanted = asked(request.GET)
    rows = [
        {"name": agency_name(found.agency), "signals": [(SIGNS[one.sign], one) for one in found.signals if one.n]}
        for found in queries.signals(wanted.first, wanted.last, seen_by=request.actor)
    ]
    return page(request, "signals.html", {"wanted": wanted, "rows": rows}, status=400 if wanted.error else 200)
