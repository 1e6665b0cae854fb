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
