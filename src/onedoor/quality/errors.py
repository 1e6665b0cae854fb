"""Why quality may say no."""

from onedoor.base.errors import Refusal


class SurveyAnswered(Refusal):
    """This invitation was answered already; each counts once. Facts: none."""

    code = "quality.survey_answered"
    status = 409


class SurveyClosed(Refusal):
    """The time to answer is over. Facts: none."""

    code = "quality.survey_closed"
    status = 410


class RoundUnderWay(Refusal):
    """Somebody makes the visits of this round at this moment. Facts: round."""

    code = "quality.round_under_way"


class CampaignOtherState(Refusal):
    """What is asked fits a campaign in another state. Facts: `state`."""

    code = "quality.campaign_other_state"
    status = 409


class CampaignHasNobody(Refusal):
    """Nobody can be asked: there is no such attempt, or all of them were asked before. Facts: none."""

    code = "quality.campaign_has_nobody"
    status = 409


class CampaignHasNoSurvey(Refusal):
    """No survey is in force to ask with. Facts: none."""

    code = "quality.campaign_has_no_survey"
    status = 409


class TooFewAssessors(Refusal):
    """Fewer than three people may assess that portal without being at home there. Facts: agency."""

    code = "quality.too_few_assessors"
    status = 409


class HandedIn(Refusal):
    """What was handed in stays as it is. Facts: none."""

    code = "quality.handed_in"
    status = 409


class NotAllRated(Refusal):
    """Criteria lack a rating, its evidence or its remark. Facts: criteria (ids)."""

    code = "quality.not_all_rated"
    status = 409


class NoSuchRating(Refusal):
    """The criterion has no such level, or may not lack. Facts: criterion."""

    code = "quality.no_such_rating"


class RemarkNeeded(Refusal):
    """Such a rating, or a decision, needs its reason in words. Facts: criterion."""

    code = "quality.remark_needed"


class NotNow(Refusal):
    """At this stage of the assessment that cannot be done any more, or not yet. Facts: stage."""

    code = "quality.not_now"
    status = 409
