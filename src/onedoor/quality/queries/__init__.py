"""What one may ask about quality."""

from onedoor.quality.journey_key import journey_key
from onedoor.quality.queries.assessed_portals import (
    assessed_portal,
    is_assessed,
    portals_of_agency,
    portals_to_decide,
    published_assessment,
)
from onedoor.quality.queries.assessing import evidence, own_assessment, own_assessments
from onedoor.quality.queries.assessment_rounds import (
    CriterionAgreement,
    RoundView,
    assessment_round,
    assessment_rounds,
    may_run_rounds,
)
from onedoor.quality.queries.attempts import attempt, attempts, failures, failures_by, of_journeys
from onedoor.quality.queries.barriers import barriers
from onedoor.quality.queries.browsers import client_failures, page_speed
from onedoor.quality.queries.campaign_views import (
    campaign,
    campaign_plan,
    campaign_report,
    campaigns,
    rebuilt_campaign,
)
from onedoor.quality.queries.criteria import criteria_set
from onedoor.quality.queries.expert_figures import expert_observations
from onedoor.quality.queries.fixing import Opportunity, opportunities
from onedoor.quality.queries.frames import surveyable
from onedoor.quality.queries.instruments import survey_page
from onedoor.quality.queries.open_data import open_data
from onedoor.quality.queries.pictures import pictured, published_bytes, published_picture, screenshot, to_take_down
from onedoor.quality.queries.probes import PortalView, portal, round_of, rounds, visits
from onedoor.quality.queries.public import Journeys, Shown, journeys
from onedoor.quality.queries.reports import Edition, Place, ReportView, edition, newest, rebuilt, report
from onedoor.quality.queries.signals import AgencySignals, signals
from onedoor.quality.queries.store import (
    compared,
    counts_people,
    line,
    observations,
    of_the_platform,
    periods,
    published,
    scored,
    series,
)
from onedoor.quality.queries.stumbled import stumbled
from onedoor.quality.queries.surveys import survey_observations, survey_report

__all__ = [
    "AgencySignals",
    "CriterionAgreement",
    "Edition",
    "Journeys",
    "Opportunity",
    "Place",
    "PortalView",
    "ReportView",
    "RoundView",
    "Shown",
    "assessed_portal",
    "assessment_round",
    "assessment_rounds",
    "attempt",
    "attempts",
    "barriers",
    "campaign",
    "campaign_plan",
    "campaign_report",
    "campaigns",
    "client_failures",
    "compared",
    "counts_people",
    "criteria_set",
    "edition",
    "evidence",
    "expert_observations",
    "failures",
    "failures_by",
    "is_assessed",
    "journey_key",
    "journeys",
    "line",
    "may_run_rounds",
    "newest",
    "observations",
    "of_journeys",
    "of_the_platform",
    "open_data",
    "opportunities",
    "own_assessment",
    "own_assessments",
    "page_speed",
    "periods",
    "pictured",
    "portal",
    "portals_of_agency",
    "portals_to_decide",
    "published",
    "published_assessment",
    "published_bytes",
    "published_picture",
    "rebuilt",
    "rebuilt_campaign",
    "report",
    "round_of",
    "rounds",
    "scored",
    "screenshot",
    "series",
    "signals",
    "stumbled",
    "survey_observations",
    "survey_page",
    "survey_report",
    "surveyable",
    "to_take_down",
    "visits",
]
