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
    status = 409
