"""The steps of a campaign, each one button: start, close, report, discard."""

from collections.abc import Callable, Mapping
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from onedoor.base.errors import NotFound
from onedoor.doors.frame.access import ActorRequest, access
from onedoor.doors.office.campaign_design import LEADS
from onedoor.quality import operations

_STEPS: Mapping[str, tuple[Callable[..., None], Promise, str]] = {
    "start": (operations.start_campaign, _("Đã rút thăm. Tin mời sẽ đi trong giờ ban ngày."), "office:campaign"),
    "close": (operations.close_campaign, _("Đã đóng đợt. Không mời thêm ai nữa."), "office:campaign"),
    "report": (operations.report_campaign, _("Báo cáo đã được lập."), "office:campaign_report"),
    "discard": (operations.discard_campaign, _("Đã bỏ bản dự thảo."), ""),
}


@require_POST
@access(LEADS)
def campaign_step(request: ActorRequest, campaign_id: UUID, step: str) -> HttpResponse:
    """The step is done, and its page shown. Refuses: NotFound, CampaignOtherState, CampaignHasNobody,
    CampaignHasNoSurvey."""
    if step not in _STEPS:
        raise NotFound
    act, told, leads_to = _STEPS[step]
    act(campaign_id, by=request.actor)
    request.session["office_told"] = str(told)
    return redirect(leads_to, campaign_id) if leads_to else redirect("office:campaigns")
