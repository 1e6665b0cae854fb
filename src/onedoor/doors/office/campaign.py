"""One campaign: its plan, and once it is under way who was asked and who answered, drawn and as a table."""

from collections import Counter
from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _

from onedoor.doors.frame.access import ActorRequest, access
from onedoor.doors.office import charts
from onedoor.doors.office.campaign_plan import shown_plan, shown_progress
from onedoor.doors.office.campaign_words import ENDINGS, LOOKS, STATES, agencies
from onedoor.doors.office.shown import MEASURES, agency_name, page
from onedoor.quality import pack_files, queries
from onedoor.quality.rules.campaign_reports import summed
from onedoor.quality.rules.responses import rates
from onedoor.quality.terms.campaigns import CampaignState, CampaignView


@access(MEASURES)
def campaign(request: ActorRequest, campaign_id: UUID) -> HttpResponse:
    """The page of its state. Refuses: NotFound."""
    found = queries.campaign(campaign_id, seen_by=request.actor)
    draft = found.state is CampaignState.DRAFT
    result = summed(one.result for one in found.progress)
    context = {
        "found": found,
        "state": STATES[found.state],
        "look": LOOKS[found.state],
        "whom": agencies(found.design.agencies),
        "endings": ", ".join(str(ENDINGS[one]) for one in found.design.endings),
        "plan": shown_plan(found.plan) if draft else shown_progress(found.plan, found.progress),
        "result": result,
        "asked": sum(one.asked for one in found.progress),
        "waiting": sum(one.waiting for one in found.progress),
        "rates": rates(result),
        "chart": None if draft else _chart(found),
        "how": pack_files.asking(),
    }
    return page(request, "campaign.html", context)


def _chart(found: CampaignView) -> charts.Chart:
    """By agency how many were drawn, asked, and answered."""
    counted: dict[str, Counter[str]] = {}
    for one in found.progress:
        counted.setdefault(one.stratum.agency, Counter()).update(
            drawn=one.stratum.sample, asked=one.asked, answered=one.result.answered
        )
    numbers: list[charts.Numbers] = [
        (agency_name(agency), (float(n["drawn"]), float(n["asked"]), float(n["answered"])), None)
        for agency, n in counted.items()
    ]
    return charts.bars(
        "progress",
        _("Đã rút thăm, đã mời, đã trả lời"),
        _("Số người theo cơ quan. Số liệu ở bảng bên cạnh."),
        (_("Đã rút thăm"), _("Đã mời"), _("Đã trả lời")),
        numbers,
    )
