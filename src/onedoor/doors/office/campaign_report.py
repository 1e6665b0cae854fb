"""A campaign's report: weighted shares with their intervals beside March 2023, and all that they rest on."""

from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from onedoor.doors.frame.access import ActorRequest, access
from onedoor.doors.office import charts
from onedoor.doors.office.campaign_words import agencies
from onedoor.doors.office.cause_words import GROUPS
from onedoor.doors.office.shown import MEASURES, agency_name, page
from onedoor.doors.office.survey import line
from onedoor.quality import profile, queries
from onedoor.quality.rules.responses import rates
from onedoor.quality.rules.shares import SHOWN_FROM, UNMARKED_FROM
from onedoor.quality.terms.campaigns import CampaignReport


@access(MEASURES)
def campaign_report(request: ActorRequest, campaign_id: UUID) -> HttpResponse:
    """The report as it was made. Refuses: NotFound."""
    found = queries.campaign_report(campaign_id, seen_by=request.actor)
    one = queries.campaign(campaign_id, seen_by=request.actor)
    context = {
        "one": one,
        "found": found,
        "whom": agencies(one.design.agencies),
        "rates": rates(found.result),
        "lines": [line(figure) for figure in found.figures],
        "causes": [(str(GROUPS[cause.group]), cause) for cause in found.causes],
        "places": [(agency_name(place.agency), place, rates(place.result).rr2) for place in found.places],
        "chart": _chart(found) if found.causes else None,
        "shown_from": SHOWN_FROM,
        "small": 0 < found.n_effective < UNMARKED_FROM,
        "survey_title": profile.pack().survey.title.in_(get_language() or "vi"),
    }
    return page(request, "campaign_report.html", context)


def _chart(found: CampaignReport) -> charts.Chart:
    numbers: list[charts.Numbers] = [
        (
            str(GROUPS[one.group]),
            (100 * (one.before or 0.0), 100 * one.weighted.value),
            (100 * one.weighted.low, 100 * one.weighted.high),
        )
        for one in found.causes
    ]
    about = _(
        "Phần trăm người không hài lòng nêu nguyên nhân này; cột xám: khảo sát tháng 3/2023, cột xanh: đợt này, kèm "
        "khoảng tin cậy 95 %. Số liệu ở bảng bên cạnh."
    )
    return charts.in_per_cent(
        charts.bars("causes", _("Vì sao không hài lòng"), about, (_("Khảo sát 2023"), _("Đợt này")), numbers)
    )
